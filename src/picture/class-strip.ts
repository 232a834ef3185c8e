import { scaleLinear } from 'd3';
import type { HistoryPoint } from '../summary/history.ts';
import { yearTicks } from './year-ticks.ts';

/** Classes by year beside the record behind them: data, no pixels. */
export interface ClassStripState {
  /** Yearly counts on record, and the years that the record spans. */
  readonly record: readonly HistoryPoint[];
  readonly recordFrom: number;
  readonly recordUntil: number;
  readonly classes: number;
  readonly scenario: readonly YearClass[];
  /** Undefined when the scenario is the reference. */
  readonly reference: readonly YearClass[] | undefined;
  readonly horizon: number;
}

/** Class of a year, from 0. */
export interface YearClass {
  readonly year: number;
  readonly class: number;
}

interface Box {
  readonly year: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ClassStripLayout {
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** Where the projection begins. */
  readonly baseX: number;
  /** Years after the record and before the projection; undefined where there are none. */
  readonly gap: { readonly x: number; readonly width: number } | undefined;
  readonly record: readonly Box[];
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
  readonly xTicks: readonly { readonly year: number; readonly x: number }[];
  readonly scenario: readonly (Box & { readonly class: number })[];
  readonly reference: readonly (Box & { readonly class: number })[];
  /** Middle of the row of each class, the lowest class first. */
  readonly rows: readonly number[];
}

export interface ClassStripFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Share of a year's width and of a row that a box fills. */
const FILLED = 0.8;

/** Place the record as bars over a scale of people, and the classes as boxes in rows, the highest class on top. */
export function layoutClassStrip(state: ClassStripState, frame: ClassStripFrame): ClassStripLayout {
  const first = state.scenario[0]?.year ?? state.recordUntil + 1;
  const plot = {
    left: frame.left,
    right: Math.max(frame.left + 1, frame.width - frame.right),
    top: frame.top,
    bottom: Math.max(frame.top + 1, frame.height - frame.bottom),
  };
  const x = scaleLinear([state.recordFrom - 0.5, state.horizon + 0.5], [plot.left, plot.right]);
  const y = scaleLinear([0, Math.max(1, ...state.record.map(({ value }) => value))], [plot.bottom, plot.top]).nice(4);
  const year = x(1) - x(0);
  const row = (plot.bottom - plot.top) / state.classes;
  const boxes = (years: readonly YearClass[] = [], filled = FILLED) =>
    years
      .filter((each) => each.year <= state.horizon)
      .map((each) => ({
        ...each,
        x: x(each.year) - (filled * year) / 2,
        y: plot.bottom - (each.class + (1 + filled) / 2) * row,
        width: filled * year,
        height: filled * row,
      }));
  const gapFrom = state.recordUntil + 0.5;
  return {
    plot,
    baseX: x(first - 0.5),
    gap: gapFrom < first - 0.5 ? { x: x(gapFrom), width: x(first - 0.5) - x(gapFrom) } : undefined,
    record: state.record.map(({ year: of, value }) => ({
      year: of,
      x: x(of) - (FILLED * year) / 2,
      y: y(value),
      width: FILLED * year,
      height: plot.bottom - y(value),
    })),
    yTicks: y.ticks(4).map((value) => ({ value, y: y(value) })),
    xTicks: yearTicks(x.domain() as [number, number], plot.right - plot.left).map((of) => ({ year: of, x: x(of) })),
    scenario: boxes(state.scenario),
    reference: boxes(state.reference, 1),
    rows: Array.from({ length: state.classes }, (_, k) => plot.bottom - (k + 0.5) * row),
  };
}
