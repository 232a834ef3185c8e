import { i18n } from '@lingui/core';
import { useMemo } from 'react';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import { baseValue, findingsOf } from '../../src/picture/reading.ts';
import type { Finding } from '../../src/summary/findings.ts';
import { type Answer, type OutputId, PAGE_RUNS, placeRows, type Session } from '../../workers/page.ts';
import { placeNames, usePage } from '../context.ts';
import { outputOf, outputUnit } from '../texts.ts';

interface SentencesProps {
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly output: OutputId;
  readonly year: number;
}

/** Two or three findings in plain words, each number computed from the ensemble. */
export function Sentences({ answer, world, output, year }: SentencesProps) {
  const { format } = usePage();
  const { question, scenario, reference } = answer;
  const isReference = Object.keys(question.scenario.levers).length === 0;
  const findings = useMemo(() => {
    const place = placeRows(world, question.scenario.groups).get(question.place);
    const base = place && baseValue(world, place, output);
    return findingsOf(scenario, isReference ? undefined : reference, base, output, year);
  }, [world, question, scenario, reference, isReference, output, year]);
  const nameIn = outputOf(output).scope === 'world' ? '' : placeNames(world, question.place).nameIn;
  const sentences = findings.map((finding) => sentenceOf(finding, output, nameIn, year, format));
  if (scenario.runs < PAGE_RUNS)
    sentences.push(
      i18n._({
        id: 'finding.preview',
        message: 'These are the first {runs} of {of} runs; the numbers settle as the others come in.',
        values: { runs: format.whole(scenario.runs), of: format.whole(PAGE_RUNS) },
      }),
    );
  return (
    <p className="sentences" data-runs={scenario.runs}>
      {sentences.join(' ')}
    </p>
  );
}

function sentenceOf(finding: Finding, output: OutputId, nameIn: string, year: number, format: NumberFormat): string {
  switch (finding.kind) {
    case 'level':
      return levelSentence(finding, output, nameIn, year, format);
    case 'since-base':
      return sinceBaseSentence(finding, output, format);
    case 'against-reference':
      return againstReferenceSentence(finding, output, format);
    case 'same-as-reference':
      return i18n._({ id: 'finding.same', message: 'To three digits, the median is that of the UN reference.' });
    default: {
      const never: never = finding;
      throw new Error(`finding ${String(never)} has no sentence`);
    }
  }
}

function levelSentence(
  { median, low, high }: Extract<Finding, { kind: 'level' }>,
  output: OutputId,
  nameIn: string,
  year: number,
  format: NumberFormat,
): string {
  const unit = outputUnit(output);
  const values = {
    nameIn,
    year,
    median: format.value(median, unit),
    low: format.value(low, unit),
    high: format.value(high, unit),
    range: format.range(low, high, unit),
  };
  const departures = { ...values, size: format.value(-median, unit) };
  switch (output) {
    case 'population':
      return i18n._({
        id: 'finding.population',
        message:
          'On the median path, {median} people live {nameIn} at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'workingAge':
      return i18n._({
        id: 'finding.workingAge',
        message:
          'On the median path, {median} people aged 15 to 64 live {nameIn} at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'births':
      return i18n._({
        id: 'finding.births',
        message:
          'On the median path, {median} children are born {nameIn} in {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'deaths':
      return i18n._({
        id: 'finding.deaths',
        message:
          'On the median path, {median} people die {nameIn} in {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'netMigration':
      return median < 0
        ? i18n._({
            id: 'finding.netDepartures',
            message:
              'On the median path, {size} more people leave than arrive {nameIn} in {year}; in 8 of 10 runs net migration lies between {low} and {high}.',
            values: departures,
          })
        : i18n._({
            id: 'finding.netArrivals',
            message:
              'On the median path, {median} more people arrive than leave {nameIn} in {year}; in 8 of 10 runs net migration lies between {low} and {high}.',
            values,
          });
    case 'disasterDisplacement':
      return i18n._({
        id: 'finding.displacement',
        message:
          'On the median path, disasters cause {median} displacement movements {nameIn} in {year}; in 1 of 10 runs more than {high}. Years differ widely: one large disaster can exceed many years together.',
        values,
      });
    case 'medianAge':
      return i18n._({
        id: 'finding.medianAge',
        message:
          'On the median path, half of the people {nameIn} are older than {median} at the end of {year}; in 8 of 10 runs the median age lies between {low} and {high}.',
        values,
      });
    case 'youthShare':
      return i18n._({
        id: 'finding.youthShare',
        message:
          'On the median path, {median} of the people {nameIn} are 15 to 24 years old at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'oldAgeDependency':
      return i18n._({
        id: 'finding.oldAge',
        message:
          'On the median path, people aged 65 and over {nameIn} are {median} of the number aged 15 to 64 at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'warming':
      return i18n._({
        id: 'finding.warming',
        message:
          'On the median path, the world is {median} warmer in {year} than in 1850–1900; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    default: {
      const never: never = output;
      throw new Error(`output ${String(never)} has no sentence`);
    }
  }
}

function sinceBaseSentence(
  { difference, ratio }: Extract<Finding, { kind: 'since-base' }>,
  output: OutputId,
  format: NumberFormat,
): string {
  const unit = outputUnit(output);
  if (outputOf(output).kind === 'stock') {
    const values = { size: format.value(Math.abs(difference), unit), ratio: format.signed(ratio, 'ratio') };
    return difference < 0
      ? i18n._({ id: 'finding.fewer', message: 'That is {size} fewer than at the end of 2024 ({ratio}).', values })
      : i18n._({ id: 'finding.more', message: 'That is {size} more than at the end of 2024 ({ratio}).', values });
  }
  if (unit === 'share')
    return i18n._({
      id: 'finding.sincePoints',
      message: 'Since the end of 2024 it changes by {points} points.',
      values: { points: format.points(difference) },
    });
  return i18n._({
    id: 'finding.since',
    message: 'Since the end of 2024 it changes by {difference}.',
    values: { difference: format.signed(difference, unit) },
  });
}

function againstReferenceSentence(
  { difference, ratio }: Extract<Finding, { kind: 'against-reference' }>,
  output: OutputId,
  format: NumberFormat,
): string {
  const unit = outputUnit(output);
  if (unit === 'share')
    return i18n._({
      id: 'finding.againstPoints',
      message: 'Against the UN reference, the median differs by {points} points.',
      values: { points: format.points(difference) },
    });
  const values = {
    size: format.value(Math.abs(difference), unit),
    ratio: ratio === undefined ? '' : format.signed(ratio, 'ratio'),
  };
  if (ratio === undefined || unit !== 'persons')
    return difference < 0
      ? i18n._({ id: 'finding.below', message: 'Against the UN reference, the median is {size} lower.', values })
      : i18n._({ id: 'finding.above', message: 'Against the UN reference, the median is {size} higher.', values });
  return difference < 0
    ? i18n._({
        id: 'finding.belowBy',
        message: 'Against the UN reference, the median is {size} lower ({ratio}).',
        values,
      })
    : i18n._({
        id: 'finding.aboveBy',
        message: 'Against the UN reference, the median is {size} higher ({ratio}).',
        values,
      });
}
