import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type KeyboardEvent, memo, type PointerEvent, useId, useMemo, useState } from 'react';
import { type FanLayout, layoutFan } from '../../src/picture/fan.ts';
import { labelRoom } from '../../src/picture/languages.ts';
import type { DisplayUnit } from '../../src/picture/number-format.ts';
import type { NaiveLine } from '../../src/summary/naive.ts';
import type { OutputId } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { axisUnit, outputUnit } from '../texts.ts';
import { clippedWords, endWords, noDataWords, projectionWords } from './fan-marks-words.ts';
import type { FanView } from './fan-state.ts';
import { SilentMarks } from './silent-marks.tsx';
import { useWidth } from './use-width.ts';

interface FanChartProps {
  readonly view: FanView;
  readonly output: OutputId;
  /** Text alternative: place, indicator and what the fan says. */
  readonly label: string;
}

const NARROW = 520;
/** Width that the words of a gap need; in a narrower one they stand upright. */
const GAP_WORD = 76;
/** Room for the numbers of the axis where they are long: "$120,000". */
const MARGINS: Partial<Record<DisplayUnit, number>> = { int$2021: 60 };

/** The fan of an indicator with a cursor for keys and pointer that reads all series of a year. */
export const FanChart = memo(function FanChart({ view, output, label }: FanChartProps) {
  const { format } = usePage();
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const [cursor, setCursor] = useState<number | undefined>();
  const helpId = useId();
  const isNarrow = width < NARROW;
  const unit = outputUnit(output);
  const room = labelRoom(i18n.locale);
  const layout = useMemo(
    () =>
      layoutFan(view.state, {
        width,
        height: isNarrow ? 288 : 338,
        left: MARGINS[unit] ?? 46,
        right: (isNarrow ? 104 : 182) * room,
        // Narrow: unit, what the axis cuts and the projection each have a line of their own.
        top: isNarrow ? 48 : 34,
        bottom: 24,
        labelHeight: isNarrow ? 27 : 16,
      }),
    [view.state, width, isNarrow, unit, room],
  );
  const axis = format.axis(Math.max(...layout.yTicks.map(({ value }) => Math.abs(value))), unit);
  const at = cursor === undefined ? undefined : layout.cursor.find(({ year }) => year === cursor);

  function move(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      PageUp: -5,
      PageDown: 5,
      Home: -999,
      End: 999,
    };
    if (event.key === 'Escape') setCursor(undefined);
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const years = layout.cursor;
    const now = at
      ? years.indexOf(at)
      : years.findIndex(({ year }) => year === view.state.baseYear + (step > 0 ? 0 : 1));
    setCursor(years[Math.min(years.length - 1, Math.max(0, now + step))]?.year);
  }

  function point(event: PointerEvent<SVGSVGElement>): void {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    let nearest = layout.cursor[0];
    for (const each of layout.cursor) if (nearest && Math.abs(each.x - x) < Math.abs(nearest.x - x)) nearest = each;
    setCursor(nearest?.year);
  }

  return (
    <div className="fan" ref={ref}>
      <svg
        className="fan-svg"
        width={width}
        height={layout.frame.height}
        role="application"
        aria-roledescription={i18n._({ id: 'fan.role', message: 'chart with a year cursor' })}
        aria-label={label}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the cursor is moved by keys
        tabIndex={0}
        onKeyDown={move}
        onPointerMove={point}
        onPointerLeave={() => setCursor(undefined)}
        onBlur={() => setCursor(undefined)}
      >
        <FanMarks
          layout={layout}
          axisUnit={axisUnit(output, axis.scale)}
          tick={axis.tick}
          isNarrow={isNarrow}
          output={output}
          naive={view.state.naive}
        />
        {at && (
          <SilentMarks className="cursor">
            <line x1={at.x} x2={at.x} y1={layout.plot.top} y2={layout.plot.bottom} />
            <circle cx={at.x} cy={at.y} r="4" />
          </SilentMarks>
        )}
      </svg>
      <p className="hidden" id={helpId}>
        <Trans id="fan.keys" message="Arrow keys move through the years, Escape leaves." />
      </p>
      <p className="fan-reading" role="status">
        {cursor === undefined ? '' : readingOf(view, output, cursor, format)}
      </p>
    </div>
  );
});

/** All series of a year in one sentence. */
function readingOf(
  view: FanView,
  output: OutputId,
  year: number,
  format: ReturnType<typeof usePage>['format'],
): string {
  const unit = outputUnit(output);
  const spread = view.years.find((each) => each.year === year);
  if (!spread) {
    const known = view.history.points.find((each) => each.year === year)?.value ?? view.state.base ?? 0;
    return i18n._({
      id: 'fan.readHistory',
      message: '{year}: {value}, history',
      values: { year, value: format.value(known, unit) },
    });
  }
  const reference = view.reference?.find((each) => each.year === year);
  const values = {
    year,
    median: format.value(spread.p50, unit),
    range80: format.range(spread.p10, spread.p90, unit),
    range95: format.range(spread.p2_5, spread.p97_5, unit),
    reference: reference ? format.value(reference.p50, unit) : '',
  };
  return reference
    ? i18n._({
        id: 'fan.readWithReference',
        message: '{year}: median {median}; 80% {range80}; 95% {range95}; reference {reference}',
        values,
      })
    : i18n._({ id: 'fan.readYear', message: '{year}: median {median}; 80% {range80}; 95% {range95}', values });
}

interface FanMarksProps {
  readonly layout: FanLayout;
  readonly axisUnit: string;
  readonly isNarrow: boolean;
  readonly output: OutputId;
  readonly naive: readonly NaiveLine[];
  tick(value: number): string;
}

/** The drawing of a fan alone. */
export const FanMarks = memo(function FanMarks({
  layout,
  axisUnit: unit,
  tick,
  isNarrow,
  output,
  naive,
}: FanMarksProps) {
  const { format } = usePage();
  const { plot, scenario, reference, gap, clipped } = layout;
  const hatchId = useId();
  return (
    <SilentMarks>
      <defs>
        <pattern
          id={hatchId}
          className="hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" x2="0" y1="0" y2="6" />
        </pattern>
      </defs>
      <rect
        className="fan-ground"
        x={layout.baseX}
        y={plot.top}
        width={Math.max(0, plot.right - layout.baseX)}
        height={plot.bottom - plot.top}
      />
      {gap && (
        <rect fill={`url(#${hatchId})`} x={gap.x} y={plot.top} width={gap.width} height={plot.bottom - plot.top} />
      )}
      {layout.yTicks.map(({ value, y }) => (
        <g key={value} className="tick">
          <line x1={plot.left} x2={plot.right} y1={y} y2={y} />
          <text x={plot.left - 8} y={y} dy="0.32em" textAnchor="end">
            {tick(value)}
          </text>
        </g>
      ))}
      {layout.xTicks.map(({ year, x }) => (
        <text key={year} className="tick-year" x={x} y={plot.bottom + 17} textAnchor="middle">
          {year}
        </text>
      ))}
      {reference && (
        <g className="reference">
          <path className="band95" d={reference.band95} />
          <path className="band80" d={reference.band80} />
          <path className="band50" d={reference.band50} />
        </g>
      )}
      <g className="scenario">
        <path className="band95" d={scenario.band95} />
        <path className="band80" d={scenario.band80} />
        <path className="band50" d={scenario.band50} />
      </g>
      {layout.naive.map(({ kind, y }) => (
        <line key={kind} className="naive" x1={layout.baseX} x2={plot.right} y1={y} y2={y} />
      ))}
      {reference && <path className="reference median" d={reference.median} />}
      <path className="scenario median" d={scenario.median} />
      {layout.zero !== undefined && (
        <line className="zero" x1={plot.left} x2={plot.right} y1={layout.zero} y2={layout.zero} />
      )}
      <path className="history" d={layout.historyPath} />
      {layout.historyPoints.map(({ year, x, y }) => (
        <circle key={year} className="history-point" cx={x} cy={y} r="2.6" />
      ))}
      {layout.events.map(({ year, x, name, y, isLeft }, i) => (
        // Several events of one year stand in their order.
        // biome-ignore lint/suspicious/noArrayIndexKey: an event has no other name here
        <g key={`${year} ${i}`} className="fan-event">
          <line x1={x} x2={x} y1={plot.top} y2={plot.bottom} />
          {name !== '' && (
            <text x={isLeft ? x - 4 : x + 4} y={y} textAnchor={isLeft ? 'end' : 'start'}>
              {name}
            </text>
          )}
        </g>
      ))}
      <line className="base-line" x1={layout.baseX} x2={layout.baseX} y1={plot.top} y2={plot.bottom} />
      <text className="axis-unit" x={0} y={11}>
        {unit}
      </text>
      <text className="ground-word" x={Math.min(layout.baseX, plot.right - 56)} y={plot.top - 6}>
        {projectionWords()}
      </text>
      {gap && (
        <text
          className="gap-word"
          {...(gap.width < GAP_WORD
            ? {
                transform: `translate(${Math.min(gap.x + gap.width / 2 + 4, gap.x + gap.width - 3)},${plot.bottom - 8})rotate(-90)`,
              }
            : { x: gap.x + gap.width / 2, y: plot.bottom - 8, textAnchor: 'middle' })}
        >
          {noDataWords()}
        </text>
      )}
      {clipped && (
        <text className="clip-word" {...(isNarrow ? { x: 0, y: 25 } : { x: plot.right, y: 11, textAnchor: 'end' })}>
          {clippedWords(clipped, output, format)}
        </text>
      )}
      {layout.labels.map(({ kind, value, x, anchor, y }) => (
        <g key={kind} className={`end-label ${kind}`}>
          {Math.abs(anchor - y) > 2 && <path className="leader" d={`M${x + 1},${anchor}L${x + 6},${y}`} />}
          <text x={x + 9} y={y} dy="0.34em">
            {isNarrow ? (
              <>
                <tspan x={x + 9} dy="-0.2em">
                  {endWords(kind, naive)}
                </tspan>
                <tspan x={x + 9} dy="1.1em" className="value">
                  {format.value(value, outputUnit(output))}
                </tspan>
              </>
            ) : (
              <>
                {endWords(kind, naive)} <tspan className="value">{format.value(value, outputUnit(output))}</tspan>
              </>
            )}
          </text>
        </g>
      ))}
    </SilentMarks>
  );
});
