import { cholesky, solveFactored } from './cholesky.ts';

/** Fewest years of a series before a forecast is made from it. */
const FEWEST_YEARS = 5;
/** Fewest starts from which the errors at a horizon are taken; with fewer a shorter horizon stands in, widened. */
const FEWEST_STARTS = 3;
/** Weights of the last value, the mean of the last five and the median of all years that the fit is shrunk to (model review, 13). */
const PRIOR_WEIGHTS = [0, 0.35, 0.35] as const;
/** Place-years that the prior weighs as much as; tried 0, 50, 300 and 1,000 on origins 2000-2023, best at 3 to 10 years. */
const PRIOR_STRENGTH = 1000;
/** Errors below this count as this in the reweighting, per 1,000. */
const SMALLEST_ERROR = 0.3;
const ROUNDS = 40;
const SCALE_ROUNDS = 300;
const FEATURES = 5;

/** Errors of a forecast over their expected size, and what the size depends on. */
export interface ErrorLaw {
  /** [5] weights of `scaleFeatures`, all >= 0. */
  readonly scaleWeights: Float64Array;
  /** Errors / expected size and their negatives, ascending: the law is symmetric. */
  readonly standardised: Float64Array;
  /** Factor on the size where a shorter horizon stands in. */
  readonly widening: number;
  /** Horizon of the errors, years; the horizon asked for, or what the record allows. */
  readonly horizon: number;
}

/** Rule for the net migration rate of one horizon. */
export interface NetMigrationRule {
  /** Weights of last value, mean of five, median of all. */
  readonly weights: readonly number[];
  readonly errors: ErrorLaw;
}

/**
 * Fit the rule centre = w1 last + w2 mean of last five + w3 median of all, and the law of its errors, for one horizon.
 *
 * Weights by least absolute error over all places and all earlier starts inside the series, shrunk to 0.35 of the mean and
 * 0.35 of the median. Errors over their expected size are pooled over places and starts (conformal scaling); the expected
 * size is a weighted sum of what the place's own series shows: its spread around the median, its mean change over the
 * horizon, how far off it stands now, how large it is.
 *
 * @param series  [C] rates per 1,000 by year, all of one length; only places that are to teach.
 * @param horizon 1 = the year after the series ends.
 */
export function fitNetMigrationRule(series: readonly Float64Array[], horizon: number): NetMigrationRule {
  const { length } = series[0] as Float64Array;
  const known = knownHorizon(length, horizon);
  const examples = examplesOf(series, length, known);
  const weights = leastAbsolute(examples);
  const misses = examples.map(({ past, seen }) => ({ past, miss: seen - centreOf(weights, past) }));
  return { weights, errors: fitErrorLaw(misses, horizon, known) };
}

/**
 * Fit the law of the error of the sum over the first `horizon` years, each year by its own rule.
 *
 * @param rules one per horizon 1, 2, ..., `horizon`.
 */
export function fitSumErrors(
  series: readonly Float64Array[],
  rules: readonly NetMigrationRule[],
  horizon: number,
): ErrorLaw {
  const { length } = series[0] as Float64Array;
  const known = knownHorizon(length, horizon);
  const misses = starts(length, known).flatMap((start) =>
    series.map((rates) => {
      const past = rates.subarray(0, start);
      let miss = 0;
      for (let k = 0; k < known; k++)
        miss += (rates[start + k] as number) - centreOf((rules[k] as NetMigrationRule).weights, past);
      return { past, miss };
    }),
  );
  return fitErrorLaw(misses, horizon, known);
}

/** Compute the centre of a rule from a place's past rates. */
export function centreOf(weights: readonly number[], past: Float64Array): number {
  return levelsOf(past).reduce((sum, level, j) => sum + level * (weights[j] as number), 0);
}

/** Compute the expected size of an error for a place from its past rates. */
export function errorSize(law: ErrorLaw, past: Float64Array): number {
  const size = scaleFeatures(past, law.horizon).reduce((sum, x, j) => sum + x * (law.scaleWeights[j] as number), 0);
  return size * law.widening;
}

interface Example {
  readonly past: Float64Array;
  readonly seen: number;
}

function knownHorizon(length: number, horizon: number): number {
  return Math.max(1, Math.min(horizon, length - FEWEST_YEARS - FEWEST_STARTS + 1));
}

function starts(length: number, horizon: number): number[] {
  const count = length - FEWEST_YEARS - horizon + 1;
  if (count < 1) throw new Error(`A series of ${length} years is too short for a horizon of ${horizon}.`);
  return Array.from({ length: count }, (_, i) => FEWEST_YEARS + i);
}

function examplesOf(series: readonly Float64Array[], length: number, horizon: number): Example[] {
  return starts(length, horizon).flatMap((start) =>
    series.map((rates) => ({ past: rates.subarray(0, start), seen: rates[start + horizon - 1] as number })),
  );
}

/** Last value, mean of the last five, median of all. */
function levelsOf(past: Float64Array): readonly [number, number, number] {
  const recent = past.subarray(-5);
  return [past.at(-1) ?? 0, recent.reduce((sum, rate) => sum + rate, 0) / recent.length, medianOf(past)];
}

function scaleFeatures(past: Float64Array, horizon: number): readonly number[] {
  const median = medianOf(past);
  const last = past.at(-1) ?? 0;
  const step = Math.min(horizon, past.length - 1);
  let spread = 0;
  let change = 0;
  for (let t = 0; t < past.length; t++) {
    spread += Math.abs((past[t] as number) - median);
    if (t >= step) change += Math.abs((past[t] as number) - (past[t - step] as number));
  }
  return [1, spread / past.length, change / (past.length - step), Math.abs(last - median), Math.abs(last)];
}

function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}

/** Minimise the sum of absolute errors plus the pull to the prior, by iteratively reweighted least squares. */
function leastAbsolute(examples: readonly Example[]): number[] {
  const rows = examples.map(({ past, seen }) => ({ levels: levelsOf(past), seen }));
  const size = PRIOR_WEIGHTS.length;
  let weights: number[] = [...PRIOR_WEIGHTS];
  for (let round = 0; round < ROUNDS; round++) {
    const matrix = new Float64Array(size * size);
    const right = new Float64Array(size);
    PRIOR_WEIGHTS.forEach((weight, i) => {
      matrix[i * size + i] = PRIOR_STRENGTH;
      right[i] = PRIOR_STRENGTH * weight;
    });
    for (const { levels, seen } of rows) {
      const miss = seen - levels.reduce((sum, level, j) => sum + level * (weights[j] as number), 0);
      const trust = 1 / Math.max(SMALLEST_ERROR, Math.abs(miss));
      for (let i = 0; i < size; i++) {
        const x = trust * (levels[i] as number);
        right[i] = (right[i] as number) + x * seen;
        for (let j = 0; j < size; j++)
          matrix[i * size + j] = (matrix[i * size + j] as number) + x * (levels[j] as number);
      }
    }
    solveFactored(cholesky(matrix, size), right);
    weights = [...right];
  }
  return weights;
}

/**
 * Fit the expected size of errors by the likelihood of an exponential law, multiplicative updates that keep weights >= 0
 * (Itakura-Saito; Fevotte, C. and Idier, J. (2011), Neural Computation 23), then pool errors over their size.
 */
function fitErrorLaw(
  misses: readonly { readonly past: Float64Array; readonly miss: number }[],
  horizon: number,
  known: number,
): ErrorLaw {
  const features = misses.map(({ past }) => scaleFeatures(past, known));
  const weights = new Float64Array(FEATURES).fill(0.2);
  const sizeOf = (row: readonly number[]) =>
    Math.max(
      1e-3,
      row.reduce((sum, x, j) => sum + x * (weights[j] as number), 0),
    );
  for (let round = 0; round < SCALE_ROUNDS; round++) {
    const above = new Float64Array(FEATURES);
    const below = new Float64Array(FEATURES);
    features.forEach((row, n) => {
      const size = sizeOf(row);
      const error = Math.abs(misses[n]?.miss ?? 0);
      for (let j = 0; j < FEATURES; j++) {
        above[j] = (above[j] as number) + ((row[j] as number) * error) / size ** 2;
        below[j] = (below[j] as number) + (row[j] as number) / size;
      }
    });
    for (let j = 0; j < FEATURES; j++)
      weights[j] = (weights[j] as number) * Math.sqrt((above[j] as number) / (below[j] as number));
  }
  const standardised = new Float64Array(2 * misses.length);
  features.forEach((row, n) => {
    const z = (misses[n]?.miss ?? 0) / sizeOf(row);
    standardised[2 * n] = z;
    standardised[2 * n + 1] = -z;
  });
  return {
    scaleWeights: weights,
    standardised: standardised.sort(),
    widening: Math.sqrt(horizon / known),
    horizon: known,
  };
}
