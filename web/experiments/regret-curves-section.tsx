import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useMemo, useState } from 'react';
import { layoutRegrets } from '../../src/picture/regret-curves.ts';
import type { OutputId } from '../../workers/page.ts';
import { SilentMarks } from '../charts/silent-marks.tsx';
import { TableFrame } from '../charts/table-frame.tsx';
import { useWidth } from '../charts/use-width.ts';
import { tableLabel } from '../compare/compare-words.ts';
import { usePage } from '../context.ts';
import { outputUnit } from '../texts.ts';
import { percentWords } from '../why/value-words.ts';
import { ExperimentPart, type PartProps } from './experiment-part.tsx';
import { answerValue, scenarioName } from './experiment-words.ts';

const HEIGHT = 240;
/** Scenarios that have a line of their own look. */
const LOOKS = 8;

/** In how many samples each scenario stays within the limit, and how far it falls behind the best of the same sample. */
export function RegretCurves({ experiment, answer }: PartProps) {
  const { plan } = experiment;
  const { format } = usePage();
  const [isTable, setTable] = useState(false);
  const { robustness, regrets } = answer;
  const title = i18n._({ id: 'curves.title', message: 'Regret over the samples' });
  const hasSeveral = plan.scenarios.length > 1;
  const table = robustness && <RobustTable experiment={experiment} answer={answer} caption={title} />;
  return (
    <ExperimentPart
      title={title}
      {...(regrets && hasSeveral ? { table: { isTable, onChange: setTable } } : {})}
      file={table}
    >
      {!robustness || !regrets ? (
        <p className="soft">
          <Trans
            id="curves.noLimit"
            message="Set a limit above: a sample beyond it fails, and the other side of it is the better one."
          />
        </p>
      ) : (
        <>
          <p className="section-sentence">{robustWords(experiment, answer, format)}</p>
          {isTable || !hasSeveral ? table : <Curves experiment={experiment} answer={answer} label={title} />}
          <p className="note">
            <Trans
              id="curves.note"
              message="Regret: how far a scenario is from the best of the scenarios at the same sample (Savage 1951). Adequate: not beyond the limit (share of futures, Lempert and Collins 2007)."
            />
          </p>
        </>
      )}
    </ExperimentPart>
  );
}

function robustWords(
  { plan }: PartProps['experiment'],
  answer: PartProps['answer'],
  format: ReturnType<typeof usePage>['format'],
) {
  const [best] = answer.robustness ?? [];
  const scenario = plan.scenarios.find(({ id }) => id === best?.scenario);
  if (!best || !scenario) return '';
  return i18n._({
    id: 'curves.best',
    message:
      '{scenario} is adequate in {share} of the samples, most often of {count, plural, one {the one scenario} other {the # scenarios}}.',
    values: {
      scenario: scenarioName(scenario),
      share: percentWords(format, best.adequate / best.samples),
      count: plan.scenarios.length,
    },
  });
}

function Curves({ experiment, answer, label }: PartProps & { readonly label: string }) {
  const { plan } = experiment;
  const { format } = usePage();
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const layout = useMemo(
    () =>
      layoutRegrets(answer.regrets ?? new Float64Array(plan.scenarios.length), plan.scenarios.length, {
        ...{ width, height: HEIGHT, left: 64, right: 16, top: 24, bottom: 36 },
      }),
    [answer, plan, width],
  );
  const { plot } = layout;
  const unit = outputUnit(answer.asked.question.output as OutputId);
  return (
    <div ref={ref} className="regret-curves">
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        <SilentMarks>
          {layout.yTicks.map(({ value, y }) => (
            <g key={value} className="tick">
              <line x1={plot.left} x2={plot.right} y1={y} y2={y} />
              <text x={plot.left - 6} y={y} dy="0.32em" textAnchor="end">
                {format.short(value, unit)}
              </text>
            </g>
          ))}
          {layout.xTicks.map(({ share, x }) => (
            <text key={share} x={x} y={plot.bottom + 16} textAnchor="middle">
              {percentWords(format, share)}
            </text>
          ))}
          <text x={0} y={11}>
            {i18n._({ id: 'curves.regret', message: 'regret' })}
          </text>
          <text x={plot.right} y={plot.bottom + 31} textAnchor="end">
            {i18n._({ id: 'curves.share', message: 'share of the samples with no more' })}
          </text>
          {layout.curves.map(({ path }, s) => (
            <path key={plan.scenarios[s]?.id} className={`regret-curve k${s % LOOKS}`} d={path} />
          ))}
        </SilentMarks>
      </svg>
      <p className="legend">
        {plan.scenarios.map((scenario, s) => (
          <span key={scenario.id} className="legend-key">
            <span className={`curve-key k${s % LOOKS}`} /> {scenarioName(scenario)}
          </span>
        ))}
      </p>
    </div>
  );
}

function RobustTable({ experiment: { plan }, answer, caption }: PartProps & { readonly caption: string }) {
  const { format } = usePage();
  const value = (of: number) => answerValue(format, answer.asked.question.output, of);
  return (
    <TableFrame label={tableLabel(caption)}>
      <table className="numbers">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'experiment.scenario', message: 'Scenario' })}</th>
            <th scope="col">{i18n._({ id: 'curves.adequate', message: 'Adequate' })}</th>
            <th scope="col">{i18n._({ id: 'curves.median', message: 'Middle regret' })}</th>
            <th scope="col">{i18n._({ id: 'curves.largest', message: 'Largest regret' })}</th>
          </tr>
        </thead>
        <tbody>
          {answer.robustness?.map(({ scenario, adequate, samples, medianRegret, largestRegret }) => {
            const planned = plan.scenarios.find(({ id }) => id === scenario);
            return (
              <tr key={scenario}>
                <th scope="row">{planned ? scenarioName(planned) : scenario}</th>
                <td>
                  <b>{percentWords(format, adequate / samples)}</b>
                </td>
                <td>{value(medianRegret)}</td>
                <td>{value(largestRegret)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
