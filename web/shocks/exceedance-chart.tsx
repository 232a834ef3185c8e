import { i18n } from '@lingui/core';
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useState } from 'react';
import { type ExceedanceLayout, layoutExceedance } from '../../src/picture/exceedance.ts';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import { placeLabels } from '../../src/picture/place-labels.ts';
import type { ShockMetric } from '../../workers/page.ts';
import { CURVE_PERIODS, type ExceedanceCurve, type ShockSummary } from '../../workers/page-shocks.ts';
import { cursorAfter } from '../charts/cursor-keys.ts';
import { SilentMarks } from '../charts/silent-marks.tsx';
import { useWidth } from '../charts/use-width.ts';
import { usePage } from '../context.ts';
import { bySemicolon } from '../language/lists.ts';
import { axisUnit } from '../texts.ts';
import { yearsWords } from './shock-words.ts';

type CurveId = 'now' | 'reference' | 'scenario';

interface ExceedanceChartProps {
  readonly curve: ExceedanceCurve;
  readonly summary: ShockSummary;
  readonly metric: ShockMetric;
  readonly isReference: boolean;
  /** First and last of the late years. */
  readonly late: readonly [number, number];
  readonly label: string;
}

const NARROW = 520;
const HEIGHT = 300;
const LABEL_HEIGHT = 14;

/** How large a year comes once in how many years: today, and later in scenario and reference. */
export function ExceedanceChart({ curve, summary, metric, isReference, late, label }: ExceedanceChartProps) {
  const { format } = usePage();
  const [ref, width] = useWidth<HTMLDivElement>(640);
  const [at, setAt] = useState<number | undefined>();
  const helpId = useId();
  const isNarrow = width < NARROW;
  const names = curveNames(isReference, late);
  const ids = Object.keys(names) as CurveId[];
  const layout = useMemo(
    () =>
      layoutExceedance(
        {
          periods: CURVE_PERIODS,
          curves: (isReference ? (['now', 'scenario'] as const) : (['now', 'reference', 'scenario'] as const)).map(
            (id) => ({ id, sizes: curve[id] }),
          ),
          level: summary.level.level,
          recurrences: recurrencesOf(summary),
        },
        { width, height: HEIGHT, left: 46, right: isNarrow ? 12 : 150, top: isNarrow ? 64 : 22, bottom: 38 },
      ),
    [curve, summary, isReference, width, isNarrow],
  );
  const { plot } = layout;
  // Right of where they meet the level the curves are above it, so its words stand below it, where there is room.
  const isLevelLow = plot.bottom - layout.levelY < LABEL_HEIGHT + 2;
  const axis = format.axis(Math.max(...layout.yTicks.map(({ value }) => value)), 'persons');

  function point(event: PointerEvent<SVGSVGElement>): void {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const distances = CURVE_PERIODS.map((years) => Math.abs(layout.x(years) - x));
    setAt(distances.indexOf(Math.min(...distances)));
  }

  return (
    <div className="exceedance" ref={ref}>
      <svg
        className="fan-svg"
        width={width}
        height={HEIGHT}
        role="application"
        aria-roledescription={i18n._({ id: 'exceedance.role', message: 'chart with a cursor of return periods' })}
        aria-label={label}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the cursor is moved by keys
        tabIndex={0}
        onKeyDown={(event: KeyboardEvent) => setAt(cursorAfter(event, at, CURVE_PERIODS.length))}
        onPointerMove={point}
        onPointerLeave={() => setAt(undefined)}
        onBlur={() => setAt(undefined)}
      >
        <SilentMarks>
          {layout.yTicks.map(({ value, y }) => (
            <g key={value} className="tick">
              <line x1={plot.left} x2={plot.right} y1={y} y2={y} />
              <text x={plot.left - 8} y={y} dy="0.32em" textAnchor="end">
                {axis.tick(value)}
              </text>
            </g>
          ))}
          {layout.xTicks.map(({ years, x }) => (
            <text key={years} className="tick-year" x={x} y={plot.bottom + 16} textAnchor="middle">
              {years}
            </text>
          ))}
          <text x={plot.left} y={plot.bottom + 32}>
            {i18n._({ id: 'exceedance.axis', message: 'once in so many years' })}
          </text>
          <text className="axis-unit" x={0} y={11}>
            {axisUnit(metric, axis.scale)}
          </text>
          <line className="shock-level" x1={plot.left} x2={plot.right} y1={layout.levelY} y2={layout.levelY} />
          <text x={plot.right} y={layout.levelY + (isLevelLow ? -5 : 12)} textAnchor="end">
            {i18n._({
              id: 'exceedance.level',
              message: 'a shock: more than {size}',
              values: { size: format[isNarrow ? 'short' : 'value'](summary.level.level, 'persons') },
            })}
          </text>
          {layout.curves.map(({ id, path }) => (
            <path key={id} className={`exceedance-curve ${id}`} d={path} />
          ))}
          {layout.crossings.map(({ id, x, years }) => (
            <g key={id} className={`exceedance-crossing ${id}`}>
              <line x1={x} x2={x} y1={layout.levelY} y2={plot.bottom} />
              <circle cx={x} cy={layout.levelY} r={3.5} />
              <title>{yearsWords(years, format)}</title>
            </g>
          ))}
          <CurveLabels layout={layout} names={names} isNarrow={isNarrow} />
          {at !== undefined && (
            <line
              className="series-cursor"
              x1={layout.x(CURVE_PERIODS[at] ?? 1)}
              x2={layout.x(CURVE_PERIODS[at] ?? 1)}
              y1={plot.top}
              y2={plot.bottom}
            />
          )}
        </SilentMarks>
      </svg>
      <p className="hidden" id={helpId}>
        {i18n._({ id: 'exceedance.keys', message: 'Arrow keys move through the return periods, Escape leaves.' })}
      </p>
      <p className="fan-reading" role="status">
        {at === undefined ? '' : readingAt(at, curve, ids, names, format)}
      </p>
    </div>
  );
}

function CurveLabels({
  layout,
  names,
  isNarrow,
}: {
  readonly layout: ExceedanceLayout;
  readonly names: Partial<Record<CurveId, string>>;
  readonly isNarrow: boolean;
}) {
  const { plot, curves } = layout;
  if (isNarrow)
    return curves.map(({ id }, i) => (
      <text key={id} className={`exceedance-label ${id}`} x={0} y={28 + i * LABEL_HEIGHT}>
        {names[id as CurveId]}
      </text>
    ));
  const placed = placeLabels(
    curves.map(({ endY }, rank) => ({ wanted: endY, rank })),
    LABEL_HEIGHT,
    plot.top,
    plot.bottom,
  );
  return curves.map(({ id }, i) => (
    <text key={id} className={`exceedance-label ${id}`} x={plot.right + 8} y={placed[i]} dy="0.34em">
      {names[id as CurveId]}
    </text>
  ));
}

function curveNames(isReference: boolean, [from, to]: readonly [number, number]): Partial<Record<CurveId, string>> {
  const values = { from, to };
  return {
    now: i18n._({ id: 'exceedance.now', message: 'reference 2025–2029' }),
    ...(isReference
      ? { scenario: i18n._({ id: 'exceedance.late', message: 'reference {from}–{to}', values }) }
      : {
          reference: i18n._({ id: 'exceedance.late', message: 'reference {from}–{to}', values }),
          scenario: i18n._({ id: 'exceedance.scenario', message: 'scenario {from}–{to}', values }),
        }),
  };
}

function recurrencesOf({ level, windows }: ShockSummary): Record<CurveId, number> {
  const late = windows.at(-1);
  return {
    now: level.recurrence,
    reference: 1 / (late?.reference.probability ?? 0),
    scenario: 1 / (late?.chance.probability ?? 0),
  };
}

function readingAt(
  at: number,
  curve: ExceedanceCurve,
  ids: readonly CurveId[],
  names: Partial<Record<CurveId, string>>,
  format: NumberFormat,
): string {
  const parts = ids.map((id) => `${names[id]} ${format.value(curve[id][at] ?? 0, 'persons')}`);
  return i18n._({
    id: 'exceedance.reading',
    message: 'Once in {years} years: {parts}',
    values: { years: yearsWords(CURVE_PERIODS[at] ?? 1, format), parts: bySemicolon(parts) },
  });
}
