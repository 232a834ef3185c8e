import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { memo, type PointerEvent, useId, useMemo } from 'react';
import { labelRoom } from '../../src/picture/languages.ts';
import { layoutSeries, type SeriesState } from '../../src/picture/series.ts';
import { usePage } from '../context.ts';
import { outputUnit } from '../texts.ts';
import { cursorAfter } from './cursor-keys.ts';
import type { Panel } from './series-state.ts';
import { SilentMarks } from './silent-marks.tsx';
import { useWidth } from './use-width.ts';

interface SeriesPanelProps {
  readonly panel: Panel;
  readonly state: SeriesState;
  /** Text alternative. */
  readonly label: string;
  /** Year that is read in every panel of the figure. */
  readonly year: number | undefined;
  onYear(year: number | undefined): void;
}

const HEIGHT = 196;
/** From the plot to the name of a series, and about what a letter of it takes, pixels. */
const LABEL_LEFT = 9;
const LETTER = 5.9;

/** Several outputs on one scale: medians, the middle 80%, names at their ends. */
export const SeriesPanel = memo(function SeriesPanel({ panel, state, label, year, onYear }: SeriesPanelProps) {
  const { format } = usePage();
  const [ref, width] = useWidth<HTMLDivElement>(350);
  const helpId = useId();
  const longest = Math.max(...panel.outputs.map(({ name }) => name.length));
  const right = Math.max(92 * labelRoom(i18n.locale), LABEL_LEFT + LETTER * longest);
  const layout = useMemo(
    () => layoutSeries(state, { width, height: HEIGHT, left: 40, right, top: 24, bottom: 22, labelHeight: 28 }),
    [state, width, right],
  );
  const { plot } = layout;
  const unit = outputUnit(panel.outputs[0]?.id ?? 'population');
  const axis = format.axis(Math.max(...layout.yTicks.map(({ value }) => Math.abs(value))), unit);
  const years = layout.cursor;
  const at = years.findIndex((each) => each.year === year);
  const cursor = years[at];

  function point(event: PointerEvent<SVGSVGElement>): void {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    let nearest = years[0];
    for (const each of years) if (nearest && Math.abs(each.x - x) < Math.abs(nearest.x - x)) nearest = each;
    onYear(nearest?.year);
  }

  return (
    <div className="series-panel" ref={ref}>
      <h3>{panel.title}</h3>
      <svg
        width={width}
        height={HEIGHT}
        role="application"
        aria-roledescription={i18n._({ id: 'fan.role', message: 'chart with a year cursor' })}
        aria-label={label}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the cursor is moved by keys
        tabIndex={0}
        onKeyDown={(event) => onYear(years[cursorAfter(event, at < 0 ? undefined : at, years.length) ?? -1]?.year)}
        onPointerMove={point}
        onPointerLeave={() => onYear(undefined)}
        onBlur={() => onYear(undefined)}
      >
        <SilentMarks>
          {layout.yTicks.map(({ value, y }) => (
            <g key={value} className="tick">
              <line x1={plot.left} x2={plot.right} y1={y} y2={y} />
              <text x={plot.left - 6} y={y} dy="0.32em" textAnchor="end">
                {axis.tick(value)}
              </text>
            </g>
          ))}
          {layout.xTicks.map((tick) => (
            <text key={tick.year} x={tick.x} y={plot.bottom + 16} textAnchor="middle">
              {tick.year}
            </text>
          ))}
          {layout.zero !== undefined && (
            <line className="series-zero" x1={plot.left} x2={plot.right} y1={layout.zero} y2={layout.zero} />
          )}
          {layout.level !== undefined && (
            <line className="series-level" x1={plot.left} x2={plot.right} y1={layout.level} y2={layout.level} />
          )}
          <text className="axis-unit" x={0} y={11}>
            {panel.unit(axis.scale)}
          </text>
          {layout.series.map(({ id, band, reference }, k) => (
            <g key={id} className={`series s${k} is-${state.shape}`}>
              <path className="series-band" d={band} />
              <path className="series-reference" d={reference} />
            </g>
          ))}
          {layout.series.map(({ id, median }, k) => (
            <g key={id} className={`series s${k} is-${state.shape}`}>
              <path className="series-median" d={median} />
            </g>
          ))}
          {layout.series.map(({ id, labelY, endY, last }, k) =>
            labelY === undefined ? null : (
              <g key={id} className={`series-label s${k}`}>
                {Math.abs(endY - labelY) > 2 && (
                  <path className="leader" d={`M${plot.right + 1},${endY}L${plot.right + 6},${labelY}`} />
                )}
                <text x={plot.right + LABEL_LEFT} y={labelY}>
                  <tspan x={plot.right + LABEL_LEFT} dy="-0.15em">
                    {panel.outputs[k]?.name}
                  </tspan>
                  <tspan className="value" x={plot.right + LABEL_LEFT} dy="1.1em">
                    {format.short(last, unit)}
                  </tspan>
                </text>
              </g>
            ),
          )}
          {cursor && <line className="series-cursor" x1={cursor.x} x2={cursor.x} y1={plot.top} y2={plot.bottom} />}
        </SilentMarks>
      </svg>
      <p className="hidden" id={helpId}>
        <Trans id="fan.keys" message="Arrow keys move through the years, Escape leaves." />
      </p>
    </div>
  );
});
