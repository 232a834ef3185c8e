import { WARMING_PATHS } from '../../../src/baseline/baseline.ts';
import { LARGEST_DISPLACED_SHARE, lawRate, reportingShift } from '../../../src/baseline/disaster-size.ts';
import {
  droughtFrequencyRatio,
  expectedPeopleFactor,
  triangularQuantile,
} from '../../../src/drivers/climate/response.ts';
import { type FitWindow, fitDisasterLaw } from '../../../src/fits/disaster-law.ts';
import { findLever } from '../../../src/params/levers.ts';
import { normalQuantile } from '../../../src/random/normal.ts';
import { readDisasterRecords } from '../sources/disaster-records.ts';
import { throwProblems } from '../sources/sources.ts';
import { readWarming, WARMING_YEARS } from '../sources/warming.ts';
import type { Forecast, Forecaster, HindcastInput } from './forecaster.ts';
import { readKnownPopulation } from './known-population.ts';
import { evenPoints, sampledForecast } from './sampled-forecast.ts';

const FIRST_RECORD = 2008;
/** Tried at origins 2014-2018, CRPS log1p and per 1,000, mean: 5 years 1.538, 2.017; 6 1.527, 2.015; 8 1.514, 2.015; all 1.520, 2.017. */
const FIT_YEARS = 8;
/** Equally likely futures of a place-year: 1 luck, 2 coefficients of the place, 1 adaptation. */
const POINTS = 2048;
const DIMENSIONS = 4;

/** Years that the law is fitted to: the last eight, as in production (2013-2020), or as many as are recorded. */
function disasterWindow(origin: number): Pick<FitWindow, 'firstYear' | 'lastYear'> {
  return { firstYear: Math.max(FIRST_RECORD, origin - FIT_YEARS), lastYear: origin - 1 };
}

/**
 * Disaster displacement at an origin: the law of the app refitted to the records before it, its sampling function, the
 * growth of expected people with warming since the fit, adaptation counted from the origin, and the cap. Quantiles are
 * those of the mixture over luck and coefficients. Population: UN WPP 2024 year ends before the origin, their last growth
 * carried on. Warming: SSP2-4.5 best estimate; its curve starts in 2015 and is carried back by its first ten years.
 */
export const disasterForecaster: Forecaster = {
  metrics: ['disasterDisplacement'],
  origins: Array.from({ length: 10 }, (_, i) => 2012 + i),
  forecast: (_metric, input) => forecastDisasters(input, disasterWindow(input.origin)),
};

/** Fit the law to a window of the years before the origin. */
export function fitDisastersBefore(input: HindcastInput, window: Pick<FitWindow, 'firstYear' | 'lastYear'>) {
  const { origin, sources } = input;
  const { places } = input.baseline;
  const known = readKnownPopulation(input.read, places);
  const years = origin - FIRST_RECORD;
  const midYears = Float64Array.from({ length: places.length * years }, (_, i) =>
    known.at(Math.floor(i / years), FIRST_RECORD + (i % years) + 0.5),
  );
  // Codes that are not places of the baseline are left out; the script that builds the baseline refuses unknown ones.
  const codes = { places, isDropped: () => true };
  const records = readDisasterRecords(sources, codes, { first: FIRST_RECORD, last: origin - 1 }, midYears);
  const warmingAt = warmingCurve(input);
  throwProblems(sources);
  const warmingAtFit = warmingAt((window.firstYear + window.lastYear + 1) / 2);
  return { law: fitDisasterLaw(records, { ...window, warmingAtFit }).law, known, warmingAt };
}

/** Forecast with the law fitted to a window of years. */
export function* forecastDisasters(
  input: HindcastInput,
  window: Pick<FitWindow, 'firstYear' | 'lastYear'>,
): Generator<Forecast> {
  const { origin } = input;
  const { places } = input.baseline;
  const { law, known, warmingAt } = fitDisastersBefore(input, window);
  const { warmingAtFit } = law;
  const points = evenPoints(POINTS, DIMENSIONS);
  const errors = points.map((u, k) => (k % DIMENSIONS === 1 || k % DIMENSIONS === 2 ? normalQuantile(u) : u));
  const floodRise = leverShare('floodResponse');
  const stormRise = leverShare('stormResponse');
  for (const [place, { iso3, income }] of places.entries()) {
    for (let year = origin; year < origin + input.years; year++) {
      const people = known.at(place, year + 0.5);
      const shift = reportingShift(law, year);
      const warming = warmingAt(year + 0.5) - warmingAtFit;
      const dryOdds = droughtFrequencyRatio(warmingAtFit + warming) / droughtFrequencyRatio(warmingAtFit);
      const growth = (adaptation: number) =>
        expectedPeopleFactor(law.hazardShares, place, law.dryOccurrence[place] as number, {
          ...{ floodRise, stormRise, warming, dryOdds },
          adaptation: (1 - adaptation) ** (year - origin),
        });
      const values = new Float64Array(POINTS);
      for (let k = 0; k < POINTS; k++) {
        const at = k * DIMENSIONS;
        const rate = lawRate(
          ...([law, place, shift, errors[at] as number, people] as const),
          (law.occurrenceLogitError[place] as number) * (errors[at + 1] as number),
          (law.logRateError[place] as number) * (errors[at + 2] as number),
        );
        if (rate === 0) continue;
        const low = income === 'low';
        const adaptation = triangularQuantile(errors[at + 3] as number, low ? 0.01 : 0.02, low ? 0.03 : 0.05);
        values[k] = Math.min(LARGEST_DISPLACED_SHARE, rate * growth(adaptation)) * people;
      }
      yield sampledForecast({ place: iso3, destination: '', year }, values);
    }
  }
}

/** Degrees over 1850-1900 by date, straight between the middles of years. */
function warmingCurve({ sources }: HindcastInput): (time: number) => number {
  const [best] = readWarming(sources);
  const years = WARMING_YEARS.last - WARMING_YEARS.first + 1;
  const from = WARMING_PATHS.indexOf('SSP2-4.5') * years;
  const at = (t: number) => best[from + t] as number;
  const early = (at(10) - at(0)) / 10;
  return (time) => {
    const t = time - 0.5 - WARMING_YEARS.first;
    if (t <= 0) return at(0) + early * t;
    const low = Math.min(years - 2, Math.floor(t));
    return at(low) + (t - low) * (at(low + 1) - at(low));
  };
}

function leverShare(id: string): number {
  const value = findLever(id)?.default;
  if (typeof value !== 'number') throw new Error(`lever ${id} is not a number`);
  return value / 100;
}
