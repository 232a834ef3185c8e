import { LANES } from '../kernels/kernels.ts';
import type { FittedCoefficients } from './fitted-coefficients.ts';

/** People newly displaced in a year from which on a place counts as in conflict. */
export const CONFLICT_THRESHOLD = 10_000;
/** Largest share of the population that one year's conflict displaces; the largest on record is 0.20 (2009-2020). */
export const LARGEST_CONFLICT_SHARE = 0.2;
/** Knots of the table of onset sizes: quantiles 0, 0.05 .. 1. */
export const ONSET_KNOTS = 21;

/** Years in which the weight of an earlier spell falls to 1/e. Source: prototype of the model review, finding 6. */
const SPELL_MEMORY = 8;
/** Years on record beyond which the chance of an ending no longer falls. Source: record 2009-2020, facts (b). */
const LONGEST_COUNTED = 6;

/** Covariates of the onset logit, in order; the last one enters the first year after the record only. */
export const ONSET_COVARIATES = [
  'constant',
  'stability',
  'earlierSpell',
  'logPopulation',
  'neighbour',
  'lastDisplaced',
  'deaths',
] as const;
/** Covariates of the ending logit, in order; the last one enters the first year after the record only. */
export const ENDING_COVARIATES = ['constant', 'logLastSize', 'yearsOnRecord', 'deaths'] as const;
/** Covariates of the logit of any displacement below the threshold, given no conflict. */
export const SMALL_COVARIATES = ['constant', 'anyLastYear', 'shareOfYears', 'earlierSpell'] as const;

/** Fitted coefficients of the conflict displacement law; see `src/fits/conflict.ts` for the method. */
export interface ConflictLaw {
  /** [6] onset without, [7] with the deaths of the year before. */
  readonly onset: FittedCoefficients;
  readonly onsetFirst: FittedCoefficients;
  /** [3] ending without, [4] with the deaths of the year before. */
  readonly ending: FittedCoefficients;
  readonly endingFirst: FittedCoefficients;
  /** [4] any displacement below the threshold. */
  readonly small: FittedCoefficients;
  /** Long-run shift of the onset logit; see `onsetShift`. */
  readonly anchor: number;
  /** Weight of last year's distance from the place's level in a continuing year. */
  readonly persistence: number;
  /** Standard deviation of the log size of a continuing year. */
  readonly spread: number;
  /** [C] mean log of people displaced in a year in conflict, and its standard error. */
  readonly level: Float64Array;
  readonly levelError: Float64Array;
  /** [C] 1 where the place has a year in conflict on record, so that its level is its own. */
  readonly hasLevel: Uint8Array;
  /** [21] quantiles 0, 0.05 .. 1 of the log size of a first year. */
  readonly onsetSizes: Float64Array;
  /** [C] mean log of people displaced in a year below the threshold, given any. */
  readonly smallLevel: Float64Array;
  /** Standard deviation around it. */
  readonly smallSpread: number;
  /** [C] share of the last years out of conflict with any displacement. */
  readonly smallShare: Float64Array;
}

/** What is known of a place before the state of a year is drawn. Mutable: one record serves as scratch. */
export interface ConflictPast {
  /** Political stability (WGI pv), standard normal units. */
  stability: number;
  /** Years since the last year in conflict, 1 = last year, Infinity = none on record. */
  yearsSince: number;
  /** Persons. */
  population: number;
  /** A land neighbour was in conflict last year. */
  hasNeighbour: boolean;
  /** People displaced last year. */
  last: number;
  /** Years in conflict on record. */
  yearsOn: number;
  /** Deaths by organized violence last year. */
  deaths: number;
}

/** Weight of an earlier spell by whole years since it; an exp for each place, run and year would be a tenth of a year's cost. */
const FADED = Float64Array.from({ length: 64 }, (_, years) => Math.exp(-years / SPELL_MEMORY));

function fadedSpell(years: number): number {
  return years === Number.POSITIVE_INFINITY ? 0 : (FADED[years] ?? Math.exp(-years / SPELL_MEMORY));
}

/** Write the covariates of the onset logit; deaths only where `out` has room for them. */
export function writeOnset(past: ConflictPast, out: Float64Array): void {
  out[0] = 1;
  out[1] = past.stability;
  out[2] = fadedSpell(past.yearsSince);
  out[3] = Math.log(past.population) - 16;
  out[4] = past.hasNeighbour ? 1 : 0;
  out[5] = past.last === 0 ? 0 : Math.log1p(past.last) / 10;
  if (out.length > 6) out[6] = Math.log1p(past.deaths) / 5;
}

/** Write the covariates of the ending logit; deaths only where `out` has room for them. */
export function writeEnding(past: ConflictPast, out: Float64Array): void {
  out[0] = 1;
  out[1] = Math.log(past.last) - 11;
  out[2] = Math.min(past.yearsOn, LONGEST_COUNTED) / LONGEST_COUNTED;
  if (out.length > 3) out[3] = Math.log1p(past.deaths) / 5;
}

/** Write the covariates of the logit of any displacement below the threshold. */
export function writeSmall(past: ConflictPast, shareOfYears: number, out: Float64Array): void {
  out[0] = 1;
  out[1] = past.last > 0 ? 1 : 0;
  out[2] = shareOfYears;
  out[3] = fadedSpell(past.yearsSince);
}

/**
 * Write the onset logit with one run's coefficients [K][L] into `out[at]`: the covariates of `writeOnset` without writing them down.
 * Every place, run and year asks for it, and a number that a function returns may cost more than all its arithmetic.
 */
export function writeOnsetLogit(
  past: ConflictPast,
  coefficients: Float64Array,
  lane: number,
  out: Float64Array,
  at: number,
): void {
  const size = past.last === 0 ? 0 : Math.log1p(past.last) / 10;
  const sum =
    (coefficients[lane] as number) +
    past.stability * (coefficients[LANES + lane] as number) +
    fadedSpell(past.yearsSince) * (coefficients[2 * LANES + lane] as number) +
    (Math.log(past.population) - 16) * (coefficients[3 * LANES + lane] as number) +
    (past.hasNeighbour ? 1 : 0) * (coefficients[4 * LANES + lane] as number) +
    size * (coefficients[5 * LANES + lane] as number);
  const hasDeaths = coefficients.length > 6 * LANES;
  out[at] = hasDeaths ? sum + (Math.log1p(past.deaths) / 5) * (coefficients[6 * LANES + lane] as number) : sum;
}

/** Write the logit of any displacement below the threshold in the same way; its covariates are those of `writeSmall`. */
export function writeSmallLogit(
  past: ConflictPast,
  shareOfYears: number,
  coefficients: Float64Array,
  lane: number,
  out: Float64Array,
  at: number,
): void {
  out[at] =
    (coefficients[lane] as number) +
    (past.last > 0 ? 1 : 0) * (coefficients[LANES + lane] as number) +
    shareOfYears * (coefficients[2 * LANES + lane] as number) +
    fadedSpell(past.yearsSince) * (coefficients[3 * LANES + lane] as number);
}

/**
 * Compute the shift of the onset logit some years after the start.
 *
 * Onset and ending fitted on a record that begins in 2009 let the share of places in conflict creep up for decades, as
 * spells on record only accumulate; the shift comes in with a mean of 4 years, so near years keep the fit.
 *
 * @param years since the first year after the record, 0 in it.
 */
export function onsetShift(law: Pick<ConflictLaw, 'anchor'>, years: number): number {
  return law.anchor * (1 - Math.exp(-years / 4));
}
