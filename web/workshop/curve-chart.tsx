import { i18n } from '@lingui/core';
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { type CurveLabelKind, type CurveState, layoutCurve } from '../../src/picture/curve-layout.ts';
import type { OutputId } from '../../workers/page.ts';
import { type Curve, onStep, withStroke, withValue } from '../../workers/page-workshop.ts';
import { SilentMarks } from '../charts/silent-marks.tsx';
import { useWidth } from '../charts/use-width.ts';
import { usePage } from '../context.ts';
import { axisUnit, outputUnit } from '../texts.ts';

/** Sizes of the drawing: on the page, and for the back of a room. */
export type ChartScale = 'page' | 'room';

const TYPE: Record<ChartScale, number> = { page: 12, room: 28 };
/** Width of a sign of a label, as a share of the size of type, and signs of its value: labels have a length of their own in each language. */
const SIGN = 0.57;
const VALUE_SIGNS = 9;
/** Half of the width of a year under the axis, as a multiple of the size of type: the last one stays inside. */
const HALF_YEAR = 1.25;
const NARROW: Record<ChartScale, number> = { page: 560, room: 900 };

interface CurveChartProps {
  readonly state: CurveState;
  readonly output: OutputId;
  readonly label: string;
  readonly scale: ChartScale;
  /** The curve as it is drawn, with a hole for each year that is not; absent where nothing can be drawn. */
  readonly curve?: Curve;
  readonly step?: number;
  onDraw?(curve: Curve): void;
  /** Names of what ends at the right edge, where they differ from those of a drawn curve. */
  words?(kind: CurveLabelKind): string;
}

/**
 * A chart on which a curve is drawn: by pointer anywhere in the plot, or by keys at the handle of a year (up and down change the
 * value, left and right go to another year). What is drawn is kept in the unit of the output, never in pixels.
 */
export function CurveChart({
  state,
  output,
  label,
  scale,
  curve,
  step = 1,
  onDraw,
  words = labelWords,
}: CurveChartProps) {
  const { format } = usePage();
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const type = TYPE[scale];
  const isNarrow = width < NARROW[scale];
  const height = scale === 'room' ? roomHeight() : isNarrow ? 280 : 340;
  const labelSigns = VALUE_SIGNS + Math.max(...labelKinds(state).map((kind) => words(kind).length));
  const layout = useMemo(
    () =>
      layoutCurve(state, {
        width,
        height,
        left: type * (scale === 'room' ? 3 : 4.4),
        right: isNarrow ? type : type * (1 + SIGN * labelSigns),
        top: type * 2.4,
        bottom: type * 2.2,
        line: type * 1.4,
      }),
    [state, width, height, scale, isNarrow, type, labelSigns],
  );
  const unit = outputUnit(output);
  const axis = format.axis(Math.max(...layout.yTicks.map(({ value }) => Math.abs(value))), unit);
  const { plot } = layout;
  const isDrawing = curve !== undefined && onDraw !== undefined;
  return (
    <div className={`curve-chart is-${scale}`} ref={ref}>
      <svg
        className={isDrawing ? 'curve-svg is-open' : 'curve-svg'}
        width={width}
        height={height}
        role={isDrawing ? 'group' : 'img'}
        aria-label={label}
      >
        <SilentMarks>
          <rect
            className="fan-ground"
            x={layout.groundX}
            y={plot.top}
            width={Math.max(0, plot.right - layout.groundX)}
            height={plot.bottom - plot.top}
          />
          {layout.yTicks.map(({ value, y }) => (
            <g key={value} className="tick">
              <line x1={plot.left} x2={plot.right} y1={y} y2={y} />
              <text x={plot.left - type * 0.6} y={y} dy="0.32em" textAnchor="end">
                {axis.tick(value)}
              </text>
            </g>
          ))}
          {layout.xTicks.map(({ year, x }) => (
            <text key={year} x={Math.min(x, width - type * HALF_YEAR)} y={plot.bottom + type * 1.5} textAnchor="middle">
              {year}
            </text>
          ))}
          <text className="axis-unit" x={0} y={type}>
            {axisUnit(output, axis.scale)}
          </text>
          <path className="curve-band95" d={layout.band95} />
          <path className="curve-band80" d={layout.band80} />
          {layout.others.map((path, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: curves of a group have no name
            <path key={i} className="curve-other" d={path} />
          ))}
          <path className="curve-beside" d={layout.beside} />
          <path className="curve-median" d={layout.median} />
          <path className="curve-known" d={layout.known} />
          <path className="curve-known" d={layout.seen} />
          {layout.knownPoints.map(({ x, y }) => (
            <circle key={x} className="history-point" cx={x} cy={y} r={scale === 'room' ? 5 : 2.6} />
          ))}
          <path className="curve-drawn" d={layout.drawn} />
          {!isNarrow &&
            layout.labels.map(({ kind, value, y }) => (
              <text key={kind} className={`curve-label ${kind}`} x={plot.right + type * 0.7} y={y} dy="0.34em">
                {words(kind)} <tspan className="value">{format.short(value, unit)}</tspan>
              </text>
            ))}
        </SilentMarks>
        {isDrawing && (
          <Drawing curve={curve} step={step} layout={layout} output={output} scale={scale} onDraw={onDraw} />
        )}
      </svg>
    </div>
  );
}

/** Kinds of labels that a state may have at the right edge. */
function labelKinds({ runs, seen, beside }: CurveState): readonly CurveLabelKind[] {
  return [
    'drawn',
    ...(runs ? (['median', 'p90', 'p10'] as const) : []),
    ...(seen ? (['seen'] as const) : []),
    ...(beside ? (['beside'] as const) : []),
  ];
}

/** A chart for a room leaves place for the text above it, on screens of any height. */
function roomHeight(): number {
  return Math.min(720, Math.max(320, Math.round(window.innerHeight * 0.46)));
}

interface DrawingProps {
  readonly curve: Curve;
  readonly step: number;
  readonly layout: ReturnType<typeof layoutCurve>;
  readonly output: OutputId;
  readonly scale: ChartScale;
  onDraw(curve: Curve): void;
}

/** Keys at a handle change its value by this share of the axis. */
const KEY_SHARE = 1 / 50;
const LARGE = 5;

/** The ground that takes the pointer, and a handle for each year that takes keys. */
function Drawing({ curve, step, layout, output, scale, onDraw }: DrawingProps) {
  const { format } = usePage();
  const [focused, setFocused] = useState(0);
  const stroke = useRef<{ index: number; value: number } | undefined>(undefined);
  const handles = useRef<(SVGGElement | null)[]>([]);
  const unit = outputUnit(output);
  const { plot } = layout;
  const low = layout.yTicks[0]?.value ?? 0;
  const high = layout.yTicks.at(-1)?.value ?? 1;
  const keyStep = Math.max(step, onStep((high - low) * KEY_SHARE, step));
  const heightOf = (index: number) =>
    curve[index] ?? onStep(layout.at(layout.handles[index]?.x ?? 0, layout.handles[index]?.y ?? 0).value, step);

  function point(event: PointerEvent<SVGRectElement>): void {
    const svg = event.currentTarget.ownerSVGElement;
    if (!svg || (event.type === 'pointermove' && !stroke.current)) return;
    const box = svg.getBoundingClientRect();
    const here = layout.at(event.clientX - box.left, event.clientY - box.top);
    const from = stroke.current ?? here;
    const drawn = withStroke(curve, from.index, from.value, here.index, here.value);
    onDraw(drawn.map((value) => (value === undefined ? undefined : onStep(value, step))));
    stroke.current = here;
  }

  function press(event: KeyboardEvent, index: number): void {
    const changes: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: LARGE, PageDown: -LARGE };
    const moves: Record<string, number> = {
      ArrowLeft: index - 1,
      ArrowRight: index + 1,
      Home: 0,
      End: curve.length - 1,
    };
    const change = changes[event.key];
    const move = moves[event.key];
    if (event.key === 'Delete' || event.key === 'Backspace') onDraw(withValue(curve, index, undefined));
    else if (change !== undefined) onDraw(withValue(curve, index, onStep(heightOf(index) + change * keyStep, step)));
    else if (move !== undefined) handles.current[Math.min(curve.length - 1, Math.max(0, move))]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      <rect
        className="curve-ground"
        x={layout.groundX}
        y={plot.top}
        width={Math.max(0, plot.right - layout.groundX)}
        height={plot.bottom - plot.top}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          stroke.current = undefined;
          point(event);
        }}
        onPointerMove={point}
        onPointerUp={() => {
          stroke.current = undefined;
        }}
        onPointerCancel={() => {
          stroke.current = undefined;
        }}
      />
      {layout.handles.map(({ year, x, y }, index) => (
        <g
          key={year}
          ref={(element) => {
            handles.current[index] = element;
          }}
          className={curve[index] === undefined ? 'curve-handle' : 'curve-handle is-set'}
          role="slider"
          tabIndex={index === focused ? 0 : -1}
          aria-orientation="vertical"
          aria-label={String(year)}
          aria-valuemin={low}
          aria-valuemax={Math.max(high, heightOf(index))}
          aria-valuenow={heightOf(index)}
          aria-valuetext={
            curve[index] === undefined
              ? i18n._({
                  id: 'workshop.notDrawn',
                  message: '{value}, not drawn yet',
                  values: { value: format.value(heightOf(index), unit) },
                })
              : format.value(heightOf(index), unit)
          }
          onFocus={() => setFocused(index)}
          onKeyDown={(event) => press(event, index)}
        >
          <circle
            className="curve-dot"
            cx={x}
            cy={y}
            r={(curve[index] === undefined ? 0.5 : 1) * (scale === 'room' ? 8 : 4.5)}
          />
          <circle className="curve-ring" cx={x} cy={y} r={scale === 'room' ? 18 : 12} />
        </g>
      ))}
    </>
  );
}

function labelWords(kind: CurveLabelKind): string {
  switch (kind) {
    case 'drawn':
      return i18n._({ id: 'workshop.label.drawn', message: 'your curve' });
    case 'median':
      return i18n._({ id: 'workshop.label.median', message: 'median' });
    case 'p90':
      return i18n._({ id: 'workshop.label.p90', message: '9 in 10 below' });
    case 'p10':
      return i18n._({ id: 'workshop.label.p10', message: '1 in 10 below' });
    case 'beside':
      return i18n._({ id: 'workshop.label.beside', message: 'reference' });
    case 'seen':
      return i18n._({ id: 'workshop.label.seen', message: 'on record' });
    default: {
      const never: never = kind;
      throw new Error(`label ${String(never)} has no words`);
    }
  }
}
