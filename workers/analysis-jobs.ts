import { CHUNK_RUNS, type Job } from '../src/engine/job.ts';
import type { OutputId } from '../src/params/outputs.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import type { ChunkReport } from '../src/summary/ensemble.ts';
import type { JobResult } from './pool.ts';

/** How an analysis of many jobs is followed and stopped. */
export interface AnalysisOptions {
  readonly signal?: AbortSignal;
  /** Runs done, of how many in all. */
  readonly onProgress?: (progress: { readonly runs: number; readonly of: number }) => void;
}

/** Finds the values of a point by run where an ensemble of it is kept; undefined where none is. */
export type KnownRuns = (point: Point) => Float64Array | undefined;

/** One output of one place in one year. */
export interface Point {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly place: string;
  readonly output: OutputId;
  readonly year: number;
}

/** A job that keeps one output of one place of every run, no further than the year. */
export function pointJob({ scenario, seed, place, output, year }: Point, runs: number): Job {
  return {
    scenario,
    seed,
    runs,
    until: year,
    hasNoise: true,
    coefficients: 'drawn',
    places: [place],
    outputs: [output],
    byAge: 'none',
    corridors: 0,
    record: 'exact',
    reuses: true,
    watch: [],
  };
}

/**
 * Values of the last year of a point job by run.
 *
 * @returns [runs asked for]; a run that failed has 0 and does not count.
 */
export function valuesOfYear({ job, reports }: JobResult): {
  readonly values: Float64Array;
  readonly counts: Uint8Array;
} {
  const values = new Float64Array(job.runs);
  const counts = new Uint8Array(job.runs);
  for (const report of reports) {
    const width = report.runs.length;
    const last = report.values.length - width;
    report.runs.forEach((run, i) => {
      values[run] = report.values[last + i] as number;
      counts[run] = 1;
    });
  }
  return { values, counts };
}

/** Count the runs of one job after the other. */
export function createTally(of: number, onProgress: AnalysisOptions['onProgress']) {
  let runs = 0;
  return {
    /** What the next job is to be run with. */
    next: () => ({
      onChunk(report: ChunkReport) {
        runs += Math.min(CHUNK_RUNS, report.runs.length + report.failures.length);
        onProgress?.({ runs: Math.min(runs, of), of });
      },
    }),
  };
}

/**
 * Work through items in two rows side by side, so that no worker waits for the last chunk of another's job: what one row leaves idle,
 * the other fills.
 *
 * @param act runs the jobs of an item with the number of its row.
 * @throws what the first row threw, or else the second; both have ended by then, so that a dropped analysis leaves no call under way.
 */
export async function inTwoRows<Item>(
  items: readonly Item[],
  act: (item: Item, row: number) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const runRow = async (row: number): Promise<void> => {
    try {
      while (waiting.length > 0) await act(waiting.shift() as Item, row);
    } catch (error) {
      waiting.length = 0;
      throw error;
    }
  };
  for (const ended of await Promise.allSettled([runRow(0), runRow(1)]))
    if (ended.status === 'rejected') throw ended.reason;
}
