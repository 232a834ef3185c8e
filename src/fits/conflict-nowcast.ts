import { CONFLICT_THRESHOLD, type ConflictLaw, LARGEST_CONFLICT_SHARE } from '../baseline/conflict-law.ts';
import type { FittedCoefficients } from '../baseline/fitted-coefficients.ts';
import { type ConflictNowcast, LARGEST_DISPLACED_STOCK, NOWCAST_COEFFICIENTS } from '../baseline/peace.ts';
import type { ConflictRecords } from './conflict-records.ts';
import { fitLogistic } from './logistic-regression.ts';

/**
 * The state of conflict at the end of 2024 from what is known of it without a record of displacement.
 *
 * Whether 2024 was a year in conflict: logit of the state four years before, deaths of the year and of the three before,
 * political stability, and growth of the refugee stock abroad, fitted by the same shape to 2015, 2019 and 2020. Size: the
 * place's level + b x (log of deaths x displaced per death - level) + normal, fitted to 2013-2020, then one factor for all
 * places so that the expected world total is the published one: present wars displace more for each death. Stock: that of 2020
 * carried by expected new displacement and endings, then one factor to the published world total.
 */
export interface NowcastRecords {
  /** Displacement up to 2020. */
  readonly conflict: ConflictRecords;
  /** [C][D] deaths by organized violence from the first year of `conflict` to 2024. */
  readonly deaths: Float64Array;
  /** [C] stability that was published by the end of a year, that of the year before. */
  stabilityAt(year: number): Float64Array;
  /** [C] refugees, asylum seekers and others of the place abroad at the end of a year. */
  refugeesAt(year: number): Float64Array;
  /** [C] internally displaced people by conflict at the end of 2020. */
  readonly stock: Float64Array;
  /** [C] persons at the end of 2024. */
  readonly population: Float64Array;
}

/** Share of displaced people whose displacement ends in a year. Source: own record 2009-2020, aggregate of 492 place-years. */
const ENDING_SHARE = 0.145;
/** People displaced by conflict in the world at the end of 2024. Source: IDMC, Global Report on Internal Displacement 2025. */
const WORLD_STOCK = 73.5e6;
/** New displacement by conflict in the world, 2021 to 2024, rounded by us. Source: the same and the reports before it. */
const WORLD_FLOWS = [14e6, 28e6, 20e6, 20e6] as const;

/** Years whose state is known, the year of the earlier refugee stock, and the year of the earlier state. */
const FITTED_YEARS = [
  { year: 2015, refugees: 2010 },
  { year: 2019, refugees: 2015 },
  { year: 2020, refugees: 2015 },
] as const;
const START = { year: 2024, refugees: 2020 } as const;
/** The states of 2019 and 2020 are nearly one observation: errors are widened by the root of 3 / 2. */
const WIDENED = Math.sqrt(3 / 2);
const STATE_LAG = 4;
const PRIOR = { mean: [-4, 1.5, 2, 0.5, -0.3, 0.5], sd: [4, 1, 1, 1, 1, 1] } as const;
const FIRST_SIZE_YEAR = 2013;
/** Rounds of a factor towards a world total. */
const PASSES = 20;
const LARGEST_FACTOR = 10;
/** Deaths in a year from which it counts as one of conflict; displaced per death by class. Source: record 2009-2020. */
const FEWEST_DEATHS = 100;
const PER_DEATH = [
  { from: 10_000, people: 42 },
  { from: 1_000, people: 131 },
  { from: FEWEST_DEATHS, people: 236 },
] as const;
/** Pairs that the prior of the size slope (0.5) counts for. */
const SLOPE_PRIOR = { value: 0.5, pairs: 10, variance: 1 } as const;

/** The nowcast with what was estimated on the way. */
export interface NowcastFit {
  readonly nowcast: ConflictNowcast;
  readonly coefficients: FittedCoefficients;
  readonly slope: number;
  readonly spread: number;
  /** Factors on sizes that make the expected world totals of 2021-2024 the published ones. */
  readonly sizeFactors: readonly number[];
  /** Carried stock of the world before the factor. */
  readonly carried: number;
  readonly factor: number;
}

/** Fit the nowcast and apply it to 2024. */
export function fitNowcast(known: NowcastRecords, law: ConflictLaw, meanOnset: number): NowcastFit {
  const { places } = known.conflict;
  const coefficients = fitState(known);
  const sizes = fitSize(known, meanOnset);
  const rows = covariates(known, START, START.year - STATE_LAG);
  const size = new Float64Array(places);
  const sizeSpread = new Float64Array(places);
  for (let i = 0; i < places; i++) {
    const own = sizeOf(known, sizes, law.level[i] as number, i, START.year);
    size[i] = own.mean;
    sizeSpread[i] = own.spread;
  }
  const { root, mean } = coefficients;
  const K = NOWCAST_COEFFICIENTS;
  const logit = Float64Array.from({ length: places }, (_, i) => dot(rows, i * K, mean));
  const logitFactors = new Float64Array(places * K);
  for (let i = 0; i < places; i++)
    for (let j = 0; j < K; j++) {
      let sum = 0;
      for (let k = j; k < K; k++) sum += (rows[i * K + k] as number) * (root[k * K + j] as number);
      logitFactors[i * K + j] = sum;
    }
  const flows = WORLD_FLOWS.map((total, k) => {
    const year = START.year - WORLD_FLOWS.length + 1 + k;
    return expectedPeople(known, coefficients, sizes, law, year, total);
  });
  const last = flows.at(-1)?.factor ?? 1;
  for (let i = 0; i < places; i++) size[i] = (size[i] as number) + Math.log(last);
  const carried = carryStock(known.stock, flows);
  const { stock, factor } = meetWorld(carried, known.population);
  return {
    nowcast: { logit, logitFactors, size, sizeSpread, ...spellsOf(known), stock },
    coefficients,
    slope: sizes.slope,
    spread: sizes.spread,
    sizeFactors: flows.map((flow) => flow.factor),
    carried: carried.reduce((sum, people) => sum + people, 0),
    factor,
  };
}

function fitState(known: NowcastRecords): FittedCoefficients {
  const { places, people, years, firstYear } = known.conflict;
  const rows = FITTED_YEARS.map((when) => covariates(known, when, when.year - STATE_LAG));
  const flat = Float64Array.from(rows.flatMap((block) => [...block]));
  const outcomes = Uint8Array.from(
    FITTED_YEARS.flatMap(({ year }) =>
      Array.from({ length: places }, (_, i) =>
        (people[i * years + year - firstYear] as number) >= CONFLICT_THRESHOLD ? 1 : 0,
      ),
    ),
  );
  const { mean, root } = fitLogistic(flat, outcomes, PRIOR.mean, PRIOR.sd);
  return { mean, root: root.map((value) => value * WIDENED) };
}

/** Covariates of a year [C][6]. */
function covariates(
  known: NowcastRecords,
  { year, refugees }: { readonly year: number; readonly refugees: number },
  stateYear: number,
): Float64Array {
  const { places, people, years, firstYear } = known.conflict;
  const stability = known.stabilityAt(year);
  const now = known.refugeesAt(Math.max(year, refugees + STATE_LAG));
  const before = known.refugeesAt(refugees);
  const span = Math.max(year - refugees, STATE_LAG);
  const out = new Float64Array(places * NOWCAST_COEFFICIENTS);
  for (let i = 0; i < places; i++) {
    const state = (people[i * years + stateYear - firstYear] as number) >= CONFLICT_THRESHOLD ? 1 : 0;
    const earlier = (deathsIn(known, i, year - 1) + deathsIn(known, i, year - 2) + deathsIn(known, i, year - 3)) / 3;
    const growth = Math.log(((now[i] as number) + 1000) / ((before[i] as number) + 1000)) / span;
    const row = [
      1,
      state,
      Math.log1p(deathsIn(known, i, year)) / 5,
      Math.log1p(earlier) / 5,
      stability[i] as number,
      growth,
    ];
    out.set(row, i * NOWCAST_COEFFICIENTS);
  }
  return out;
}

function deathsIn({ deaths, conflict }: NowcastRecords, place: number, year: number): number {
  const width = deaths.length / conflict.places;
  return deaths[place * width + year - conflict.firstYear] as number;
}

interface SizeFit {
  readonly intercept: number;
  readonly slope: number;
  readonly spread: number;
  /** Spread where there are too few deaths to go by. */
  readonly spreadAlone: number;
}

/** Regress log size less the place's level in other years on what deaths imply less the same level. */
function fitSize(known: NowcastRecords, meanOnset: number): SizeFit {
  const { places, people, years, firstYear } = known.conflict;
  const pairs: [number, number][] = [];
  const alone: number[] = [];
  for (let i = 0; i < places; i++) {
    const logs: number[] = [];
    for (let t = 0; t < years; t++) {
      const count = people[i * years + t] as number;
      logs.push(count >= CONFLICT_THRESHOLD ? Math.log(count) : 0);
    }
    const sum = logs.reduce((a, b) => a + b, meanOnset);
    const count = logs.filter((log) => log > 0).length;
    for (let t = FIRST_SIZE_YEAR - firstYear; t < years; t++) {
      const log = logs[t] as number;
      if (log === 0) continue;
      const level = (sum - log) / count;
      const implied = impliedLog(deathsIn(known, i, firstYear + t));
      if (implied === null) alone.push(log - level);
      else pairs.push([implied - level, log - level]);
    }
  }
  const meanX = pairs.reduce((a, [x]) => a + x, 0) / Math.max(1, pairs.length);
  const meanY = pairs.reduce((a, [, y]) => a + y, 0) / Math.max(1, pairs.length);
  let xx: number = SLOPE_PRIOR.pairs * SLOPE_PRIOR.variance;
  let xy: number = xx * SLOPE_PRIOR.value;
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  const slope = xy / xx;
  const intercept = meanY - slope * meanX;
  const squares = pairs.reduce((a, [x, y]) => a + (y - intercept - slope * x) ** 2, 1);
  return {
    intercept,
    slope,
    spread: Math.sqrt(squares / (pairs.length + 1)),
    spreadAlone: Math.sqrt(alone.reduce((a, y) => a + y * y, 1) / (alone.length + 1)),
  };
}

/** Log of people that so many deaths in a year go with; null below 100. */
function impliedLog(deaths: number): number | null {
  const found = PER_DEATH.find(({ from }) => deaths >= from);
  return found === undefined ? null : Math.log(deaths * found.people);
}

function sizeOf(known: NowcastRecords, fit: SizeFit, level: number, place: number, year: number) {
  const implied = impliedLog(deathsIn(known, place, year));
  if (implied === null) return { mean: level, spread: fit.spreadAlone };
  return { mean: level + fit.intercept + fit.slope * (implied - level), spread: fit.spread };
}

/** Years of conflict by deaths. */
function spellsOf(known: NowcastRecords): Pick<ConflictNowcast, 'yearsSince' | 'yearsOn'> {
  const { places, firstYear } = known.conflict;
  const yearsSince = new Float64Array(places);
  const yearsOn = new Float64Array(places);
  for (let i = 0; i < places; i++)
    for (let year = firstYear; year <= START.year; year++) {
      if (deathsIn(known, i, year) < FEWEST_DEATHS) continue;
      yearsOn[i] = (yearsOn[i] as number) + 1;
      yearsSince[i] = Math.max(2, START.year + 1 - year);
    }
  return { yearsSince, yearsOn };
}

/** Expected new displacement of every place in a year, with the factor on sizes that makes the world's total the given one. */
function expectedPeople(
  known: NowcastRecords,
  coefficients: FittedCoefficients,
  sizes: SizeFit,
  law: ConflictLaw,
  year: number,
  total: number,
) {
  const rows = covariates(known, { year, refugees: START.refugees }, START.year - STATE_LAG);
  const chances = known.population.map((people, i) => {
    const isAble = LARGEST_CONFLICT_SHARE * people >= CONFLICT_THRESHOLD;
    return isAble ? 1 / (1 + Math.exp(-dot(rows, i * NOWCAST_COEFFICIENTS, coefficients.mean))) : 0;
  });
  const means = known.population.map((_, i) => {
    const { mean, spread } = sizeOf(known, sizes, law.level[i] as number, i, year);
    return Math.exp(mean + spread ** 2 / 2);
  });
  const expect = (factor: number): Float64Array =>
    chances.map((chance, i) => {
      const most = LARGEST_CONFLICT_SHARE * (known.population[i] as number);
      return chance * Math.min(most, Math.max(CONFLICT_THRESHOLD, factor * (means[i] as number)));
    });
  let factor = 1;
  for (let pass = 0; pass < PASSES; pass++) {
    const all = expect(factor).reduce((sum, people) => sum + people, 0);
    // Places at their largest share give no more: the factor stays within reason.
    if (all > 0) factor = Math.min(LARGEST_FACTOR, (factor * total) / all);
  }
  return { people: expect(factor), factor };
}

/**
 * Carry the stock of 2020: expected new displacement joins, then the usual share ends. Returns that UNHCR reports are not
 * used: they are larger than the carried stock where the record lacks a war (Ukraine, Ethiopia, Myanmar) and would empty it.
 */
function carryStock(start: Float64Array, flows: readonly { readonly people: Float64Array }[]): Float64Array {
  let stock = start;
  for (const { people } of flows)
    stock = stock.map((before, i) => (before + (people[i] as number)) * (1 - ENDING_SHARE));
  return stock;
}

/** Multiply by one factor so that the world's total is the published one, no place above half of its people. */
function meetWorld(carried: Float64Array, population: Float64Array) {
  const all = carried.reduce((sum, people) => sum + people, 0);
  let factor = all > 0 ? WORLD_STOCK / all : 0;
  let stock = carried;
  for (let pass = 0; pass < PASSES; pass++) {
    stock = carried.map((people, i) => Math.min(factor * people, LARGEST_DISPLACED_STOCK * (population[i] as number)));
    const total = stock.reduce((sum, people) => sum + people, 0);
    if (total > 0) factor *= WORLD_STOCK / total;
  }
  return { stock, factor };
}

function dot(rows: Float64Array, from: number, coefficients: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < coefficients.length; k++) sum += (rows[from + k] as number) * (coefficients[k] as number);
  return sum;
}
