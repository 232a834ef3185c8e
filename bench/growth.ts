import { cpus } from 'node:os';
import { decodeBaseline } from '../src/baseline/decode.ts';
import type { Job } from '../src/engine/job.ts';
import { baselineBytes, kernelBytes, pathBytes } from '../workers/node/files.ts';
import { createNodeHost } from '../workers/node/node-host.ts';
import { createPool, type Pool } from '../workers/pool.ts';
import { fullJob } from './full-job.ts';

/** Times of a job as one of its sizes grows. */
export interface Growth {
  readonly of: 'runs' | 'places recorded' | 'years' | 'workers';
  readonly points: readonly { readonly size: number; readonly ms: number }[];
  /** Slope of log time on log size: 1 grows in proportion, 0 not at all, -1 halves with each doubling. */
  readonly exponent: number;
}

const REPEATS = 3;
const RUNS = 128;

/** Measure how the time of a full job grows with runs, places, years and workers. */
export async function measureGrowth(workerUrl: URL): Promise<readonly Growth[]> {
  const bytes = baselineBytes();
  const full = fullJob(decodeBaseline(bytes), RUNS);
  const most = Math.max(1, Math.min(4, cpus().length));
  const open = async (size: number) => {
    const pool = await createPool(createNodeHost(workerUrl), size, bytes, kernelBytes(), pathBytes());
    // The first job of a worker makes its reference path.
    await pool.run({ ...full, runs: 8 * size });
    return pool;
  };
  const pool = await open(most);
  const growths: Growth[] = [];
  try {
    growths.push(
      await grow('runs', [64, 128, 256, 512], (runs) => timed(pool, { ...full, runs })),
      await grow('places recorded', [32, 64, 128, 237], (places) =>
        timed(pool, { ...full, places: full.places.slice(0, places), watch: full.places.slice(0, 1) }),
      ),
      await grow('years', [7, 13, 26], (years) => timed(pool, { ...full, until: 2024 + years })),
    );
  } finally {
    pool.stop();
  }
  const sizes = Array.from({ length: most }, (_, k) => k + 1);
  growths.push(
    await grow('workers', sizes, async (size) => {
      const own = await open(size);
      try {
        return await timed(own, full);
      } finally {
        own.stop();
      }
    }),
  );
  return growths;
}

async function grow(
  of: Growth['of'],
  sizes: readonly number[],
  measure: (size: number) => Promise<number>,
): Promise<Growth> {
  const points: { size: number; ms: number }[] = [];
  for (const size of sizes) points.push({ size, ms: await measure(size) });
  return { of, points, exponent: slope(points.map(({ size, ms }) => [Math.log(size), Math.log(ms)])) };
}

/** Median time of a job, milliseconds. */
async function timed(pool: Pool, job: Job): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    const start = performance.now();
    await pool.run(job, { quantiles: [0.1, 0.5, 0.9] });
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(REPEATS / 2)] as number;
}

function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (k: 0 | 1) => points.reduce((sum, point) => sum + point[k], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const across = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return spread > 0 ? across / spread : 0;
}
