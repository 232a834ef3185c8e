import { LAST_YEAR } from '../baseline/baseline.ts';
import { LANES } from '../kernels/kernels.ts';
import { reachOf } from '../scenario/reach.ts';
import { isReference } from '../scenario/scenario.ts';
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

/** Paths of the blocks of a few ensembles, by what decides who lives where; about 50 MB each for 1,000 runs to 2050. */
export interface KeptPaths {
  /**
   * Paths by first run of the block, of what decides who lives where in a job: of the reference, of the newest other, and of the newest two
   * of analyses, which take nothing from the page.
   */
  of(job: Job): Paths;
}

type Paths = Map<number, KeptPath>;

/** Make the arrays of a path. */
export function createKeptPath(years: number, places: number): KeptPath {
  return {
    population: new Float64Array(years * places * LANES),
    cappedConflict: new Float64Array(years * LANES),
    unmet: new Float64Array(years * LANES),
  };
}

/** Whether a job asks for nothing but outputs beside who lives where, so that a kept path is all it needs of the rest. */
export function asksBeside({ scenario, outputs, byAge, corridors }: Job): boolean {
  const { sideOutputs } = reachOf(scenario);
  return byAge === 'none' && corridors === 0 && outputs.every((id) => (sideOutputs as ReadonlySet<string>).has(id));
}

/**
 * Whether a job needs the drivers that end beside who lives where: it asks for an output of theirs, or they do not end there. A job
 * that does not reuse is left whole, since it may be read in other ways.
 */
export function needsSide({ scenario, outputs, reuses }: Job): boolean {
  const { sideOutputs } = reachOf(scenario);
  return !reuses || sideOutputs.size === 0 || outputs.some((id) => (sideOutputs as ReadonlySet<string>).has(id));
}

/** Kept of each kind: two of analyses, since these run two jobs side by side. */
const MOST = { reference: 1, other: 1, analysis: 2 } as const;

/** Make an empty store. */
export function createKeptPaths(): KeptPaths {
  /** By kind, the newest last. */
  const kept = {
    reference: new Map<string, Paths>(),
    other: new Map<string, Paths>(),
    analysis: new Map<string, Paths>(),
  };
  return {
    of(job) {
      const { scenario, seed, until, coefficients } = job;
      const { core } = reachOf(scenario);
      const { levers, events = [], groups = {} } = core;
      const key = JSON.stringify([seed, until, coefficients, levers, events, groups]);
      const kind = isOfAnalysis(job) ? 'analysis' : isReference(core) ? 'reference' : 'other';
      const holder = Object.values(kept).find((each) => each.has(key)) ?? kept[kind];
      const paths = holder.get(key) ?? new Map<number, KeptPath>();
      holder.delete(key);
      holder.set(key, paths);
      for (const old of [...kept[kind].keys()].slice(0, -MOST[kind])) kept[kind].delete(old);
      return paths;
    },
  };
}

/** One that asks for one output, or for the first years: it takes nothing from what the page keeps of all years. */
function isOfAnalysis({ until, outputs }: Job): boolean {
  return until < LAST_YEAR || outputs.length === 1;
}
