import { type RunYears, windowOf } from './shock-level.ts';

/** A probability with the bounds of its 80% interval. */
export interface Chance {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Blocks of runs whose spread gives the interval. Each run draws its coefficients, and odd runs mirror the draws of the even
 * run before, so that single runs are not independent and blocks of whole pairs nearly are.
 */
const BLOCKS = 20;
/** Standard normal quantile of 0.9: bounds of the middle 80%. */
const Z80 = 1.2815515655446004;

/**
 * Chance of a shock in a year of a window, with an 80% interval by the spread of 20 blocks of runs (Wilson's score interval
 * with the number of independent years that this spread stands for; of all years where no block differs).
 *
 * Source: E. B. Wilson (1927), Journal of the American Statistical Association 22, 209-212.
 *
 * @param first first year as an index, `years` how many.
 */
export function chanceOfShock(values: RunYears, level: number, first: number, years: number): Chance {
  const { runs } = values;
  const window = windowOf(values, first, years);
  const blocks = Math.min(BLOCKS, runs);
  const above = new Float64Array(blocks);
  const counted = new Float64Array(blocks);
  for (let i = 0; i < window.length; i++) {
    const block = Math.floor(((i % runs) * blocks) / runs);
    counted[block] = (counted[block] as number) + 1;
    if ((window[i] as number) > level) above[block] = (above[block] as number) + 1;
  }
  const probability = above.reduce((a, b) => a + b, 0) / window.length;
  let square = 0;
  for (let b = 0; b < blocks; b++) square += ((above[b] as number) / (counted[b] as number) - probability) ** 2;
  const variance = blocks > 1 ? square / (blocks - 1) / blocks : 0;
  const spread = probability * (1 - probability);
  const independent = variance > 0 ? Math.min(window.length, spread / variance) : window.length;
  return { probability, ...wilson(probability, independent) };
}

/** Bounds of the 80% score interval of a share of n independent cases. */
function wilson(share: number, n: number): { readonly low: number; readonly high: number } {
  const z2 = Z80 ** 2 / n;
  const middle = (share + z2 / 2) / (1 + z2);
  const half = (Z80 / (1 + z2)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n));
  return { low: share === 0 ? 0 : middle - half, high: share === 1 ? 1 : middle + half };
}

/** Number of years with a shock in each run. */
export function shocksByRun({ values, runs }: RunYears, level: number): Float64Array {
  const counts = new Float64Array(runs);
  for (let i = 0; i < values.length; i++)
    if ((values[i] as number) > level) counts[i % runs] = (counts[i % runs] as number) + 1;
  return counts;
}

/** Index of the year in which half of the runs have had their first shock; undefined where fewer have one at all. */
export function medianFirstShock({ values, runs }: RunYears, level: number): number | undefined {
  const hadOne = new Uint8Array(runs);
  let had = 0;
  for (let i = 0; i < values.length; i++) {
    if (hadOne[i % runs] === 0 && (values[i] as number) > level) {
      hadOne[i % runs] = 1;
      had++;
      if (2 * had >= runs) return Math.floor(i / runs);
    }
  }
  return undefined;
}

/**
 * Years between the first in which the chance of a shock reaches half of 1 in N, and the one by which half of the runs have had a
 * shock: how long the chance has been seen to be there. 0 where the shock comes before the chance is half as large.
 *
 * @param chances      of each year.
 * @param returnPeriod N, years.
 * @param first        index of the year by which half of the runs have had a shock.
 */
export function leadTime(chances: readonly number[], returnPeriod: number, first: number): number {
  const seen = chances.findIndex((chance) => chance >= 0.5 / returnPeriod);
  return seen < 0 ? 0 : Math.max(0, first - seen);
}

/** Sizes of the shocks of a window, ascending. */
export function shockSizes(values: RunYears, level: number, first: number, years: number): Float64Array {
  return windowOf(values, first, years)
    .filter((value) => value > level)
    .sort();
}
