import { FIRST_YEAR, LAST_YEAR, MORTALITY_PERIODS } from './baseline.ts';
import { splitByMonotoneCubic } from './monotone-cubic.ts';

/** Single ages 0..100, the last one open. */
export const HAZARD_AGES = 101;
/** Abridged age classes of the death rates: 0, 1-4, 5-9, ..., 95-99, 100+. */
export const ABRIDGED_AGES = 22;
const YEARS = LAST_YEAR - FIRST_YEAR + 1;
const PERIODS = MORTALITY_PERIODS.length;
/** Bounds of the abridged classes; 100+ stands as five years so that the curve arrives at 100 with the right slope. */
const KNOTS: readonly number[] = [0, 1, ...Array.from({ length: 21 }, (_, i) => 5 + 5 * i)];
/** Central death rates below this are read as this, or their logarithm has no meaning. */
const SMALLEST_RATE = 1e-9;

/**
 * Fill single-year hazards of one period from its abridged death rates.
 *
 * @param rates   [22] central death rates per person-year.
 * @param out     [101] from `outOffset`; ages 0..99 hold the hazard cumulated over the year of age, 100 the open rate.
 */
export function singleYearHazards(
  rates: Float64Array,
  out: Float64Array,
  outOffset: number,
  scratch: Float64Array,
): void {
  splitByMonotoneCubic(KNOTS, rates, 'free', scratch, 0);
  for (let age = 0; age < 100; age++) out[outOffset + age] = Math.max(SMALLEST_RATE, scratch[age] as number);
  out[outOffset + 100] = Math.max(SMALLEST_RATE, rates[ABRIDGED_AGES - 1] as number);
}

/** Scratch of `yearlyHazards`: one period table in single years (with room for the class above 100) and all periods. */
export interface HazardScratch {
  readonly rates: Float64Array;
  readonly split: Float64Array;
  readonly periods: Float64Array;
}

/** Allocate the scratch once for all places. */
export function hazardScratch(): HazardScratch {
  return {
    rates: new Float64Array(ABRIDGED_AGES),
    split: new Float64Array(105),
    periods: new Float64Array(PERIODS * HAZARD_AGES),
  };
}

/**
 * Fill the hazards of every year for one place and sex, before the scaling to life expectancy.
 *
 * Log-linear between the period centres (1 January of P + 3), read at the middle of the calendar year. The first
 * two tables are carried on backwards to 2025: the table before them holds the COVID-19 excess.
 *
 * @param deathRates [...][P][22] central death rates; read from `offset`.
 * @param out        [T][101] hazards; overwritten.
 */
export function yearlyHazards(
  deathRates: Float64Array,
  offset: number,
  scratch: HazardScratch,
  out: Float64Array,
): void {
  const { rates, split, periods } = scratch;
  for (let p = 0; p < PERIODS; p++) {
    for (let i = 0; i < ABRIDGED_AGES; i++) rates[i] = deathRates[offset + p * ABRIDGED_AGES + i] as number;
    singleYearHazards(rates, periods, p * HAZARD_AGES, split);
  }
  for (let segment = 0; segment + 1 < PERIODS; segment++) {
    // Calendar years whose middle lies between centres P + 3 and P + 8; the first segment reaches back to the first year.
    const centre = (MORTALITY_PERIODS[segment] as number) + 3;
    const first = segment === 0 ? FIRST_YEAR : centre;
    const last = Math.min(LAST_YEAR, centre + 4);
    const span = (MORTALITY_PERIODS[segment + 1] as number) - (MORTALITY_PERIODS[segment] as number);
    for (let age = 0; age < HAZARD_AGES; age++) {
      const here = periods[segment * HAZARD_AGES + age] as number;
      const next = periods[(segment + 1) * HAZARD_AGES + age] as number;
      const slope = Math.log(next / here) / span;
      const yearly = Math.exp(slope);
      let hazard = here * Math.exp(slope * (first + 0.5 - centre));
      for (let year = first; year <= last; year++) {
        out[(year - FIRST_YEAR) * HAZARD_AGES + age] = hazard;
        hazard *= yearly;
      }
    }
  }
}

/**
 * Mean years lived in the first year of life by those who die in it, from the infant death rate.
 * Source: Coale, A. J. and Demeny, P. (1983), Regional Model Life Tables, region West.
 *
 * @param sex 0 male, 1 female.
 */
export function infantYearsLived(infantRate: number, sex: number): number {
  if (infantRate >= 0.107) return sex === 0 ? 0.33 : 0.35;
  return sex === 0 ? 0.045 + 2.684 * infantRate : 0.053 + 2.8 * infantRate;
}

/**
 * Compute life expectancy at birth of single-year hazards times a factor.
 *
 * Age 0: deaths from the rate and the Coale-Demeny years lived; ages 1..99: constant hazard within the year;
 * 100+ closed with 1 / rate. Survival ratios of the projection use the same person-years.
 *
 * @param hazards [101] from `offset`.
 * @param sex     0 male, 1 female.
 */
export function lifeExpectancyOf(hazards: Float64Array, offset: number, sex: number, factor: number): number {
  const infant = (hazards[offset] as number) * factor;
  const lived = infantYearsLived(infant, sex);
  const dead = infant / (1 + (1 - lived) * infant);
  let total = 1 - (1 - lived) * dead;
  let alive = 1 - dead;
  for (let age = 1; age < 100; age++) {
    const hazard = (hazards[offset + age] as number) * factor;
    const next = alive * Math.exp(-hazard);
    total += (alive - next) / hazard;
    alive = next;
  }
  return total + alive / ((hazards[offset + 100] as number) * factor);
}

/** Number of years of the tables. */
export const HAZARD_YEARS = YEARS;
