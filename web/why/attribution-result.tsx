import { i18n } from '@lingui/core';
import { useMemo } from 'react';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { Session } from '../../workers/page.ts';
import { type Attribution, type Sampled, sampled } from '../../workers/page-shocks.ts';
import { nodeName } from '../charts/driver-diagram.tsx';
import { TableFrame } from '../charts/table-frame.tsx';
import { placeNames, usePage } from '../context.ts';
import { outputLabel, outputUnit } from '../texts.ts';
import { differenceWords, percentWords } from './value-words.ts';
import { WaterfallChart } from './waterfall-chart.tsx';

interface AttributionResultProps {
  readonly found: Attribution;
  readonly world: Session['world'];
  readonly isTable: boolean;
}

/** The parts of a change in a sentence, as a chart or as a table. */
export function AttributionResult({ found, world, isTable }: AttributionResultProps) {
  const { format } = usePage();
  const { output, year, place } = found.question;
  const parts = useMemo(() => found.parts.map(({ mean, error }) => sampled(mean, error)), [found]);
  const total = useMemo(() => sampled(found.total.mean, found.total.error), [found]);
  const title = i18n._({
    id: 'attribution.chart',
    message: '“{output}”, {place}, {year}: scenario minus reference',
    values: { output: outputLabel(output), place: placeNames(world, place).name, year },
  });
  return (
    <>
      <p className="section-sentence" role="status">
        {sentence(found, parts, total, world, format)}
      </p>
      {!isTable && <h3 className="why-chart-title">{title}</h3>}
      {isTable ? (
        <AttributionTable found={found} parts={parts} total={total} caption={title} />
      ) : (
        <WaterfallChart
          groups={found.groups}
          parts={parts}
          total={total}
          reference={found.reference}
          output={output}
          label={title}
        />
      )}
      <p className="note">
        {i18n._({
          id: 'attribution.note',
          message:
            '{runs} runs of each of {combinations} combinations of the parts, all with the same luck{same, plural, =0 {} other {; # of them cannot differ in this indicator and were not computed again}}. Each part is its mean effect over all orders in which the parts may come (Shapley value), so that the parts add up exactly. Lines: 80% interval of the sampling error.',
          values: {
            runs: format.whole(found.runs),
            combinations: format.whole(2 ** found.groups.length),
            same: 2 ** found.groups.length - found.distinct,
          },
        })}
      </p>
    </>
  );
}

/** The change and the part that makes most of it. */
function sentence(
  found: Attribution,
  parts: readonly Sampled[],
  total: Sampled,
  world: Session['world'],
  format: NumberFormat,
): string {
  const { output, year, place } = found.question;
  const difference = (value: number) => differenceWords(format, output, value);
  let largest = 0;
  parts.forEach(({ mean }, i) => {
    if (Math.abs(mean) > Math.abs(parts[largest]?.mean ?? 0)) largest = i;
  });
  const group = found.groups[largest];
  const most = parts[largest];
  const [low, high] = [difference(total.low), difference(total.high)];
  const change = { total: difference(total.mean), low, high };
  const values = {
    ...{ output: outputLabel(output), nameIn: placeNames(world, place).nameIn, year },
    from: format.value(found.reference, outputUnit(output)),
    to: format.value(found.reference + total.mean, outputUnit(output)),
    change:
      low === high
        ? change.total
        : i18n._({
            id: 'attribution.change',
            message: '{total}, 80% sampling interval {low} to {high}',
            values: change,
          }),
    part: group ? nodeName(group) : '',
    most: difference(most?.mean ?? 0),
    share: most && total.mean !== 0 ? percentWords(format, most.mean / total.mean) : '',
  };
  const acting = parts.filter(({ mean }) => mean !== 0).length;
  if (acting === 0)
    return i18n._({
      id: 'attribution.none',
      message: 'The changes do not move “{output}” {nameIn} in {year}: it stays at {from} in the mean of the runs.',
      values,
    });
  if (acting === 1)
    return i18n._({
      id: 'attribution.one',
      message:
        '“{output}” {nameIn} in {year}: from {from} in the reference to {to} in the mean of the runs ({change}). All of it comes from {part}.',
      values,
    });
  // Shares speak only where no part works against another.
  return parts.every(({ mean }) => mean * total.mean >= 0)
    ? i18n._({
        id: 'attribution.same',
        message:
          '“{output}” {nameIn} in {year}: from {from} in the reference to {to} in the mean of the runs ({change}). Most of it, {share}, comes from {part}: {most}.',
        values,
      })
    : i18n._({
        id: 'attribution.mixed',
        message:
          '“{output}” {nameIn} in {year}: from {from} in the reference to {to} in the mean of the runs ({change}). The parts work against each other; the largest is {part}: {most}.',
        values,
      });
}

function AttributionTable({
  found,
  parts,
  total,
  caption,
}: {
  readonly found: Attribution;
  readonly parts: readonly Sampled[];
  readonly total: Sampled;
  readonly caption: string;
}) {
  const { format } = usePage();
  const { output } = found.question;
  const unit = outputUnit(output);
  const row = (name: string, size: Sampled, id: string) => (
    <tr key={id}>
      <th scope="row">{name}</th>
      <td>{differenceWords(format, output, size.mean)}</td>
      <td>
        {size.isKnown
          ? i18n._({
              id: 'attribution.interval',
              message: '{low} to {high}',
              values: {
                low: differenceWords(format, output, size.low),
                high: differenceWords(format, output, size.high),
              },
            })
          : '–'}
      </td>
    </tr>
  );
  return (
    <TableFrame label={caption}>
      <table className="numbers attribution-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'attribution.part', message: 'Part of the scenario' })}</th>
            <th scope="col">{i18n._({ id: 'attribution.mean', message: 'Mean change' })}</th>
            <th scope="col">{i18n._({ id: 'attribution.sampling', message: '80% interval of the sampling error' })}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{i18n._({ id: 'waterfall.reference', message: 'Reference' })}</th>
            <td>{format.value(found.reference, unit)}</td>
            <td>–</td>
          </tr>
          {found.groups.map((group, i) => row(nodeName(group), parts[i] as Sampled, group))}
          {row(i18n._({ id: 'attribution.total', message: 'Scenario minus reference' }), total, 'total')}
        </tbody>
      </table>
    </TableFrame>
  );
}
