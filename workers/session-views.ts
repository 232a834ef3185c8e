import { OUTPUT_IDS } from '../src/params/outputs.ts';
import type { ChunkReport } from '../src/summary/ensemble.ts';
import type { CorridorRow } from '../src/summary/selection.ts';
import { type JoinedRuns, joinChunks, KEPT_QUANTILES, type StatisticTable, tableOfRuns } from '../src/summary/table.ts';
import type { EnsembleView } from './answer.ts';
import type { JobResult } from './pool.ts';
import { SESSION_YEARS } from './session-jobs.ts';

/** Number of chunks that are in without a gap. */
export function firstGap(arrived: readonly ChunkReport[]): number {
  let at = 0;
  while (arrived[at] !== undefined) at++;
  return at;
}

/** A view of a job whose every value is kept. */
export function exactView(
  result: JobResult,
  corridors: readonly CorridorRow[],
  full: Pick<EnsembleView, 'everywhere' | 'tails'> | undefined,
): EnsembleView {
  const joined = joinChunks(result.reports, (report) => report.values);
  return {
    runs: joined.runs,
    fan: tableOfRuns(joined, KEPT_QUANTILES),
    byAge: tableOfRuns(
      joinChunks(result.reports, (report) => report.byAge),
      KEPT_QUANTILES,
    ),
    corridors,
    corridorMoves: tableOfRuns(
      joinChunks(result.reports, (report) => report.corridors),
      KEPT_QUANTILES,
    ),
    everywhere: full?.everywhere ?? null,
    tails: full?.tails ?? null,
    values: null,
  };
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
