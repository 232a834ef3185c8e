/**
 * Tables and pictures of the page's parts as files, apart from page-files.ts: fetched when the menu of one is opened; what a format needs,
 * with the first file of it.
 */
import { svgMetadata } from '../src/export/enclosure.ts';
import type { FigureDeck } from '../src/export/figure-deck.ts';
import { fileWord } from '../src/export/file-words.ts';
import type { NativeKind } from '../src/export/native-chart.ts';
import { withPngText } from '../src/export/png-text.ts';
import { PROGRAM_NAME, PROGRAM_VERSION } from '../src/export/receipt.ts';
import { tableCsv, tableEnclosure, tableReceiptLines, tableSheets, writtenTable } from '../src/export/table-file.ts';
import {
  makeTableReceipt,
  type PageTable,
  type TableOrigin,
  type TableReceipt,
  tableReceiptCode,
} from '../src/export/table-receipt.ts';
import { declaredWords, type Words } from '../src/export/words.ts';
import { escapeXml } from '../src/export/xml-text.ts';
import { joinBySemicolon } from '../src/picture/lists.ts';
import { base64 } from './files/base64.ts';
import { FILE_TYPES, type ReadyFile } from './page-files.ts';

export type { AskedTable } from '../src/export/asked-table.ts';
export { FACE_INSIDE, PICTURE_FONT, wrapText } from '../src/export/fan-svg.ts';
export { base64, escapeXml, type NativeKind, type PageTable, svgMetadata, type TableOrigin };

/** A table with the receipt that its files carry. */
export interface ReceiptedTable {
  readonly table: PageTable;
  readonly receipt: TableReceipt;
  /** For paper. */
  readonly code: string;
  /** Receipt and numbers for a picture. */
  readonly enclosure: string;
}

/** Write down what a table was made from. */
export function receiptedTable(shown: PageTable, origin: TableOrigin): ReceiptedTable {
  const table = writtenTable(shown);
  const receipt = makeTableReceipt(table, origin);
  return { table, receipt, code: tableReceiptCode(receipt), enclosure: tableEnclosure(table, receipt) };
}

/** Write a table as CSV with its receipt in lines before it. */
export function tableCsvFile({ table, receipt }: ReceiptedTable, name: string, words: Words): ReadyFile {
  const text = tableReceiptLines(receipt, words) + tableCsv(table);
  return ready(`${name}.csv`, FILE_TYPES.csv, new TextEncoder().encode(text));
}

/** Write a table as a workbook. */
export async function tableWorkbook(
  { table, receipt }: ReceiptedTable,
  name: string,
  words: Words,
): Promise<ReadyFile> {
  const { workbookBytes } = await import('../src/export/workbook-file.ts');
  return ready(`${name}.xlsx`, FILE_TYPES.xlsx, await workbookBytes(tableSheets(table, receipt, words)));
}

/** Write a picture of which the metadata hold receipt and numbers already. */
export function svgFile(svg: string, name: string): ReadyFile {
  return ready(`${name}.svg`, FILE_TYPES.svg, new TextEncoder().encode(svg));
}

/** Write a picture with receipt and numbers inside. */
export function pngFile(png: Uint8Array, { enclosure }: ReceiptedTable, name: string): ReadyFile {
  return ready(`${name}.png`, FILE_TYPES.png, withPngText(png, enclosure));
}

/**
 * Write chart, picture and table as a presentation.
 *
 * @param native kind of the chart that can be edited; undefined where there is none, as of maps.
 */
export async function tableDeck(
  deck: Pick<FigureDeck, 'title' | 'description' | 'picture' | 'rows' | 'foot' | 'isRightToLeft'>,
  { enclosure, receipt, code, table }: ReceiptedTable,
  name: string,
  native: NativeKind | undefined,
  words: Words,
): Promise<ReadyFile> {
  const [{ figureDeck }, { nativeChart }] = await Promise.all([
    import('../src/export/figure-deck.ts'),
    import('../src/export/native-chart.ts'),
  ]);
  const chart = native && nativeChart(table, native);
  const { scenarios, runs, seed } = receipt;
  const names = scenarios.map((scenario) => declaredWords(words, `library.name.${scenario.name}`, scenario.name));
  const notes = [
    fileWord(words, 'madeFrom', {
      program: `${PROGRAM_NAME} ${PROGRAM_VERSION}`,
      what: joinBySemicolon(words.locale, names),
      ...{ runs, seed, code },
    }),
    fileWord(words, 'licence'),
    deck.foot,
  ];
  return ready(`${name}.pptx`, FILE_TYPES.pptx, await figureDeck({ ...deck, chart, notes, enclosure }));
}

function ready(name: string, type: string, bytes: Uint8Array): ReadyFile {
  return { name, type, bytes: new Uint8Array(bytes) };
}
