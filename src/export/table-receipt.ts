import { strToU8 } from 'fflate';
import { z } from 'zod';
import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import { MOST_RUNS } from '../engine/job.ts';
import { dotted, lookUp, show } from '../scenario/fault-text.ts';
import type { FormulaReader } from '../scenario/formula.ts';
import { checkScenario, type ScenarioWorld } from '../scenario/parse.ts';
import type { Fault, Scenario } from '../scenario/scenario.ts';
import { writtenScenario } from '../scenario/time-shape.ts';
import { ASKED_TABLE, type AskedTable } from './asked-table.ts';
import { canonicalJson, parseUntrustedJson } from './canonical-json.ts';
import { shortestDecimal } from './decimal.ts';
import { paperCode } from './paper-code.ts';
import { buildSchema } from './read-receipt.ts';
import { type Build, DISCLAIMER, LICENCE, PROGRAM_NAME, PROGRAM_VERSION } from './receipt.ts';
import { unitOfSixthDigit } from './reproduce.ts';
import { cellOf, ROW_HASH, rowHash, rowName } from './row-hash.ts';
import { sha256 } from './sha256.ts';
import type { SheetCell } from './workbook.ts';

/** The one version of receipts of tables that is read and written. */
const TABLE_RECEIPT_VERSION = 1;
/** Begins the JSON of one, since its keys are not sorted there: a file is told apart by it. */
const KEY = 'tableReceipt';
const LONGEST = 6_000_000;
/** Shocks of every place take 150,000. */
const MOST_ROWS = 250_000;
const MOST_COLUMNS = 60;
const MOST_SCENARIOS = 4;

/** A table as a page shows it: what is no output of one place, year by year, and so has no receipt of that kind. */
export interface PageTable {
  readonly title: string;
  readonly columns: readonly string[];
  /** Numbers as numbers; null where nothing stands. */
  readonly rows: readonly (readonly SheetCell[])[];
}

/** What a table was made from. */
export interface TableOrigin {
  readonly build: Build;
  /** The scenarios that it holds, in their order; at most four. A reference that stands beside one is not among them. */
  readonly scenarios: readonly Scenario[];
  readonly seed: string;
  readonly runs: number;
  readonly place: string;
  /** Last year. */
  readonly until: number;
  /** The page that shows it, as the part of a link behind #; empty for a file of a command. */
  readonly link: string;
  /** Undefined where the table is not computed again: it is held against the hashes of its rows alone. */
  readonly asked?: AskedTable | undefined;
}

/** What a table was made from, and a hash of each row that it must hold. */
export interface TableReceipt extends TableOrigin {
  readonly title: string;
  readonly program: { readonly name: string; readonly version: string };
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly licence: string;
  readonly disclaimer: string;
}

/** Write down how a table was made. @throws Error for a table that is too large. */
export function makeTableReceipt({ title, columns, rows }: PageTable, origin: TableOrigin): TableReceipt {
  if (rows.length > MOST_ROWS) throw new Error(`${rows.length} rows; a table of a page has at most ${MOST_ROWS}`);
  return {
    ...origin,
    title,
    program: { name: PROGRAM_NAME, version: PROGRAM_VERSION },
    columns,
    rows: rows.map(rowHash),
    licence: LICENCE,
    disclaimer: DISCLAIMER,
  };
}

/** A receipt of a table as files hold it. */
export function tableReceiptText(receipt: TableReceipt): string {
  const scenarios = receipt.scenarios.map(writtenScenario);
  return `{"${KEY}":${TABLE_RECEIPT_VERSION},${canonicalJson({ ...receipt, scenarios }).slice(1)}`;
}

/** The code of a receipt of a table for paper. */
export function tableReceiptCode(receipt: TableReceipt): string {
  return paperCode(sha256(strToU8(tableReceiptText(receipt))));
}

/** Whether a text claims to be a receipt of a table. */
export function isTableReceipt(text: string): boolean {
  return text.startsWith(`{"${KEY}":`);
}

/**
 * Hold the rows of a file against rows that were computed now.
 *
 * @param table header first; texts or numbers.
 * @returns `rounding` where numbers differ by no more than one unit of the sixth digit.
 */
export function compareComputed(
  [, ...rows]: readonly (readonly unknown[])[],
  computed: readonly (readonly SheetCell[])[],
): Omit<TableVerdict, 'kind'> & { readonly kind: 'reproduces' | 'rounding' | 'differs' } {
  const differences: RowDifference[] = [];
  let isRounded = false;
  for (let i = 0; i < Math.max(rows.length, computed.length); i++) {
    const [found, expected] = [rows[i]?.map(cellOf), computed[i]];
    const near = found && expected ? nearness(found, expected) : 'other';
    isRounded ||= near === 'rounded';
    if (near === 'other') differences.push({ row: i + 1, name: rowName(found ?? expected ?? []) });
  }
  const kind = differences.length > 0 ? 'differs' : isRounded ? 'rounding' : 'reproduces';
  return { kind, rows: computed.length, differences };
}

/**
 * Hold the numbers of a file against numbers that were computed now, row by row. Words, and the first column that names the rows, are held
 * against the hashes of the receipt alone.
 *
 * @param table header first; texts or numbers.
 * @param computed the numbers of each row from left to right, as many as it has.
 */
export function compareNumbers(
  table: readonly (readonly unknown[])[],
  computed: readonly (readonly number[])[],
): ReturnType<typeof compareComputed> {
  const [header = [], ...rows] = table;
  // At the digits that files hold; needs, which are rounded up, are written with all of theirs.
  const atDigits = (values: readonly number[]) => values.map((value) => Number(shortestDecimal(value)));
  return compareComputed(
    [header, ...rows.map((row) => [row[0], ...atDigits(numbersIn(row))])],
    computed.map((row, i) => [cellOf(rows[i]?.[0] ?? ''), ...atDigits(row)]),
  );
}

/** The numbers of a row, but for the first cell, which names it; a text that is one counts, as an edition of 2018. */
export function numbersIn(row: readonly unknown[]): readonly number[] {
  return row
    .slice(1)
    .map(cellOf)
    .filter((cell) => typeof cell === 'number');
}

function nearness(found: readonly SheetCell[], expected: readonly SheetCell[]): 'same' | 'rounded' | 'other' {
  let near: 'same' | 'rounded' = 'same';
  // A file drops empty cells at the end of a row; one that is too many is not empty.
  if (found.slice(expected.length).some((cell) => cell !== '')) return 'other';
  for (const [i, cell] of expected.map(cellOf).entries()) {
    const own = found[i] ?? '';
    if (own === cell) continue;
    if (typeof own !== 'number' || typeof cell !== 'number') return 'other';
    if (Math.abs(own - cell) > unitOfSixthDigit(cell)) return 'other';
    near = 'rounded';
  }
  return near;
}

/** A row that differs from what the receipt says. */
interface RowDifference {
  /** 0 for the header, 1 for the first row under it. */
  readonly row: number;
  /** The first cells of it, up to the first number; empty where the row is missing. */
  readonly name: string;
}

export interface TableVerdict {
  readonly kind: 'same' | 'differs';
  readonly rows: number;
  readonly differences: readonly RowDifference[];
}

/**
 * Hold the rows of a file against the hashes of its receipt, row by row.
 *
 * @param table header first; texts or numbers.
 */
export function compareTable(
  [header = [], ...rows]: readonly (readonly unknown[])[],
  receipt: TableReceipt,
): TableVerdict {
  const differences: RowDifference[] = [];
  const columns = receipt.columns.map((column, i) => String(header[i] ?? '') === column);
  if (columns.includes(false)) differences.push({ row: 0, name: header.map(String).join(', ').slice(0, 120) });
  for (let i = 0; i < Math.max(rows.length, receipt.rows.length); i++) {
    const row = rows[i]?.slice(0, receipt.columns.length).map(cellOf);
    if (row && rowHash(row) === receipt.rows[i]) continue;
    differences.push({ row: i + 1, name: row ? rowName(row) : '' });
  }
  return { kind: differences.length > 0 ? 'differs' : 'same', rows: receipt.rows.length, differences };
}

export type ReadTableReceipt =
  | { readonly kind: 'table-receipt'; readonly receipt: TableReceipt }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

const text = (longest: number) => {
  const error = `text of at most ${longest} characters`;
  return z.string({ error }).max(longest, { error });
};
const number = (min: number, max: number) => {
  const error = `a number from ${min} to ${max}`;
  return z.number({ error }).min(min, { error }).max(max, { error });
};

const schema = z.strictObject({
  [KEY]: z.literal(TABLE_RECEIPT_VERSION, { error: `${TABLE_RECEIPT_VERSION}` }),
  title: text(300),
  program: z.strictObject({ name: text(80), version: text(40) }),
  build: buildSchema,
  scenarios: z.array(z.unknown()).max(MOST_SCENARIOS),
  seed: text(200),
  runs: number(1, MOST_RUNS),
  place: text(60),
  until: number(FIRST_YEAR, LAST_YEAR),
  link: text(200_000),
  asked: ASKED_TABLE.optional(),
  columns: z.array(text(300)).min(1).max(MOST_COLUMNS),
  rows: z.array(ROW_HASH).max(MOST_ROWS),
  licence: text(1_000),
  disclaimer: text(1_000),
});

/**
 * Parse the text of a receipt of a table; all faults at once.
 *
 * @param text untrusted JSON.
 */
export function parseTableReceipt(
  untrusted: string,
  world: ScenarioWorld,
  readFormula?: FormulaReader,
): ReadTableReceipt {
  let value: unknown;
  try {
    value = parseUntrustedJson(untrusted, LONGEST);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { kind: 'faults', faults: [{ path: 'receipt', found, allowed: 'a receipt of this program as JSON' }] };
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success)
    return {
      kind: 'faults',
      faults: parsed.error.issues.map(({ path, message }) => ({
        path: `receipt.${dotted(path)}`,
        found: show(lookUp(value, path)),
        allowed: message,
      })),
    };
  const scenarios = parsed.data.scenarios.map((scenario) => checkScenario(scenario, world, readFormula));
  const faults = scenarios.flatMap((each) => (each.kind === 'faults' ? each.faults : []));
  if (faults.length > 0) return { kind: 'faults', faults };
  const { [KEY]: _version, ...rest } = parsed.data;
  const checked = scenarios.flatMap((each) => (each.kind === 'faults' ? [] : [each.scenario]));
  return { kind: 'table-receipt', receipt: { ...rest, scenarios: checked } };
}
