import { OUTPUT_IDS } from '../src/params/outputs.ts';
import type { ChunkReport } from '../src/summary/ensemble.ts';
import type { CorridorRow } from '../src/summary/selection.ts';
import { type JoinedRuns, joinChunks, KEPT_QUANTILES, type StatisticTable, tableOfRuns } from '../src/summary/table.ts';
import type { EnsembleView } from './answer.ts';
import type { JobResult } from './pool.ts';
import { SESSION_UNTIL, SESSION_YEARS } from './session-jobs.ts';

/** Number of chunks that are in without a gap. */
export function firstGap(arrived: readonly ChunkReport[]): number {
  let at = 0;
  while (arrived[at] !== undefined) at++;
  return at;
}

/**
 * A view of a job whose every value is kept.
 *
 * @param until last year of the job.
 */
export function exactView(
  result: JobResult,
  corridors: readonly CorridorRow[],
  full: Pick<EnsembleView, 'everywhere' | 'tails'> | undefined,
  until: number,
): EnsembleView {
  const tableOf = (read: (report: ChunkReport) => Float64Array | null) =>
    wholeYears(tableOfRuns(joinChunks(result.reports, read), KEPT_QUANTILES), until);
  return {
    runs: result.reports.reduce((sum, { runs }) => sum + runs.length, 0),
    until,
    fan: tableOf((report) => report.values),
    byAge: tableOf((report) => report.byAge),
    corridors,
    corridorMoves: tableOf((report) => report.corridors),
    everywhere: full?.everywhere ?? null,
    tails: full?.tails ?? null,
    values: null,
  };
}

/**
 * A table [...][2025..until] as [...][2025..2050]: years that were not computed hold no number. In single precision, seven digits: many of
 * them are kept, each for a moment on the screen.
 */
function wholeYears(table: StatisticTable, until: number): StatisticTable {
  if (until === SESSION_UNTIL) return table;
  const width = 1 + table.quantiles.length;
  const years = SESSION_YEARS - (SESSION_UNTIL - until);
  const rows = table.cells / years;
  const values = new Float32Array(rows * SESSION_YEARS * width).fill(Number.NaN);
  for (let row = 0; row < rows; row++)
    values.set(table.values.subarray(row * years * width, (row + 1) * years * width), row * SESSION_YEARS * width);
  return { ...table, cells: rows * SESSION_YEARS, values };
}

/** Values of their own, since those of a table that is computed are handed over. */
export function copyOf(joined: JoinedRuns): JoinedRuns {
  return { ...joined, values: joined.values.slice() };
}

/** Cut one place out of a table of every place. */
export function fanOf(table: StatisticTable, place: number): StatisticTable | undefined {
  if (place < 0) return undefined;
  const cells = OUTPUT_IDS.length * SESSION_YEARS;
  const width = 1 + table.quantiles.length;
  return {
    quantiles: table.quantiles,
    cells,
    values: table.values.subarray(place * cells * width, (place + 1) * cells * width),
  };
}

/** Keep the first cells of a table: an own group is recorded behind the places that every ensemble has. */
export function cutPlaces(table: StatisticTable, cells: number): StatisticTable {
  return { ...table, cells, values: table.values.subarray(0, cells * (1 + table.quantiles.length)) };
}
