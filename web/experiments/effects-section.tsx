import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useMemo, useState } from 'react';
import type { OutputId } from '../../workers/page.ts';
import { type LeverEffect, leverEffects } from '../../workers/page-shocks.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { tableLabel } from '../compare/compare-words.ts';
import { usePage } from '../context.ts';
import { effectWords, movedName, rangeWords } from '../why/sensitivity-words.ts';
import { TornadoChart } from '../why/tornado-chart.tsx';
import { differenceWords, percentWords } from '../why/value-words.ts';
import { ExperimentPart, type PartProps } from './experiment-part.tsx';

/** How much each lever decides, from a design of Morris or Sobol'. */
export function EffectsSection({ experiment, answer }: PartProps) {
  const { plan } = experiment;
  const [isTable, setTable] = useState(false);
  const { indices } = answer;
  const output = answer.asked.question.output as OutputId;
  const effects = useMemo(() => indices && leverEffects(indices, plan.levers), [indices, plan]);
  const isShare = indices?.kind === 'sobol';
  const title = i18n._({ id: 'effects.title', message: 'What each lever decides over its range' });
  const table = effects && (
    <EffectsOfLevers plan={plan} effects={effects} output={output} isShare={isShare} caption={title} />
  );
  return (
    <ExperimentPart title={title} {...(effects ? { table: { isTable, onChange: setTable } } : {})} file={table}>
      {!indices ? (
        <p className="soft">
          <Trans id="effects.none" message="Indices need a design of Morris or Sobol’; this experiment has another." />
        </p>
      ) : !effects ? (
        <p className="soft">
          <Trans
            id="effects.still"
            message="The output does not vary over the samples: there is nothing to share out."
          />
        </p>
      ) : isTable ? (
        table
      ) : (
        <div className="why">
          <TornadoChart effects={effects} output={output} isShare={isShare} label={title} />
        </div>
      )}
    </ExperimentPart>
  );
}

interface EffectsOfLeversProps {
  readonly plan: PartProps['experiment']['plan'];
  readonly effects: readonly LeverEffect[];
  readonly output: OutputId;
  readonly isShare: boolean;
  readonly caption: string;
}

function EffectsOfLevers({ plan, effects, output, isShare, caption }: EffectsOfLeversProps) {
  const { format } = usePage();
  const words = (value: number) => (isShare ? percentWords(format, value) : differenceWords(format, output, value));
  return (
    <TableFrame label={tableLabel(caption)}>
      <table className="numbers">
        <caption className="hidden">{caption}</caption>
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
            const lever = plan.levers.find(({ id }) => id === effect.id);
            return (
              <tr key={effect.id}>
                <th scope="row">{movedName(effect.id)}</th>
                <td>{lever && rangeWords(format, lever)}</td>
                <td>{effectWords(format, effect, output, isShare)}</td>
                <td>
                  {i18n._({
                    id: 'attribution.interval',
                    message: '{low} to {high}',
                    values: { low: words(effect.size.low), high: words(effect.size.high) },
                  })}
                </td>
                {isShare && <td>{effect.alone && words(effect.alone.mean)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
