import { i18n } from '@lingui/core';
import { useMemo } from 'react';
import type { OutputId, Session } from '../../workers/page.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { tableLabel } from '../compare/compare-words.ts';
import { placeNames, usePage } from '../context.ts';
import { outputLabel } from '../texts.ts';
import { ExperimentPart, type PartProps } from './experiment-part.tsx';
import {
  answerValue,
  designWords,
  plannedLeverName,
  plannedLeverValue,
  scenarioName,
  statisticWords,
} from './experiment-words.ts';

/** What was computed, and how the values of the samples spread under each scenario. */
export function SpreadSection({ experiment, answer, world }: PartProps & { readonly world: Session['world'] }) {
  const { plan, samples } = experiment;
  const { format } = usePage();
  const { question } = answer.asked;
  const title = i18n._({
    id: 'spread.title',
    message: 'Samples: “{output}”, {place}, {year}, {statistic}',
    values: {
      output: outputLabel(question.output as OutputId),
      place: placeNames(world, question.place).name,
      year: question.year,
      statistic: statisticWords(question.statistic),
    },
  });
  const table = <SpreadTable experiment={experiment} answer={answer} caption={title} />;
  const list = new Intl.ListFormat(i18n.locale);
  return (
    <ExperimentPart title={title} file={table}>
      <p className="section-sentence">
        {i18n._({
          id: 'spread.plan',
          message: 'Design: {design}, {samples} samples. Levers: {levers}. Seed {seed}.',
          values: {
            design: designWords(plan.design.kind),
            samples: format.whole(samples),
            levers: list.format(
              plan.levers.map(({ id, low, high }) =>
                i18n._({
                  id: 'spread.lever',
                  message: '{lever} ({low} to {high})',
                  values: {
                    lever: plannedLeverName(id),
                    low: plannedLeverValue(format, id, low, false),
                    high: plannedLeverValue(format, id, high),
                  },
                }),
              ),
            ),
            seed: plan.seed,
          },
        })}
      </p>
      {table}
    </ExperimentPart>
  );
}

function SpreadTable({ experiment: { plan, samples }, answer, caption }: PartProps & { readonly caption: string }) {
  const { format } = usePage();
  const rows = useMemo(
    () =>
      plan.scenarios.map((scenario, s) => {
        const sorted = answer.values.slice(s * samples, (s + 1) * samples).sort();
        const at = (share: number) => sorted[Math.round(share * (samples - 1))] as number;
        const mean = sorted.reduce((sum, value) => sum + value, 0) / samples;
        return { scenario, mean, low: at(0), p10: at(0.1), p50: at(0.5), p90: at(0.9), high: at(1) };
      }),
    [plan, samples, answer],
  );
  const value = (of: number) => answerValue(format, answer.asked.question.output, of);
  return (
    <TableFrame label={tableLabel(caption)}>
      <table className="numbers">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'experiment.scenario', message: 'Scenario' })}</th>
            <th scope="col">{i18n._({ id: 'spread.mean', message: 'Mean of the samples' })}</th>
            <th scope="col">{i18n._({ id: 'spread.least', message: 'Least' })}</th>
            <th scope="col">{i18n._({ id: 'spread.p10', message: '1 in 10 below' })}</th>
            <th scope="col">{i18n._({ id: 'spread.p50', message: 'Middle sample' })}</th>
            <th scope="col">{i18n._({ id: 'spread.p90', message: '1 in 10 above' })}</th>
            <th scope="col">{i18n._({ id: 'spread.most', message: 'Largest' })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ scenario, mean, low, p10, p50, p90, high }) => (
            <tr key={scenario.id}>
              <th scope="row">{scenarioName(scenario)}</th>
              <td>
                <b>{value(mean)}</b>
              </td>
              <td>{value(low)}</td>
              <td>{value(p10)}</td>
              <td>{value(p50)}</td>
              <td>{value(p90)}</td>
              <td>{value(high)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
