import { type Chance, chanceOfShock } from './shock-chance.ts';
import { type RunYears, windowOf } from './shock-level.ts';
import type { ShockMetric } from './shock-summary.ts';

/** Values with the level above which a year is a shock. */
export interface Levelled {
  readonly values: RunYears;
  readonly level: number;
}

/** Chance that shocks meet in one year. */
export interface CompoundChance {
  readonly chance: Chance;
  /** The chance if each had its own frequency of the year and none knew of the others. */
  readonly ifIndependent: number;
}

/**
 * Metrics of one place that may meet in a year: floods and storms are a part of displacement by disasters, and a year has one main
 * hazard, so these three make no pairs.
 */
export function metricsBeside(metric: ShockMetric, all: readonly ShockMetric[]): readonly ShockMetric[] {
  const byDisasters: readonly ShockMetric[] = ['disasterDisplacement', 'floodDisplacement', 'stormDisplacement'];
  return all.filter((other) => other !== metric && !(byDisasters.includes(metric) && byDisasters.includes(other)));
}

/**
 * Compute the chance that at least so many of several shocks come in one year of a window: two kinds in one place, three places of a
 * region.
 *
 * @param atLeast how many must meet, 1 or more.
 * @param first   first year as an index, `years` how many.
 * @throws Error where there are fewer parts than must meet, or they have other runs.
 */
export function compoundChance(
  parts: readonly Levelled[],
  atLeast: number,
  first: number,
  years: number,
): CompoundChance {
  const runs = parts[0]?.values.runs ?? 0;
  if (atLeast < 1 || parts.length < atLeast) throw new Error(`${atLeast} shocks of ${parts.length} cannot meet`);
  if (parts.some(({ values }) => values.runs !== runs)) throw new Error('shocks of other runs cannot meet');
  const windows = parts.map(({ values }) => windowOf(values, first, years));
  const meeting = new Float64Array(years * runs);
  for (const [k, window] of windows.entries()) {
    const { level } = parts[k] as Levelled;
    for (let i = 0; i < meeting.length; i++) if ((window[i] as number) > level) meeting[i] = (meeting[i] as number) + 1;
  }
  const chance = chanceOfShock({ values: meeting, runs }, atLeast - 0.5, 0, years);
  let independent = 0;
  for (let year = 0; year < years; year++) {
    const shares = windows.map((window, k) => {
      const { level } = parts[k] as Levelled;
      return window.subarray(year * runs, (year + 1) * runs).filter((value) => value > level).length / runs;
    });
    independent += chanceOfAtLeast(shares, atLeast) / years;
  }
  return { chance, ifIndependent: independent };
}

/** Chance that at least so many of independent events of these chances happen. */
function chanceOfAtLeast(chances: readonly number[], atLeast: number): number {
  /** Chance of exactly j so far, j below `atLeast`. */
  const exactly = new Float64Array(atLeast);
  exactly[0] = 1;
  for (const p of chances)
    for (let j = atLeast - 1; j >= 0; j--)
      exactly[j] = (exactly[j] as number) * (1 - p) + (j > 0 ? (exactly[j - 1] as number) * p : 0);
  return 1 - exactly.reduce((sum, each) => sum + each, 0);
}
