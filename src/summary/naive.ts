import type { History } from './history.ts';

/** A forecast that needs no model: a level that is carried on, with the years that it is taken from. */
export interface NaiveLine {
  /** `last`: the last value on record; `mean`: the mean of the last ten years on record. */
  readonly kind: 'last' | 'mean';
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** Years of the mean, as in the rivals of the hindcasts. */
const MEAN_YEARS = 10;

/**
 * Take what naive forecasts carry on from the record of an output. A year in which none was recorded counts as none, as it
 * does for the rivals of the hindcasts; a mean needs ten years on record.
 *
 * @param isOfYear whether values stand for single years; stocks, shares and ages have their last value alone.
 * @param base the known value at the end of the base year, and that year; it is the last of a stock.
 */
export function naiveLines(
  { points, noneRecorded }: History,
  isOfYear: boolean,
  base: { readonly year: number; readonly value: number } | undefined,
): readonly NaiveLine[] {
  if (!isOfYear) {
    const last = base ?? points.at(-1);
    return last === undefined ? [] : [{ kind: 'last', from: last.year, to: last.year, value: last.value }];
  }
  const byYear = new Map<number, number>([
    ...noneRecorded.map((year) => [year, 0] as const),
    ...points.map(({ year, value }) => [year, value] as const),
  ]);
  if (byYear.size === 0) return [];
  const to = Math.max(...byYear.keys());
  const lines: NaiveLine[] = [{ kind: 'last', from: to, to, value: byYear.get(to) as number }];
  const from = to - MEAN_YEARS + 1;
  const years = Array.from({ length: MEAN_YEARS }, (_, t) => byYear.get(from + t));
  if (years.every((value) => value !== undefined))
    lines.push({ kind: 'mean', from, to, value: years.reduce((sum, value) => sum + value, 0) / MEAN_YEARS });
  return lines;
}
