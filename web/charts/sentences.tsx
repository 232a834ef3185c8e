import { i18n } from '@lingui/core';
import { useMemo } from 'react';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import { baseValue, findingsOf } from '../../src/picture/reading.ts';
import type { Finding } from '../../src/summary/findings.ts';
import { type Answer, type OutputId, placeRows, type Session } from '../../workers/page.ts';
import { placeNames, usePage } from '../context.ts';
import { outputOf, outputUnit } from '../texts.ts';
import { levelSentence } from './level-sentence.ts';

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
  const isReference = scenario === reference;
  const findings = useMemo(() => {
    const place = placeRows(world, question.scenario.groups).get(question.place);
    const base = place && baseValue(world, place, output);
    return findingsOf(scenario, isReference ? undefined : reference, base, output, year);
  }, [world, question, scenario, reference, isReference, output, year]);
  const nameIn = outputOf(output).scope === 'world' ? '' : placeNames(world, question.place).nameIn;
  const isWorld =
    placeRows(world, question.scenario.groups).get(question.place)?.members.length === world.places.length;
  const sentences =
    isWorld && output === 'netMigration'
      ? [worldNetMigrationSentence(findings, year, format)]
      : findings.map((finding) => sentenceOf(finding, output, nameIn, year, format));
  return <SentenceText answer={answer} sentences={sentences} />;
}

/** Sentences on an answer, with what is to be said while runs come in. */
export function SentenceText({
  answer,
  sentences,
}: {
  readonly answer: Answer;
  readonly sentences: readonly string[];
}) {
  const { format } = usePage();
  const { question, scenario } = answer;
  const isPreview = scenario.runs < question.runs;
  const preview = i18n._({
    id: 'finding.preview',
    message: 'These are the first {runs} of {of} runs; the numbers settle as the others come in.',
    values: { runs: format.whole(scenario.runs), of: format.whole(question.runs) },
  });
  return (
    <p className="sentences" data-runs={scenario.runs}>
      {[...sentences, ...(isPreview ? [preview] : [])].join(' ')}
    </p>
  );
}

/** The world gains and loses nobody: what its line shows is what the UN's own figures lack to zero. */
function worldNetMigrationSentence(findings: readonly Finding[], year: number, format: NumberFormat): string {
  const level = findings.find((finding) => finding.kind === 'level');
  return i18n._({
    id: 'finding.worldNetMigration',
    message:
      'Over the world net migration is zero: who leaves one place arrives in another. The line shows what the UN’s own figures, which are rounded, lack to zero: {people} people in {year}. Choose a place or a region.',
    values: { people: format.value(Math.abs(level?.median ?? 0), 'persons'), year: String(year) },
  });
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
      return i18n._({ id: 'finding.same', message: 'To three digits, the median is that of the reference.' });
    default: {
      const never: never = finding;
      throw new Error(`finding ${String(never)} has no sentence`);
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
      message: 'Against the reference, the median differs by {points} points.',
      values: { points: format.points(difference) },
    });
  const values = {
    size: format.value(Math.abs(difference), unit),
    ratio: ratio === undefined ? '' : format.signed(ratio, 'ratio'),
  };
  if (ratio === undefined || (unit !== 'persons' && unit !== 'int$2021'))
    return difference < 0
      ? i18n._({ id: 'finding.below', message: 'Against the reference, the median is {size} lower.', values })
      : i18n._({ id: 'finding.above', message: 'Against the reference, the median is {size} higher.', values });
  return difference < 0
    ? i18n._({
        id: 'finding.belowBy',
        message: 'Against the reference, the median is {size} lower ({ratio}).',
        values,
      })
    : i18n._({
        id: 'finding.aboveBy',
        message: 'Against the reference, the median is {size} higher ({ratio}).',
        values,
      });
}
