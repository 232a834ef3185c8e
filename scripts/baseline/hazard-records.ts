import { DISPLACEMENT_HISTORY } from '../../src/baseline/baseline.ts';
import { rowIndexer } from '../../workers/node/sources/disaster-records.ts';
import { numberAt, readTable, refuse, type Sources } from '../../workers/node/sources/sources.ts';
import type { PlaceTable } from './places.ts';

const WORLD_BANK = 'displacement/wdi_displacement.csv';
const YEARS = DISPLACEMENT_HISTORY.last - DISPLACEMENT_HISTORY.first + 1;

/** None recorded in the year, in a place with a series. */
const NONE_RECORDED = -1;
/** The place has no series at all in the open source. */
const NO_SERIES = -2;

/** Read the open series of disaster displacement, [C][2008..2020]; codes for none recorded and no series. */
export function readDisplacementHistory(sources: Sources, table: PlaceTable): Float64Array {
  const places = table.places.length;
  const out = new Float64Array(places * YEARS).fill(NO_SERIES);
  const source = readTable(sources, WORLD_BANK, ['iso3', 'year', 'cause', 'new_displacements']);
  const index = rowIndexer(sources, table, DISPLACEMENT_HISTORY);
  for (const row of source.rows) {
    const cause = row.text('cause');
    if (cause !== 'disaster' && cause !== 'conflict')
      refuse(sources, WORLD_BANK, row.number, 'cause', cause, 'disaster, conflict');
    const slot = index(source, row);
    const count = numberAt(sources, source, row, 'new_displacements', 0, 1e9);
    if (slot < 0 || cause !== 'disaster') continue;
    const from = slot - (slot % YEARS);
    if (out[from] === NO_SERIES) out.fill(NONE_RECORDED, from, from + YEARS);
    if ((out[slot] as number) >= 0)
      refuse(sources, WORLD_BANK, row.number, 'iso3, year, cause', 'a second row', 'one row for each combination');
    out[slot] = count;
  }
  return out;
}
