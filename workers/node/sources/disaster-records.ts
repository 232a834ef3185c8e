import { HAZARD_GROUPS, SEASONAL_HAZARDS } from '../../../src/baseline/baseline.ts';
import type { DisasterRecords } from '../../../src/fits/disaster-law.ts';
import { numberAt, type Row, readTable, refuse, type Sources, type Table } from './sources.ts';

const EVENTS = 'displacement/disaster_events.csv';
const TOTALS = 'displacement/disaster_displacement.csv';
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

/** The places of a table in row order, and the codes that are known and left out. */
export interface PlaceCodes {
  readonly places: readonly { readonly iso3: string; readonly subregion: number }[];
  readonly isDropped: (code: string) => boolean;
}

/** First and last calendar year of a record. */
export interface YearSpan {
  readonly first: number;
  readonly last: number;
}

/**
 * Read events into yearly totals by hazard group; they must meet the file of totals.
 *
 * @param population [C][Y] persons at mid-year.
 */
export function readDisasterRecords(
  sources: Sources,
  table: PlaceCodes,
  span: YearSpan,
  population: Float64Array,
): DisasterRecords {
  const places = table.places.length;
  const years = span.last - span.first + 1;
  const hazards = HAZARD_GROUPS.length;
  const people = new Float64Array(places * years);
  const events = new Float64Array(places * years);
  const peopleByHazard = new Float64Array(places * years * hazards);
  const eventTable = readTable(sources, EVENTS, ['iso3', 'year', 'hazard', 'new_displacements']);
  const index = rowIndexer(sources, table, span);
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
  const subregionOf = table.places.map(({ subregion }) => subregion);
  return { firstYear: span.first, places, subregionOf, years, people, events, peopleByHazard, population };
}

/** A date that the source writes where it knows the year only: 800 of 9,615 events, most of 2009-2012. */
const UNKNOWN_DATE = '01-01';

/**
 * Read the people displaced by the month in which events began, without those whose date is not known. Codes, years and hazards that
 * are not known are left to `readDisasterRecords`, which refuses them.
 *
 * @returns [C][Y][SEASONAL_HAZARDS][12] persons.
 */
export function readDisasterMonths(sources: Sources, table: PlaceCodes, span: YearSpan): Float64Array {
  const years = span.last - span.first + 1;
  const hazards = SEASONAL_HAZARDS.length;
  const people = new Float64Array(table.places.length * years * hazards * 12);
  const rows = new Map(table.places.map((place, i) => [place.iso3, i]));
  const events = readTable(sources, EVENTS, ['iso3', 'year', 'start_date', 'hazard', 'new_displacements']);
  for (const row of events.rows) {
    const date = row.text('start_date');
    const [, monthText = '', day = ''] = /^\d{4}-(\d{2})-(\d{2})$/.exec(date) ?? [];
    const month = Number(monthText);
    if (!(month >= 1 && month <= 12)) {
      refuse(sources, EVENTS, row.number, 'start_date', date || 'nothing', 'a date as 2019-03-14');
      continue;
    }
    const place = rows.get(row.text('iso3'));
    const year = Number(row.text('year')) - span.first;
    const group = GROUP_OF.get(row.text('hazard')) ?? hazards;
    if (place === undefined || !(year >= 0 && year < years) || group >= hazards) continue;
    if (`${monthText}-${day}` === UNKNOWN_DATE) continue;
    const at = ((place * years + year) * hazards + group) * 12 + month - 1;
    people[at] = (people[at] as number) + Number(row.text('new_displacements'));
  }
  return people;
}

/** Make a function that gives the flat place-year of a row, -1 for a dropped code; refuses unknown codes and years. */
export function rowIndexer(sources: Sources, table: PlaceCodes, span: YearSpan): (source: Table, row: Row) => number {
  const rows = new Map(table.places.map((place, i) => [place.iso3, i]));
  return (source, row) => {
    const iso3 = row.text('iso3');
    const place = rows.get(iso3);
    const year = numberAt(sources, source, row, 'year', span.first, span.last);
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
    return place === undefined || Number.isNaN(year) ? -1 : place * (span.last - span.first + 1) + year - span.first;
  };
}
