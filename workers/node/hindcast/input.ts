import { DEFAULT_SEED } from '../../../src/engine/job.ts';
import { openSourcesBefore, readTable, type Sources, throwProblems } from '../sources/sources.ts';
import type { HindcastInput, ReadTable } from './forecaster.ts';

/**
 * Make what a forecaster works from. Rows dated from the origin on are hidden by the reader itself, so a forecaster
 * cannot look ahead, whatever it asks for.
 *
 * @param folder folder of source files.
 */
export function hindcastInput(
  baseline: HindcastInput['baseline'],
  folder: string,
  origin: number,
  years: number,
  seed: string = DEFAULT_SEED,
): HindcastInput {
  const sources = openSourcesBefore(folder, origin);
  return { baseline, sources, read: tableReader(sources), origin, years, seed };
}

/** Read tables as records; a missing file or column throws at once, naming it. */
export function tableReader(sources: Sources): ReadTable {
  return (file, columns) => {
    const table = readTable(sources, file, columns);
    throwProblems(sources);
    return table.rows.map((row) => Object.fromEntries(columns.map((column) => [column, row.text(column)])));
  };
}
