import { strToU8 } from 'fflate';
import type { ResultRow } from './result-rows.ts';
import { type Sha256, startSha256 } from './sha256.ts';

/** What a file says of one place, in brief. */
export interface PlaceHash {
  readonly place: string;
  /** Number of its rows. */
  readonly rows: number;
  /** SHA-256 of its rows, values at 6 significant digits. */
  readonly sha256: string;
}

/** Digits that count when two computations are compared; files hold one more. */
const DIGITS = 6;

/** What names a value inside its place: output, year, statistic, and what more its output has. */
export function cellKey(row: Pick<ResultRow, 'output' | 'year' | 'statistic' | 'age' | 'sex' | 'destination'>): string {
  return [row.output, row.year, row.statistic, row.age, row.sex, row.destination].join('|').replace(/\|+$/, '');
}

/** A value as hashes see it: `2.34567e+8`, with zero for both zeros. */
export function hashedValue(value: number): string {
  return (value === 0 ? 0 : value).toExponential(DIGITS - 1);
}

/** Collect hashes of places while rows come, in the order of their first row. */
export function startPlaceHashes() {
  const started = new Map<string, { hash: Sha256; rows: number }>();
  return {
    add(place: string, key: string, value: number): void {
      let entry = started.get(place);
      if (!entry) {
        entry = { hash: startSha256(), rows: 0 };
        started.set(place, entry);
      }
      entry.hash.update(strToU8(`${key}=${hashedValue(value)}\n`));
      entry.rows++;
    },
    finish(): readonly PlaceHash[] {
      return [...started].map(([place, { hash, rows }]) => ({ place, rows, sha256: hash.hex() }));
    },
  };
}

/** Hashes of the places of a file. */
export function placeHashes(rows: Iterable<ResultRow>): readonly PlaceHash[] {
  const hashes = startPlaceHashes();
  for (const row of rows) hashes.add(row.place, cellKey(row), Number(row.value));
  return hashes.finish();
}
