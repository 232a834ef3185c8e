import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** A request for an ensemble: a plain object that crosses threads as it is. */
export interface Job {
  readonly scenario: Scenario;
  /** Text that keys all luck. */
  readonly seed: string;
  readonly runs: number;
  /** Last year, 2025..2050. */
  readonly until: number;
  /** False: every draw at its median, one run is enough. */
  readonly hasNoise: boolean;
  /** `central`: luck only, coefficients at their central value. */
  readonly coefficients: 'drawn' | 'central';
  /** Ids of places, groups and own groups to record, in order. */
  readonly places: readonly string[];
  /** Output ids to record, in order. */
  readonly outputs: readonly string[];
  /** Places whose people by five-year age and sex are recorded too. */
  readonly byAge: 'none' | 'watched' | 'all';
  /** Largest corridors of each watched place, out and in, that are recorded too; 0 = none. */
  readonly corridors: number;
  /** `exact`: every value of every run; `sketch`: bins. */
  readonly record: 'exact' | 'sketch';
  /** Output ids whose whole distributions come with the tables of sketches. */
  readonly tails?: readonly string[];
  /** Give the tables of sketches in single precision: seven digits, enough for a screen, in half the memory. */
  readonly isSingle?: true;
  /**
   * Keep who lives where of each block for later jobs, and compute no more than the outputs asked for need: where it is kept, what ends
   * beside it; and that only where it is asked for. What is not computed has no bookings.
   */
  readonly reuses?: true;
  /** Ids of recorded places whose values per run are kept beside sketches (the watch list); all of an exact job are. */
  readonly watch: readonly string[];
}

/** Runs of a chunk: one block of lanes. Part of the job, not of the machine. */
export const CHUNK_RUNS = 8;
/** Runs up to which the command line keeps every value. */
export const LARGEST_EXACT = 64;
export const MOST_RUNS = 100_000;

export const DEFAULT_SEED = 'horizons';

/** Number of chunks of a job. */
export function chunkCount(job: Job): number {
  return Math.ceil(job.runs / CHUNK_RUNS);
}

/** Number of years of a job. */
export function yearCount(job: Job): number {
  return job.until - FIRST_YEAR + 1;
}

/** Faults that make a job impossible; a bug or an unchecked caller, so it throws. */
export function assertJob(job: Job): void {
  if (!Number.isInteger(job.runs) || job.runs < 1 || job.runs > MOST_RUNS)
    throw new Error(`runs: found ${job.runs}, allowed 1..${MOST_RUNS}`);
  if (!Number.isInteger(job.until) || job.until < FIRST_YEAR || job.until > LAST_YEAR)
    throw new Error(`until: found ${job.until}, allowed ${FIRST_YEAR}..${LAST_YEAR}`);
}
