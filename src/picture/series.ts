import { area, line, scaleLinear } from 'd3';
import type { YearSpread } from '../summary/reading.ts';
import { placeLabels } from './place-labels.ts';
import { yearTicks } from './year-ticks.ts';

/** Outputs of one unit and kind side by side. */
export interface SeriesState {
  /** `line`: stocks and indices, which hold at year-ends; `bars`: years that stand apart. */
  readonly shape: 'line' | 'bars';
  readonly series: readonly SeriesInput[];
  readonly firstYear: number;
  readonly horizon: number;
  /** A level to compare with, as 100 for indices; the axis holds it. */
  readonly level: number | undefined;
  /** The axis begins at zero. */
  readonly hasZero: boolean;
}

interface SeriesInput {
  readonly id: string;
  readonly years: readonly YearSpread[];
  /** Undefined when the scenario is the reference. */
  readonly reference: readonly YearSpread[] | undefined;
}

export interface SeriesFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly labelHeight: number;
}

interface SeriesPaths {
  readonly id: string;
  /** Middle 80% of the runs. */
  readonly band: string;
  readonly median: string;
  /** Median of the reference; empty where it is the scenario. */
  readonly reference: string;
  /** Where its label stands at the right; undefined where there is no room. */
  readonly labelY: number | undefined;
  readonly endY: number;
  readonly last: number;
}

export interface SeriesLayout {
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly xTicks: readonly { readonly year: number; readonly x: number }[];
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
  readonly zero: number | undefined;
  readonly level: number | undefined;
  readonly series: readonly SeriesPaths[];
  readonly cursor: readonly { readonly year: number; readonly x: number }[];
}

/** Share of a year's width that its bars fill. */
const FILLED = 0.76;
/** A level lies clear of the edge of the plot by this share of it. */
const ROOM_AT_LEVEL = 0.1;

/** Place several outputs on one scale: medians, the middle 80% and the medians of the reference. */
export function layoutSeries(state: SeriesState, frame: SeriesFrame): SeriesLayout {
  const { firstYear, horizon } = state;
  const isBars = state.shape === 'bars';
  const until = (years: readonly YearSpread[] = []) => years.filter(({ year }) => year <= horizon);
  const plot = {
    left: frame.left,
    right: Math.max(frame.left + 1, frame.width - frame.right),
    top: frame.top,
    bottom: Math.max(frame.top + 1, frame.height - frame.bottom),
  };
  const half = isBars ? 0.5 : 0;
  const x = scaleLinear([firstYear - half, horizon + half], [plot.left, plot.right]);
  const values = state.series.flatMap(({ years, reference }) => [
    ...until(years).flatMap(({ p10, p50, p90 }) => [p10, p50, p90]),
    ...until(reference).map(({ p50 }) => p50),
  ]);
  const y = scaleLinear(valueRange(values, state), [plot.bottom, plot.top]).nice(4);
  const [low = 0, high = 1] = y.domain();
  const lanes = Math.max(1, state.series.length);

  const series = state.series.map(({ id, years: all, reference }, k) => {
    const years = until(all);
    const last = years.at(-1)?.p50 ?? 0;
    const drawn = isBars
      ? barPaths(years, until(reference), { x, y, left: (k / lanes - 0.5) * FILLED, width: FILLED / lanes })
      : linePaths(years, until(reference), { x, y });
    return { id, ...drawn, endY: y(last), last };
  });
  const labels = placeLabels(
    series.map(({ endY }, rank) => ({ wanted: endY, rank })),
    frame.labelHeight,
    plot.top - frame.labelHeight / 2,
    // The ticks of the years stand below the plot.
    plot.bottom + 4,
  );
  return {
    plot,
    xTicks: yearTicks(x.domain() as [number, number], plot.right - plot.left).map((year) => ({ year, x: x(year) })),
    yTicks: y.ticks(4).map((value) => ({ value, y: y(value) })),
    zero: low <= 0 && high >= 0 ? y(0) : undefined,
    level: state.level === undefined ? undefined : y(state.level),
    series: series.map((each, k) => ({ ...each, labelY: labels[k] })),
    cursor: until(state.series[0]?.years).map(({ year }) => ({ year, x: x(year) })),
  };
}

function valueRange(values: readonly number[], { level, hasZero }: SeriesState): readonly [number, number] {
  const all = [...values, ...(level === undefined ? [] : [level]), ...(hasZero ? [0] : [])];
  let low = Math.min(...all);
  let high = Math.max(...all);
  if (level !== undefined) {
    const room = Math.max(1, ROOM_AT_LEVEL * (high - low));
    // Room for a level makes no negative numbers of what has none.
    low = Math.min(low, low < 0 ? level - room : Math.max(0, level - room));
    high = Math.max(high, level + room);
  }
  // A scale needs a range that its ticks can divide.
  return high - low < 1e-9 * Math.max(1, Math.abs(high)) ? [low, low + Math.max(1, Math.abs(low))] : [low, high];
}

interface Scales {
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
}

type Drawn = Pick<SeriesPaths, 'band' | 'median' | 'reference'>;

function linePaths(years: readonly YearSpread[], reference: readonly YearSpread[], { x, y }: Scales): Drawn {
  const median = line<YearSpread>(
    (s) => x(s.year),
    (s) => y(s.p50),
  ).digits(1);
  const band = area<YearSpread>(
    (s) => x(s.year),
    (s) => y(s.p10),
    (s) => y(s.p90),
  ).digits(1);
  return { band: band(years) ?? '', median: median(years) ?? '', reference: median(reference) ?? '' };
}

/** One box and one stroke a year, in the lane of the series; the reference is a stroke as wide as the lane. */
function barPaths(
  years: readonly YearSpread[],
  reference: readonly YearSpread[],
  { x, y, left, width }: Scales & { readonly left: number; readonly width: number },
): Drawn {
  const from = (year: number) => round(x(year + left + 0.06 * width));
  const to = (year: number) => round(x(year + left + 0.94 * width));
  const stroke = (s: YearSpread) => `M${from(s.year)},${round(y(s.p50))}H${to(s.year)}`;
  return {
    band: years
      .map((s) => `M${from(s.year)},${round(y(s.p10))}V${round(y(s.p90))}H${to(s.year)}V${round(y(s.p10))}Z`)
      .join(''),
    median: years.map(stroke).join(''),
    reference: reference.map(stroke).join(''),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
