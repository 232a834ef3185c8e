import { DISPLACEMENT_HISTORY, HAZARD_GROUPS, WARMING_PATHS } from '../../src/baseline/baseline.ts';
import type { DisasterRecords } from '../../src/fits/disaster-law.ts';
import { numberAt, type Row, readTable, refuse, type Sources, type Table } from '../../workers/node/sources/sources.ts';
import type { PlaceTable } from './places.ts';

const EVENTS = 'displacement/disaster_events.csv';
const TOTALS = 'displacement/disaster_displacement.csv';
const WORLD_BANK = 'displacement/wdi_displacement.csv';
const WARMING = 'climate/warming.csv';
const FIRST = DISPLACEMENT_HISTORY.first;
const YEARS = DISPLACEMENT_HISTORY.last - FIRST + 1;
/** Hazard of the source to the index of its group. */
const GROUP_OF = new Map<string, number>([
  ['flood', 0],
  ['storm', 1],
  ['wave_action', 1],
  ['drought', 2],
  ['extreme_temperature', 2],
  ['wildfire', 2],
  ['earthquake', 3],
  ['volcano', 3],
  ['mass_movement', 3],
  ['erosion', 3],
]);

/** None recorded in the year, in a place with a series. */
const NONE_RECORDED = -1;
/** The place has no series at all in the open source. */
const NO_SERIES = -2;

/** Years of the warming curves. */
export const WARMING_YEARS = { first: 2015, last: 2060 } as const;

/**
 * Read events into yearly totals by hazard group; they must meet the file of totals.
 *
 * @param population [C][Y] persons at mid-year.
 */
export function readDisasterRecords(sources: Sources, table: PlaceTable, population: Float64Array): DisasterRecords {
  const places = table.places.length;
  const hazards = HAZARD_GROUPS.length;
  const people = new Float64Array(places * YEARS);
  const events = new Float64Array(places * YEARS);
  const peopleByHazard = new Float64Array(places * YEARS * hazards);
  const eventTable = readTable(sources, EVENTS, ['iso3', 'year', 'hazard', 'new_displacements']);
  const index = rowIndexer(sources, table);
  for (const row of eventTable.rows) {
    const group = GROUP_OF.get(row.text('hazard'));
    if (group === undefined)
      refuse(sources, EVENTS, row.number, 'hazard', row.text('hazard'), [...GROUP_OF.keys()].join(', '));
    const slot = index(eventTable, row);
    const count = numberAt(sources, eventTable, row, 'new_displacements', 0, 1e9);
    if (slot < 0 || group === undefined) continue;
    people[slot] = (people[slot] as number) + count;
    events[slot] = (events[slot] as number) + 1;
    peopleByHazard[slot * hazards + group] = (peopleByHazard[slot * hazards + group] as number) + count;
  }
  const totalTable = readTable(sources, TOTALS, ['iso3', 'year', 'new_displacements', 'n_events']);
  for (const row of totalTable.rows) {
    const slot = index(totalTable, row);
    const total = numberAt(sources, totalTable, row, 'new_displacements', 0, 1e9);
    if (slot >= 0 && total !== people[slot]) {
      refuse(sources, TOTALS, row.number, 'new_displacements', String(total), `${people[slot]}, the sum of the events`);
    }
  }
  return { firstYear: FIRST, places, years: YEARS, people, events, peopleByHazard, population };
}

/** Read the open series of disaster displacement, [C][2008..2020]; codes for none recorded and no series. */
export function readDisplacementHistory(sources: Sources, table: PlaceTable): Float64Array {
  const places = table.places.length;
  const out = new Float64Array(places * YEARS).fill(NO_SERIES);
  const source = readTable(sources, WORLD_BANK, ['iso3', 'year', 'cause', 'new_displacements']);
  const index = rowIndexer(sources, table);
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

/** Read the annual warming curves, three arrays [W][2015..2060]: best, 5% and 95%. */
export function readWarming(sources: Sources): readonly [Float64Array, Float64Array, Float64Array] {
  const source = readTable(sources, WARMING, ['scenario', 'kind', 'year_start', 'warming_c', 'p05_c', 'p95_c']);
  const years = WARMING_YEARS.last - WARMING_YEARS.first + 1;
  const make = (): Float64Array => new Float64Array(WARMING_PATHS.length * years).fill(Number.NaN);
  const curves = [make(), make(), make()] as const;
  for (const row of source.rows) {
    const path = (WARMING_PATHS as readonly string[]).indexOf(row.text('scenario'));
    if (path < 0) refuse(sources, WARMING, row.number, 'scenario', row.text('scenario'), WARMING_PATHS.join(', '));
    if (path < 0 || row.text('kind') !== 'annual') continue;
    const year = numberAt(sources, source, row, 'year_start', 2015, 2100);
    if (!(year <= WARMING_YEARS.last)) continue;
    ['warming_c', 'p05_c', 'p95_c'].forEach((column, i) => {
      (curves[i] as Float64Array)[path * years + year - WARMING_YEARS.first] = numberAt(
        sources,
        source,
        row,
        column,
        -1,
        10,
      );
    });
  }
  const gap = curves[0].findIndex(Number.isNaN);
  if (gap >= 0 && source.rows.length > 0) {
    const where = `${WARMING_PATHS[Math.floor(gap / years)]} ${WARMING_YEARS.first + (gap % years)}`;
    refuse(
      sources,
      WARMING,
      0,
      'year_start',
      `no row for ${where}`,
      'one annual row for each scenario and year 2015-2060',
    );
  }
  return curves;
}

/** Make a function that gives the flat place-year of a row, -1 for a dropped code; refuses unknown codes and years. */
function rowIndexer(sources: Sources, table: PlaceTable): (source: Table, row: Row) => number {
  const rows = new Map(table.places.map((place, i) => [place.iso3, i]));
  return (source, row) => {
    const iso3 = row.text('iso3');
    const place = rows.get(iso3);
    const year = numberAt(sources, source, row, 'year', FIRST, DISPLACEMENT_HISTORY.last);
    if (place === undefined && !table.isDropped(iso3)) {
      refuse(
        sources,
        source.file,
        row.number,
        'iso3',
        iso3 || 'nothing',
        'a known place code, or one listed in data/place-codes.csv',
      );
    }
    return place === undefined || Number.isNaN(year) ? -1 : place * YEARS + year - FIRST;
  };
}
