import { numberAt, type Row, readTable, type Sources } from '../../workers/node/sources/sources.ts';
import type { PlaceCode } from './places.ts';

const YEAR = '2024';
const MOST_PEOPLE = 1e9;

/** Migrant stocks by place of birth in mid-2024. */
export interface MigrantStocks {
  /** [C][C] people born in the row who live in the column. */
  readonly pairs: Float64Array;
  /** [C] foreign-born of other or unknown origin. */
  readonly otherOrigin: Float64Array;
}

/**
 * Read migrant stocks; a code that joins several places (Channel Islands) is divided between them by population.
 *
 * @param population [C] persons.
 */
export function readMigrantStocks(
  sources: Sources,
  codes: readonly string[],
  joined: readonly PlaceCode[],
  population: Float64Array,
): MigrantStocks {
  const C = codes.length;
  const sharesOf = new Map<string, readonly (readonly [number, number])[]>(codes.map((code, i) => [code, [[i, 1]]]));
  for (const { code, action, into } of joined) {
    if (action !== 'join') continue;
    const rows = into.map((iso3) => codes.indexOf(iso3)).filter((i) => i >= 0);
    const people = rows.reduce((sum, i) => sum + (population[i] as number), 0);
    sharesOf.set(
      code,
      rows.map((i) => [i, (population[i] as number) / people]),
    );
  }
  const shares = (row: Row, column: string) => sharesOf.get(row.text(column)) ?? [];
  const pairs = new Float64Array(C * C);
  const table = readTable(sources, 'migration/migrant_stock.csv', ['origin', 'destination', 'year', 'stock']);
  for (const row of table.rows) {
    if (row.text('year') !== YEAR) continue;
    const people = numberAt(sources, table, row, 'stock', 0, MOST_PEOPLE);
    for (const [i, from] of shares(row, 'origin')) {
      for (const [j, to] of shares(row, 'destination'))
        pairs[i * C + j] = (pairs[i * C + j] as number) + people * from * to;
    }
  }
  const otherOrigin = new Float64Array(C);
  const other = readTable(sources, 'migration/migrant_stock_other_origin.csv', [
    'destination',
    'year',
    'stock_other_origin',
  ]);
  for (const row of other.rows) {
    if (row.text('year') !== YEAR) continue;
    const people = numberAt(sources, other, row, 'stock_other_origin', 0, MOST_PEOPLE);
    for (const [j, share] of shares(row, 'destination')) otherOrigin[j] = (otherOrigin[j] as number) + people * share;
  }
  return { pairs, otherOrigin };
}
