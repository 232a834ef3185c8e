import { normalCdf, normalQuantile } from '../random/normal.ts';
import type { DisasterLaw } from './baseline.ts';

/** Yearly counts above this were always reported, so the reporting trend leaves their probability alone. */
export const TRENDLESS_PEOPLE = 100_000;
/** Largest share of the population that one year's disasters displace; the largest on record is 0.27. */
export const LARGEST_DISPLACED_SHARE = 0.3;
/** The reporting trend halves in this many years after the last fitted year. */
const TREND_HALF_LIFE = 3;
/** Where the Pareto tail starts: share of years with displacement that lie above. */
export const TAIL_SHARE = 0.1;
/** Standard normal quantile of 1 - TAIL_SHARE. */
export const TAIL_Z = 1.2815515655446004;
/** Density of the standard normal at TAIL_Z over TAIL_SHARE, inverted: makes the density of the tail start where the body's ends. */
const TAIL_SCALE = TAIL_SHARE / 0.1754983319324868;

/** Compute the shift of the occurrence logit in a year after the last fitted one by the fading reporting trend. */
export function reportingShift(law: Pick<DisasterLaw, 'trendPerYear' | 'trendYear'>, year: number): number {
  const years = year - law.trendYear;
  if (years <= 0) return law.trendPerYear * years;
  return law.trendPerYear * (TREND_HALF_LIFE / Math.LN2) * (1 - 2 ** (-years / TREND_HALF_LIFE));
}

/**
 * Compute the probability that the yearly rate is above a level, given any displacement.
 *
 * Lognormal in the body; with a tail, generalized Pareto above the 90th percentile of the lognormal.
 *
 * @param logLevel log of the level, people displaced / population.
 */
export function shareAbove(
  logLevel: number,
  logRate: number,
  logSpread: number,
  hasTail: boolean,
  tailShape: number,
): number {
  const z = (logLevel - logRate) / logSpread;
  if (!hasTail || z <= TAIL_Z) return normalCdf(-z);
  const excess = Math.exp(logLevel - logRate - TAIL_Z * logSpread) - 1;
  return TAIL_SHARE * (1 + (tailShape * excess) / (TAIL_SCALE * logSpread)) ** (-1 / tailShape);
}

/**
 * Compute the yearly rate that is exceeded with a given probability, given any displacement; inverse of `shareAbove`.
 *
 * @param above probability in (0, 1), both ends excluded.
 * @returns people displaced / population, without the cap.
 */
export function rateAtShareAbove(
  above: number,
  logRate: number,
  logSpread: number,
  hasTail: boolean,
  tailShape: number,
): number {
  if (!hasTail || above >= TAIL_SHARE) return Math.exp(logRate - logSpread * normalQuantile(above));
  const threshold = Math.exp(logRate + TAIL_Z * logSpread);
  return threshold * (1 + ((TAIL_SCALE * logSpread) / tailShape) * ((above / TAIL_SHARE) ** -tailShape - 1));
}

/**
 * Draw one place-year of disaster displacement from one uniform, by the inverse of its distribution.
 *
 * With v = 1 - u: nothing where v >= probability. Years above 100,000 people keep the probability they have at the base
 * (v below baseProbability x share above 100,000); the rest of the probability is spread over the law below 100,000 in
 * proportion, so a reporting trend adds small years only.
 *
 * @param u               uniform in (0, 1), both ends excluded; the result never falls as u rises.
 * @param baseProbability of any displacement in the year, reporting trend left out.
 * @param probability     of any displacement in the year, reporting trend included.
 * @param population      persons.
 * @returns people displaced / population; 0 = none. The cap (`LARGEST_DISPLACED_SHARE`) is the caller's, who books what it cuts.
 */
export function disasterRate(
  u: number,
  baseProbability: number,
  probability: number,
  logRate: number,
  logSpread: number,
  hasTail: boolean,
  tailShape: number,
  population: number,
): number {
  const v = 1 - u;
  if (v >= probability) return 0;
  const large = shareAbove(Math.log(TRENDLESS_PEOPLE / population), logRate, logSpread, hasTail, tailShape);
  return rateAtExceedance(v, large, baseProbability, probability, logRate, logSpread, hasTail, tailShape);
}

/** The rate that is exceeded with probability `v` < `probability` in a year; `large` is the share of rates above 100,000 people. */
function rateAtExceedance(
  v: number,
  large: number,
  baseProbability: number,
  probability: number,
  logRate: number,
  logSpread: number,
  hasTail: boolean,
  tailShape: number,
): number {
  const above = shareAboveOf(v, large, baseProbability, probability);
  return rateAtShareAbove(above, logRate, logSpread, hasTail, tailShape);
}

/** Share of rates, given any, above the one that is exceeded with probability `v` < `probability` in a year. */
export function shareAboveOf(v: number, large: number, baseProbability: number, probability: number): number {
  const largeProbability = Math.min(baseProbability * large, probability);
  if (v < largeProbability) return v / baseProbability;
  const small = (v - largeProbability) / (probability - largeProbability);
  const above = large + (1 - large) * small;
  // Rounding may leave exactly 0 or 1, where the quantile is infinite.
  return Math.min(1 - 2 ** -53, Math.max(2 ** -60, above));
}

/**
 * Find the uniform at which `disasterRate` gives a rate; inverse of it.
 *
 * @param rate people displaced / population; 0 = none, for which the largest uniform that gives none is returned.
 * @returns in (0, 1), both ends excluded.
 */
export function uniformOfRate(
  rate: number,
  baseProbability: number,
  probability: number,
  logRate: number,
  logSpread: number,
  hasTail: boolean,
  tailShape: number,
  population: number,
): number {
  if (rate === 0) return 1 - probability;
  const large = shareAbove(Math.log(TRENDLESS_PEOPLE / population), logRate, logSpread, hasTail, tailShape);
  const largeProbability = Math.min(baseProbability * large, probability);
  const above = shareAbove(Math.log(rate), logRate, logSpread, hasTail, tailShape);
  const v =
    above < large
      ? Math.min(baseProbability * above, probability)
      : largeProbability + ((probability - largeProbability) * (above - large)) / (1 - large);
  return Math.min(1 - 2 ** -53, Math.max(2 ** -53, 1 - v));
}

/**
 * Draw one place-year of a law from one uniform, with a run's own errors of the place's occurrence logit and level.
 *
 * @param shift     of the occurrence logit in the year, see `reportingShift`.
 * @param people    persons.
 * @returns people displaced / population as `disasterRate` gives it, the cap not applied.
 */
export function lawRate(
  law: DisasterLaw,
  place: number,
  shift: number,
  u: number,
  people: number,
  occurrenceError: number,
  rateError: number,
): number {
  const logit = (law.occurrenceLogit[place] as number) + occurrenceError;
  return disasterRate(
    u,
    1 / (1 + Math.exp(-logit)),
    1 / (1 + Math.exp(-logit - shift)),
    (law.logRate[place] as number) + rateError,
    law.logSpread[place] as number,
    law.hasParetoTail[place] === 1,
    law.tailShape,
    people,
  );
}

/** Points of the midpoint rule for the expected rate. */
const EXPECTATION_POINTS = 512;

/**
 * Compute the expected rate of a place in a year, without errors of a run: the mean over the midpoints of 512 equal slices of
 * the uniform, the cap of `LARGEST_DISPLACED_SHARE` applied in each.
 *
 * @param shift  of the occurrence logit in the year, see `reportingShift`.
 * @param people persons.
 */
export function expectedRate(law: DisasterLaw, place: number, shift: number, people: number): number {
  const logit = law.occurrenceLogit[place] as number;
  const baseProbability = 1 / (1 + Math.exp(-logit));
  const probability = 1 / (1 + Math.exp(-logit - shift));
  const logRate = law.logRate[place] as number;
  const logSpread = law.logSpread[place] as number;
  const hasTail = law.hasParetoTail[place] === 1;
  const { tailShape } = law;
  // The same for all points: it would take most of the time.
  const large = shareAbove(Math.log(TRENDLESS_PEOPLE / people), logRate, logSpread, hasTail, tailShape);
  let sum = 0;
  for (let q = 0; q < EXPECTATION_POINTS; q++) {
    const v = 1 - (q + 0.5) / EXPECTATION_POINTS;
    if (v >= probability) continue;
    const rate = rateAtExceedance(v, large, baseProbability, probability, logRate, logSpread, hasTail, tailShape);
    sum += Math.min(LARGEST_DISPLACED_SHARE, rate);
  }
  return sum / EXPECTATION_POINTS;
}
