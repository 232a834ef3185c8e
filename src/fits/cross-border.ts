import { CONFLICT_THRESHOLD } from '../baseline/conflict-law.ts';
import { type CrossBorderLaw, LARGE_FLOW } from '../baseline/cross-border-law.ts';
import { destinationTable, type Flow, followMix, type PairTraits } from './cross-border-destinations.ts';
import { type CountFit, type CountRow, fitCounts, historyOf } from './cross-border-regression.ts';

/**
 * Fit of displacement across borders to the years up to a last one.
 *
 * Departures: log1p people on last year, the mean of three and of ten years, errors Student t(4) with a scale by size
 * (small counts are rounded to fives). Arrivals: the same plus what would arrive if every origin's last destinations
 * held, so a host's own ups, downs and gaps in reporting are met without losing who comes from where. Conflict: shift in
 * the first year of a spell and after its end; a surge at one onset in seven. Evidence: UNHCR 2000-2022; review, finding 7.
 * Against the model page: internal displacement has no slope of its own beyond onset and end (tried: 0.015, no gain).
 * Tried and left out: a term for a year above three times the years before, -0.50 (0.08) on the record to 2022, gave no
 * gain at origins 2012-2020 (CRPS 0.389, 0.522, 0.612 against 0.383, 0.523, 0.612; WAPE higher after one year): some surges
 * last (SYR, VEN), others do not (MMR 2017, CIV 2011), so the law may carry a surge on for too long.
 */

/** What was recorded, in plain arrays. */
export interface CrossBorderRecords {
  /** Calendar year of the first column. */
  readonly firstYear: number;
  readonly places: number;
  readonly years: number;
  readonly flows: readonly Flow[];
  readonly traits: (origin: number, destination: number) => PairTraits | undefined;
  /** People displaced inside by conflict by place and column; undefined where no record of the year exists. */
  readonly internal: (place: number, t: number) => number | undefined;
}

/** Fit with diagnostics. */
export interface CrossBorderFit {
  readonly law: CrossBorderLaw;
  readonly departures: CountFit;
  readonly arrivals: CountFit;
  /** Onsets with a flow on record, and how many of them surged. */
  readonly onsets: number;
  readonly surges: number;
}

/** Weight of a new year in a mix of destinations. Tried on 2012-2020: 0.6 and 1 alike, 0.3 worse. */
const UPDATE = 0.6;
/** First column with three years before it. */
const FIRST_ROW = 3;
/** Years of arrivals that make the size of a host. */
const HOST_YEARS = 5;
/** Error of log1p departures beyond which an onset counts as a surge, and the ratio to internal displacement it needs. */
const SURGE_ERROR = 2;
const SURGE_RATIO = 0.05;
/** Priors, with the number of cases they count for; 7 of 47 onsets of 2010-2020 surge (CIV, KGZ, LBY, MLI, UKR the largest). Assumed. */
const SURGE_PRIOR = { chance: 0.15, logRatio: -0.8, cases: 10 } as const;
const SURGE_SPREAD = 0.6;
const SHIFT_PRIOR = { onset: 0.2, ending: -0.25, cases: 10 } as const;
/** Spread of the common factor of a year, and the number of years it counts for. */
const WORLD_PRIOR = { spread: 0.2, years: 10 } as const;

/**
 * Fit the law to all columns of the records.
 *
 * @throws Error when fewer than five years are recorded.
 */
export function fitCrossBorderLaw(records: CrossBorderRecords): CrossBorderFit {
  const { places, years, flows } = records;
  if (years < FIRST_ROW + 2) throw new Error(`No fit to ${years} years of flows.`);
  const outLogs = logTotals(flows, places, years, 'origin');
  const inLogs = logTotals(flows, places, years, 'destination');
  const outTotals = outLogs.map(Math.expm1);
  const expected = new Float64Array(places * years);
  const mix = followMix(flows, places, years, UPDATE, (t, before) => {
    for (let i = 0; i < places; i++) {
      const people = outTotals[i * years + t] as number;
      if (people === 0) continue;
      for (let j = 0; j < places; j++) {
        const at = j * years + t;
        expected[at] = (expected[at] as number) + people * (before[i * places + j] as number);
      }
    }
  });
  const departureRows = countRows(outLogs, places, years, null);
  const departures = fitCounts(departureRows);
  const arrivals = fitCounts(countRows(inLogs, places, years, expected));
  const conflict = fitConflictEffects(records, departureRows, departures.errors, outTotals);
  const hostSize = Float64Array.from({ length: places }, (_, j) => {
    let sum = 0;
    for (let t = Math.max(0, years - HOST_YEARS); t < years; t++) sum += Math.expm1(inLogs[j * years + t] as number);
    return sum / HOST_YEARS;
  });
  const departureLevel = levels(outLogs, places, years);
  const departureHistory = newest(outLogs, places, years);
  const originSize = departureLevel.map((level, i) =>
    Math.expm1(Math.max(level, ...departureHistory.subarray(i * 3, (i + 1) * 3))),
  );
  const law: CrossBorderLaw = {
    departures: departures.regression,
    arrivals: arrivals.regression,
    worldSpread: worldSpread(departureRows, departures.errors, years),
    onsetShift: conflict.onsetShift,
    endingShift: conflict.endingShift,
    surge: { chance: conflict.chance, logRatio: conflict.logRatio, spread: SURGE_SPREAD },
    departureLevel,
    arrivalLevel: levels(inLogs, places, years),
    departureHistory,
    arrivalHistory: newest(inLogs, places, years),
    update: UPDATE,
    pairs: destinationTable(mix, hostSize, originSize, records.traits),
  };
  return { law, departures, arrivals, onsets: conflict.onsets, surges: conflict.surges };
}

function logTotals(flows: readonly Flow[], places: number, years: number, side: 'origin' | 'destination') {
  const out = new Float64Array(places * years);
  for (const flow of flows) {
    if (flow.t < 0 || flow.t >= years) continue;
    const at = flow[side] * years + flow.t;
    out[at] = (out[at] as number) + flow.people;
  }
  return out.map(Math.log1p);
}

function countRows(logs: Float64Array, places: number, years: number, expected: Float64Array | null): CountRow[] {
  const rows: CountRow[] = [];
  for (let place = 0; place < places; place++) {
    for (let t = FIRST_ROW; t < years; t++) {
      const { last, meanOfThree, level } = historyOf(logs, years, place, t);
      const covariates = [1, last, meanOfThree, level];
      if (expected !== null) covariates.push(Math.log1p(expected[place * years + t] as number));
      rows.push({ place, t, covariates, meanOfThree, outcome: logs[place * years + t] as number });
    }
  }
  return rows;
}

/** Standard deviation over years of the mean error of large departures, sampling error taken off. */
function worldSpread(rows: readonly CountRow[], errors: Float64Array, years: number): number {
  let sum = WORLD_PRIOR.years * WORLD_PRIOR.spread ** 2;
  let weight = WORLD_PRIOR.years;
  for (let t = FIRST_ROW; t < years; t++) {
    const own = [...errors].filter((_, n) => rows[n]?.t === t && (rows[n]?.meanOfThree ?? 0) >= LARGE_FLOW);
    if (own.length < 10) continue;
    // Errors are cut so that one war does not pass for a bad year of the world.
    const cut = own.map((error) => Math.max(-1, Math.min(1, error)));
    const mean = cut.reduce((total, error) => total + error, 0) / cut.length;
    const variance = cut.reduce((total, error) => total + (error - mean) ** 2, 0) / (cut.length - 1);
    sum += Math.max(0, mean * mean - variance / cut.length);
    weight++;
  }
  return Math.sqrt(sum / weight);
}

/** Mean errors of departures at the beginning and after the end of a conflict, and how often they surge. */
function fitConflictEffects(
  records: CrossBorderRecords,
  rows: readonly CountRow[],
  errors: Float64Array,
  totals: Float64Array,
) {
  let onsetSum = SHIFT_PRIOR.onset * SHIFT_PRIOR.cases;
  let onsetCount: number = SHIFT_PRIOR.cases;
  let endingSum = SHIFT_PRIOR.ending * SHIFT_PRIOR.cases;
  let endingCount: number = SHIFT_PRIOR.cases;
  let ratioSum = 0;
  let onsets = 0;
  let surges = 0;
  rows.forEach(({ place, t }, n) => {
    const now = records.internal(place, t);
    const before = records.internal(place, t - 1);
    if (now === undefined || before === undefined) return;
    const isOn = now >= CONFLICT_THRESHOLD;
    if (isOn === before >= CONFLICT_THRESHOLD) return;
    const error = errors[n] as number;
    if (!isOn) {
      endingSum += Math.max(-SURGE_ERROR, Math.min(SURGE_ERROR, error));
      endingCount++;
      return;
    }
    onsets++;
    const ratio = (totals[place * records.years + t] as number) / now;
    if (error > SURGE_ERROR && ratio > SURGE_RATIO) {
      surges++;
      ratioSum += Math.log(ratio);
      return;
    }
    onsetSum += Math.max(-SURGE_ERROR, Math.min(SURGE_ERROR, error));
    onsetCount++;
  });
  const weight = SURGE_PRIOR.cases * SURGE_PRIOR.chance;
  return {
    onsets,
    surges,
    onsetShift: onsetSum / onsetCount,
    endingShift: endingSum / endingCount,
    chance: (weight + surges) / (SURGE_PRIOR.cases + onsets),
    logRatio: (weight * SURGE_PRIOR.logRatio + ratioSum) / (weight + surges),
  };
}

function levels(logs: Float64Array, places: number, years: number): Float64Array {
  return Float64Array.from({ length: places }, (_, i) => historyOf(logs, years, i, years).level);
}

function newest(logs: Float64Array, places: number, years: number): Float64Array {
  return Float64Array.from(
    { length: places * 3 },
    (_, n) => logs[Math.floor(n / 3) * years + years - 1 - (n % 3)] as number,
  );
}
