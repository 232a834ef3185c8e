import type { LuckKey } from '../random/luck.ts';
import { ANALYSIS_DRAWS, drawDesign } from './draws.ts';
import { latticeVector } from './lattice.ts';

/**
 * Sobol' indices: which share of an output's variance comes from each input alone (first order) and together with all
 * others (total), for independent inputs, uniform in 0..1. Cost N (k + 2) runs for k inputs.
 *
 * Sources: Sobol', I. M. (1993), Math. Model. Comput. Exp. 1:407-414; first order by Saltelli, A. et al. (2010),
 * Variance based sensitivity analysis of model output, Comput. Phys. Commun. 181:259-270, table 2 (b); total by Jansen,
 * M. J. W. (1999), Comput. Phys. Commun. 117:35-43, table 2 (f) there.
 */
export interface SobolDesign {
  /** k. */
  readonly inputs: number;
  /** Random shifts of the lattice: independent replicates, from whose spread the error is known. */
  readonly shifts: number;
  /** Points of A (and of B) per shift; N = shifts x this. */
  readonly perShift: number;
  /**
   * [N (k + 2), k] points in (0, 1), the last index fastest. Each base point j gives k + 2 in a row: A_j, B_j, then for
   * each input i A_j with coordinate i taken from B_j.
   */
  readonly points: Float64Array;
}

/** An estimate with its standard error. */
interface Estimate {
  readonly value: number;
  readonly error: number;
}

/** Indices of one input. Shares of the variance; sampling error can take a small one below 0 or a large one above 1. */
interface SobolIndex {
  readonly first: Estimate;
  readonly total: Estimate;
}

/** All inputs, with the mean and the variance that they share out. */
export interface SobolIndices {
  readonly mean: number;
  readonly variance: number;
  readonly indices: readonly SobolIndex[];
}

/**
 * Make Saltelli's design: base matrices A and B and, for each input, A with one column of B.
 *
 * A and B are the two halves of a rank-1 lattice in 2k dimensions (`latticeVector`), shifted at random modulo 1: far
 * more even than independent draws, and unbiased. Independent shifts give an honest standard error, which one
 * low-discrepancy sequence cannot. The first shifts are the same for any number of them.
 *
 * @param inputs k, at least 1.
 * @param perShift a power of two, at least 16 k.
 * @param shifts at least 2; 8 leave the error of an index uncertain by a quarter.
 * @throws RangeError for a size out of its range.
 */
export function sobolDesign(key: LuckKey, inputs: number, perShift: number, shifts = 8): SobolDesign {
  if (!(Number.isInteger(shifts) && shifts >= 2)) throw new RangeError(`Sobol': ${shifts} shifts, allowed: 2 or more`);
  const vector = latticeVector(perShift, 2 * inputs);
  const shift = new Float64Array(2 * inputs);
  const uniforms = new Float64Array(4);
  const base = new Float64Array(2 * inputs);
  const points = new Float64Array(shifts * perShift * (inputs + 2) * inputs);
  let at = 0;
  for (let s = 0; s < shifts; s++) {
    for (let d = 0; d < 2 * inputs; d++) {
      drawDesign(key, ANALYSIS_DRAWS.lattice, s, d, uniforms);
      shift[d] = uniforms[0] as number;
    }
    for (let j = 0; j < perShift; j++) {
      // A shift is an odd multiple of 2^-33, a lattice point none: neither end of 0..1 is reached.
      for (let d = 0; d < 2 * inputs; d++)
        base[d] = (((j * (vector[d] as number)) % perShift) / perShift + (shift[d] as number)) % 1;
      points.set(base, at);
      at += 2 * inputs;
      for (let i = 0; i < inputs; i++, at += inputs) {
        points.set(base.subarray(0, inputs), at);
        points[at + i] = base[inputs + i] as number;
      }
    }
  }
  return { inputs, shifts, perShift, points };
}

/**
 * Estimate first-order and total indices from the output at every point of the design.
 *
 * With f centred at its mean: first = mean f(B) (f(AB_i) - f(A)) / V, total = mean (f(A) - f(AB_i))^2 / (2 V), V the
 * variance over A and B. Standard errors by the jackknife over shifts (Tukey 1958), which takes the ratio along.
 *
 * @param values [N (k + 2)] the output at the design's points, finite.
 * @returns null where the output does not vary, or in one shift only: there is nothing to share out.
 * @throws RangeError for a wrong number of values or one that is not finite.
 */
export function sobolIndices(design: SobolDesign, values: Float64Array): SobolIndices | null {
  const { inputs, shifts, perShift } = design;
  const perPoint = inputs + 2;
  if (values.length !== shifts * perShift * perPoint)
    throw new RangeError(`Sobol': ${values.length} values for ${shifts * perShift * perPoint} points`);
  const missing = values.findIndex((value) => !Number.isFinite(value));
  if (missing >= 0) throw new RangeError(`Sobol': the value at point ${missing} is ${values[missing]}`);

  const mean = baseMean(values, perPoint);
  // Sums over the points of each shift: f, f^2, then per input the products of the first and of the total index.
  const sums = Array.from({ length: shifts }, (_, s) => {
    const sum = new Float64Array(2 + 2 * inputs);
    for (let j = s * perShift; j < (s + 1) * perShift; j++) addPoint(sum, values, j * perPoint, inputs, mean);
    return sum;
  });
  const whole = indicesOf(sumOf(sums), shifts * perShift);
  const without = sums.map((_, s) => {
    const rest = sumOf(sums.filter((_, other) => other !== s));
    return indicesOf(rest, (shifts - 1) * perShift);
  });
  if (!without.every(({ variance }) => variance > 0)) return null;
  const estimate = (i: number): Estimate => ({
    value: whole.shares[i] as number,
    error: jackknifeError(without.map(({ shares }) => shares[i] as number)),
  });
  return {
    ...{ mean, variance: whole.variance },
    indices: Array.from({ length: inputs }, (_, i) => ({ first: estimate(2 * i), total: estimate(2 * i + 1) })),
  };
}

/** Mean over A and B, as a distance from the first value: equal values have exactly themselves as their mean. */
function baseMean(values: Float64Array, perPoint: number): number {
  const first = values[0] as number;
  let sum = 0;
  for (let at = 0; at < values.length; at += perPoint)
    sum += (values[at] as number) - first + ((values[at + 1] as number) - first);
  return first + sum / (2 * (values.length / perPoint));
}

function sumOf(sums: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(sums[0]?.length ?? 0);
  for (const sum of sums) for (let i = 0; i < total.length; i++) total[i] = (total[i] as number) + (sum[i] as number);
  return total;
}

function addPoint(sum: Float64Array, values: Float64Array, at: number, inputs: number, mean: number): void {
  const a = (values[at] as number) - mean;
  const b = (values[at + 1] as number) - mean;
  sum[0] = (sum[0] as number) + a + b;
  sum[1] = (sum[1] as number) + a * a + b * b;
  for (let i = 0; i < inputs; i++) {
    const mixed = (values[at + 2 + i] as number) - mean;
    sum[2 + 2 * i] = (sum[2 + 2 * i] as number) + b * (mixed - a);
    sum[3 + 2 * i] = (sum[3 + 2 * i] as number) + (a - mixed) ** 2 / 2;
  }
}

/** Variance, and first and total share of each input in turn, from sums over `count` base points. */
function indicesOf(sums: Float64Array, count: number): { variance: number; shares: Float64Array } {
  const mean = (sums[0] as number) / (2 * count);
  const variance = (sums[1] as number) / (2 * count) - mean * mean;
  return { variance, shares: sums.subarray(2).map((sum) => sum / count / variance) };
}

function jackknifeError(without: readonly number[]): number {
  const n = without.length;
  const mean = without.reduce((sum, value) => sum + value, 0) / n;
  return Math.sqrt(((n - 1) / n) * without.reduce((sum, value) => sum + (value - mean) ** 2, 0));
}
