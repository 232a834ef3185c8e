import { area, line, scaleLinear } from 'd3';
import type { HistoryPoint } from '../summary/history.ts';
import type { YearSpread } from '../summary/reading.ts';
import { placeLabels } from './place-labels.ts';
import { yearTicks } from './year-ticks.ts';

/** What a chart with a drawn curve shows: data, no pixels. */
export interface CurveState {
  /** `steps`: years that stand apart. */
  readonly shape: 'line' | 'steps';
  readonly known: readonly HistoryPoint[];
  /** Years that a curve may be drawn in, rising. */
  readonly years: readonly number[];
  /** [year] drawn and filled; undefined where nothing is drawn. */
  readonly drawn: readonly number[] | undefined;
  /** Curves of a group, same years. */
  readonly others: readonly (readonly number[])[];
  /** What the runs say; undefined while it is hidden. */
  readonly runs: readonly YearSpread[] | undefined;
  /** The median of another scenario, in grey. */
  readonly beside: readonly YearSpread[] | undefined;
  /** What happened; undefined while it is hidden. */
  readonly seen: readonly HistoryPoint[] | undefined;
  /** Least range of the axis. */
  readonly range: { readonly low: number; readonly high: number };
}

export interface CurveFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Height of a line of type. */
  readonly line: number;
}

export type CurveLabelKind = 'drawn' | 'median' | 'p10' | 'p90' | 'beside' | 'seen';

export interface CurveLayout {
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly xTicks: readonly { readonly year: number; readonly x: number }[];
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
  readonly groundX: number;
  readonly known: string;
  readonly knownPoints: readonly { readonly x: number; readonly y: number }[];
  readonly drawn: string;
  readonly others: readonly string[];
  readonly band95: string;
  readonly band80: string;
  readonly median: string;
  readonly beside: string;
  readonly seen: string;
  readonly labels: readonly { readonly kind: CurveLabelKind; readonly value: number; readonly y: number }[];
  /** A handle for each year of the curve, where the curve is or would begin. */
  readonly handles: readonly { readonly year: number; readonly x: number; readonly y: number }[];
  /** The year of the curve, and the value, at a point of the drawing. */
  at(x: number, y: number): { readonly index: number; readonly value: number };
}

/** The axis follows the bands up to this multiple of medians and curves. */
const MOST_ABOVE = 1.6;

/** Place a drawn curve, and what came out, in a frame. */
export function layoutCurve(state: CurveState, frame: CurveFrame): CurveLayout {
  const { known, years, drawn, others, runs, beside, seen } = state;
  const isSteps = state.shape === 'steps';
  const half = isSteps ? 0.5 : 0;
  const first = Math.min(known[0]?.year ?? Number.POSITIVE_INFINITY, years[0] ?? Number.POSITIVE_INFINITY);
  const last = Math.max(years.at(-1) ?? first, runs?.at(-1)?.year ?? first);
  const plot = {
    left: frame.left,
    right: Math.max(frame.left + 1, frame.width - frame.right),
    top: frame.top,
    bottom: Math.max(frame.top + 1, frame.height - frame.bottom),
  };
  const x = scaleLinear([first - half, last + half], [plot.left, plot.right]);
  const { low, high } = valueRange(state);
  const y = scaleLinear([low, high], [plot.bottom, plot.top]).nice(5);
  const [bottomValue = 0, topValue = 1] = y.domain();
  const inside = (value: number) => y(Math.min(topValue, Math.max(bottomValue, value)));
  const firstYear = years[0] ?? runs?.[0]?.year ?? first;
  const start = isSteps ? undefined : known.findLast(({ year }) => year < firstYear);

  const path = (points: readonly HistoryPoint[]) =>
    isSteps
      ? points
          .map(({ year, value }) => `M${round(x(year - 0.5))},${round(inside(value))}H${round(x(year + 0.5))}`)
          .join('')
      : (line<HistoryPoint>(
          (p) => round(x(p.year)),
          (p) => round(inside(p.value)),
        )([...points]) ?? '');
  const joined = (points: readonly HistoryPoint[]) => path(start && points.length > 0 ? [start, ...points] : points);
  const onYears = (values: readonly number[]) =>
    joined(values.flatMap((value, i) => (years[i] === undefined ? [] : [{ year: years[i] as number, value }])));
  const medians = (spreads: readonly YearSpread[] | undefined) =>
    joined((spreads ?? []).map(({ year, p50 }) => ({ year, value: p50 })));
  const band = (lower: 'p2_5' | 'p10', upper: 'p90' | 'p97_5') => {
    if (!runs) return '';
    if (isSteps)
      return runs
        .map((s) => {
          const [left, right] = [round(x(s.year - 0.44)), round(x(s.year + 0.44))];
          return `M${left},${round(inside(s[lower]))}V${round(inside(s[upper]))}H${right}V${round(inside(s[lower]))}Z`;
        })
        .join('');
    const from = start && { year: start.year, [lower]: start.value, [upper]: start.value };
    return (
      area<{ readonly year: number; readonly [key: string]: number }>(
        (s) => round(x(s.year)),
        (s) => round(inside(s[lower] as number)),
        (s) => round(inside(s[upper] as number)),
      )([...(from ? [from] : []), ...runs.map((s) => ({ ...s }))]) ?? ''
    );
  };
  const level = start?.value ?? known.at(-1)?.value ?? 0;

  return {
    plot,
    xTicks: yearTicks(x.domain() as [number, number], ((plot.right - plot.left) * 16) / frame.line).map((year) => ({
      year,
      x: x(year),
    })),
    yTicks: y.ticks(5).map((value) => ({ value, y: y(value) })),
    groundX: x(start?.year ?? firstYear - half),
    known: path(known),
    knownPoints: isSteps ? [] : known.map((p) => ({ x: x(p.year), y: y(p.value) })),
    drawn: drawn ? onYears(drawn) : '',
    others: others.map(onYears),
    band95: band('p2_5', 'p97_5'),
    band80: band('p10', 'p90'),
    median: medians(runs),
    beside: medians(beside),
    seen: seen ? path(seen) : '',
    labels: endLabels(state, inside, plot, frame.line),
    handles: years.map((year, i) => ({ year, x: x(year), y: inside(drawn?.[i] ?? level) })),
    at(px, py) {
      const year = x.invert(px);
      const index = years.reduce(
        (best, each, i) => (Math.abs(each - year) < Math.abs((years[best] as number) - year) ? i : best),
        0,
      );
      return { index, value: y.invert(Math.min(plot.bottom, Math.max(plot.top, py))) };
    },
  };
}

function valueRange({ known, drawn, others, runs, beside, seen, range }: CurveState) {
  const values = [
    range.low,
    range.high,
    ...known.map(({ value }) => value),
    ...(drawn ?? []),
    ...others.flat(),
    ...(runs ?? []).flatMap(({ p10, p90 }) => [p10, p90]),
    ...(beside ?? []).map(({ p50 }) => p50),
    ...(seen ?? []).map(({ value }) => value),
  ];
  const inner = { low: Math.min(...values), high: Math.max(...values) };
  const size = Math.max(Math.abs(inner.low), Math.abs(inner.high), Number.MIN_VALUE);
  const low = Math.min(inner.low, ...(runs ?? []).map(({ p2_5 }) => Math.max(p2_5, -MOST_ABOVE * size)));
  const high = Math.max(inner.high, ...(runs ?? []).map(({ p97_5 }) => Math.min(p97_5, MOST_ABOVE * size)));
  return { low, high: high - low < 1e-9 * size ? low + Math.max(1, size) : high };
}

function endLabels(
  { drawn, runs, beside, seen }: CurveState,
  y: (value: number) => number,
  plot: CurveLayout['plot'],
  height: number,
): CurveLayout['labels'] {
  const last = runs?.at(-1);
  const ends: { kind: CurveLabelKind; value: number | undefined; rank: number }[] = [
    { kind: 'drawn', value: drawn?.at(-1), rank: 0 },
    { kind: 'median', value: last?.p50, rank: 1 },
    { kind: 'seen', value: seen?.at(-1)?.value, rank: 1 },
    { kind: 'beside', value: beside?.at(-1)?.p50, rank: 2 },
    { kind: 'p90', value: last?.p90, rank: 3 },
    { kind: 'p10', value: last?.p10, rank: 4 },
  ];
  const shown = ends
    .flatMap(({ kind, value, rank }) => (value === undefined ? [] : [{ kind, value, rank }]))
    .sort((a, b) => b.value - a.value || a.rank - b.rank);
  const placed = placeLabels(
    shown.map(({ value, rank }) => ({ wanted: y(value), rank })),
    height,
    plot.top - height / 2,
    plot.bottom + height / 2,
  );
  return shown.flatMap(({ kind, value }, i) => {
    const at = placed[i];
    return at === undefined ? [] : [{ kind, value, y: at }];
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
