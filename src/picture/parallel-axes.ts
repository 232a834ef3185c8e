import { type ScaleLinear, scaleLinear } from 'd3';

/** An axis: its range, and where it stands. */
interface ParallelAxis {
  readonly x: number;
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Value at a height, within the range of the axis. */
  valueAt(y: number): number;
  yOf(value: number): number;
}

export interface ParallelLayout {
  readonly axes: readonly ParallelAxis[];
  readonly top: number;
  readonly bottom: number;
  /** Path of the line of a sample, by its place in the columns. */
  lineOf(row: number): string;
}

interface ParallelFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Least and largest value of a column; a range of nothing is widened so that it can be drawn. */
export function columnRange(column: ArrayLike<number>): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < column.length; i++) {
    low = Math.min(low, column[i] as number);
    high = Math.max(high, column[i] as number);
  }
  if (!(low <= high)) return [0, 1];
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

/** Place an axis for each column, and the line of each row over them. */
export function layoutParallel(columns: readonly ArrayLike<number>[], frame: ParallelFrame): ParallelLayout {
  const { width, height, left, right, top, bottom } = frame;
  const last = height - bottom;
  const step = columns.length > 1 ? (width - left - right) / (columns.length - 1) : 0;
  const scales: ScaleLinear<number, number>[] = columns.map((column) =>
    scaleLinear([...columnRange(column)], [last, top]).clamp(true),
  );
  const axes = scales.map((scale, c) => ({
    x: left + c * step,
    ticks: scale.ticks(5).map((value) => ({ value, y: scale(value) })),
    valueAt: (y: number) => scale.invert(y),
    yOf: (value: number) => scale(value),
  }));
  return {
    axes,
    ...{ top, bottom: last },
    lineOf: (row) =>
      `M${axes.map(({ x, yOf }, c) => `${round(x)},${round(yOf((columns[c] as ArrayLike<number>)[row] as number))}`).join('L')}`,
  };
}

/** Part of an axis that is marked; undefined where all of it counts. */
export type AxisBrush = readonly [low: number, high: number] | undefined;

/** Rows that lie within every mark, in their order. */
export function rowsWithin(
  columns: readonly ArrayLike<number>[],
  brushes: readonly AxisBrush[],
  rows: number,
): readonly number[] {
  const marked = brushes.flatMap((brush, c) => (brush ? [{ brush, column: columns[c] as ArrayLike<number> }] : []));
  const within: number[] = [];
  for (let row = 0; row < rows; row++)
    if (
      marked.every(
        ({ brush: [low, high], column }) => (column[row] as number) >= low && (column[row] as number) <= high,
      )
    )
      within.push(row);
  return within;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
