import { LANES } from '../kernels/kernels.ts';
import { reachOf } from '../scenario/reach.ts';
import type { Job } from './job.ts';

/** What one block of runs says of who lives where, kept for jobs that cannot change it. */
export interface KeptPath {
  /** [year][C][L] persons at 31 December. */
  readonly population: Float64Array;
  /** [year][L] displacements by conflict cut at the largest share of a population since 2025. */
  readonly cappedConflict: Float64Array;
  /** [year][L] departures of the year that an age group could not give, all places. */
  readonly unmet: Float64Array;
}

/** Paths of the blocks of a few ensembles, by what decides who lives where; about 50 MB for 1,000 runs. */
export interface KeptPaths {
  /** Paths by first run of the block; those of an ensemble not asked for lately are forgotten. */
  of(key: string): Map<number, KeptPath>;
}

/** Ensembles kept: the reference and the newest scenario that moves people. */
const MOST_KEPT = 2;

/** Make the arrays of a path. */
export function createKeptPath(years: number, places: number): KeptPath {
  return {
    population: new Float64Array(years * places * LANES),
    cappedConflict: new Float64Array(years * LANES),
    unmet: new Float64Array(years * LANES),
  };
}

/** What decides who lives where in the blocks of a job. */
export function pathKey({ scenario, seed, until, coefficients }: Job): string {
  const { levers, events = [], groups = {} } = reachOf(scenario).core;
  return JSON.stringify([seed, until, coefficients, levers, events, groups]);
}

/** Whether a job asks for nothing but outputs beside who lives where, so that a kept path is all it needs of the rest. */
export function asksBeside({ scenario, outputs, byAge, corridors }: Job): boolean {
  const { sideOutputs } = reachOf(scenario);
  return byAge === 'none' && corridors === 0 && outputs.every((id) => (sideOutputs as ReadonlySet<string>).has(id));
}

/** Make an empty store. */
export function createKeptPaths(): KeptPaths {
  const kept = new Map<string, Map<number, KeptPath>>();
  return {
    of(key) {
      const paths = kept.get(key) ?? new Map<number, KeptPath>();
      kept.delete(key);
      kept.set(key, paths);
      for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
      return paths;
    },
  };
}
