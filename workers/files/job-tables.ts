import type { ResultTables } from '../../src/export/result-rows.ts';
import { joinChunks, tableOfRuns } from '../../src/summary/table.ts';
import type { JobResult } from '../pool.ts';

/** Statistics of a finished job: those of its sketches, or exact ones of its values. */
export function jobTables(result: JobResult, quantiles: readonly number[]): ResultTables {
  if (result.tables) return result.tables;
  const { job, reports } = result;
  const table = (pick: Parameters<typeof joinChunks>[1]) => tableOfRuns(joinChunks(reports, pick), quantiles);
  return {
    outputs: table((chunk) => chunk.values),
    byAge: job.byAge === 'all' ? table((chunk) => chunk.byAge) : null,
    corridors: job.corridors > 0 ? table((chunk) => chunk.corridors) : null,
  };
}
