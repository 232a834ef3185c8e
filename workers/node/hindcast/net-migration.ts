import {
  centreOf,
  errorSize,
  fitNetMigrationRule,
  type NetMigrationRule,
} from '../../../src/fits/net-migration-rule.ts';
import { quantileSorted } from '../../../src/summary/quantile.ts';
import { THOUSAND } from '../sources/age-classes.ts';
import type { Forecast, Forecaster, HindcastInput } from './forecaster.ts';
import { type KnownPopulation, readKnownPopulation } from './known-population.ts';

const FIRST_RECORD = 1990;
/** Places below this teach nothing: their rates are the moves of a few families. */
const SMALLEST_TEACHER = 100_000;
const FILE = 'demography/net_migration.csv';

/** Past net migration of every place, and who of them teaches the rule. */
export interface MigrationRates {
  /** [C] net migrants per 1,000 people and year, 1990 to the year before the origin. */
  readonly rates: readonly Float64Array[];
  readonly teachers: readonly Float64Array[];
}

/**
 * Net migration at an origin: rate of the year = weights of the last value, the mean of the last five years and the
 * median of all past years, fitted by horizon on the years before the origin; intervals from the rule's own earlier
 * misses over their expected size (`src/fits/net-migration-rule.ts`); times the population of the year.
 *
 * Past rates are those of the 2024 revision, which knew what came later; nobody had them at the origin. Population: UN
 * WPP 2024 year ends before the origin (the first is 1999), their last growth carried on. The mean equals the median.
 */
export const netMigrationForecaster: Forecaster = {
  metrics: ['netMigration'],
  origins: Array.from({ length: 21 }, (_, i) => 2000 + i),
  *forecast(_metric, input): Generator<Forecast> {
    const { places } = input.baseline;
    const known = readKnownPopulation(input.read, places);
    const { rates, teachers } = readMigrationRates(input, known);
    const rules = fitRules(teachers, input.years);
    for (const [place, { iso3 }] of places.entries()) {
      const past = rates[place] as Float64Array;
      for (const [ahead, { weights, errors }] of rules.entries()) {
        const year = input.origin + ahead;
        const people = known.at(place, year + 0.5) / THOUSAND;
        const mean = centreOf(weights, past) * people;
        const size = errorSize(errors, past) * people;
        yield {
          ...{ place: iso3, destination: '', year, mean },
          quantile: (p) => mean + size * quantileSorted(errors.standardised, p),
        };
      }
    }
  },
};

/** Fit the rule of each horizon 1..years. */
export function fitRules(teachers: readonly Float64Array[], years: number): NetMigrationRule[] {
  return Array.from({ length: years }, (_, ahead) => fitNetMigrationRule(teachers, ahead + 1));
}

/** Read net migration per 1,000 people by year up to the origin. */
export function readMigrationRates(
  { baseline, read, origin }: Pick<HindcastInput, 'baseline' | 'read' | 'origin'>,
  known: KnownPopulation,
): MigrationRates {
  const years = origin - FIRST_RECORD;
  const rates = baseline.places.map(() => new Float64Array(years).fill(Number.NaN));
  const index = new Map(baseline.places.map(({ iso3 }, i) => [iso3, i]));
  for (const row of read(FILE, ['iso3', 'year', 'net'])) {
    const place = index.get(row.iso3 ?? '');
    const year = Number(row.year);
    if (place === undefined || year < FIRST_RECORD) continue;
    const people = known.at(place, year + 0.5) / THOUSAND;
    (rates[place] as Float64Array)[year - FIRST_RECORD] = (Number(row.net) * THOUSAND) / people;
  }
  const gap = rates.findIndex((series) => series.some(Number.isNaN));
  if (gap >= 0) throw new Error(`${FILE}: a year from ${FIRST_RECORD} on is missing for ${baseline.places[gap]?.iso3}`);
  const isTeacher = (_: Float64Array, place: number) => known.at(place, origin) >= SMALLEST_TEACHER;
  return { rates, teachers: rates.filter(isTeacher) };
}
