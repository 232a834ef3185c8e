import { quantileSorted } from '../../src/summary/quantile.ts';

/** Quantile of unsorted values. */
export function quantile(values: Iterable<number>, p: number): number {
  return quantileSorted(
    [...values].sort((a, b) => a - b),
    p,
  );
}

/** Share of values for which something holds; an empty selection is a mistake of the test. */
export function share<T>(values: readonly T[], holds: (value: T) => boolean): number {
  if (values.length === 0) throw new Error('a check on nothing');
  return values.filter(holds).length / values.length;
}

/** Standard deviation around the mean. */
export function deviation(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
