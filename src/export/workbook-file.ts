import { isoParse } from 'd3';
import { writeXlsx } from 'hucre/xlsx';
import { PROGRAM_NAME } from './receipt.ts';
import type { Sheet } from './workbook.ts';

/** One time for all files, so that the same sheets give the same bytes. */
const TIME = isoParse('2000-01-01T00:00:00Z') ?? undefined;
const FONT = { name: 'Arial', size: 10 } as const;
const HEADER = { font: { ...FONT, bold: true } } as const;

/** Write sheets as a workbook (Office Open XML, ECMA-376): header rows bold and kept in sight, numbers as numbers, texts as texts. */
export async function workbookBytes(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return await writeXlsx({
    defaultFont: FONT,
    properties: { creator: PROGRAM_NAME, ...(TIME ? { created: TIME, modified: TIME } : {}) },
    sheets: sheets.map(({ name, rows, widths }) => ({
      name,
      rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
      columns: widths.map((width) => ({ width })),
      cells: new Map((rows[0] ?? []).map((_, column) => [`0,${column}`, { style: HEADER }])),
      freezePane: { rows: 1 },
    })),
  });
}
