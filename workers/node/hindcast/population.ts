import { trendSpread } from '../../../src/fits/carried-trend.ts';
import {
  centreOf,
  type ErrorLaw,
  errorSize,
  fitSumErrors,
  type NetMigrationRule,
} from '../../../src/fits/net-migration-rule.ts';
import { normalQuantile } from '../../../src/random/normal.ts';
import { quantileSorted } from '../../../src/summary/quantile.ts';
import { THOUSAND } from '../sources/age-classes.ts';
import { LARGEST_DEVIATION, projectCohorts } from './cohort-path.ts';
import { readDemographicRates } from './demographic-rates.ts';
import type { Forecast, Forecaster, HindcastInput } from './forecaster.ts';
import { readKnownPopulation } from './known-population.ts';
import { fitRules, readMigrationRates } from './net-migration.ts';
import { evenPoints, sampledForecast } from './sampled-forecast.ts';

/** Equally likely futures of a place-year. */
const POINTS = 1024;

/**
 * Population at 31 December of each year from the origin on, by the engine's cohort kernel.
 *
 * Base: UN WPP 2024 estimate at the end of the year before the origin. Fertility and life expectancy: trend of the ten
 * years before the origin carried on, age patterns of the last closed period. Migration: the rule of `netMigration`.
 * Spread: what the same rules missed at earlier starts, for the sum of net migration (by place), and for mean fertility
 * and mean life expectancy (all places alike), the last two turned into people by the kernel's own sensitivities.
 * All past rates and the base are of the 2024 revision, which knew what came later; nobody had them at the origin.
 */
export const populationForecaster: Forecaster = {
  metrics: ['population'],
  origins: [2005, 2010, 2015, 2020],
  forecast: (_metric, input) => forecastPopulation(input),
};

function* forecastPopulation(input: HindcastInput): Generator<Forecast> {
  const { places } = input.baseline;
  const known = readKnownPopulation(input.read, places);
  if (known.years.at(-1) !== input.origin - 1) throw new Error(`no population at the end of ${input.origin - 1}`);
  const rates = readDemographicRates(input);
  const migration = readMigrationRates(input, known);
  const rules = fitRules(migration.teachers, input.years);
  const past = (place: number) => migration.rates[place] as Float64Array;
  const netPerThousand = (place: number, ahead: number) =>
    centreOf((rules[ahead] as NetMigrationRule).weights, past(place));
  const path = projectCohorts(places, known.latest, rates, input.years, netPerThousand);
  const spreads = Array.from({ length: input.years }, (_, ahead) => ({
    fertility: trendSpread(rates.logFertility, LARGEST_DEVIATION.logFertility, ahead + 1),
    life: trendSpread(rates.lifeExpectancy, LARGEST_DEVIATION.lifeExpectancy, ahead + 1),
    migration: fitSumErrors(migration.teachers, rules, ahead + 1),
  }));
  const points = evenPoints(POINTS, 2);
  for (const [place, { iso3 }] of places.entries())
    for (const [ahead, spread] of spreads.entries()) {
      const people = path.population[ahead]?.[place] as number;
      const births = spread.fertility * (path.perLogFertility[ahead]?.[place] as number);
      const deaths = spread.life * (path.perLifeYear[ahead]?.[place] as number);
      const moves = (errorSize(spread.migration, past(place)) * people) / THOUSAND;
      const values = drawn(points, people, spread.migration, moves, Math.hypot(births, deaths));
      yield sampledForecast({ place: iso3, destination: '', year: input.origin + ahead }, values);
    }
}

function drawn(points: Float64Array, people: number, law: ErrorLaw, moves: number, vital: number): Float64Array {
  const values = new Float64Array(POINTS);
  for (let k = 0; k < POINTS; k++) {
    const z = quantileSorted(law.standardised, points[2 * k] as number);
    values[k] = Math.max(0, people + moves * z + vital * normalQuantile(points[2 * k + 1] as number));
  }
  return values;
}
