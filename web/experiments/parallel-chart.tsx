import { type PointerEvent, useMemo, useRef } from 'react';
import { type AxisBrush, layoutParallel } from '../../src/picture/parallel-axes.ts';
import { SilentMarks } from '../charts/silent-marks.tsx';
import { useWidth } from '../charts/use-width.ts';

/** An axis with its name and how its values are written. */
export interface NamedAxis {
  readonly id: string;
  readonly name: string;
  readonly column: ArrayLike<number>;
  write(value: number): string;
}

interface ParallelChartProps {
  readonly axes: readonly NamedAxis[];
  readonly brushes: readonly AxisBrush[];
  /** Rows that are drawn, and those of them within every mark. */
  readonly drawn: readonly number[];
  readonly within: ReadonlySet<number>;
  readonly label: string;
  onBrush(axis: number, brush: AxisBrush): void;
}

const HEIGHT = 320;
/** Pixels either side of an axis that a pointer takes hold of. */
const HOLD = 22;
/** A drag of fewer pixels is a click, which takes the mark away. */
const CLICK = 4;
/** Pixels that a letter of a name takes; names stand in two rows, so that each has room for two axes. */
const LETTER = 6.4;

/** Samples as lines over axes of the levers and of the output; a drag along an axis marks a part of it. */
export function ParallelChart({ axes, brushes, drawn, within, label, onBrush }: ParallelChartProps) {
  const [ref, width] = useWidth<HTMLDivElement>(900);
  const drag = useRef<{ readonly axis: number; readonly y: number } | undefined>(undefined);
  const layout = useMemo(
    () =>
      layoutParallel(
        axes.map(({ column }) => column),
        { width, height: HEIGHT, left: 64, right: 64, top: 46, bottom: 14 },
      ),
    [axes, width],
  );
  const [others, marked] = useMemo(() => {
    const paths = [[], []] as [string[], string[]];
    for (const row of drawn) paths[within.has(row) ? 1 : 0].push(layout.lineOf(row));
    return paths.map((each) => each.join('')) as [string, string];
  }, [drawn, within, layout]);
  const letters = Math.max(12, Math.floor((2 * (width - 128)) / Math.max(1, axes.length - 1) / LETTER) - 2);
  const at = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  function begin(event: PointerEvent<SVGSVGElement>): void {
    const { x, y } = at(event);
    const axis = layout.axes.findIndex((each) => Math.abs(each.x - x) <= HOLD);
    if (axis < 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { axis, y };
  }
  function move(event: PointerEvent<SVGSVGElement>): void {
    const held = drag.current;
    const axis = held && layout.axes[held.axis];
    if (!held || !axis) return;
    const { y } = at(event);
    const ends = [axis.valueAt(held.y), axis.valueAt(y)].sort((a, b) => a - b);
    onBrush(held.axis, Math.abs(y - held.y) < CLICK ? undefined : [ends[0] as number, ends[1] as number]);
  }
  return (
    <div ref={ref} className="parallel">
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={(event) => {
          move(event);
          drag.current = undefined;
        }}
        onPointerCancel={() => {
          drag.current = undefined;
        }}
      >
        <SilentMarks>
          <path className="parallel-line" d={others} />
          <path className="parallel-line is-within" d={marked} />
          {layout.axes.map((axis, c) => {
            const { id, name, write } = axes[c] as NamedAxis;
            const brush = brushes[c];
            const isLast = c === layout.axes.length - 1;
            const side = isLast
              ? { x: axis.x + 8, textAnchor: 'start' as const }
              : { x: axis.x - 8, textAnchor: 'end' as const };
            return (
              <g key={id} className={isLast ? 'parallel-axis is-output' : 'parallel-axis'}>
                <line x1={axis.x} x2={axis.x} y1={layout.top} y2={layout.bottom} />
                {brush && (
                  <rect
                    className="parallel-brush"
                    x={axis.x - 5}
                    y={axis.yOf(brush[1])}
                    width={10}
                    height={Math.max(2, axis.yOf(brush[0]) - axis.yOf(brush[1]))}
                  />
                )}
                {axis.ticks.map(({ value, y }) => (
                  <text key={value} {...side} y={y} dy="0.32em">
                    {write(value)}
                  </text>
                ))}
                <text
                  className="parallel-name"
                  x={c === 0 ? 0 : isLast ? width : axis.x}
                  y={c % 2 === 0 ? 12 : 28}
                  textAnchor={c === 0 ? 'start' : isLast ? 'end' : 'middle'}
                >
                  {name.length > letters ? `${name.slice(0, letters - 1)}…` : name}
                </text>
              </g>
            );
          })}
        </SilentMarks>
      </svg>
    </div>
  );
}
