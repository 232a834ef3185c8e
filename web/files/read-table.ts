import { withoutMarks } from '../../src/picture/number-writer.ts';
import { type ExactCell, exactTable, readCell } from './exact-format.ts';

/** Columns and rows of the tables in an element that was drawn with EXACT_FORMAT; undefined where it holds none. */
export function readTables(of: Element): ReturnType<typeof exactTable> | undefined {
  const read = [...of.querySelectorAll('table')].map(readTable);
  const [first] = read;
  if (!first) return undefined;
  // Tables of one kind stand under each other; of different kinds the first is taken.
  const alike = read.filter(({ header }) => header.join('|') === first.header.join('|'));
  return exactTable(
    first.header,
    alike.flatMap(({ rows }) => rows),
  );
}

interface ReadTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly ExactCell[])[];
}

function readTable(table: HTMLTableElement): ReadTable {
  const heads = [...(table.tHead?.rows ?? [])];
  const header = [...(heads.at(-1)?.cells ?? [])].flatMap((cell) => {
    const words = headOf(cell);
    // A year that stands above several columns is the first of them.
    const isYear = /^\d{4}$/.test(words);
    return Array.from({ length: cell.colSpan }, (_, i) => (isYear ? String(Number(words) + i) : words));
  });
  const bodies = [...table.tBodies].flatMap((body) => [...body.rows]);
  const hasGroups = bodies.some(isGroup);
  let group = '';
  const rows: (readonly ExactCell[])[] = [];
  for (const row of bodies) {
    const cells = [...row.cells].map((cell) => readCell(wordsOf(cell), cell.hasAttribute('data-number')));
    if (isGroup(row)) {
      group = cells[0]?.kind === 'words' ? cells[0].text : '';
      continue;
    }
    rows.push(hasGroups ? [{ kind: 'words', text: group }, ...cells] : cells);
  }
  return { header: hasGroups ? ['group', ...header] : header, rows };
}

/** The words of a head as they are read aloud, in one line: a letter in the colour of a scenario stands beside its name. */
function headOf(cell: HTMLTableCellElement): string {
  const read = cell.cloneNode(true) as HTMLTableCellElement;
  for (const mark of read.querySelectorAll('[aria-hidden="true"]')) mark.remove();
  return withoutMarks(read.textContent ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A row that names those below it. */
function isGroup(row: HTMLTableRowElement): boolean {
  const [only] = row.cells;
  return row.cells.length === 1 && only !== undefined && only.colSpan > 1;
}

/** The words of a cell as they are read aloud: those of its parts apart, those of pictures and boxes left out. */
function wordsOf(element: Element): string {
  const parts: string[] = [];
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) parts.push(node.textContent ?? '');
    else if (node instanceof HTMLInputElement) parts.push(` ${node.value} `);
    else if (node instanceof HTMLElement && !isForEars(node)) parts.push(` ${wordsOf(node)} `);
  }
  return parts.join('');
}

/** Words that say aloud what a mark or a colour shows, beside a number. */
function isForEars(element: HTMLElement): boolean {
  return element.classList.contains('hidden') && element.closest('tbody') !== null;
}
