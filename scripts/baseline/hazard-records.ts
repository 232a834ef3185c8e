import { CONFLICT_HISTORY, DISPLACEMENT_HISTORY } from '../../src/baseline/baseline.ts';
import { rowIndexer, type YearSpan } from '../../workers/node/sources/disaster-records.ts';
import { numberAt, readTable, refuse, type Sources } from '../../workers/node/sources/sources.ts';
import type { PlaceTable } from './places.ts';

const WORLD_BANK = 'displacement/wdi_displacement.csv';

/** None recorded in the year, in a place with a series. */
const NONE_RECORDED = -1;
/** The place has no series at all in the open source. */
const NO_SERIES = -2;

/** The open series of displacement by cause: disaster [C][2008..2020], conflict [C][2009..2020]. */
export interface DisplacementHistory {
  readonly disaster: Float64Array;
  readonly conflict: Float64Array;
}

/** Read the open series of displacement; codes for none recorded and no series. */
export function readDisplacementHistory(sources: Sources, table: PlaceTable): DisplacementHistory {
  const places = table.places.length;
  const series = (span: YearSpan) => {
    const years = span.last - span.first + 1;
    const out = new Float64Array(places * years).fill(NO_SERIES);
    return { years, out, index: rowIndexer(sources, table, span) };
  };
  const byCause = { disaster: series(DISPLACEMENT_HISTORY), conflict: series(CONFLICT_HISTORY) };
  const source = readTable(sources, WORLD_BANK, ['iso3', 'year', 'cause', 'new_displacements']);
  for (const row of source.rows) {
    const cause = row.text('cause');
    if (cause !== 'disaster' && cause !== 'conflict') {
      refuse(sources, WORLD_BANK, row.number, 'cause', cause, 'disaster, conflict');
      continue;
    }
    const { years, out, index } = byCause[cause];
    const slot = index(source, row);
    const count = numberAt(sources, source, row, 'new_displacements', 0, 1e9);
    if (slot < 0) continue;
    const from = slot - (slot % years);
    if (out[from] === NO_SERIES) out.fill(NONE_RECORDED, from, from + years);
    if ((out[slot] as number) >= 0)
      refuse(sources, WORLD_BANK, row.number, 'iso3, year, cause', 'a second row', 'one row for each combination');
    out[slot] = count;
  }
  return { disaster: byCause.disaster.out, conflict: byCause.conflict.out };
}
