import { i18n } from '@lingui/core';
import { FIRST_YEAR, type OutputId } from '../../workers/page.ts';
import type { ComparedDifference } from '../../workers/page-compare.ts';
import { usePage } from '../context.ts';
import { outputLabel } from '../texts.ts';
import { differenceRange, differenceWords } from './compare-words.ts';
import { type ComparedItem, nameOf } from './compared-items.ts';

interface FindingsProps {
  readonly items: readonly ComparedItem[];
  readonly base: ComparedItem;
  readonly differences: readonly (ComparedDifference | undefined)[];
  readonly output: OutputId;
  readonly year: number;
}

/** What each scenario changes, in plain words; each number is in the charts and tables below. */
export function Findings({ items, base, differences, output, year }: FindingsProps) {
  const { format } = usePage();
  const sentences = items.flatMap((item, i) => {
    const difference = differences[i];
    const spread = difference?.years[year - FIRST_YEAR];
    if (!difference || !spread) return [];
    const above = difference.above[year - FIRST_YEAR] ?? 0;
    const below = difference.below[year - FIRST_YEAR] ?? 0;
    const values = {
      name: nameOf(item),
      base: nameOf(base),
      output: outputLabel(output),
      year,
      median: differenceWords(format, output, spread.p50),
      range: differenceRange(format, output, spread.p10, spread.p90),
      runs: format.whole(Math.round(difference.runs * (above >= below ? above : below))),
      of: format.whole(difference.runs),
    };
    if (above === 0 && below === 0)
      return i18n._({
        id: 'compare.same',
        message: '{name} does not differ from {base} in any run.',
        values,
      });
    return above >= below
      ? i18n._({
          id: 'compare.above',
          message:
            '{name} against {base}, with the same luck, {year}: {median} at the median, 80% {range}; above in {runs} of {of} runs.',
          values,
        })
      : i18n._({
          id: 'compare.below',
          message:
            '{name} against {base}, with the same luck, {year}: {median} at the median, 80% {range}; below in {runs} of {of} runs.',
          values,
        });
  });
  return (
    <div className="sentences compare-findings" role="status">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
