import { type DisasterLaw, HAZARD_GROUPS } from '../baseline/baseline.ts';
import { fitHazardShares } from './hazard-shares.ts';
import { fitOccurrence, fitWithinTrend, type Trend } from './occurrence.ts';
import { fitSeverity } from './severity.ts';

/** Places with fewer recorded events a year than this get the Pareto tail. */
const TAIL_EVENTS_PER_YEAR = 3;
/** Shape of the tail; 0.50 (s.e. 0.14) over all positive place-years above their 90th percentile, 2008-2020. */
const TAIL_SHAPE = 0.5;
/** The reporting trend is estimated on this many years up to the last fitted one, or as many as are recorded. */
const TREND_YEARS = 8;
const DRY = HAZARD_GROUPS.indexOf('drought-heat-fire');

/** What was recorded, in plain arrays; a hindcast passes the same with another window. */
export interface DisasterRecords {
  /** Calendar year of the first column. */
  readonly firstYear: number;
  readonly places: number;
  /** [C] index of the place's subregion. */
  readonly subregionOf: readonly number[];
  readonly years: number;
  /** [C][Y] people displaced in all events of the year; 0 = none recorded. */
  readonly people: Float64Array;
  /** [C][Y] number of events. */
  readonly events: Float64Array;
  /** [C][Y][H] people by hazard group; sums over H meet `people`. */
  readonly peopleByHazard: Float64Array;
  /** [C][Y] persons at the middle of the year. */
  readonly population: Float64Array;
}

export interface FitWindow {
  readonly firstYear: number;
  readonly lastYear: number;
  /** Global warming at the mid-year, degrees over 1850-1900. */
  readonly warmingAtFit: number;
}

/** What was estimated beside the law, for the method page and the tests. */
export interface DisasterFit {
  readonly law: DisasterLaw;
  readonly trendError: number;
  readonly occurrencePrior: { readonly a: number; readonly b: number };
  readonly level: number;
  readonly levelSpread: number;
  readonly varianceIntercept: number;
  readonly varianceSlope: number;
  readonly hazardPrior: Float64Array;
  readonly dryPrior: { readonly a: number; readonly b: number };
}

/**
 * Fit the disaster displacement law to the records of a window.
 *
 * Any displacement in a year: Bernoulli, level of the place pooled to all places, one reporting trend. Rate given any:
 * lognormal on the place's yearly total, level pooled to all places, variance falling with typical people. Hazard shares:
 * pooled to the subregion. Yearly probability of drought, heat or fire: pooled to all places.
 *
 * @throws Error when the window lies outside the records.
 */
export function fitDisasterLaw(records: DisasterRecords, window: FitWindow): DisasterFit {
  const { places } = records;
  const start = window.firstYear - records.firstYear;
  const years = window.lastYear - window.firstYear + 1;
  if (start < 0 || years < 2 || start + years > records.years) {
    throw new Error(`The window ${window.firstYear}-${window.lastYear} is not inside the records.`);
  }
  const hazards = HAZARD_GROUPS.length;
  const isOn = new Uint8Array(places * years);
  const isDry = new Uint8Array(places * years);
  const byHazard = new Float64Array(places * years * hazards);
  const logPopulation = new Float64Array(places);
  const hasParetoTail = new Uint8Array(places);
  const logRates: number[][] = [];
  for (let i = 0; i < places; i++) {
    const rates: number[] = [];
    let events = 0;
    for (let t = 0; t < years; t++) {
      const from = i * records.years + start + t;
      const people = records.people[from] as number;
      const population = records.population[from] as number;
      events += records.events[from] as number;
      logPopulation[i] = (logPopulation[i] as number) + Math.log(population) / years;
      for (let h = 0; h < hazards; h++)
        byHazard[(i * years + t) * hazards + h] = records.peopleByHazard[from * hazards + h] as number;
      isDry[i * years + t] = (records.peopleByHazard[from * hazards + DRY] as number) > 0 ? 1 : 0;
      if (people <= 0) continue;
      isOn[i * years + t] = 1;
      rates.push(Math.log(people / population));
    }
    logRates.push(rates);
    hasParetoTail[i] = events / years < TAIL_EVENTS_PER_YEAR ? 1 : 0;
  }
  const trend = fitReportingTrend(records, start + years);
  const on = onYears(isOn, years);
  const occurrence = fitOccurrence(tally(on, years), trend.perYear);
  const dryYears = onYears(isDry, years);
  const dry = fitOccurrence(tally(dryYears, years), 0);
  const severity = fitSeverity(logRates, logPopulation);
  const { shares, subregionShares, prior } = fitHazardShares(byHazard, records.subregionOf, years, hazards);
  const pick = (values: Float64Array, counts: Uint8Array): Float64Array =>
    Float64Array.from(counts, (n) => values[n] as number);
  return {
    law: {
      occurrenceLogit: pick(occurrence.logit, on),
      occurrenceLogitError: pick(occurrence.logitError, on),
      logRate: severity.mean,
      logRateError: severity.meanError,
      logSpread: severity.spread,
      hasParetoTail,
      hazardShares: shares,
      subregionShares,
      dryOccurrence: pick(dry.probability, dryYears),
      trendPerYear: trend.perYear,
      trendYear: window.lastYear,
      warmingAtFit: window.warmingAtFit,
      tailShape: TAIL_SHAPE,
    },
    trendError: trend.standardError,
    occurrencePrior: occurrence.prior,
    level: severity.level,
    levelSpread: severity.levelSpread,
    varianceIntercept: severity.varianceIntercept,
    varianceSlope: severity.varianceSlope,
    hazardPrior: prior,
    dryPrior: dry.prior,
  };
}

/** Estimate the reporting trend on the years before column `end`; a window of few years alone says too little. */
function fitReportingTrend(records: DisasterRecords, end: number): Trend {
  const years = Math.min(TREND_YEARS, end);
  const isOn = new Uint8Array(records.places * years);
  for (let i = 0; i < records.places; i++) {
    for (let t = 0; t < years; t++)
      isOn[i * years + t] = (records.people[i * records.years + end - years + t] as number) > 0 ? 1 : 0;
  }
  return fitWithinTrend(isOn, years);
}

/** Number of on-years of each place. */
function onYears(isOn: Uint8Array, years: number): Uint8Array {
  const counts = new Uint8Array(isOn.length / years);
  for (let i = 0; i < isOn.length; i++) {
    const place = Math.floor(i / years);
    counts[place] = (counts[place] as number) + (isOn[i] as number);
  }
  return counts;
}

/** [Y + 1] number of places by number of on-years. */
function tally(counts: Uint8Array, years: number): Float64Array {
  const out = new Float64Array(years + 1);
  for (const n of counts) out[n] = (out[n] as number) + 1;
  return out;
}
