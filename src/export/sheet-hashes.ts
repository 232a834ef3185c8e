import { z } from 'zod';
import { canonicalJson, parseUntrustedJson } from './canonical-json.ts';
import { ROW_HASH, rowHash, rowName } from './row-hash.ts';
import type { Sheet, SheetCell } from './workbook.ts';

/** Hashes of all rows that a workbook of this program can have, and their commas. */
const LONGEST = 40_000_000;
const schema = z.record(z.string().max(31), z.array(ROW_HASH));

type Rows = readonly (readonly SheetCell[])[];

/** A row of a workbook that is not as it was written. */
export interface SheetDifference {
  readonly sheet: string;
  /** As a spreadsheet program counts it, 1 for the header; 0 where the whole sheet is missing. */
  readonly row: number;
  /** The first cells of it, up to the first number; empty where the row is missing. */
  readonly name: string;
}

/**
 * Hashes of the rows of sheets whose numbers do not stand in the receipt, such as needs: what was derived from the data of the workbook, or
 * stands beside it.
 */
export function sheetHashes(sheets: readonly Sheet[]): string {
  return canonicalJson(Object.fromEntries(sheets.map(({ name, rows }) => [name, hashesOf(rows)])));
}

/**
 * Hold sheets against hashes of their rows. Sheets that somebody has added are not looked at.
 *
 * @param hashes untrusted text of `sheetHashes`.
 * @param read the sheets of these names that there are.
 * @throws Error in words for a text that is none.
 */
export function compareSheets(
  hashes: string,
  read: (names: readonly string[]) => ReadonlyMap<string, Rows>,
): readonly SheetDifference[] {
  const expected = parse(hashes);
  const sheets = read(Object.keys(expected));
  return Object.entries(expected).flatMap(([sheet, own]): SheetDifference[] => {
    const rows = sheets.get(sheet);
    if (!rows) return [{ sheet, row: 0, name: '' }];
    const found = hashesOf(rows);
    return Array.from({ length: Math.max(found.length, own.length) }, (_, i) => i).flatMap((i) =>
      found[i] === own[i] ? [] : [{ sheet, row: i + 1, name: rowName(rows[i] ?? []) }],
    );
  });
}

function parse(hashes: string): Readonly<Record<string, readonly string[]>> {
  try {
    return schema.parse(parseUntrustedJson(hashes, LONGEST));
  } catch {
    throw new Error('the hashes of the sheets cannot be read');
  }
}

/** One for each row; rows without content at the end do not count, since spreadsheet programs add and drop them. */
function hashesOf(rows: Rows): readonly string[] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== null && cell !== ''));
  return rows.slice(0, last + 1).map(rowHash);
}
