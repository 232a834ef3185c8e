import { unzipTexts } from './unzip.ts';
import type { SheetCell } from './workbook.ts';
import { unescapeXml, upToLast } from './xml-text.ts';

/** Rows that are read of a sheet. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 60;
/** How the format writes a character that XML has no place for, as the return of a line: `_x000D_`. */
const CONTROL = /_x([0-9A-Fa-f]{4})_/g;

/**
 * Read sheets of a workbook by name, as texts and numbers. Written for workbooks of this program, also after a spreadsheet program has
 * saved them; formulas, dates and merged cells are not read.
 *
 * @param bytes untrusted XLSX.
 * @throws Error in words for what cannot be read.
 */
export function readSheets(
  bytes: Uint8Array,
  names: readonly string[],
): ReadonlyMap<string, readonly (readonly SheetCell[])[]> {
  const files = unzipTexts(bytes, (name) =>
    /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[\w.-]+\.xml)$/.test(name),
  );
  const targets = new Map<string, string>();
  for (const [, attributes = ''] of (files.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(
    /<Relationship\b([^>]*)>/g,
  )) {
    const [id, target] = [attribute(attributes, 'Id'), attribute(attributes, 'Target')];
    if (id !== undefined && target !== undefined) targets.set(id, target.replace(/^\/?(xl\/)?/, 'xl/'));
  }
  const strings = [
    ...upToLast(files.get('xl/sharedStrings.xml') ?? '', '</si>').matchAll(/<si\b[^>]*>([\s\S]*?)<\/si>|<si\/>/g),
  ].map(([, inner]) => textOf(inner ?? ''));
  const sheets = new Map<string, readonly (readonly SheetCell[])[]>();
  for (const [, attributes = ''] of (files.get('xl/workbook.xml') ?? '').matchAll(/<sheet\b([^>]*)>/g)) {
    const name = attribute(attributes, 'name');
    const xml = files.get(targets.get(attribute(attributes, 'r:id') ?? '') ?? '');
    if (name !== undefined && names.includes(name) && xml !== undefined) sheets.set(name, rowsOf(xml, strings));
  }
  return sheets;
}

/** Put the pieces of a long text together, as of the receipt; undefined where the sheet has none. */
export function textOfSheet(rows: readonly (readonly SheetCell[])[], of: string): string | undefined {
  const pieces = rows.filter(([field]) => field === of).map(([, piece]) => String(piece ?? ''));
  return pieces.length === 0 ? undefined : pieces.join('');
}

function rowsOf(xml: string, strings: readonly string[]): SheetCell[][] {
  const rows: SheetCell[][] = [];
  for (const [, inner = ''] of upToLast(xml, '</row>').matchAll(/<row\b[^>]*?(?:\/>|>([\s\S]*?)<\/row>)/g)) {
    if (rows.length >= MOST_ROWS) throw new Error(`a sheet has more than ${MOST_ROWS} rows`);
    const row: SheetCell[] = [];
    for (const [, attributes = '', content = ''] of upToLast(inner, '</c>').matchAll(
      /<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g,
    )) {
      const column = columnOf(attribute(attributes, 'r'), row.length);
      if (column >= MOST_COLUMNS) throw new Error(`a sheet has more than ${MOST_COLUMNS} columns`);
      while (row.length < column) row.push(null);
      row[column] = cellOf(attribute(attributes, 't'), content, strings);
    }
    rows.push(row);
  }
  return rows;
}

function cellOf(type: string | undefined, content: string, strings: readonly string[]): SheetCell {
  if (type === 'inlineStr') return textOf(content);
  const value = /<v\b[^>]*>([\s\S]*?)<\/v>/.exec(content)?.[1];
  if (value === undefined) return null;
  if (type === 's') return strings[Number(value)] ?? null;
  return type === 'str' ? unescapeXml(value) : Number(value);
}

/** Column of a cell by its address, A = 0; the next one where it has none. */
function columnOf(address: string | undefined, next: number): number {
  const letters = address && /^[A-Z]{1,3}/.exec(address)?.[0];
  if (!letters) return next;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function textOf(xml: string): string {
  return [...upToLast(xml, '</t>').matchAll(/<t\b[^>]*>([\s\S]*?)<\/t>/g)]
    .map(([, text]) => unescapeXml(text ?? ''))
    .join('')
    .replaceAll(CONTROL, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : unescapeXml(found);
}
