import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { memo, type PointerEvent, useId } from 'react';
import type { PanelsLayout } from '../../src/picture/compare-panels.ts';
import { cursorAfter } from '../charts/cursor-keys.ts';
import { SilentMarks } from '../charts/silent-marks.tsx';

interface PanelProps {
  readonly layout: PanelsLayout;
  /** Which panel of the layout. */
  readonly at: number;
  /** Class of the colour of its scenario. */
  readonly colour: string;
  readonly label: string;
  /** Unit at the head of the axis. */
  readonly unit: string;
  /** What the axis cuts, in words; empty for nothing. */
  readonly cut: string;
  tick(value: number): string;
  /** Year that is read in every panel. */
  readonly year: number | undefined;
  onYear(year: number | undefined): void;
}

/** Half of the width of a year under the axis, pixels: the last one stays inside. */
const YEAR_ROOM = 14;

/** The fan of one of several scenarios, on the scales of all. */
export const Panel = memo(function Panel({ layout, at, colour, label, unit, cut, tick, year, onYear }: PanelProps) {
  const helpId = useId();
  const { plot, frame } = layout;
  const paths = layout.panels[at];
  const years = layout.cursor;
  const index = years.findIndex((each) => each.year === year);
  const cursor = years[index];

  function point(event: PointerEvent<SVGSVGElement>): void {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    let nearest = years[0];
    for (const each of years) if (nearest && Math.abs(each.x - x) < Math.abs(nearest.x - x)) nearest = each;
    onYear(nearest?.year);
  }

  return (
    <>
      <svg
        className={`compare-panel ${colour}`}
        width={frame.width}
        height={frame.height}
        role="application"
        aria-roledescription={i18n._({ id: 'fan.role', message: 'chart with a year cursor' })}
        aria-label={label}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the cursor is moved by keys
        tabIndex={0}
        onKeyDown={(event) =>
          onYear(years[cursorAfter(event, index < 0 ? undefined : index, years.length) ?? -1]?.year)
        }
        onPointerMove={point}
        onPointerLeave={() => onYear(undefined)}
        onBlur={() => onYear(undefined)}
      >
        <SilentMarks>
          <rect
            className="fan-ground"
            x={layout.baseX}
            y={plot.top}
            width={Math.max(0, plot.right - layout.baseX)}
            height={plot.bottom - plot.top}
          />
          {layout.yTicks.map(({ value, y }) => (
            <g key={value} className="tick">
              <line x1={plot.left} x2={plot.right} y1={y} y2={y} />
              <text x={plot.left - 6} y={y} dy="0.32em" textAnchor="end">
                {tick(value)}
              </text>
            </g>
          ))}
          {layout.xTicks.map((each) => (
            <text
              key={each.year}
              x={Math.min(each.x, frame.width - YEAR_ROOM)}
              y={plot.bottom + 16}
              textAnchor="middle"
            >
              {each.year}
            </text>
          ))}
          <path className="compare-band95" d={paths?.band95 ?? ''} />
          <path className="compare-band80" d={paths?.band80 ?? ''} />
          <path className="compare-band80" d={paths?.band50 ?? ''} />
          <path className="compare-against" d={paths?.against ?? ''} />
          <path className="compare-median" d={paths?.median ?? ''} />
          {layout.zero !== undefined && (
            <line className="series-zero" x1={plot.left} x2={plot.right} y1={layout.zero} y2={layout.zero} />
          )}
          <path className="compare-history" d={paths?.history ?? ''} />
          <text className="axis-unit" x={0} y={11}>
            {unit}
          </text>
          {cut !== '' && (
            <text x={plot.right} y={24} textAnchor="end">
              {cut}
            </text>
          )}
          {cursor && <line className="series-cursor" x1={cursor.x} x2={cursor.x} y1={plot.top} y2={plot.bottom} />}
        </SilentMarks>
      </svg>
      <p className="hidden" id={helpId}>
        <Trans id="fan.keys" message="Arrow keys move through the years, Escape leaves." />
      </p>
    </>
  );
});
