import type { ForcedRecord } from '../../../src/fits/corridor-forced.ts';
import { splitForced } from '../../../src/fits/corridor-forced.ts';
import type { CorridorState } from '../../../src/fits/corridor-law.ts';
import { numberAt, type Row, readTable, type Sources } from './sources.ts';

/** First years of the five-year periods on record; later ones are read where they are given. */
export const FIRST_PERIOD = 1990;
export const PERIOD = 5;
/** First year of the record of forced movements. */
const FIRST_FORCED = 2000;
const FORCED_COLUMNS = ['refugees', 'asylum_seekers', 'refugee_like', 'oip'] as const;
const MOST_PEOPLE = 1e8;

/** Corridor flows and forced movements of the past. */
export interface CorridorRecords {
  /** By first year of the period: [C][C] people over five years, row = origin. */
  readonly flows: ReadonlyMap<number, Float64Array>;
  readonly forced: ForcedRecord;
}

/**
 * Read bilateral flows and forced movements between places of the list; rows of other codes are left out.
 *
 * @param until periods that end later and years from then on are left out.
 */
export function readCorridorRecords(sources: Sources, codes: readonly string[], until: number): CorridorRecords {
  const pairOf = pairIndex(codes);
  const empty = () => new Float64Array(codes.length ** 2);
  const flows = new Map<number, Float64Array>();
  const flowTable = readTable(sources, 'migration/corridors.csv', ['origin', 'destination', 'year0', 'flow']);
  for (const row of flowTable.rows) {
    const start = numberAt(sources, flowTable, row, 'year0', FIRST_PERIOD, 2100);
    const people = numberAt(sources, flowTable, row, 'flow', 0, MOST_PEOPLE);
    const pair = pairOf(row);
    if (pair < 0 || !(start + PERIOD <= until)) continue;
    const period = flows.get(start) ?? empty();
    period[pair] = people;
    flows.set(start, period);
  }
  const years = Array.from({ length: until - FIRST_FORCED }, empty);
  const columns = ['origin', 'destination', 'year', ...FORCED_COLUMNS];
  const forcedTable = readTable(sources, 'displacement/refugee_flows.csv', columns);
  for (const row of forcedTable.rows) {
    const year = numberAt(sources, forcedTable, row, 'year', FIRST_FORCED, 2100);
    let people = 0;
    for (const column of FORCED_COLUMNS) people += numberAt(sources, forcedTable, row, column, 0, MOST_PEOPLE);
    const pair = pairOf(row);
    const slot = years[year - FIRST_FORCED];
    if (pair >= 0 && slot !== undefined) slot[pair] = people;
  }
  return { flows, forced: { firstYear: FIRST_FORCED, years } };
}

/**
 * Gather what was known when a period began.
 *
 * @param start first year of the period.
 * @throws Error where the two periods before it are not on record.
 */
export function corridorStateAt({ flows, forced }: CorridorRecords, start: number): CorridorState {
  const last = corridorPeriod(flows, start - PERIOD);
  const part = splitForced(forced, start, last);
  return { last, before: corridorPeriod(flows, start - 2 * PERIOD), forced: part.last, forcedNext: part.next };
}

/** Flows of the period that starts in a year. */
export function corridorPeriod(flows: CorridorRecords['flows'], start: number): Float64Array {
  const found = flows.get(start);
  if (found === undefined) throw new Error(`migration/corridors.csv has no period that starts in ${start}.`);
  return found;
}

/** Make a function that gives the flat index of a row's pair in [C][C], -1 where a code is not in the list. */
export function pairIndex(codes: readonly string[]): (row: Row) => number {
  const rows = new Map(codes.map((code, i) => [code, i]));
  return (row) => {
    const from = rows.get(row.text('origin'));
    const to = rows.get(row.text('destination'));
    return from === undefined || to === undefined ? -1 : from * codes.length + to;
  };
}
