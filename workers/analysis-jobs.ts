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

/** One output of one place in one year. */
interface Point {
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
