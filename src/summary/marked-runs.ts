import type { RunYears } from './shock-level.ts';

/** A range of values, both ends in it. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Cut one year out of the runs of an output.
 *
 * @param year index of the year.
 * @returns [run], a view of the values.
 */
export function yearOfRuns({ values, runs }: RunYears, year: number): Float64Array {
  return values.subarray(year * runs, (year + 1) * runs);
}

/**
 * Find the values between which a part of the runs lies, from the lowest to the highest: of 1,000 runs, 0.9 to 1 are the
 * highest 100. Runs of the same value as an end lie in the range too, so that it may hold more.
 *
 * @param values [run], at least one.
 * @param from share of runs below the part, 0..1; `to` share of runs up to its end, above `from`.
 */
export function rangeOfShares(values: Float64Array, from: number, to: number): ValueRange {
  const sorted = values.slice().sort();
  const first = Math.min(sorted.length - 1, Math.round(from * sorted.length));
  const last = Math.max(first, Math.round(to * sorted.length) - 1);
  return { low: sorted[first] as number, high: sorted[last] as number };
}

/** Share of the runs below the range, and up to its end; 0..1. */
export function sharesOfRange(values: Float64Array, { low, high }: ValueRange): { from: number; to: number } {
  const share = (isIn: (value: number) => boolean) => values.filter(isIn).length / values.length;
  return { from: share((value) => value < low), to: share((value) => value <= high) };
}

/** Rank of a value among others, 0..1: the share below it and half of those equal to it. */
export function rankAmong(values: Float64Array, value: number): number {
  const below = values.filter((each) => each < value).length;
  const equal = values.filter((each) => each === value).length;
  return (below + equal / 2) / values.length;
}
