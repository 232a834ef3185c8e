import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { memo, type PointerEvent, useId, useMemo, useState } from 'react';
import { layoutHistogram } from '../../src/picture/histogram.ts';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { OutputId } from '../../workers/page.ts';
import type { ValueRange } from '../../workers/page-shocks.ts';
import { cursorAfter } from '../charts/cursor-keys.ts';
import { SilentMarks } from '../charts/silent-marks.tsx';
import { useWidth } from '../charts/use-width.ts';
import { usePage } from '../context.ts';
import { axisUnit, outputOf, outputUnit } from '../texts.ts';

interface RunHistogramProps {
  /** [run] */
  readonly values: Float64Array;
  readonly output: OutputId;
  readonly range: ValueRange;
  readonly label: string;
  /** Values between which the pointer was drawn. */
  onMark(range: ValueRange): void;
}

interface Drag {
  readonly from: number;
  readonly to: number;
}

const HEIGHT = 190;
const FRAME = { left: 34, right: 10, top: 20, bottom: 36 };
/** A shorter way of the pointer is no range, pixels. */
const SHORTEST_DRAG = 4;
/** So near an end of the range the pointer takes hold of it, pixels. */
const HOLD = 9;

/** How the runs of a year are spread, a part of them marked; the pointer marks another part, keys read the bars. */
export const RunHistogram = memo(function RunHistogram({ values, output, range, label, onMark }: RunHistogramProps) {
  const { format } = usePage();
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const [drag, setDrag] = useState<Drag | undefined>();
  const [cursor, setCursor] = useState<number | undefined>();
  const helpId = useId();
  const layout = useMemo(
    () => layoutHistogram(values, outputOf(output).scale.kind === 'log', range, { ...FRAME, width, height: HEIGHT }),
    [values, output, range, width],
  );
  const { plot, bins } = layout;
  const unit = outputUnit(output);
  const axis = format.axis(Math.max(...layout.xTicks.map(({ value }) => Math.abs(value))), unit);
  const isLog = layout.axis === 'log';
  const [lowX, highX] = drag
    ? [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)]
    : [layout.lowX, Math.max(layout.highX, layout.lowX + 1)];
  // The bar before a logarithmic axis says where the axis begins, in the place of its first tick.
  const before = isLog && bins[0]?.from === 0 ? bins[0] : undefined;
  const xTicks = layout.xTicks.filter(({ value }) => !before || before.to <= 1 || value > before.to * (1 + 1e-9));
  const read = cursor === undefined ? undefined : bins[cursor];

  function xOf(event: PointerEvent<SVGSVGElement>): number {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return Math.max(plot.left, Math.min(plot.right, x));
  }

  function begin(event: PointerEvent<SVGSVGElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const x = xOf(event);
    // From one end, the other end stays.
    const from = Math.abs(x - layout.highX) < HOLD ? layout.lowX : Math.abs(x - layout.lowX) < HOLD ? layout.highX : x;
    setDrag({ from, to: x });
  }

  function end(): void {
    if (drag && Math.abs(drag.to - drag.from) >= SHORTEST_DRAG)
      onMark({ low: layout.valueAt(lowX), high: layout.valueAt(highX) });
    setDrag(undefined);
  }

  return (
    <div className="run-histogram" ref={ref}>
      <svg
        width={width}
        height={HEIGHT}
        role="application"
        aria-roledescription={i18n._({ id: 'histogram.role', message: 'chart with a cursor over its bars' })}
        aria-label={label}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the cursor is moved by keys
        tabIndex={0}
        onKeyDown={(event) => setCursor(cursorAfter(event, cursor, bins.length))}
        onBlur={() => setCursor(undefined)}
        onPointerDown={begin}
        onPointerMove={(event) => {
          const x = xOf(event);
          if (drag) setDrag({ ...drag, to: x });
          const at = bins.findIndex((each) => x >= each.x && x <= each.x + each.width + 1);
          setCursor(at < 0 ? undefined : at);
        }}
        onPointerUp={end}
        onPointerCancel={() => setDrag(undefined)}
        onPointerLeave={() => setCursor(undefined)}
      >
        <SilentMarks>
          {layout.yTicks.map(({ runs, y }) => (
            <g className="tick" key={runs}>
              <line x1={plot.left} x2={plot.right} y1={y} y2={y} />
              <text x={plot.left - 6} y={y} dy="0.32em" textAnchor="end">
                {format.whole(runs)}
              </text>
            </g>
          ))}
          <text x={0} y={10}>
            <Trans id="histogram.runs" message="runs" />
          </text>
          <rect
            className="brush"
            x={lowX}
            y={plot.top}
            width={Math.max(0, highX - lowX)}
            height={plot.bottom - plot.top}
          />
          {bins.map((each, i) => (
            <g key={each.from} className={i === cursor ? 'bar is-read' : 'bar'}>
              <rect className="bar-all" x={each.x} y={each.y} width={each.width} height={plot.bottom - each.y} />
              <rect
                className="bar-marked"
                x={each.x}
                y={each.markedY}
                width={each.width}
                height={plot.bottom - each.markedY}
              />
            </g>
          ))}
          {bins.map((each) =>
            each.breakY === undefined ? null : (
              <g key={each.from}>
                <path
                  className="bar-break"
                  d={`M${each.x - 3},${each.breakY + 2}L${each.x + each.width + 3},${each.breakY - 4}`}
                />
                <text
                  className="bar-number"
                  y={plot.top - 5}
                  {...(each.x > (plot.left + plot.right) / 2
                    ? { x: each.x + each.width, textAnchor: 'end' }
                    : { x: each.x })}
                >
                  {i18n._({
                    id: 'histogram.broken',
                    message: '{runs, plural, one {# run} other {# runs}}: bar cut short',
                    values: { runs: each.runs },
                  })}
                </text>
              </g>
            ),
          )}
          <line className="histogram-foot" x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} />
          {xTicks.map(({ value, x }) => (
            <text key={value} x={x} y={plot.bottom + 15} textAnchor={x > plot.right - 16 ? 'end' : 'middle'}>
              {isLog ? format.short(value, unit) : axis.tick(value)}
            </text>
          ))}
          {before && (
            <text x={plot.left} y={plot.bottom + 15}>
              {before.to <= 1
                ? '0'
                : i18n._({
                    id: 'histogram.below',
                    message: '<{value}',
                    values: { value: format.short(before.to, unit) },
                  })}
            </text>
          )}
          <text x={plot.right} y={plot.bottom + 31} textAnchor="end">
            {isLog
              ? i18n._({
                  id: 'histogram.logUnit',
                  message: '{unit}, logarithmic axis',
                  values: { unit: axisUnit(output, '') },
                })
              : axisUnit(output, axis.scale)}
          </text>
          <line className="brush-end" x1={lowX} x2={lowX} y1={plot.top - 4} y2={plot.bottom} />
          <line className="brush-end" x1={highX} x2={highX} y1={plot.top - 4} y2={plot.bottom} />
        </SilentMarks>
        <rect className="brush-hold" x={lowX - HOLD} y={plot.top} width={HOLD * 2} height={plot.bottom - plot.top} />
        <rect className="brush-hold" x={highX - HOLD} y={plot.top} width={HOLD * 2} height={plot.bottom - plot.top} />
      </svg>
      <p className="hidden" id={helpId}>
        <Trans
          id="histogram.keys"
          message="Arrow keys move through the bars, Escape leaves. The part that is marked is set in the two fields below."
        />
      </p>
      <p className="fan-reading" role="status">
        {read ? readingOf(read, isLog && read.from === 0, output, format) : ''}
      </p>
    </div>
  );
});

function readingOf(
  { from, to, runs, marked }: { from: number; to: number; runs: number; marked: number },
  isFirst: boolean,
  output: OutputId,
  format: NumberFormat,
): string {
  const unit = outputUnit(output);
  const values = {
    ...{ range: format.range(from, to, unit), to: format.value(to, unit) },
    ...{ runs, marked: format.whole(marked) },
  };
  return isFirst
    ? i18n._({
        id: 'histogram.readFirst',
        message: 'none, or fewer than {to}: {runs, plural, one {# run} other {# runs}}, {marked} marked',
        values,
      })
    : i18n._({
        id: 'histogram.read',
        message: '{range}: {runs, plural, one {# run} other {# runs}}, {marked} marked',
        values,
      });
}
