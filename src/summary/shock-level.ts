import { quantileSorted } from './quantile.ts';

/** Values of one output in one place: [year][run], `runs` to a year. */
export interface RunYears {
  readonly values: Float64Array;
  readonly runs: number;
}

/** Years of the reference from whose runs levels are read: the first five, 2025 to 2029. */
export const LEVEL_YEARS = 5;

/** The level above which a year counts as a shock. */
export interface ShockLevel {
  /** In the unit of the values; a value above it is a shock. */
  readonly level: number;
  /** The return period asked for, years. */
  readonly returnPeriod: number;
  /** The floor lies above the level of that return period: a shock is rarer than asked for. */
  readonly isFloor: boolean;
  /** Mean years between shocks in the reference's first five years; infinite where no run has one. */
  readonly recurrence: number;
}

/** Most people at which a floor stands, share of the population, and least people, persons. */
const FLOOR = { most: 10_000, share: 0.001, least: 100 } as const;

/** Floor of a level in persons: the smaller of 10,000 and 0.1% of the population, at least 100. */
export function shockFloor(population: number): number {
  return Math.max(FLOOR.least, Math.min(FLOOR.most, FLOOR.share * population));
}

/**
 * Find the level that the reference exceeds once in N years: the quantile 1 - 1/N of all runs of its first five years, at
 * least the floor.
 *
 * @param returnPeriod N, years, above 1.
 * @throws Error where there are no runs, fewer years than levels are read from, or N is 1 or less.
 */
export function shockLevel(reference: RunYears, returnPeriod: number, floor: number): ShockLevel {
  if (!(returnPeriod > 1)) throw new Error(`return period: found ${returnPeriod}, allowed: more than 1 year`);
  const pooled = reference.values.slice(0, LEVEL_YEARS * reference.runs).sort();
  if (reference.runs < 1 || pooled.length < LEVEL_YEARS * reference.runs)
    throw new Error(`a level needs ${LEVEL_YEARS} years of at least one run`);
  const asked = quantileSorted(pooled, 1 - 1 / returnPeriod);
  const level = Math.max(asked, floor);
  return { level, returnPeriod, isFloor: floor > asked, recurrence: 1 / shareAbove(pooled, level) };
}

/**
 * Size that is exceeded once in each of the return periods, from all runs of some years.
 *
 * @param first first year of the window as an index, `years` its length.
 * @throws Error where the window lies outside the values.
 */
export function returnLevels(
  values: RunYears,
  first: number,
  years: number,
  returnPeriods: readonly number[],
): readonly number[] {
  const pooled = windowOf(values, first, years).slice().sort();
  return returnPeriods.map((period) => quantileSorted(pooled, 1 - 1 / period));
}

/** Values of all runs of some years. */
export function windowOf({ values, runs }: RunYears, first: number, years: number): Float64Array {
  const window = values.subarray(first * runs, (first + years) * runs);
  if (first < 0 || window.length < years * runs || window.length === 0)
    throw new Error(`years ${first}..${first + years - 1} lie outside the values`);
  return window;
}

/** Share of values above a level. */
function shareAbove(values: ArrayLike<number>, level: number): number {
  let above = 0;
  for (let i = 0; i < values.length; i++) if ((values[i] as number) > level) above++;
  return above / values.length;
}
