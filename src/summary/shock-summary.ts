import type { OutputId } from '../params/outputs.ts';
import { quantileSorted } from './quantile.ts';
import { type Chance, chanceOfShock, leadTime, medianFirstShock, shockSizes, shocksByRun } from './shock-chance.ts';
import { LEVEL_YEARS, type RunYears, returnLevels, type ShockLevel, shockFloor, shockLevel } from './shock-level.ts';

/** Flows of which a year may be a shock; slow quantities pass a level and stay there. */
export const SHOCK_METRICS = [
  'disasterDisplacement',
  'floodDisplacement',
  'stormDisplacement',
  'conflictDisplacement',
  'crossBorderIn',
  'emigrants',
  'moversToTowns',
] as const satisfies readonly OutputId[];
export type ShockMetric = (typeof SHOCK_METRICS)[number];

/** Return periods of the sizes that are given, years. */
export const RETURN_PERIODS = [5, 10, 20, 50] as const;

/** A metric of one place in one ensemble. */
export interface PlaceRuns {
  /** Persons a year. */
  readonly metric: RunYears;
  /** Persons at 31 December, the same runs. */
  readonly population: RunYears;
}

/** Years of a summary as indices: first and how many. */
interface Window {
  readonly first: number;
  readonly years: number;
}

/** Shocks of some years, against the level of the reference. */
interface WindowShocks extends Window {
  readonly chance: Chance;
  readonly reference: Chance;
  /** Sizes exceeded once in each of RETURN_PERIODS, scenario and reference. */
  readonly returnLevels: readonly number[];
  readonly referenceLevels: readonly number[];
  /** Size of a shock, P50, P80, P95; undefined where no run has one. */
  readonly sizes: readonly [p50: number, p80: number, p95: number] | undefined;
}

/** What is said of shocks of a metric in a place, by people or by people per 1,000 of the population. */
export interface ShockSummary {
  readonly level: ShockLevel;
  /** Each year. */
  readonly years: readonly { readonly chance: Chance; readonly reference: Chance }[];
  /** The first and the last five years. */
  readonly windows: readonly WindowShocks[];
  /** Number of years with a shock: mean and P10, P90 of the runs; the mean of the reference. */
  readonly number: { readonly mean: number; readonly p10: number; readonly p90: number; readonly reference: number };
  /** Index of the year by which half of the runs have had a shock. */
  readonly first: number | undefined;
  /** Years of lead time, see `leadTime`; undefined where `first` is. Hazards without warning have none, whatever stands here. */
  readonly lead: number | undefined;
}

/** How levels are set. */
export interface ShockOptions {
  /** Years, above 1. */
  readonly returnPeriod: number;
  /** Persons; by default the smaller of 10,000 and 0.1% of the population, at least 100. */
  readonly floor?: number;
}

/**
 * Sum up the shocks of a metric in a place.
 *
 * @param basePopulation persons at 31 December 2024, from which the floor follows.
 * @param measure `people`: persons a year; `per-thousand`: persons a year per 1,000 people at its end, so that a growing
 * population alone makes no shocks.
 */
export function summariseShocks(
  scenario: PlaceRuns,
  reference: PlaceRuns,
  basePopulation: number,
  measure: 'people' | 'per-thousand',
  { returnPeriod, floor = shockFloor(basePopulation) }: ShockOptions,
): ShockSummary {
  const isRate = measure === 'per-thousand';
  const now = isRate ? perThousand(scenario) : scenario.metric;
  const before = isRate ? perThousand(reference) : reference.metric;
  const level = shockLevel(before, returnPeriod, isRate ? (1000 * floor) / basePopulation : floor);
  const T = now.values.length / now.runs;
  const chances = (first: number, years: number) => ({
    chance: chanceOfShock(now, level.level, first, years),
    reference: chanceOfShock(before, level.level, first, years),
  });
  const years = Array.from({ length: T }, (_, t) => chances(t, 1));
  const first = medianFirstShock(now, level.level);
  const yearly = years.map(({ chance }) => chance.probability);
  const counts = shocksByRun(now, level.level).sort();
  const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length;
  return {
    level,
    years,
    windows: windowsOf(T).map(({ first, years }) => ({
      first,
      years,
      ...chances(first, years),
      returnLevels: returnLevels(now, first, years, RETURN_PERIODS),
      referenceLevels: returnLevels(before, first, years, RETURN_PERIODS),
      sizes: sizesOf(shockSizes(now, level.level, first, years)),
    })),
    number: {
      mean: mean(counts),
      p10: quantileSorted(counts, 0.1),
      p90: quantileSorted(counts, 0.9),
      reference: mean(shocksByRun(before, level.level)),
    },
    first,
    lead: first === undefined ? undefined : leadTime(yearly, returnPeriod, first),
  };
}

/** The first and, where they are others, the last five years. */
function windowsOf(T: number): readonly Window[] {
  const first = { first: 0, years: Math.min(T, LEVEL_YEARS) };
  return T < 2 * LEVEL_YEARS ? [first] : [first, { first: T - LEVEL_YEARS, years: LEVEL_YEARS }];
}

function perThousand({ metric, population }: PlaceRuns): RunYears {
  return {
    runs: metric.runs,
    values: metric.values.map((value, i) => {
      const people = population.values[i] as number;
      return people > 0 ? (1000 * value) / people : 0;
    }),
  };
}

function sizesOf(sorted: Float64Array): WindowShocks['sizes'] {
  if (sorted.length === 0) return undefined;
  return [quantileSorted(sorted, 0.5), quantileSorted(sorted, 0.8), quantileSorted(sorted, 0.95)];
}
