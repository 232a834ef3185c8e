import { i18n } from '@lingui/core';
import { useMemo } from 'react';
import type { Session } from '../../workers/page.ts';
import {
  type LeverEffect,
  leverEffects,
  type Sensitivity,
  type SensitivityQuestion,
} from '../../workers/page-shocks.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { placeNames, usePage } from '../context.ts';
import { outputLabel } from '../texts.ts';
import { effectWords, movedName, rangeWords, sensitivitySentence } from './sensitivity-words.ts';
import { TornadoChart } from './tornado-chart.tsx';
import { differenceWords, percentWords } from './value-words.ts';

interface SensitivityResultProps {
  readonly question: SensitivityQuestion;
  readonly found: Sensitivity;
  readonly world: Session['world'];
  readonly isTable: boolean;
}

/** How much each lever decides: in a sentence, as a chart or as a table. */
export function SensitivityResult({ question, found, world, isTable }: SensitivityResultProps) {
  const { format } = usePage();
  const { output, place, year } = question;
  const effects = useMemo(() => leverEffects(found, question.levers), [found, question]);
  const isShare = found.kind === 'sobol';
  const title = i18n._({
    id: 'sensitivity.chart',
    message: '“{output}”, {place}, {year}: what each lever decides over its range',
    values: { output: outputLabel(output), place: placeNames(world, place).name, year },
  });
  return (
    <>
      <p className="section-sentence" role="status">
        {sensitivitySentence(format, question, effects, world, isShare)}
      </p>
      {effects && isTable && <EffectTable question={question} effects={effects} isShare={isShare} caption={title} />}
      {effects && !isTable && effects.some(({ size }) => size.mean !== 0) && (
        <>
          <h3 className="why-chart-title">{title}</h3>
          <TornadoChart effects={effects} output={output} isShare={isShare} label={title} />
        </>
      )}
      <p className="note">
        {isShare
          ? i18n._({
              id: 'sensitivity.noteSobol',
              message:
                'Sobol’ indices: which share of the variance a lever makes together with all others, and alone; being estimates, small shares can fall below zero and large ones rise above 100%. Lines: 80% interval of the error. All points with the same {runs} runs.',
              values: { runs: format.whole(question.runs) },
            })
          : i18n._({
              id: 'sensitivity.noteMorris',
              message:
                'Morris: mean size of the effect (μ*) when a lever alone goes over its range, from {trajectories} random settings of the others; bars to the left lower the indicator, ± goes either way. Lines: 80% interval of the error. All points with the same {runs} runs.',
              values: {
                runs: format.whole(question.runs),
                trajectories: question.method.kind === 'morris' ? question.method.trajectories : 0,
              },
            })}
      </p>
    </>
  );
}

function EffectTable({
  question,
  effects,
  isShare,
  caption,
}: {
  readonly question: SensitivityQuestion;
  readonly effects: readonly LeverEffect[];
  readonly isShare: boolean;
  readonly caption: string;
}) {
  const { format } = usePage();
  const words = (value: number) =>
    isShare ? percentWords(format, value) : differenceWords(format, question.output, value);
  const interval = ({ low, high }: LeverEffect['size']) =>
    i18n._({
      id: 'attribution.interval',
      message: '{low} to {high}',
      values: { low: words(low), high: words(high) },
    });
  return (
    <TableFrame label={caption}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'sensitivity.lever', message: 'Lever' })}</th>
            <th scope="col">{i18n._({ id: 'sensitivity.over', message: 'Moved over' })}</th>
            <th scope="col">
              {isShare
                ? i18n._({ id: 'sensitivity.total', message: 'With all others' })
                : i18n._({ id: 'sensitivity.effect', message: 'Mean effect of the range' })}
            </th>
            <th scope="col">{i18n._({ id: 'sensitivity.interval', message: '80% interval of the error' })}</th>
            {isShare && <th scope="col">{i18n._({ id: 'sensitivity.alone', message: 'Alone' })}</th>}
          </tr>
        </thead>
        <tbody>
          {effects.map((effect) => {
            const lever = question.levers.find(({ id }) => id === effect.id);
            return (
              <tr key={effect.id}>
                <th scope="row">{movedName(effect.id)}</th>
                <td>{lever && rangeWords(format, lever)}</td>
                <td>{effectWords(format, effect, question.output, isShare)}</td>
                <td>{interval(effect.size)}</td>
                {isShare && <td>{effect.alone && `${words(effect.alone.mean)} (${interval(effect.alone)})`}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
