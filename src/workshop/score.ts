import type { YearSpread } from '../summary/reading.ts';

/** Which way a series goes from what is known. */
export type Direction = 'up' | 'down' | 'level';

/** A drawn curve against what came out. */
export interface CurveScore {
  /** Mean distance of the years compared, in the unit of the output. */
  readonly gap: number;
  /** The same as a share of the mean size of what came out; undefined where that is nothing. */
  readonly gapShare: number | undefined;
  readonly drawn: Direction;
  readonly came: Direction;
  readonly surprise: Surprise;
  readonly years: number;
}

/** Against runs: years in which the curve lies outside the bands. Against a record: the gap beside that of carrying on the past. */
type Surprise =
  | { readonly kind: 'bands'; readonly outside80: number; readonly outside95: number }
  | { readonly kind: 'past'; readonly gapOfPast: number };

/** A change below this share of the larger of the two levels is called level. */
const LEVEL = 0.02;

/** Say which way a series goes, from one level to another. */
export function directionOf(from: number, to: number): Direction {
  const size = Math.max(Math.abs(from), Math.abs(to));
  if (Math.abs(to - from) <= LEVEL * size) return 'level';
  return to > from ? 'up' : 'down';
}

/**
 * Score a drawn curve against the median of runs. Years that stand apart are compared as a mean of all, since the luck of one
 * year is no direction.
 *
 * @param drawn [year]; the same years as `spreads`.
 * @param start what is known before them: the last value, or the mean of past years where they stand apart.
 */
export function scoreAgainstRuns(
  drawn: readonly number[],
  spreads: readonly YearSpread[],
  start: number,
  standApart: boolean,
): CurveScore {
  const truth = spreads.map(({ p50 }) => p50);
  const outside = (low: 'p2_5' | 'p10', high: 'p90' | 'p97_5') =>
    spreads.filter((spread, i) => (drawn[i] as number) < spread[low] || (drawn[i] as number) > spread[high]).length;
  return {
    ...scoreOf(drawn, truth, start, standApart),
    surprise: { kind: 'bands', outside80: outside('p10', 'p90'), outside95: outside('p2_5', 'p97_5') },
  };
}

/**
 * Score a drawn curve against a record, in the years that have one.
 *
 * @param drawn [year]
 * @param seen [year], undefined where the year has no record.
 * @param past values shown before; their mean is what nobody needs a model for.
 */
export function scoreAgainstRecord(
  drawn: readonly number[],
  seen: readonly (number | undefined)[],
  past: readonly number[],
): CurveScore {
  const pairs = seen.flatMap((value, i) => (value === undefined ? [] : [{ value, own: drawn[i] as number }]));
  const truth = pairs.map(({ value }) => value);
  const mean = meanOf(past);
  return {
    ...scoreOf(
      pairs.map(({ own }) => own),
      truth,
      mean,
      true,
    ),
    surprise: { kind: 'past', gapOfPast: meanOf(truth.map((value) => Math.abs(value - mean))) },
  };
}

function scoreOf(
  drawn: readonly number[],
  truth: readonly number[],
  start: number,
  standApart: boolean,
): Omit<CurveScore, 'surprise'> {
  const gap = meanOf(truth.map((value, i) => Math.abs(value - (drawn[i] as number))));
  const size = meanOf(truth.map(Math.abs));
  const end = (values: readonly number[]) => (standApart ? meanOf(values) : (values.at(-1) ?? start));
  return {
    gap,
    gapShare: size > 0 ? gap / size : undefined,
    drawn: directionOf(start, end(drawn)),
    came: directionOf(start, end(truth)),
    years: truth.length,
  };
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
