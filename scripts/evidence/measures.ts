import { errorSize } from '../../src/fits/net-migration-rule.ts';
import { quantileSorted } from '../../src/summary/quantile.ts';
import type { Forecast, Forecaster } from '../../workers/node/hindcast/forecaster.ts';
import { hindcastInput } from '../../workers/node/hindcast/input.ts';
import { readKnownPopulation } from '../../workers/node/hindcast/known-population.ts';
import { fitRules, readMigrationRates } from '../../workers/node/hindcast/net-migration.ts';
import type { Evidence } from './collect.ts';
import type { Observed } from './observed.ts';
import { round } from './summarise.ts';

const LARGEST_PLACES = 20;

/** V4b: share of years in which the 20 places with most displacement passed the P90 forecast one year ahead. */
export function exceedanceOfLargest(evidence: Evidence, forecaster: Forecaster, origins: readonly number[]) {
  const { baseline, folder, past } = evidence;
  const observed = past.metrics.get('disasterDisplacement') as Observed;
  const total = (place: number) =>
    origins.reduce((sum, year) => sum + valueIn(observed, baseline.places.length, place, year), 0);
  const largest = new Set(
    baseline.places
      .map((_, i) => i)
      .sort((a, b) => total(b) - total(a))
      .slice(0, LARGEST_PLACES)
      .map((i) => baseline.places[i]?.iso3),
  );
  let above = 0;
  let rows = 0;
  for (const origin of origins)
    for (const forecast of forecaster.forecast('disasterDisplacement', hindcastInput(baseline, folder, origin, 1))) {
      if (!largest.has(forecast.place)) continue;
      const place = baseline.places.findIndex(({ iso3 }) => iso3 === forecast.place);
      rows++;
      if (valueIn(observed, baseline.places.length, place, origin) > forecast.quantile(0.9)) above++;
    }
  return { share: round(above / rows), rows };
}

/**
 * V9, second part: share of place-years 2017-2020 above the 1-in-N-year level of the forecast made with data to 2016, its
 * years pooled, over places where the floor (smaller of 10,000 and 0.1% of the population, at least 100) does not bind.
 */
export function thresholdExceedance(evidence: Evidence, metric: string, forecaster: Forecaster, inYears: number) {
  const { baseline, folder, past, scored } = evidence;
  const observed = past.metrics.get(metric) as Observed;
  const [origin, years] = [2017, 4];
  const byPlace = new Map<string, Forecast[]>();
  for (const forecast of forecaster.forecast(metric, hindcastInput(baseline, folder, origin, years)))
    byPlace.set(forecast.place, [...(byPlace.get(forecast.place) ?? []), forecast]);
  let above = 0;
  let rows = 0;
  for (const place of scored) {
    const forecasts = byPlace.get(baseline.places[place]?.iso3 ?? '') ?? [];
    const pooled = Float64Array.from({ length: 400 * forecasts.length }, (_, i) =>
      (forecasts[i % forecasts.length] as Forecast).quantile((Math.floor(i / forecasts.length) + 0.5) / 400),
    ).sort();
    const level = quantileSorted(pooled, 1 - 1 / inYears);
    const floor = Math.max(100, Math.min(10_000, 0.001 * past.population.at(place, origin)));
    if (level <= floor) continue;
    for (let t = 0; t < years; t++) {
      rows++;
      if (valueIn(observed, baseline.places.length, place, origin + t) > level) above++;
    }
  }
  return { share: rows === 0 ? null : round(above / rows), rows };
}

/**
 * V7b: WPP 2017 rates as the centre, 2015-2023, with our width (the rule's errors at origin 2015 by horizon), per 1,000.
 * WPP 2017 has no migration bounds of its own.
 */
export function vintageAnchor(evidence: Evidence) {
  const { baseline, folder, past, vintages, scored } = evidence;
  const observed = past.metrics.get('netMigration') as Observed;
  const [origin, years] = [2015, 9];
  const input = hindcastInput(baseline, folder, origin, years);
  const { rates, teachers } = readMigrationRates(input, readKnownPopulation(input.read, baseline.places));
  const rules = fitRules(teachers, years);
  const sums = { anchor: 0, last: 0, zero: 0, inside: 0, rows: 0 };
  for (const place of scored)
    for (const [ahead, { errors }] of rules.entries()) {
      const year = origin + ahead;
      const centre = vintages.netRate(place, year);
      if (centre === null) continue;
      const series = rates[place] as Float64Array;
      const people = past.population.at(place, year + 0.5);
      const seen = (1000 * valueIn(observed, baseline.places.length, place, year)) / people;
      const error = Math.abs(1000 * centre - seen);
      sums.rows++;
      sums.anchor += error;
      sums.last += Math.abs((series.at(-1) as number) - seen);
      sums.zero += Math.abs(seen);
      if (error <= errorSize(errors, series) * quantileSorted(errors.standardised, 0.9)) sums.inside++;
    }
  const per = (sum: number) => round(sum / sums.rows);
  return {
    anchor: per(sums.anchor),
    last: per(sums.last),
    zero: per(sums.zero),
    inside: per(sums.inside),
    rows: sums.rows,
  };
}

function valueIn(observed: Observed, places: number, place: number, year: number): number {
  const years = observed.values.length / places;
  return observed.values[place * years + year - observed.firstYear] as number;
}
