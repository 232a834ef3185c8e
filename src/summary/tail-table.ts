import type { BinSketch } from '../kernels/sketch-kernel.ts';
import { risingOrder, writeQuantiles } from './bin-sketch.ts';

/** Ranks at which the distribution of a flow is kept for chances of levels that are not chosen yet: dense, and denser in the tail. */
const TAIL_RANKS: readonly number[] = [
  ...Array.from({ length: 40 }, (_, i) => i / 50),
  ...Array.from({ length: 20 }, (_, i) => (80 + i) / 100),
  0.995,
  0.998,
  1,
];

/** Distributions of one output: [place][year][TAIL_RANKS], in single precision. */
export interface TailTable {
  readonly places: number;
  readonly years: number;
  readonly values: Float32Array;
}

/** Read the distribution of each cell of a sketch over (year, place). */
export function tailTable(sketch: BinSketch, years: number): TailTable {
  const places = sketch.cells / years;
  const rising = risingOrder(TAIL_RANKS);
  const values = new Float32Array(sketch.cells * TAIL_RANKS.length);
  for (let p = 0; p < places; p++)
    for (let t = 0; t < years; t++)
      writeQuantiles(sketch, t * places + p, TAIL_RANKS, rising, values, (p * years + t) * TAIL_RANKS.length);
  return { places, years, values };
}

/** Share of runs above a level in a place and year, straight between ranks. */
export function shareAbove({ years, values }: TailTable, place: number, year: number, level: number): number {
  const at = (place * years + year) * TAIL_RANKS.length;
  const last = TAIL_RANKS.length - 1;
  if (level >= (values[at + last] as number)) return 0;
  if (level < (values[at] as number)) return 1;
  // The last rank whose value is not above the level.
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((values[at + middle] as number) <= level) low = middle;
    else high = middle;
  }
  const from = values[at + low] as number;
  const to = values[at + high] as number;
  const inside = (level - from) / (to - from);
  const rank = TAIL_RANKS[low] as number;
  return 1 - rank - inside * ((TAIL_RANKS[high] as number) - rank);
}

/**
 * Find the level that the runs of consecutive years together exceed with a share, by halving.
 *
 * @param share above 0, below 1.
 */
export function levelAbove(table: TailTable, place: number, first: number, years: number, share: number): number {
  const last = TAIL_RANKS.length - 1;
  let low = 0;
  let high = 0;
  for (let t = first; t < first + years; t++)
    high = Math.max(high, table.values[(place * table.years + t) * TAIL_RANKS.length + last] as number);
  if (meanShareAbove(table, place, first, years, low) <= share) return 0;
  while (high - low > 1e-7 * high) {
    const middle = (low + high) / 2;
    if (meanShareAbove(table, place, first, years, middle) > share) low = middle;
    else high = middle;
  }
  return high;
}

/** Share of the runs of consecutive years above a level. */
export function meanShareAbove(table: TailTable, place: number, first: number, years: number, level: number): number {
  let sum = 0;
  for (let t = first; t < first + years; t++) sum += shareAbove(table, place, t, level);
  return sum / years;
}
