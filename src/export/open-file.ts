import { csvParseRows } from 'd3';
import { strFromU8 } from 'fflate';
import { parseUntrustedJson } from './canonical-json.ts';
import { deckEnclosure, parseEnclosure, svgEnclosure } from './enclosure.ts';
import { isPng, pngText } from './png-text.ts';
import { readValues, type TableForm, tableForm } from './read-values.ts';
import { readSheets, textOfSheet } from './read-workbook.ts';
import { RECEIPT_SUFFIX, type Receipt } from './receipt.ts';
import type { FileValues } from './reproduce.ts';
import { compareSheets, type SheetDifference } from './sheet-hashes.ts';
import { isTableReceipt } from './table-receipt.ts';
import { unzipTexts, zipNames } from './unzip.ts';
import { DATA_SHEET, RECEIPT_FIELD, RECEIPT_SHEET, SHEETS_FIELD } from './workbook.ts';

/** Bytes of a file that is opened at all. */
export const LARGEST_FILE = 200_000_000;
const LONGEST_SCENARIO = 200_000;

type FileFormat = 'csv' | 'hxl' | 'iamc' | 'xlsx' | 'parquet' | 'json' | 'svg' | 'png' | 'pptx';

/** What a file of a stranger turned out to be; nothing in it is checked yet. */
export type OpenedFile =
  | { readonly kind: 'scenario'; readonly text: string }
  | { readonly kind: 'receipt'; readonly text: string }
  /** A table of a page, or of the command of shocks. */
  | {
      readonly kind: 'table';
      /** Text of its receipt; undefined where it stands in a file beside. */
      readonly receipt: string | undefined;
      /** Header first; texts or numbers. */
      readonly rows: readonly (readonly unknown[])[];
      /** Why it is no table of values, in words: what to say where no receipt of a table comes with it. */
      readonly fault: string;
    }
  | {
      readonly kind: 'values';
      readonly format: FileFormat;
      /** Text of the receipt inside; undefined where it stands in a file beside. */
      readonly receipt: string | undefined;
      /** Rows of the other sheets of a workbook that are not as they were written; undefined where nothing says how they were. */
      readonly altered?: readonly SheetDifference[] | undefined;
      /** Read the values. @throws Error in words. */
      values(receipt: Receipt): FileValues;
    };

/**
 * Open a file of this program by its content, whatever its name.
 *
 * @throws Error in words for a file that is too large, broken or of another program.
 */
export async function openFile(bytes: Uint8Array): Promise<OpenedFile> {
  if (bytes.length > LARGEST_FILE) throw new Error(`${bytes.length} bytes; at most ${LARGEST_FILE} are read`);
  if (isPng(bytes)) return enclosed('png', pngText(bytes));
  const magic = strFromU8(bytes.subarray(0, 4), true);
  if (magic === 'PAR1') {
    const { readParquet } = await import('./read-parquet.ts');
    const { receipt, rows } = await readParquet(bytes);
    return values('parquet', receipt, () => withHeader(rows));
  }
  if (magic === 'PK\x03\x04') return openArchive(bytes);
  const text = strFromU8(bytes).replace(/^\ufeff/, '');
  if (text.startsWith('<')) return enclosed('svg', svgEnclosure(text));
  return text.startsWith('{') ? openJson(text) : openCsv(text);
}

function openArchive(bytes: Uint8Array): OpenedFile | Promise<OpenedFile> {
  const names = zipNames(bytes);
  if (names.includes('xl/workbook.xml')) {
    const sheets = readSheets(bytes, [DATA_SHEET, RECEIPT_SHEET]);
    const data = sheets.get(DATA_SHEET);
    if (!data) throw new Error(`the workbook has no sheet "${DATA_SHEET}"`);
    const held = sheets.get(RECEIPT_SHEET) ?? [];
    const receipt = textOfSheet(held, RECEIPT_FIELD);
    if (receipt !== undefined && isTableReceipt(receipt)) return table(receipt, data);
    const hashes = textOfSheet(held, SHEETS_FIELD);
    const altered = hashes === undefined ? undefined : compareSheets(hashes, (names) => readSheets(bytes, names));
    return { ...values('xlsx', receipt, () => data), altered };
  }
  if (names.includes('ppt/presentation.xml')) return enclosed('pptx', deckEnclosure(bytes));
  const [receiptName] = names.filter((name) => name.endsWith(`.csv${RECEIPT_SUFFIX}`));
  const csvName = receiptName?.slice(0, -RECEIPT_SUFFIX.length);
  if (receiptName === undefined || csvName === undefined || !names.includes(csvName))
    throw new Error('the archive is no workbook, presentation or bundle of this program');
  const files = unzipTexts(bytes, (name) => name === receiptName || name === csvName);
  const opened = openCsv(files.get(csvName) as string);
  return opened.kind === 'values' ? { ...opened, receipt: files.get(receiptName) } : opened;
}

function openJson(text: string): OpenedFile {
  const value = parseUntrustedJson(text, LARGEST_FILE) as Readonly<Record<string, unknown>>;
  if (typeof value.receipt === 'number' || isTableReceipt(text)) return { kind: 'receipt', text };
  if (!Array.isArray(value.rows)) {
    if (text.length > LONGEST_SCENARIO)
      throw new Error(`${text.length} characters; a scenario has at most ${LONGEST_SCENARIO}`);
    return { kind: 'scenario', text };
  }
  const rows: readonly unknown[] = value.rows;
  const receipt = value.receipt === undefined ? undefined : JSON.stringify(value.receipt);
  return values('json', receipt, () => withHeader(rows.map((row) => ({ ...(row as object) }))));
}

/** A CSV file, its receipt in lines before the header where it has any. */
function openCsv(text: string): Extract<OpenedFile, { kind: 'values' | 'table' }> {
  let receipt: string | undefined;
  let at = 0;
  // A row of HXL tags stands behind a header, never here.
  while (text.startsWith('# ', at)) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at + 2, end < 0 ? text.length : end).trim();
    if (line.startsWith('{')) receipt = line;
    at = end < 0 ? text.length : end + 1;
  }
  const rows = csvParseRows(text.slice(at));
  if (receipt !== undefined && isTableReceipt(receipt)) return table(receipt, rows);
  let form: TableForm;
  try {
    form = tableForm(rows);
  } catch (error) {
    return table(receipt, rows, error instanceof Error ? error.message : String(error));
  }
  return values(form === 'long' ? 'csv' : form, receipt, () => rows);
}

function enclosed(format: 'svg' | 'png' | 'pptx', text: string | undefined): OpenedFile {
  if (text === undefined) throw new Error('the picture carries no numbers of this program');
  const { receipt, csv } = parseEnclosure(text);
  if (isTableReceipt(receipt)) return table(receipt, csvParseRows(csv));
  const opened = openCsv(csv);
  return opened.kind === 'values' ? { ...opened, format, receipt } : opened;
}

function table(
  receipt: string | undefined,
  rows: readonly (readonly unknown[])[],
  fault = 'the file holds a table of a page, and no receipt of one',
): Extract<OpenedFile, { kind: 'table' }> {
  return { kind: 'table', receipt, rows, fault };
}

function values(
  format: FileFormat,
  receipt: string | undefined,
  rows: () => readonly (readonly unknown[])[],
): Extract<OpenedFile, { kind: 'values' }> {
  return { kind: 'values', format, receipt, values: (of) => readValues(rows(), of) };
}

/** Objects as rows of cells under a header of the columns that are read. */
function withHeader(rows: readonly Readonly<Record<string, unknown>>[]): readonly (readonly unknown[])[] {
  const columns = ['place', 'output', 'year', 'statistic', 'value', 'age', 'sex', 'destination'];
  return [columns, ...rows.map((row) => columns.map((column) => (Object.hasOwn(row, column) ? row[column] : '')))];
}
