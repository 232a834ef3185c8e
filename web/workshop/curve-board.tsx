import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { type Curve, curveRange, filledCurve, onStep } from '../../workers/page-workshop.ts';
import { type ChartScale, CurveChart } from './curve-chart.tsx';
import { CurveScore } from './curve-score.tsx';
import { CurveTable } from './curve-table.tsx';
import type { TaskView } from './curve-task-view.ts';
import { GroupCurves, useGroupCurves } from './group-curves.tsx';
import { setCurve, workshop } from './workshop-state.ts';

interface CurveBoardProps {
  readonly view: TaskView;
  /** Indicator and place. */
  readonly title: string;
  readonly isRevealed: boolean;
  readonly scale: ChartScale;
}

/** A chart to draw on, or the same chart with what came out and the score. */
export function CurveBoard({ view, title, isRevealed, scale }: CurveBoardProps) {
  const { key, years, known, step, start, shape, runs, seen, task } = view;
  const kept = useStore(workshop, ({ curves }) => curves[key]);
  const curve: Curve = useMemo(() => kept ?? years.map(() => undefined), [kept, years]);
  // On the steps of the curve, as its code holds it: both have the same score.
  const filled = useMemo(() => filledCurve(curve, start)?.map((value) => onStep(value, step)), [curve, start, step]);
  const { curves: others } = useGroupCurves(isRevealed ? view : undefined);
  const range = useMemo(() => curveRange(known, curve, step), [known, curve, step]);
  const state = useMemo(
    () => ({
      shape,
      known,
      years,
      drawn: filled,
      others,
      runs: isRevealed ? runs : undefined,
      beside: undefined,
      seen: isRevealed ? seen : undefined,
      range: isRevealed ? { low: Math.min(0, range.low), high: 0 } : range,
    }),
    [shape, known, years, filled, others, isRevealed, runs, seen, range],
  );
  const values = { title, first: String(years[0] ?? ''), last: String(years.at(-1) ?? '') };
  return (
    <div className="curve-board">
      <CurveChart
        state={state}
        output={task.output}
        scale={scale}
        step={step}
        label={
          isRevealed
            ? i18n._({ id: 'workshop.revealLabel', message: '{title}: your curve and what came out', values })
            : i18n._({
                id: 'workshop.drawLabel',
                message:
                  '{title}: draw the years from {first} to {last}. Arrow keys: left and right choose a year, up and down its value.',
                values,
              })
        }
        {...(isRevealed ? {} : { curve, onDraw: (drawn: Curve) => setCurve(key, drawn) })}
      />
      {isRevealed && filled && <CurveScore view={view} drawn={filled} />}
      {isRevealed && !filled && (
        <p className="soft">
          <Trans id="workshop.noCurve" message="No curve was drawn, so nothing is scored." />
        </p>
      )}
      {!isRevealed && (
        <div className="curve-tools">
          <p className="soft">
            <Trans
              id="workshop.howTo"
              message="Draw with the pointer, or with the keys: left and right choose a year, up and down its value."
            />
          </p>
          <button
            type="button"
            className="link"
            disabled={!filled}
            onClick={() =>
              setCurve(
                key,
                years.map(() => undefined),
              )
            }
          >
            <Trans id="workshop.clear" message="Clear the curve" />
          </button>
        </div>
      )}
      {scale === 'page' && !isRevealed && (
        <CurveTable
          years={years}
          curve={curve}
          filled={filled}
          step={step}
          largest={Math.max(Math.abs(range.low), range.high)}
          output={task.output}
          onDraw={(drawn) => setCurve(key, drawn)}
        />
      )}
      {isRevealed && <GroupCurves view={view} drawn={filled} />}
    </div>
  );
}
