import { normalQuantile } from '../random/normal.ts';
import { climb } from './climb.ts';
import { logGamma } from './gamma.ts';

/** Logits on which places' levels are integrated; Beta(0.3, 0.3) has less than 1e-3 of its mass outside. */
const GRID = Float64Array.from({ length: 481 }, (_, i) => -24 + i * 0.1);
/** Nodes of the standard normal for means over a logit's error: 64 equal slices. */
const NODES = Float64Array.from({ length: 64 }, (_, i) => normalQuantile((i + 0.5) / 64));

export interface Trend {
  /** Change of the logit per year, the same for all places. */
  readonly perYear: number;
  readonly standardError: number;
}

/**
 * Estimate the common yearly change of a logit by conditional logistic likelihood within places.
 *
 * Given how many years a place was on, the place's own level drops out: L = exp(b sum of its on-years) / e_n(exp(b t)),
 * e_n the elementary symmetric polynomial. Source: Andersen, E. B. (1970), J. R. Statist. Soc. B 32(2).
 *
 * @param isOn [C][Y] 1 or 0.
 */
export function fitWithinTrend(isOn: Uint8Array, years: number): Trend {
  const logLikelihood = (slope: number): number => {
    const normalisers = logSymmetricSums(slope, years);
    let total = 0;
    for (let from = 0; from < isOn.length; from += years) {
      let count = 0;
      for (let t = 0; t < years; t++) {
        if (isOn[from + t] !== 1) continue;
        count++;
        total += slope * (t - (years - 1) / 2);
      }
      total -= normalisers[count] as number;
    }
    return total;
  };
  const step = 1e-3;
  let slope = 0;
  let curvature = -1;
  for (let i = 0; i < 50; i++) {
    const here = logLikelihood(slope);
    const up = logLikelihood(slope + step);
    const down = logLikelihood(slope - step);
    curvature = (up - 2 * here + down) / step ** 2;
    // No place changes state: nothing can be learned, and the trend is none.
    if (curvature > -1e-9) return { perYear: 0, standardError: Number.POSITIVE_INFINITY };
    const move = -(up - down) / (2 * step) / curvature;
    slope += Math.max(-0.5, Math.min(0.5, move));
    if (Math.abs(move) < 1e-10) break;
  }
  return { perYear: slope, standardError: 1 / Math.sqrt(-curvature) };
}

/** Log of e_n(exp(b (t - mid))) for n = 0..years. */
function logSymmetricSums(slope: number, years: number): Float64Array {
  const sums = new Float64Array(years + 1);
  sums[0] = 1;
  for (let t = 0; t < years; t++) {
    const weight = Math.exp(slope * (t - (years - 1) / 2));
    for (let n = t + 1; n >= 1; n--) sums[n] = (sums[n] as number) + weight * (sums[n - 1] as number);
  }
  return sums.map(Math.log);
}

export interface Occurrence {
  /** Parameters of the Beta prior of a place's probability at the middle of the window. */
  readonly prior: { readonly a: number; readonly b: number };
  /** By number of on-years 0..Y: logit of the place's probability in the last year, its error, and the mean probability. */
  readonly logit: Float64Array;
  readonly logitError: Float64Array;
  readonly probability: Float64Array;
}

/**
 * Fit a Beta prior to all places by marginal likelihood and compute each place's logit in the last year.
 *
 * The likelihood of a place is Bernoulli with logit = level + trend (year - middle). Its posterior depends on the number
 * of on-years only, so results are given by that number. `logit` is set so that the mean of the probability over a normal
 * error of `logitError` equals the posterior mean: the law and its coefficient draws then predict the same frequency.
 *
 * @param counts [Y + 1] number of places by number of on-years.
 */
export function fitOccurrence(counts: Float64Array, trendPerYear: number): Occurrence {
  const years = counts.length - 1;
  const middle = (years - 1) / 2;
  const likelihood = Array.from({ length: years + 1 }, (_, n) =>
    GRID.map((level) => logOdds(level, n, years, trendPerYear)),
  );
  const marginal = (logA: number, logB: number): number => {
    const density = logPrior(Math.exp(logA), Math.exp(logB));
    let total = 0;
    for (let n = 0; n <= years; n++) {
      if (counts[n] === 0) continue;
      total += (counts[n] as number) * logSum(likelihood[n] as Float64Array, density);
    }
    return total;
  };
  const [logA, logB] = climb(marginal, Math.log(0.6), Math.log(0.7));
  const prior = { a: Math.exp(logA), b: Math.exp(logB) };
  const density = logPrior(prior.a, prior.b);
  const logit = new Float64Array(years + 1);
  const logitError = new Float64Array(years + 1);
  const probability = new Float64Array(years + 1);
  for (let n = 0; n <= years; n++) {
    const odds = likelihood[n] as Float64Array;
    const norm = logSum(odds, density);
    let mean = 0;
    let square = 0;
    let chance = 0;
    for (let g = 0; g < GRID.length; g++) {
      const weight = Math.exp((odds[g] as number) + (density[g] as number) - norm);
      const level = (GRID[g] as number) + trendPerYear * middle;
      mean += weight * level;
      square += weight * level * level;
      chance += weight * logistic(level);
    }
    probability[n] = chance;
    logitError[n] = Math.sqrt(square - mean * mean);
    logit[n] = logitForMean(chance, logitError[n] as number);
  }
  return { prior, logit, logitError, probability };
}

/** Logistic function. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Find m with mean of logistic(m + error z) over the standard normal equal to `chance`, by bisection. */
function logitForMean(chance: number, error: number): number {
  let low = -60;
  let high = 60;
  for (let i = 0; i < 80; i++) {
    const guess = (low + high) / 2;
    let mean = 0;
    for (const z of NODES) mean += logistic(guess + error * z);
    if (mean / NODES.length < chance) low = guess;
    else high = guess;
  }
  return (low + high) / 2;
}

/** Log likelihood of n on-years at a level, up to a constant that the level does not move. */
function logOdds(level: number, n: number, years: number, trendPerYear: number): number {
  let total = n * level;
  for (let t = 0; t < years; t++) total -= Math.log1p(Math.exp(level + trendPerYear * (t - (years - 1) / 2)));
  return total;
}

/** Log weights of the grid under Beta(a, b) of the probability: density of the logit is p^a (1 - p)^b / B(a, b). */
function logPrior(a: number, b: number): Float64Array {
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b) + Math.log(0.1);
  return GRID.map((level) => scale - a * Math.log1p(Math.exp(-level)) - b * Math.log1p(Math.exp(level)));
}

function logSum(first: Float64Array, second: Float64Array): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < first.length; i++) top = Math.max(top, (first[i] as number) + (second[i] as number));
  let sum = 0;
  for (let i = 0; i < first.length; i++) sum += Math.exp((first[i] as number) + (second[i] as number) - top);
  return top + Math.log(sum);
}
