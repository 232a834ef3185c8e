import { strToU8 } from 'fflate';
import { z } from 'zod';
import { hashedValue } from './place-hashes.ts';
import { sha256 } from './sha256.ts';
import type { SheetCell } from './workbook.ts';

/** Digits of a row's hash: a slip in one row goes unnoticed once in 10^14. */
const ROW_DIGITS = 12;

/** A hash of a row in a file of a stranger. */
export const ROW_HASH = z
  .string()
  .regex(new RegExp(`^[0-9a-f]{${ROW_DIGITS}}$`), { error: `a hash of ${ROW_DIGITS} characters` });

/** Hash of a row, its numbers at six significant digits; empty cells at its end do not count, since files drop them. */
export function rowHash(row: readonly SheetCell[]): string {
  const cells = row.map(cellOf).map((cell) => (typeof cell === 'number' ? `=${hashedValue(cell)}` : cell));
  const last = cells.findLastIndex((cell) => cell !== '');
  return sha256(strToU8(JSON.stringify(cells.slice(0, last + 1)))).slice(0, ROW_DIGITS);
}

/** A cell as it was before it was written: files of text hold numbers as texts. */
export function cellOf(cell: unknown): string | number {
  if (typeof cell === 'number') return cell;
  // Programs do not agree on the end of a line.
  const words = String(cell ?? '').replace(/\r\n?/g, '\n');
  return /^-?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i.test(words) ? Number(words) : words;
}

/** The first cells of a row, up to the first number: what it is called by. */
export function rowName(row: readonly SheetCell[]): string {
  const first = row.findIndex((cell) => typeof cell === 'number');
  const words = row.slice(0, first < 0 ? 1 : Math.max(1, first)).filter((cell) => cell !== '' && cell !== null);
  return words.join(' ').slice(0, 120);
}
