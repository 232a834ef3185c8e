import { fitMedianRegression } from './corridor-regression.ts';

/** Years of a corridor period. */
const PERIOD = 5;
/** Five-year forced flows below this are part of a corridor's ordinary life and stay in it, people. */
const SMALLEST_FORCED = 5_000;
/** Corridors below this keep their last flow as it is, people over five years. */
const SMALLEST_SPLIT = 1_000;
/** Five-year (or shorter) flows below this are left out of the fit, people. */
const SMALLEST_FITTED = 1_000;

/** Forced movements across borders by year. */
export interface ForcedRecord {
  readonly firstYear: number;
  /** For each year from `firstYear` without gaps: [C][C] people, row = origin. */
  readonly years: readonly Float64Array[];
}

/** The forced part of a corridor's last flow and what is expected of it in the next period, people over five years. */
export interface ForcedPart {
  /** [C][C] not above the last flow. */
  readonly last: Float64Array;
  /** [C][C] */
  readonly next: Float64Array;
}

/**
 * Split the forced part off the flows of the last period and forecast it.
 *
 * Forced part = smaller of the flow and of the recorded forced movements, where these reached 5,000 people over the five
 * years and the flow 1,000. It goes on by the factor exp(level) x (5 x last year / five years)^slope, at most 1: a crisis
 * that has calmed before the origin fades, one at its height does not grow. Level and slope are a median regression over
 * earlier windows of equal length, all closed before the origin; where the record is short the windows are too
 * (origin 2005: two years). Without a record nothing is split.
 *
 * Fitted 2005 / 2010 / 2015: level -0.43 / -0.50 / -0.19, slope 0.72 / 0.69 / 0.67. Source of the record: UNHCR Refugee
 * Data Finder. Left out: the return of refugees, which the reverse corridor of `corridor-law.ts` carries.
 *
 * @param origin   first year of the period to forecast; later years of the record are not read.
 * @param lastFlow [C][C] people over the five years before the origin.
 */
export function splitForced(record: ForcedRecord, origin: number, lastFlow: Float64Array): ForcedPart {
  const last = new Float64Array(lastFlow.length);
  const next = new Float64Array(lastFlow.length);
  const known = Math.min(origin - record.firstYear, record.years.length);
  if (known < PERIOD) return { last, next };
  const recorded = sumYears(record, origin - PERIOD, origin);
  const latest = record.years[origin - 1 - record.firstYear] as Float64Array;
  const { level, slope } = fitFading(record, origin, Math.min(PERIOD, Math.floor(known / 2)));
  for (let pair = 0; pair < lastFlow.length; pair++) {
    const forced = recorded[pair] as number;
    const flow = lastFlow[pair] as number;
    if (forced < SMALLEST_FORCED || flow < SMALLEST_SPLIT) continue;
    const part = Math.min(forced, flow);
    last[pair] = part;
    next[pair] = part * Math.min(1, Math.exp(level + slope * logRatio(PERIOD * (latest[pair] as number), forced)));
  }
  return { last, next };
}

/** Regress the log change of forced flows between neighbouring windows on how the first window ended. */
function fitFading(record: ForcedRecord, origin: number, width: number): { level: number; slope: number } {
  const rows: number[] = [];
  const changes: number[] = [];
  for (let turn = record.firstYear + width; turn + width <= origin; turn++) {
    const first = sumYears(record, turn - width, turn);
    const second = sumYears(record, turn, turn + width);
    const latest = record.years[turn - 1 - record.firstYear] as Float64Array;
    for (let pair = 0; pair < first.length; pair++) {
      const forced = first[pair] as number;
      if (forced < SMALLEST_FITTED) continue;
      rows.push(1, logRatio(width * (latest[pair] as number), forced));
      changes.push(logRatio(second[pair] as number, forced));
    }
  }
  const [level = 0, slope = 0] = fitMedianRegression(Float64Array.from(rows), Float64Array.from(changes), 2);
  return { level, slope };
}

function sumYears(record: ForcedRecord, from: number, to: number): Float64Array {
  const sum = new Float64Array((record.years[0] as Float64Array).length);
  for (let year = from; year < to; year++) {
    const flows = record.years[year - record.firstYear] as Float64Array;
    for (let pair = 0; pair < sum.length; pair++) sum[pair] = (sum[pair] as number) + (flows[pair] as number);
  }
  return sum;
}

function logRatio(a: number, b: number): number {
  return Math.log1p(a) - Math.log1p(b);
}
