import { csvFormatRow } from 'd3';
import { joinBySemicolon } from '../picture/lists.ts';
import { canonicalJson } from './canonical-json.ts';
import { plainText } from './dataset.ts';
import { shortestDecimal } from './decimal.ts';
import { type FileWord, fileHead, fileWord } from './file-words.ts';
import { type PageTable, type TableReceipt, tableReceiptCode, tableReceiptText } from './table-receipt.ts';
import { declaredWords, type Words } from './words.ts';
import { DATA_SHEET, pieces, RECEIPT_FIELD, RECEIPT_SHEET, type Sheet, type SheetCell } from './workbook.ts';

/** A table as files hold it: numbers at seven significant digits, and no text that a spreadsheet takes for a formula. */
export function writtenTable({ title, columns, rows }: PageTable): PageTable {
  const written = (cell: SheetCell) =>
    typeof cell === 'number' ? Number(shortestDecimal(cell)) : typeof cell === 'string' ? plainText(cell) : cell;
  return { title, columns, rows: rows.map((row) => row.map(written)) };
}

/** Lines of a table as CSV. */
export function tableCsv({ columns, rows }: PageTable): string {
  const lines = rows.map((row) =>
    csvFormatRow(row.map((cell) => (typeof cell === 'number' ? shortestDecimal(cell) : (cell ?? '')))),
  );
  return `${[csvFormatRow([...columns]), ...lines].join('\n')}\n`;
}

/** The receipt of a table as lines before its header. */
export function tableReceiptLines(receipt: TableReceipt, words: Words): string {
  const about = fileWord(words, 'aboutTable', { title: receipt.title, code: tableReceiptCode(receipt) });
  const line = `${about} ${fileWord(words, 'disclaimer')}`.replace(/[\r\n]+/g, ' ');
  return `# ${line}\n# ${tableReceiptText(receipt)}\n`;
}

/** A table as a workbook: its rows, and what they were made from. */
export function tableSheets({ columns, rows }: PageTable, receipt: TableReceipt, words: Words): readonly Sheet[] {
  const { title, program, scenarios, seed, runs, place, until } = receipt;
  const field = (id: FileWord) => fileWord(words, id);
  const names = scenarios.map(({ name }) => declaredWords(words, `library.name.${name}`, name));
  const width = (column: number) =>
    Math.min(60, Math.max(10, ...[columns, ...rows].map((row) => String(row[column] ?? '').length + 2)));
  return [
    { name: DATA_SHEET, rows: [columns, ...rows], widths: columns.map((_, i) => width(i)) },
    {
      name: RECEIPT_SHEET,
      rows: [
        fileHead(words, 'field', 'value'),
        [field('title'), title],
        [field('code'), tableReceiptCode(receipt)],
        [field('disclaimerHead'), field('disclaimer')],
        [field('licenceHead'), field('licence')],
        [field('program'), `${program.name} ${program.version}`],
        [field('scenarios'), joinBySemicolon(words.locale, names)],
        [field('place'), place],
        [field('seed'), seed],
        [field('runs'), runs],
        [field('lastYear'), until],
        ...pieces(RECEIPT_FIELD, tableReceiptText(receipt)),
      ],
      widths: [22, 100],
    },
  ];
}

/** Receipt and numbers of a picture in one line of text, as `parseEnclosure` reads it. */
export function tableEnclosure(table: PageTable, receipt: TableReceipt): string {
  return canonicalJson({ receipt: tableReceiptText(receipt), csv: tableCsv(table) });
}
