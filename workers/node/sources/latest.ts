import type { PlaceCodes, YearSpan } from './disaster-records.ts';
import { numberAt, readTable, refuse, type Sources } from './sources.ts';

/** One value per place, or none. */
export interface Sparse {
  /** [C] 0 where there is none. */
  readonly values: Float64Array;
  /** [C] 1 where there is a value. */
  readonly known: Uint8Array;
}

/** What to read: a column of numbers inside bounds, of the latest of some years. */
export interface LatestColumn {
  readonly column: string;
  readonly min: number;
  readonly max: number;
}

/**
 * Read the latest value on record of each place in some years; an empty cell is no value.
 *
 * @param yearColumn column that dates a row; rows outside `first`..`last` are left out.
 */
export function readLatest(
  sources: Sources,
  { places, isDropped }: PlaceCodes,
  file: string,
  yearColumn: string,
  { first, last }: YearSpan,
  columns: readonly LatestColumn[],
): Sparse[] {
  const table = readTable(sources, file, ['iso3', yearColumn, ...columns.map(({ column }) => column)]);
  const rows = new Map(places.map((place, i) => [place.iso3, i]));
  const out = columns.map(() => ({
    values: new Float64Array(places.length),
    known: new Uint8Array(places.length),
    year: new Float64Array(places.length),
  }));
  for (const row of table.rows) {
    const iso3 = row.text('iso3');
    const place = rows.get(iso3);
    if (place === undefined) {
      const allowed = 'a known place code, or one listed in data/place-codes.csv';
      if (!isDropped(iso3)) refuse(sources, file, row.number, 'iso3', iso3 || 'nothing', allowed);
      continue;
    }
    if (columns.every(({ column }) => row.text(column) === '')) continue;
    const year = numberAt(sources, table, row, yearColumn, 1900, 2100);
    if (!(year >= first && year <= last)) continue;
    columns.forEach(({ column, min, max }, i) => {
      const sparse = out[i] as (typeof out)[number];
      if (row.text(column) === '' || year < (sparse.year[place] as number)) return;
      sparse.values[place] = numberAt(sources, table, row, column, min, max);
      sparse.known[place] = 1;
      sparse.year[place] = year;
    });
  }
  return out.map(({ values, known }) => ({ values, known }));
}
