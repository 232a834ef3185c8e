import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type SensitivityQuestion, sobolPoints } from '../../workers/page-shocks.ts';
import { usePage } from '../context.ts';
import { NumberBox } from '../controls/number-box.tsx';

/** How the levers are moved, with the sizes of both methods, so that one may be left and come back to. */
export interface MethodChoice {
  readonly kind: SensitivityQuestion['method']['kind'];
  readonly trajectories: number;
  readonly points: number;
  /** Runs of each point. */
  readonly runs: number;
}

export const FIRST_METHOD: MethodChoice = { kind: 'morris', trajectories: 10, points: 64, runs: 16 };
/** Runs of a point; whole blocks, which share their luck. */
const RUNS = [8, 16, 32, 64, 128] as const;
const POINTS = [64, 128, 256, 512] as const;
const TRAJECTORIES = { least: 2, most: 100 };

/** The method of a question. */
export function methodOf({ kind, trajectories, points }: MethodChoice): SensitivityQuestion['method'] {
  return kind === 'morris' ? { kind, trajectories } : { kind, points };
}

/** Choose the method, its size and the runs of each point. */
export function MethodFields({
  method,
  levers,
  onChange,
}: {
  readonly method: MethodChoice;
  /** Number of levers moved. */
  readonly levers: number;
  onChange(method: MethodChoice): void;
}) {
  const { format } = usePage();
  const atLeast = (points: number) => (levers > 0 ? sobolPoints(levers, points) : points);
  return (
    <div className="method-fields">
      <label className="choice">
        <Trans id="method.label" message="Method" />
        <select
          value={method.kind}
          onChange={(event) => onChange({ ...method, kind: event.target.value as MethodChoice['kind'] })}
        >
          <option value="morris">{i18n._({ id: 'method.morris', message: 'Morris, step by step' })}</option>
          <option value="sobol">{i18n._({ id: 'method.sobol', message: 'Sobol’, shares of the variance' })}</option>
        </select>
      </label>
      {method.kind === 'morris' ? (
        <span className="choice">
          <Trans id="method.trajectories" message="Trajectories" />
          <NumberBox
            label={i18n._({ id: 'method.trajectories', message: 'Trajectories' })}
            text={String(method.trajectories)}
            min={TRAJECTORIES.least}
            max={TRAJECTORIES.most}
            decimals={0}
            onChange={(trajectories) => onChange({ ...method, trajectories })}
          />
        </span>
      ) : (
        <label className="choice">
          <Trans id="method.points" message="Points" />
          <select
            value={atLeast(method.points)}
            onChange={(event) => onChange({ ...method, points: Number(event.target.value) })}
          >
            {[...new Set(POINTS.map(atLeast))].map((points) => (
              <option key={points} value={points}>
                {format.whole(points)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="choice">
        <Trans id="method.runs" message="Runs of each point" />
        <select value={method.runs} onChange={(event) => onChange({ ...method, runs: Number(event.target.value) })}>
          {RUNS.map((runs) => (
            <option key={runs} value={runs}>
              {format.whole(runs)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
