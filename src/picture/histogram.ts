import { scaleLinear, scaleLog } from 'd3';
import type { ValueRange } from '../summary/marked-runs.ts';
import { quantileSorted } from '../summary/quantile.ts';

export interface HistogramFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Runs between two values, `to` not in it but in the last. */
interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly runs: number;
  /** Of them, those in the marked range. */
  readonly marked: number;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  /** Top of the marked part; both stand on the foot of the plot. */
  readonly markedY: number;
  /** Where the bar is broken, of one that goes on beyond the axis; undefined for a whole bar. */
  readonly breakY: number | undefined;
}

export interface HistogramLayout {
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly bins: readonly HistogramBin[];
  /** `log`: the axis is logarithmic, with the small values in one bin before it. */
  readonly axis: 'linear' | 'log';
  readonly xTicks: readonly { readonly value: number; readonly x: number }[];
  /** None beyond the break of a bar. */
  readonly yTicks: readonly { readonly runs: number; readonly y: number }[];
  /** Ends of the marked range. */
  readonly lowX: number;
  readonly highX: number;
  /** Value at a place of the axis; ends of the plot are the smallest and the largest value. */
  valueAt(x: number): number;
}

interface Axis {
  readonly edges: readonly number[];
  readonly ticks: readonly number[];
  readonly kind: HistogramLayout['axis'];
  place(value: number): number;
  invert(x: number): number;
}

type Side = { readonly left: number; readonly right: number };

const BINS = 32;
const BINS_PER_DECADE = 8;
/** Decades that a logarithmic axis shows at most; what is smaller stands in the bin before it. */
const MOST_DECADES = 4;
/** Share of positive runs that may stand before a logarithmic axis. */
const BEFORE = 0.02;
/** Width of the bin before a logarithmic axis and the gap behind it, pixels. */
const BIN_BEFORE = 18;
const GAP = 6;
/** A bar so many times as high as the next one would leave the others too low to be read: it is broken. */
const TOWERS = 3;
/** Height of the axis over the highest bar that is not broken, as a multiple of it. */
const OVER_NEXT = 1.25;
/** What a broken bar shows beyond its break, and the line above the plot for its number, pixels. */
const BEYOND_BREAK = 12;
const NUMBER_LINE = 14;

/**
 * Place the runs of one year as bars, with a part of them marked. Where one bar towers over all others, as that of the years
 * without a shock, it is broken and the axis of runs fits the others.
 *
 * @param values [run], finite, at least one.
 * @param isHeavyTailed a few runs lie far above all others: the axis is logarithmic where no value is negative.
 */
export function layoutHistogram(
  values: Float64Array,
  isHeavyTailed: boolean,
  range: ValueRange,
  frame: HistogramFrame,
): HistogramLayout {
  const sides = { left: frame.left, right: Math.max(frame.left + 1, frame.width - frame.right) };
  const sorted = values.slice().sort();
  const smallest = sorted[0] as number;
  const largest = sorted.at(-1) as number;
  const axis = isHeavyTailed && smallest >= 0 && largest > 0 ? logAxis(sorted, sides) : linearAxis(sorted, sides);
  const last = axis.edges.length - 2;
  const counts = axis.edges.slice(0, -1).map((from, i) => {
    const to = axis.edges[i + 1] as number;
    const inside = sorted.filter((value) => value >= from && (value < to || (i === last && value <= to)));
    return {
      ...{ from, to, runs: inside.length },
      marked: inside.filter((value) => value >= range.low && value <= range.high).length,
    };
  });
  // The bin before a logarithmic axis ends before the gap.
  const endOf = (value: number) =>
    axis.kind === 'log' && axis.edges[0] === 0 && value < (axis.edges[1] as number)
      ? sides.left + BIN_BEFORE
      : axis.place(value);
  const [most = 0, next = 0] = counts.map(({ runs }) => runs).sort((a, b) => b - a);
  const isBroken = next > 0 && most > TOWERS * next;
  const top = frame.top + (isBroken ? NUMBER_LINE : 0);
  const plot = { ...sides, top, bottom: Math.max(top + 1, frame.height - frame.bottom) };
  const axisTop = isBroken ? plot.top + BEYOND_BREAK : plot.top;
  const y = scaleLinear([0, isBroken ? next * OVER_NEXT : most], [plot.bottom, axisTop]);
  // An axis that is not broken ends at a round number; a broken one ends at the break.
  if (!isBroken) y.nice(3);
  const breakY = isBroken ? axisTop : undefined;
  return {
    plot,
    axis: axis.kind,
    bins: counts.map((each) => {
      const x = axis.place(each.from);
      const end = axis.kind === 'log' && each.from === 0 ? endOf(0) : axis.place(each.to);
      const bar = { ...each, x, width: Math.max(0, end - x - 1) };
      if (breakY === undefined || each.runs < most) return { ...bar, ...heights(each, y), breakY: undefined };
      // Beyond the break the bar has no scale: it is marked there where all of its runs are.
      const markedY = each.marked === each.runs ? plot.top : Math.max(breakY, y(each.marked));
      return { ...bar, y: plot.top, markedY, breakY };
    }),
    xTicks: axis.ticks.map((value) => ({ value, x: axis.place(value) })),
    yTicks: y
      .ticks(3)
      .filter((runs) => Number.isInteger(runs) && y(runs) >= axisTop)
      .map((runs) => ({ runs, y: y(runs) })),
    lowX: axis.place(range.low),
    highX: endOf(range.high),
    valueAt: (x) => (x <= plot.left ? smallest : x >= plot.right ? largest : axis.invert(x)),
  };
}

function heights({ runs, marked }: { readonly runs: number; readonly marked: number }, y: (runs: number) => number) {
  return { y: y(runs), markedY: y(marked) };
}

function linearAxis(sorted: Float64Array, { left, right }: Side): Axis {
  const smallest = sorted[0] as number;
  const largest = sorted.at(-1) as number;
  // One value alone stands in the middle of some room.
  const room = smallest === largest ? Math.max(1, Math.abs(smallest) * 0.1) : 0;
  const scale = scaleLinear([smallest - room, largest + room], [left, right]).nice(BINS);
  const [first = 0, end = 1] = scale.domain();
  return {
    edges: [first, ...scale.ticks(BINS).filter((value) => value > first && value < end), end],
    ticks: scale.ticks(Math.max(2, Math.floor((right - left) / 110))),
    kind: 'linear',
    place: (value) => scale(value),
    invert: (x) => scale.invert(x),
  };
}

function logAxis(sorted: Float64Array, { left, right }: Side): Axis {
  const positive = sorted.filter((value) => value > 0);
  const end = 10 ** (Math.ceil(Math.log10(positive.at(-1) as number) * BINS_PER_DECADE) / BINS_PER_DECADE);
  const floor = Math.max(
    Math.floor(Math.log10(quantileSorted(positive, BEFORE))),
    Math.ceil(Math.log10(end)) - MOST_DECADES,
  );
  const start = 10 ** Math.min(floor, Math.log10(end) - 1);
  const hasBefore = (sorted[0] as number) < start;
  const from = hasBefore ? left + BIN_BEFORE + GAP : left;
  const scale = scaleLog([start, end], [from, right]);
  const count = Math.round(Math.log10(end / start) * BINS_PER_DECADE);
  // The last edge is what the largest value was rounded up to, to the last digit.
  const edges = Array.from({ length: count + 1 }, (_, i) => (i === count ? end : start * 10 ** (i / BINS_PER_DECADE)));
  return {
    edges: hasBefore ? [0, ...edges] : edges,
    ticks: scale.ticks().filter((value) => Number.isInteger(Math.log10(value))),
    kind: 'log',
    place: (value) => (value < start ? left : scale(value)),
    invert: (x) => (x < from - GAP / 2 ? 0 : scale.invert(Math.max(from, x))),
  };
}
