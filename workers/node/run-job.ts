import { chunkCount, type Job } from '../../src/engine/job.ts';
import type { OwnSeries } from '../../src/own/own-series.ts';
import { createPool, type JobResult, type Pool } from '../pool.ts';
import { baselineBytes, kernelBytes, pathBytes } from './files.ts';
import { createNodeHost } from './node-host.ts';

/** Runs one job after another. */
export type JobRunner = (job: Job, quantiles?: readonly number[]) => Promise<JobResult>;

/**
 * Run a job on threads of its own; at a terminal, say how far it is.
 *
 * @param own series of a user in place of the baseline's.
 */
export function runJob(
  job: Job,
  workers: number,
  quantiles: readonly number[] = [],
  own: readonly OwnSeries[] = [],
): Promise<JobResult> {
  return withRunner(Math.min(workers, chunkCount(job)), (run) => run(job, quantiles), own);
}

/** Start threads with the engine of this build. */
export function startPool(workers: number, own: readonly OwnSeries[] = []): Promise<Pool> {
  const host = createNodeHost(new URL('./engine.worker.mjs', import.meta.url));
  return createPool(host, workers, baselineBytes(), kernelBytes(), pathBytes(), own);
}

/** Run several jobs on the same threads, which keep what the jobs share where they ask for it. */
export async function withRunner<T>(
  workers: number,
  use: (run: JobRunner) => Promise<T>,
  own: readonly OwnSeries[] = [],
): Promise<T> {
  const pool = await startPool(workers, own);
  try {
    return await use((job, quantiles = []) => {
      let done = 0;
      return pool.run(job, {
        quantiles,
        onChunk(chunk) {
          done += chunk.runs.length + chunk.failures.length;
          if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${job.runs} runs`);
        },
      });
    });
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    pool.stop();
  }
}

/** Say what did not go as asked: failed runs, and people whom the model booked apart. */
export function reportJob(result: JobResult): void {
  const [first] = result.failures;
  if (first)
    process.stderr.write(
      `${result.failures.length} of ${result.job.runs} runs failed and are left out; first: run ${first.run}, ${first.iso3} ${first.year}, ${first.stage}\n`,
    );
  const perRun = (sum: number) => Math.round(sum / result.job.runs).toLocaleString('en-GB');
  const { unmet, capped } = result.bookings;
  if (unmet >= result.job.runs || capped >= result.job.runs)
    process.stderr.write(
      `booked apart, mean of a run to ${result.job.until}: ${perRun(unmet)} departures that an age group could not give; ${perRun(capped)} displacements above 30% (disasters) or 20% (conflicts) of a population\n`,
    );
}
