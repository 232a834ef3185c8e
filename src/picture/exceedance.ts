import { line, scaleLinear, scaleLog } from 'd3';

/** Sizes by return period: data, no pixels. */
export interface ExceedanceState {
  /** Years, rising; one to each size of a curve. */
  readonly periods: readonly number[];
  readonly curves: readonly { readonly id: string; readonly sizes: readonly number[] }[];
  /** Size above which a year counts as a shock, and how often it comes on a curve by its id, years; infinite where never. */
  readonly level: number;
  readonly recurrences: Readonly<Record<string, number>>;
}

export interface ExceedanceFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ExceedanceLayout {
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly xTicks: readonly { readonly years: number; readonly x: number }[];
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
  readonly curves: readonly { readonly id: string; readonly path: string; readonly endY: number }[];
  readonly levelY: number;
  /** Where the level meets a curve; absent where it does not within the plot. */
  readonly crossings: readonly { readonly id: string; readonly x: number; readonly years: number }[];
  x(years: number): number;
  y(size: number): number;
}

const TICKS = [1, 2, 5, 10, 20, 50, 100] as const;

/** Place exceedance curves over return periods on a log scale, sizes on a linear one from zero. */
export function layoutExceedance(state: ExceedanceState, frame: ExceedanceFrame): ExceedanceLayout {
  const plot = {
    left: frame.left,
    right: Math.max(frame.left + 1, frame.width - frame.right),
    top: frame.top,
    bottom: Math.max(frame.top + 1, frame.height - frame.bottom),
  };
  const first = state.periods[0] ?? 1;
  const last = state.periods.at(-1) ?? 100;
  const largest = Math.max(1, state.level * 1.1, ...state.curves.flatMap(({ sizes }) => sizes));
  const x = scaleLog([first, last], [plot.left, plot.right]);
  const y = scaleLinear([0, largest], [plot.bottom, plot.top]).nice(4);
  const path = line<number>(
    (_size, i) => x(state.periods[i] ?? last),
    (size) => y(size),
  );
  return {
    plot,
    xTicks: TICKS.filter((years) => years >= first && years <= last).map((years) => ({ years, x: x(years) })),
    yTicks: y.ticks(4).map((value) => ({ value, y: y(value) })),
    curves: state.curves.map(({ id, sizes }) => ({
      id,
      path: path(sizes) ?? '',
      endY: y(sizes.at(-1) ?? 0),
    })),
    levelY: y(state.level),
    crossings: state.curves.flatMap(({ id }) => {
      const years = state.recurrences[id] ?? Number.POSITIVE_INFINITY;
      return years >= first && years <= last ? [{ id, x: x(years), years }] : [];
    }),
    x,
    y,
  };
}
