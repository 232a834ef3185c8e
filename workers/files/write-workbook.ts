import writeXlsxFile from 'write-excel-file/universal';
import type { Sheet, SheetCell } from '../../src/export/workbook.ts';

/** Write sheets as XLSX: header rows bold and kept in sight, numbers as numbers. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const written = sheets.map(({ name, rows: [header = [], ...rows], widths }) => ({
    sheet: name,
    data: [header.map(headerCell), ...rows.map((row) => row.map(cell))],
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }));
  const blob = await writeXlsxFile(written, { fontFamily: 'Arial', fontSize: 10 }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function headerCell(value: SheetCell) {
  return { value: String(value ?? ''), type: String, fontWeight: 'bold' as const };
}

function cell(value: SheetCell) {
  if (value === null || value === '') return null;
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
}
