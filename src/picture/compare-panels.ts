import { area, line, scaleLinear } from 'd3';
import type { HistoryPoint } from '../summary/history.ts';
import type { YearSpread } from '../summary/reading.ts';
import { hasBand80, hasBand95, type Interval, sameSpread } from './fan.ts';
import { yearTicks } from './year-ticks.ts';

/** Fans of several scenarios side by side on the same scales. */
export interface PanelsState {
  /** `line`: a stock, share or age that holds at year-ends; `steps`: years that stand apart. */
  readonly shape: 'line' | 'steps';
  /** Empty for differences. */
  readonly history: readonly HistoryPoint[];
  /** Value at the end of the base year, where every fan opens; undefined for flows. */
  readonly base: number | undefined;
  readonly baseYear: number;
  readonly horizon: number;
  readonly interval: Interval;
  /** The axis holds zero. */
  readonly hasZero: boolean;
  readonly panels: readonly PanelInput[];
}

interface PanelInput {
  readonly id: string;
  /** Undefined until its first runs are in. */
  readonly years: readonly YearSpread[] | undefined;
  /** Medians of what it is held against; undefined where it is that itself. */
  readonly against: readonly YearSpread[] | undefined;
  /** Its own past, where the panels are of several places; that of the state otherwise. */
  readonly past?: Pick<PanelsState, 'history' | 'base'>;
}

export interface PanelsFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface PanelPaths {
  readonly id: string;
  /** Empty where the interval leaves it out. */
  readonly band95: string;
  readonly band80: string;
  readonly band50: string;
  readonly median: string;
  readonly against: string;
  readonly history: string;
}

export interface PanelsLayout {
  readonly frame: PanelsFrame;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly xTicks: readonly { readonly year: number; readonly x: number }[];
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
  readonly zero: number | undefined;
  /** Where the projection begins. */
  readonly baseX: number;
  readonly panels: readonly PanelPaths[];
  readonly cursor: readonly { readonly year: number; readonly x: number }[];
  /** The largest upper bound of the 95 bands, where the axis ends below it. */
  readonly clipped: { readonly value: number; readonly year: number } | undefined;
}

/** The past that a small panel shows begins here. */
const HISTORY_FROM = 2010;
/** The axis follows the 95 bands up to this multiple of all else; what lies beyond is cut and said in words. */
const MOST_ABOVE = 1.6;
/** Share of a year's width that its box fills. */
const FILLED = 0.76;

/** Place the fans of all panels: one scale of years, one of values. */
export function layoutPanels(state: PanelsState, frame: PanelsFrame): PanelsLayout {
  const { baseYear, horizon, interval } = state;
  const isSteps = state.shape === 'steps';
  const plot = {
    left: frame.left,
    right: Math.max(frame.left + 1, frame.width - frame.right),
    top: frame.top,
    bottom: Math.max(frame.top + 1, frame.height - frame.bottom),
  };
  const until = (years: readonly YearSpread[] = []) => years.filter(({ year }) => year <= horizon);
  const pasts = state.panels.map(({ past = state }) => ({
    base: past.base,
    history: past.history.filter(({ year }) => year >= HISTORY_FROM),
  }));
  const hasBase = pasts.some(({ base }) => base !== undefined);
  const first = Math.min(
    ...pasts.flatMap(({ history }) => history.map(({ year }) => year)),
    hasBase ? baseYear : baseYear + 1,
  );
  const half = isSteps ? 0.5 : 0;
  const x = scaleLinear([first - half, horizon + half], [plot.left, plot.right]);
  const { low, high, clipped } = range(state, pasts, until);
  const y = scaleLinear([low, high], [plot.bottom, plot.top]).nice(4);
  const [bottomValue = 0, topValue = 1] = y.domain();
  const inside = (value: number) => y(Math.min(topValue, Math.max(bottomValue, value)));
  const draw = isSteps ? stepPaths(x, inside) : linePaths(x, inside);
  const years = until(state.panels.find((panel) => panel.years)?.years);
  return {
    frame,
    plot,
    xTicks: yearTicks(x.domain() as [number, number], plot.right - plot.left).map((year) => ({ year, x: x(year) })),
    yTicks: y.ticks(4).map((value) => ({ value, y: y(value) })),
    zero: bottomValue <= 0 && topValue >= 0 ? y(0) : undefined,
    baseX: x(hasBase ? baseYear : baseYear + 0.5),
    panels: state.panels.map(({ id, years: own, against }, at) => {
      const { base, history } = pasts[at] as (typeof pasts)[number];
      const known = base === undefined ? [] : [{ year: baseYear, ...sameSpread(base) }];
      const shown = own ? [...known, ...until(own)] : [];
      const beside = against ? [...known, ...until(against)] : [];
      return {
        id,
        band95: hasBand95(interval) ? draw.band(shown, 'p2_5', 'p97_5') : '',
        band80: hasBand80(interval) ? draw.band(shown, 'p10', 'p90') : '',
        band50: interval === '50' ? draw.band(shown, 'p25', 'p75') : '',
        median: draw.median(shown),
        against: draw.median(beside),
        history: draw.history(
          base === undefined || history.length === 0 ? history : [...history, { year: baseYear, value: base }],
        ),
      };
    }),
    cursor: years.map(({ year }) => ({ year, x: x(year) })),
    clipped,
  };
}

function range(
  { panels, interval, hasZero }: PanelsState,
  pasts: readonly Pick<PanelsState, 'history' | 'base'>[],
  until: (years?: readonly YearSpread[]) => readonly YearSpread[],
) {
  const spreads = panels.flatMap(({ years }) => until(years));
  const values = [
    ...pasts.flatMap(({ history, base }) => [
      ...history.map(({ value }) => value),
      ...(base === undefined ? [] : [base]),
    ]),
    ...(hasZero ? [0] : []),
    ...spreads.flatMap(({ p10, p50, p90 }) => [p10, p50, p90]),
  ];
  let low = values.length > 0 ? Math.min(...values) : 0;
  let high = values.length > 0 ? Math.max(...values) : 1;
  const size = Math.max(Math.abs(low), Math.abs(high));
  let clipped: PanelsLayout['clipped'];
  if (hasBand95(interval)) {
    const cap = hasZero ? MOST_ABOVE * size : Number.POSITIVE_INFINITY;
    low = Math.max(Math.min(low, ...spreads.map(({ p2_5 }) => p2_5)), hasZero ? Math.min(low, -cap) : -cap);
    for (const { p97_5, year } of spreads) {
      high = Math.max(high, Math.min(cap, p97_5));
      if (p97_5 > cap && p97_5 > (clipped?.value ?? 0)) clipped = { value: p97_5, year };
    }
  }
  // A scale needs a range that its ticks can divide.
  if (high - low < 1e-9 * Math.max(1, size)) high = low + Math.max(1, size);
  return { low, high, clipped };
}

type Bound = 'p2_5' | 'p10' | 'p25' | 'p75' | 'p90' | 'p97_5';
type Scale = (value: number) => number;

interface Drawing {
  band(years: readonly YearSpread[], lower: Bound, upper: Bound): string;
  median(years: readonly YearSpread[]): string;
  history(points: readonly HistoryPoint[]): string;
}

function linePaths(x: Scale, y: Scale): Drawing {
  return {
    band: (years, lower, upper) =>
      area<YearSpread>(
        (s) => x(s.year),
        (s) => y(s[lower]),
        (s) => y(s[upper]),
      ).digits(1)(years) ?? '',
    median: (years) =>
      line<YearSpread>(
        (s) => x(s.year),
        (s) => y(s.p50),
      ).digits(1)(years) ?? '',
    history: (points) =>
      line<HistoryPoint>(
        (p) => x(p.year),
        (p) => y(p.value),
      ).digits(1)(points) ?? '',
  };
}

/** One box and one stroke a year: a year's shock does not bleed into its neighbours. */
function stepPaths(x: Scale, y: Scale): Drawing {
  const from = (year: number) => round(x(year - FILLED / 2));
  const to = (year: number) => round(x(year + FILLED / 2));
  const stroke = (year: number, value: number) => `M${from(year)},${round(y(value))}H${to(year)}`;
  return {
    band: (years, lower, upper) =>
      years
        .map((s) => `M${from(s.year)},${round(y(s[lower]))}V${round(y(s[upper]))}H${to(s.year)}V${round(y(s[lower]))}Z`)
        .join(''),
    median: (years) => years.map((s) => stroke(s.year, s.p50)).join(''),
    history: (points) => points.map(({ year, value }) => stroke(year, value)).join(''),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
