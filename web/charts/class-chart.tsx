import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type KeyboardEvent, memo, type PointerEvent, useId, useMemo, useState } from 'react';
import { layoutClassStrip } from '../../src/picture/class-strip.ts';
import { rampIndex } from '../../src/picture/map-classes.ts';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import { usePage } from '../context.ts';
import { axisUnit } from '../texts.ts';
import { type ClassView, classIn } from './class-state.ts';
import { className } from './class-words.ts';
import { cursorAfter } from './cursor-keys.ts';
import { SilentMarks } from './silent-marks.tsx';
import { useWidth } from './use-width.ts';

const NARROW = 520;

/** The record of a country as bars and its classes by year as boxes in five rows, with a year cursor. */
export const ClassChart = memo(function ClassChart({
  view,
  label,
}: {
  readonly view: ClassView;
  /** Text alternative. */
  readonly label: string;
}) {
  const { format } = usePage();
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const [year, setYear] = useState<number | undefined>();
  const helpId = useId();
  const { state, output } = view;
  const isNarrow = width < NARROW;
  const layout = useMemo(
    () =>
      layoutClassStrip(state, {
        width,
        height: isNarrow ? 260 : 300,
        left: 46,
        right: isNarrow ? 82 : 132,
        top: 34,
        bottom: 24,
      }),
    [state, width, isNarrow],
  );
  const { plot } = layout;
  const axis = format.axis(Math.max(...layout.yTicks.map(({ value }) => value)), 'persons');
  const marks = [...layout.record, ...layout.scenario];
  const at = marks.findIndex((each) => each.year === year);
  const cursor = marks[at];

  function point(event: PointerEvent<SVGSVGElement>): void {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const distance = (each: (typeof marks)[number]) => Math.abs(each.x + each.width / 2 - x);
    let nearest = marks[0];
    for (const each of marks) if (nearest && distance(each) < distance(nearest)) nearest = each;
    setYear(nearest?.year);
  }

  return (
    <div className="fan class-strip" ref={ref}>
      <svg
        className="fan-svg"
        width={width}
        height={plot.bottom + 24}
        role="application"
        aria-roledescription={i18n._({ id: 'fan.role', message: 'chart with a year cursor' })}
        aria-label={label}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the cursor is moved by keys
        tabIndex={0}
        onKeyDown={(event: KeyboardEvent) =>
          setYear(marks[cursorAfter(event, at < 0 ? undefined : at, marks.length) ?? -1]?.year)
        }
        onPointerMove={point}
        onPointerLeave={() => setYear(undefined)}
        onBlur={() => setYear(undefined)}
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
              <line x1={plot.left} x2={layout.baseX} y1={y} y2={y} />
              <text x={plot.left - 8} y={y} dy="0.32em" textAnchor="end">
                {axis.tick(value)}
              </text>
            </g>
          ))}
          {layout.xTicks.map((tick) => (
            <text key={tick.year} className="tick-year" x={tick.x} y={plot.bottom + 17} textAnchor="middle">
              {tick.year}
            </text>
          ))}
          {layout.record.map((bar) => (
            <rect key={bar.year} className="record-bar" x={bar.x} y={bar.y} width={bar.width} height={bar.height} />
          ))}
          {layout.scenario.map((box) => (
            <rect
              key={box.year}
              className={`class-box c${rampIndex(box.class, state.classes)}`}
              x={box.x}
              y={box.y}
              width={box.width}
              height={box.height}
            />
          ))}
          {layout.reference.map((box) => (
            <rect
              key={box.year}
              className="class-reference"
              x={box.x}
              y={box.y}
              width={box.width}
              height={box.height}
            />
          ))}
          <line className="base-line" x1={layout.baseX} x2={layout.baseX} y1={plot.top} y2={plot.bottom} />
          <text className="axis-unit" x={0} y={11}>
            {axisUnit('conflictDisplacement', axis.scale)}
          </text>
          <text className="ground-word" x={plot.left} y={plot.top - 6}>
            {isNarrow ? (
              <Trans id="class.recordHead" message="on record" />
            ) : (
              <Trans id="class.recordHeadLong" message="newly displaced, on record" />
            )}
          </text>
          <text className="ground-word" x={layout.baseX + 2} y={plot.top - 6}>
            <Trans id="class.projectionHead" message="projection, in classes" />
          </text>
          {layout.gap && (
            <text
              className="gap-word"
              transform={`translate(${layout.gap.x + layout.gap.width / 2 + 4},${plot.bottom - 8})rotate(-90)`}
            >
              <Trans id="fan.noData" message="no data here" />
            </text>
          )}
          {layout.rows.map((y, k) => (
            <text key={className(output, k)} className="class-name" x={plot.right + 9} y={y} dy="0.34em">
              {className(output, k)}
            </text>
          ))}
          {cursor && (
            <line
              className="series-cursor"
              x1={cursor.x + cursor.width / 2}
              x2={cursor.x + cursor.width / 2}
              y1={plot.top}
              y2={plot.bottom}
            />
          )}
        </SilentMarks>
      </svg>
      <p className="hidden" id={helpId}>
        <Trans id="fan.keys" message="Arrow keys move through the years, Escape leaves." />
      </p>
      <p className="fan-reading" role="status">
        {year === undefined ? '' : readingOf(view, year, format)}
      </p>
    </div>
  );
});

/** What is known of a year: the record, or the classes. */
function readingOf({ state, output }: ClassView, year: number, format: NumberFormat): string {
  const recorded = state.record.find((each) => each.year === year);
  if (recorded)
    return i18n._({
      id: 'class.readRecord',
      message: '{year}: {value} newly displaced, on record',
      values: { year, value: format.value(recorded.value, 'persons') },
    });
  const reference = classIn(state.reference, year);
  const values = {
    year,
    class: className(output, classIn(state.scenario, year) ?? 0),
    reference: className(output, reference ?? 0),
  };
  return reference === undefined
    ? i18n._({ id: 'class.readYear', message: '{year}: {class}', values })
    : i18n._({ id: 'class.readBoth', message: '{year}: {class}; reference {reference}', values });
}
