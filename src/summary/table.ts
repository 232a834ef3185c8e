import type { Job } from '../engine/job.ts';
import { yearCount } from '../engine/job.ts';
import type { BinSketch } from '../kernels/sketch-kernel.ts';
import { risingOrder, sketchMean, writeQuantiles } from './bin-sketch.ts';
import type { ChunkReport, ReadSketch } from './ensemble.ts';
import { quantileSorted } from './quantile.ts';

/** The quantiles that the page keeps of every cell. */
export const KEPT_QUANTILES = [0.025, 0.05, 0.1, 0.2, 0.25, 0.4, 0.5, 0.6, 0.75, 0.8, 0.9, 0.95, 0.975] as const;

/**
 * Statistics of an ensemble: [cell][1 + Q], the mean first, then the quantiles in the order asked for.
 * Cells are (place, output, year) or (place, sex, age, year), last index fastest.
 */
export interface StatisticTable {
  readonly quantiles: readonly number[];
  readonly cells: number;
  /** In single precision where the job asked for it. */
  readonly values: Float64Array | Float32Array;
}

/** Values of runs side by side: [cell][run]. */
export interface JoinedRuns {
  readonly values: Float64Array;
  readonly cells: number;
  readonly runs: number;
}

/** Put the chunks of an exact job in run order: [cell][run]. Chunks may be missing at the end (a preview). */
export function joinChunks(
  reports: readonly ChunkReport[],
  pick: (report: ChunkReport) => Float64Array | null,
): JoinedRuns {
  const ordered = [...reports].sort((a, b) => a.chunk - b.chunk);
  const runs = ordered.reduce((sum, report) => sum + report.runs.length, 0);
  const first = ordered.find((report) => report.runs.length > 0);
  const cells = first ? (pick(first)?.length ?? 0) / first.runs.length : 0;
  const values = new Float64Array(cells * runs);
  let offset = 0;
  for (const report of ordered) {
    const part = pick(report);
    const width = report.runs.length;
    // One by one: views of a few values each take longer to make than to copy.
    if (part)
      for (let cell = 0, from = 0; cell < cells; cell++)
        for (let run = 0, to = cell * runs + offset; run < width; run++) values[to + run] = part[from++] as number;
    offset += width;
  }
  return { values, cells, runs };
}

/** Exact statistics of [cell][run] values. */
export function tableOfRuns(joined: JoinedRuns, quantiles: readonly number[]): StatisticTable {
  const { cells, runs } = joined;
  const width = 1 + quantiles.length;
  const values = new Float64Array(cells * width);
  const row = new Float64Array(runs);
  const Q = quantiles.length;
  if (runs > 0)
    for (let cell = 0; cell < cells; cell++) {
      let sum = 0;
      for (let run = 0; run < runs; run++) {
        const value = joined.values[cell * runs + run] as number;
        row[run] = value;
        sum += value;
      }
      sortRow(row);
      values[cell * width] = sum / runs;
      for (let q = 0; q < Q; q++) values[cell * width + 1 + q] = quantileSorted(row, quantiles[q] as number);
    }
  return { quantiles, cells, values };
}

/** Values up to which insertion beats the sort of the language, whose call costs more than a few values. */
const FEW = 32;

function sortRow(row: Float64Array): void {
  if (row.length > FEW) {
    row.sort();
    return;
  }
  for (let i = 1; i < row.length; i++) {
    const value = row[i] as number;
    let at = i;
    while (at > 0 && (row[at - 1] as number) > value) {
      row[at] = row[at - 1] as number;
      at--;
    }
    row[at] = value;
  }
}

/** Statistics of the outputs of a job in the cell order (place, output, year); each sketch is read once, and let go before the next. */
export function tableOfSketches(
  outputs: readonly ReadSketch[],
  job: Job,
  quantiles: readonly number[],
): StatisticTable {
  const T = yearCount(job);
  const O = outputs.length;
  const P = job.places.length;
  const width = 1 + quantiles.length;
  const values = emptyTable(job, P * O * T * width);
  outputs.forEach((read, o) => {
    writeCells(values, read(), T, quantiles, (p, t) => ((p * O + o) * T + t) * width);
  });
  return { quantiles, cells: P * O * T, values };
}

/** Put tables of every n-th output, the first from output 0 on, the next from output 1 on, into one of all. */
export function joinShares(shares: readonly StatisticTable[], job: Job): StatisticTable {
  const [first] = shares as [StatisticTable, ...StatisticTable[]];
  if (shares.length === 1) return first;
  const T = yearCount(job);
  const O = job.outputs.length;
  const width = T * (1 + first.quantiles.length);
  const cells = shares.reduce((sum, share) => sum + share.cells, 0);
  const values = emptyTable(job, cells * (1 + first.quantiles.length));
  const places = O > 0 ? cells / (O * T) : 0;
  shares.forEach((share, at) => {
    const own = Math.max(0, Math.ceil((O - at) / shares.length));
    for (let p = 0; p < places; p++)
      for (let k = 0; k < own; k++) {
        const from = (p * own + k) * width;
        values.set(share.values.subarray(from, from + width), (p * O + at + k * shares.length) * width);
      }
  });
  return { quantiles: first.quantiles, cells, values };
}

/** Statistics of one sketch over (year, item) in the cell order (item, year). */
export function tableOfSketch(sketch: BinSketch, job: Job, quantiles: readonly number[]): StatisticTable {
  const T = yearCount(job);
  const width = 1 + quantiles.length;
  const values = emptyTable(job, sketch.cells * width);
  writeCells(values, sketch, T, quantiles, (item, t) => (item * T + t) * width);
  return { quantiles, cells: sketch.cells, values };
}

function emptyTable({ isSingle }: Job, length: number): StatisticTable['values'] {
  return isSingle ? new Float32Array(length) : new Float64Array(length);
}

/** Write mean and quantiles of every cell; `at` says where those of an item and a year begin. */
function writeCells(
  values: StatisticTable['values'],
  sketch: BinSketch,
  T: number,
  quantiles: readonly number[],
  at: (item: number, t: number) => number,
): void {
  const items = sketch.cells / T;
  const rising = risingOrder(quantiles);
  for (let t = 0; t < T; t++)
    for (let item = 0; item < items; item++) {
      const cell = t * items + item;
      const start = at(item, t);
      values[start] = sketchMean(sketch, cell);
      writeQuantiles(sketch, cell, quantiles, rising, values, start + 1);
    }
}
