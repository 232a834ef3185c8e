import { area, line, scaleLinear } from 'd3';
import type { HistoryPoint } from '../summary/history.ts';
import type { NaiveLine } from '../summary/naive.ts';
import type { Spread, YearSpread } from '../summary/reading.ts';
import { placeLabels } from './place-labels.ts';
import { yearTicks } from './year-ticks.ts';

/** Which bands a fan shows; `both`: 80 and 95. */
export type Interval = '50' | '80' | '95' | 'both';

/** The intervals with a band of 80, and with one of 95. */
export const hasBand80 = (interval: Interval) => interval === '80' || interval === 'both';
export const hasBand95 = (interval: Interval) => interval === '95' || interval === 'both';

/** What a fan is drawn from: data, no pixels. */
export interface FanState {
  /** `line`: a stock, share or age that holds at year-ends; `steps`: years that stand apart. */
  readonly shape: 'line' | 'steps';
  readonly history: readonly HistoryPoint[];
  /** A year in which a record could have been and is not: the axis begins there or earlier. */
  readonly recordFrom: number | undefined;
  /** Last year in which none was recorded, which is no lack of data; undefined where there is no such year. */
  readonly recordUntil: number | undefined;
  /** Value at the end of the base year, where the fan begins; undefined for flows. */
  readonly base: number | undefined;
  readonly scenario: readonly YearSpread[];
  /** Drawn in grey behind; undefined when the scenario is the reference. */
  readonly reference: readonly YearSpread[] | undefined;
  /** Naive forecasts, drawn level from the base year on. */
  readonly naive: readonly NaiveLine[];
  readonly baseYear: number;
  readonly horizon: number;
  readonly interval: Interval;
  /** The axis begins at zero, as for people and money; false for ages, shares and degrees. */
  readonly hasZero: boolean;
  /** Events of the scenario that reach the place, by first year; absent for none. */
  readonly events?: readonly FanEvent[];
}

interface FanEvent {
  readonly year: number;
  readonly name: string;
}

export interface FanFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly labelHeight: number;
}

/** Paths of one ensemble; a band that is not shown is an empty path. */
interface FanPaths {
  readonly band95: string;
  readonly band80: string;
  readonly band50: string;
  readonly median: string;
}

export type FanLabelKind =
  | 'p2_5'
  | 'p10'
  | 'p25'
  | 'median'
  | 'p75'
  | 'p90'
  | 'p97_5'
  | 'reference'
  | NaiveLine['kind'];

interface FanLabel {
  readonly kind: FanLabelKind;
  readonly value: number;
  readonly x: number;
  /** Where the thing named ends, and where its label stands. */
  readonly anchor: number;
  readonly y: number;
}

export interface FanLayout {
  readonly frame: FanFrame;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly xTicks: readonly { readonly year: number; readonly x: number }[];
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
  readonly zero: number | undefined;
  /** Where the past ends and the projection begins. */
  readonly baseX: number;
  /** Years without data between history and projection. */
  readonly gap: { readonly x: number; readonly width: number; readonly from: number; readonly to: number } | undefined;
  readonly historyPath: string;
  readonly historyPoints: readonly { readonly year: number; readonly x: number; readonly y: number }[];
  readonly scenario: FanPaths;
  readonly reference: FanPaths | undefined;
  readonly naive: readonly { readonly kind: NaiveLine['kind']; readonly y: number }[];
  readonly labels: readonly FanLabel[];
  /** The largest upper bound of the 95 band, where the axis ends below it. */
  readonly clipped: { readonly value: number; readonly year: number } | undefined;
  /** Where events begin; their names stand in rows above the axis, those without room are left out. */
  readonly events: readonly FanEventMark[];
  /** Years that a cursor visits, with the pixels of each. */
  readonly cursor: readonly { readonly year: number; readonly x: number; readonly y: number }[];
}

interface FanEventMark {
  readonly year: number;
  readonly x: number;
  /** Empty where it has no room. */
  readonly name: string;
  readonly y: number;
  /** The name stands at the left of its line. */
  readonly isLeft: boolean;
}

/** Rows of names of events, their height and the width of a letter, pixels. */
const EVENT_ROWS = 3;
const EVENT_ROW = 13;
const EVENT_LETTER = 6;
const LONGEST_EVENT = 28;
/** The axis follows the 95 band up to this multiple of all else; a band beyond it is cut and said in words. */
const MOST_ABOVE = 1.6;
/** Share of a year that a step's side gap takes, so that years stand apart. */
const STEP_INSET = 0.12;

/** Place a fan in a frame. */
export function layoutFan(state: FanState, frame: FanFrame): FanLayout {
  const { baseYear, horizon, interval } = state;
  const years = state.scenario.filter(({ year }) => year <= horizon);
  const reference = state.reference?.filter(({ year }) => year <= horizon);
  const isSteps = state.shape === 'steps';
  const plot = {
    left: frame.left,
    right: Math.max(frame.left + 1, frame.width - frame.right),
    top: frame.top,
    bottom: Math.max(frame.top + 1, frame.height - frame.bottom),
  };

  const first = Math.min(...state.history.map(({ year }) => year), state.recordFrom ?? Number.POSITIVE_INFINITY);
  const start = Number.isFinite(first) ? first : state.base === undefined ? baseYear + 0.5 : baseYear;
  const isOpen = state.history.length > 0 || state.recordFrom !== undefined;
  const x = scaleLinear(
    [isSteps && isOpen ? start - 0.5 : start, isSteps ? horizon + 0.5 : horizon],
    [plot.left, plot.right],
  );
  const baseX = x(state.base === undefined ? baseYear + 0.5 : baseYear);

  const { low, high, clipped } = valueRange(state, years, reference ?? []);
  const y = scaleLinear([low, high], [plot.bottom, plot.top]).nice(5);
  const [bottomValue = 0, topValue = 1] = y.domain();
  // A band that leaves the axis is cut at the edge of the plot; `clipped` says how far it goes.
  const inside = (value: number) => y(Math.min(topValue, Math.max(bottomValue, value)));

  const paths = (spreads: readonly YearSpread[], inset: number): FanPaths => {
    const band = (lower: 'p2_5' | 'p10' | 'p25', upper: 'p75' | 'p90' | 'p97_5') =>
      isSteps
        ? spreads
            .map((s) => box(x(s.year - 0.5 + inset), x(s.year + 0.5 - inset), inside(s[lower]), inside(s[upper])))
            .join('')
        : (area<YearSpread>(
            (s) => x(s.year),
            (s) => inside(s[lower]),
            (s) => inside(s[upper]),
          )(fromBase(spreads, state)) ?? '');
    const median = isSteps
      ? spreads
          .map((s) => `M${round(x(s.year - 0.5 + inset))},${round(inside(s.p50))}H${round(x(s.year + 0.5 - inset))}`)
          .join('')
      : (line<YearSpread>(
          (s) => x(s.year),
          (s) => inside(s.p50),
        )(fromBase(spreads, state)) ?? '');
    return {
      band95: hasBand95(interval) ? rounded(band('p2_5', 'p97_5')) : '',
      band80: hasBand80(interval) ? rounded(band('p10', 'p90')) : '',
      band50: interval === '50' ? rounded(band('p25', 'p75')) : '',
      median: rounded(median),
    };
  };

  const history = state.base === undefined ? state.history : [...state.history, { year: baseYear, value: state.base }];
  const lastPoint = history.at(-1)?.year ?? (state.recordFrom === undefined ? undefined : state.recordFrom - 1);
  const lastKnown = lastPoint === undefined ? undefined : Math.max(lastPoint, state.recordUntil ?? lastPoint);
  const gapFrom = lastKnown === undefined || !isSteps ? undefined : lastKnown + 1;
  const gap =
    gapFrom === undefined || gapFrom > baseYear
      ? undefined
      : { x: x(gapFrom - 0.5), width: baseX - x(gapFrom - 0.5), from: gapFrom, to: baseYear };

  return {
    frame,
    plot,
    xTicks: yearTicks(x.domain() as [number, number], plot.right - plot.left).map((year) => ({ year, x: x(year) })),
    yTicks: y.ticks(5).map((value) => ({ value, y: y(value) })),
    zero: bottomValue <= 0 && topValue >= 0 ? y(0) : undefined,
    baseX,
    gap,
    historyPath: rounded(
      isSteps
        ? stepPath(history, x, y)
        : (line<HistoryPoint>(
            (p) => x(p.year),
            (p) => y(p.value),
          )(history) ?? ''),
    ),
    historyPoints: isSteps ? [] : history.map((p) => ({ year: p.year, x: x(p.year), y: y(p.value) })),
    scenario: paths(years, isSteps ? STEP_INSET : 0),
    reference: reference && paths(reference, 0),
    naive: state.naive.map(({ kind, value }) => ({ kind, y: round(y(value)) })),
    labels: endLabels(state, years, reference, inside, plot, frame.labelHeight),
    clipped,
    events: eventMarks(state, x, plot),
    cursor: [
      ...history.filter(({ year }) => year <= baseYear).map((p) => ({ year: p.year, x: x(p.year), y: y(p.value) })),
      ...years.map((s) => ({ year: s.year, x: x(s.year), y: inside(s.p50) })),
    ],
  };
}

/** A known value as the spread of runs that all agree. */
export function sameSpread(value: number): Spread {
  return { mean: value, p2_5: value, p10: value, p25: value, p50: value, p75: value, p90: value, p97_5: value };
}

/** Put the names of events into the first rows where they have room, the earliest first. */
function eventMarks(
  { events = [], horizon }: FanState,
  x: (year: number) => number,
  plot: FanLayout['plot'],
): readonly FanEventMark[] {
  const ends = new Array<number>(EVENT_ROWS).fill(Number.NEGATIVE_INFINITY);
  return [...events]
    .filter(({ year }) => year <= horizon)
    .sort((a, b) => a.year - b.year)
    .map(({ year, name }) => {
      const at = round(x(year));
      const short = name.length > LONGEST_EVENT ? `${name.slice(0, LONGEST_EVENT - 1)}\u2026` : name;
      const width = short.length * EVENT_LETTER + 8;
      const isLeft = at + width > plot.right;
      const from = isLeft ? at - width : at;
      const row = ends.findIndex((end) => end <= from);
      if (row >= 0) ends[row] = from + width;
      return { year, x: at, name: row < 0 ? '' : short, y: plot.bottom - 6 - Math.max(0, row) * EVENT_ROW, isLeft };
    });
}

/** A stock's fan opens from the known value of the base year. */
function fromBase(spreads: readonly YearSpread[], { base, baseYear }: FanState): readonly YearSpread[] {
  if (base === undefined) return spreads;
  return [{ year: baseYear, ...sameSpread(base) }, ...spreads];
}

function valueRange(state: FanState, years: readonly YearSpread[], reference: readonly YearSpread[]) {
  const shown = [...years, ...reference];
  const values = state.history.map(({ value }) => value);
  if (state.base !== undefined) values.push(state.base);
  for (const s of shown) values.push(s.p10, s.p50, s.p90);
  for (const { value } of state.naive) values.push(value);
  if (state.hasZero) values.push(0);
  const inner = { low: Math.min(...values), high: Math.max(...values) };
  const size = Math.max(Math.abs(inner.low), Math.abs(inner.high));
  let { low, high } = inner;
  let clipped: FanLayout['clipped'];
  if (hasBand95(state.interval)) {
    const lowest = Math.min(low, ...shown.map((s) => s.p2_5));
    low = state.hasZero ? Math.max(lowest, Math.min(low, -MOST_ABOVE * size)) : lowest;
    const cap = state.hasZero ? MOST_ABOVE * size : Number.POSITIVE_INFINITY;
    for (const s of shown) {
      high = Math.max(high, Math.min(cap, s.p97_5));
      if (s.p97_5 > cap && s.p97_5 > (clipped?.value ?? 0)) clipped = { value: s.p97_5, year: s.year };
    }
  }
  // A scale needs a range that its ticks can divide.
  if (high - low < 1e-9 * Math.max(1, size)) high = low + Math.max(1, size);
  return { low, high, clipped };
}

function endLabels(
  state: FanState,
  years: readonly YearSpread[],
  reference: readonly YearSpread[] | undefined,
  y: (value: number) => number,
  plot: FanLayout['plot'],
  height: number,
): readonly FanLabel[] {
  const last = years.at(-1);
  if (!last) return [];
  const ends: { kind: FanLabelKind; value: number; rank: number }[] = [{ kind: 'median', value: last.p50, rank: 0 }];
  const beside = reference?.at(-1);
  if (beside) ends.push({ kind: 'reference', value: beside.p50, rank: 1 });
  if (state.interval === '50')
    ends.push({ kind: 'p75', value: last.p75, rank: 2 }, { kind: 'p25', value: last.p25, rank: 3 });
  if (hasBand80(state.interval))
    ends.push({ kind: 'p90', value: last.p90, rank: 2 }, { kind: 'p10', value: last.p10, rank: 3 });
  if (hasBand95(state.interval))
    ends.push({ kind: 'p97_5', value: last.p97_5, rank: 4 }, { kind: 'p2_5', value: last.p2_5, rank: 5 });
  for (const { kind, value } of state.naive) ends.push({ kind, value, rank: kind === 'last' ? 6 : 7 });
  // Equal heights keep the order of values, so that labels do not cross.
  ends.sort((a, b) => b.value - a.value || a.rank - b.rank);
  const placed = placeLabels(
    ends.map(({ value, rank }) => ({ wanted: y(value), rank })),
    height,
    plot.top - height / 2,
    plot.bottom + height / 2,
  );
  return ends.flatMap(({ kind, value }, i) => {
    const at = placed[i];
    return at === undefined ? [] : [{ kind, value, x: plot.right, anchor: y(value), y: at }];
  });
}

function box(left: number, right: number, bottom: number, top: number): string {
  return `M${left},${bottom}V${top}H${right}V${bottom}Z`;
}

/** One level line a year; neighbouring years are joined, missing ones leave a gap. */
function stepPath(points: readonly HistoryPoint[], x: (year: number) => number, y: (value: number) => number): string {
  return points
    .map(({ year, value }, i) => {
      const follows = i > 0 && points[i - 1]?.year === year - 1;
      return `${follows ? `V${y(value)}` : `M${x(year - 0.5)},${y(value)}`}H${x(year + 0.5)}`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Keep one decimal of a pixel: the eye sees no more, and a shorter path parses faster. */
function rounded(path: string): string {
  return path.replace(/-?\d+\.\d+/g, (number) => String(round(Number(number))));
}
