import type { DisasterLaw } from '../../src/baseline/baseline.ts';
import { disasterRate, reportingShift } from '../../src/baseline/disaster-size.ts';
import { type DisasterRecords, fitDisasterLaw } from '../../src/fits/disaster-law.ts';
import { logistic } from '../../src/fits/occurrence.ts';
import { climatologySampler, lawSampler } from './disaster-samplers.ts';
import { type Score, scoreSampler } from './disaster-score.ts';

/** Windows of the hindcast: years fitted, years tested. */
const WINDOWS = [
  { first: 2013, last: 2016, testFirst: 2017, testLast: 2020 },
  { first: 2013, last: 2017, testFirst: 2018, testLast: 2020 },
] as const;
/** Futures of the world total. */
const RUNS = 2000;

/** Law and climatology on one window. */
export interface WindowScore {
  readonly name: string;
  readonly law: Score;
  readonly climatology: Score;
  readonly trendPerYear: number;
}

/** Score the law, fitted as for production, and per-country climatology on two windows. */
export function scoreWindows(records: DisasterRecords): readonly WindowScore[] {
  return WINDOWS.map(({ first, last, testFirst, testLast }) => {
    // The warming of the window moves nothing that is scored here.
    const { law } = fitDisasterLaw(records, { firstYear: first, lastYear: last, warmingAtFit: 0 });
    return {
      name: `fit ${first}-${last}, test ${testFirst}-${testLast}`,
      trendPerYear: law.trendPerYear,
      law: scoreSampler(records, lawSampler(law, true), testFirst, testLast),
      climatology: scoreSampler(records, climatologySampler(records, first, last), testFirst, testLast),
    };
  });
}

/** Simulated world total of one year, people. */
export interface WorldCheck {
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
  readonly logSpread: number;
  /** Share of draws of a place-year that met the cap. */
  readonly capped: number;
}

/** Simulate the world total of a year with independent places. */
export function simulateWorld(
  law: DisasterLaw,
  population: Float64Array,
  year: number,
  hasCoefficientDraws: boolean,
): WorldCheck {
  const totals = new Float64Array(RUNS);
  const draws = new Float64Array(RUNS);
  const sampler = lawSampler(law, hasCoefficientDraws);
  let capped = 0;
  for (let place = 0; place < population.length; place++) {
    capped += sampler.fill(place, year, population[place] as number, draws);
    for (let run = 0; run < RUNS; run++) totals[run] = (totals[run] as number) + (draws[run] as number);
  }
  const logs = totals.map(Math.log).sort();
  const mean = logs.reduce((sum, value) => sum + value, 0) / RUNS;
  const variance = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (RUNS - 1);
  const at = (share: number): number => Math.exp(logs[Math.round(share * (RUNS - 1))] as number);
  return {
    median: at(0.5),
    p10: at(0.1),
    p90: at(0.9),
    logSpread: Math.sqrt(variance),
    capped: capped / (RUNS * population.length),
  };
}

/** Share of years in which the 20 places with most displacement passed the law's 90th percentile of their year. */
export function exceedanceOfLargest(
  records: DisasterRecords,
  law: DisasterLaw,
  firstYear: number,
  lastYear: number,
): { readonly share: number; readonly places: readonly number[] } {
  const start = firstYear - records.firstYear;
  const years = lastYear - firstYear + 1;
  const total = (place: number): number =>
    records.people
      .subarray(place * records.years + start, place * records.years + start + years)
      .reduce((sum, value) => sum + value, 0);
  const places = Array.from({ length: records.places }, (_, i) => i)
    .sort((a, b) => total(b) - total(a))
    .slice(0, 20);
  let above = 0;
  for (const place of places) {
    const logit = law.occurrenceLogit[place] as number;
    for (let t = 0; t < years; t++) {
      const slot = place * records.years + start + t;
      const population = records.population[slot] as number;
      const probability = logistic(logit + reportingShift(law, firstYear + t));
      const level = disasterRate(
        0.9,
        logistic(logit),
        probability,
        law.logRate[place] as number,
        law.logSpread[place] as number,
        law.hasParetoTail[place] === 1,
        law.tailShape,
        population,
      );
      if ((records.people[slot] as number) / population > level) above++;
    }
  }
  return { share: above / (places.length * years), places };
}
