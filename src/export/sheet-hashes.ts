import { z } from 'zod';
import { canonicalJson, parseUntrustedJson } from './canonical-json.ts';
import { ROW_HASH, rowHash, rowName } from './row-hash.ts';
import type { Sheet, SheetCell } from './workbook.ts';

const LONGEST = 40_000_000;
const schema = z.record(z.string().max(31), z.array(ROW_HASH));

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
  return canonicalJson(Object.fromEntries(sheets.map(({ name, rows }) => [name, rows.map(rowHash)])));
}

/**
 * Hold sheets against hashes of their rows. Sheets that somebody has added are not looked at.
 *
 * @param hashes untrusted text of `sheetHashes`.
 * @throws Error in words for a text that is none.
 */
export function compareSheets(
  sheets: ReadonlyMap<string, readonly (readonly SheetCell[])[]>,
  hashes: string,
): readonly SheetDifference[] {
  const parsed = schema.safeParse(parseUntrustedJson(hashes, LONGEST));
  if (!parsed.success) throw new Error('the hashes of the sheets cannot be read');
  return Object.entries(parsed.data).flatMap(([sheet, expected]): SheetDifference[] => {
    const rows = sheets.get(sheet);
    if (!rows) return [{ sheet, row: 0, name: '' }];
    const length = Math.max(rows.length, expected.length);
    return Array.from({ length }, (_, i) => i).flatMap((i) => {
      const row = rows[i];
      if ((row ? rowHash(row) : undefined) === expected[i]) return [];
      return [{ sheet, row: i + 1, name: row ? rowName(row) : '' }];
    });
  });
}
