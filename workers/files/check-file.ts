import type { Job } from '../../src/engine/job.ts';
import { type OpenedFile, openFile } from '../../src/export/open-file.ts';
import { parseReceipt } from '../../src/export/read-receipt.ts';
import { type Build, PROGRAM_VERSION, type Receipt, receiptJob } from '../../src/export/receipt.ts';
import { compareValues, type FileValues, type Verdict } from '../../src/export/reproduce.ts';
import { type ResultTables, resultRows } from '../../src/export/result-rows.ts';
import type { SheetDifference } from '../../src/export/sheet-hashes.ts';
import {
  compareTable,
  isTableReceipt,
  parseTableReceipt,
  type TableReceipt,
  type TableVerdict,
} from '../../src/export/table-receipt.ts';
import type { FormulaReader } from '../../src/scenario/formula.ts';
import { parseScenario, type ScenarioWorld } from '../../src/scenario/parse.ts';
import type { Fault, Scenario } from '../../src/scenario/scenario.ts';
import { selectCells } from '../../src/summary/selection.ts';

/** Values of runs that a computation from every value may hold: 400 megabytes. */
const MOST_EXACT = 50_000_000;

/** A file whose receipt is known. */
export interface ReceiptedFile {
  readonly kind: 'values';
  readonly receipt: Receipt;
  readonly values: FileValues;
  /** Rows of the other sheets of a workbook that are not as they were written; undefined where nothing says how they were. */
  readonly altered: readonly SheetDifference[] | undefined;
}

/** What files that were handed over turned out to be, all of it checked. */
export type CheckedFile =
  | ReceiptedFile
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  /** A receipt without its file: it holds a scenario, and a code. */
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  /** A table of a page or of the command of shocks, held against the hashes of its receipt. */
  | {
      readonly kind: 'table';
      readonly receipt: TableReceipt;
      readonly verdict: TableVerdict;
      /** Header first; texts or numbers. */
      readonly rows: readonly (readonly unknown[])[];
    }
  | { readonly kind: 'no-receipt' }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/**
 * Read one file of this program, or a file and the receipt that stands beside it.
 *
 * @param files untrusted bytes.
 * @throws Error in words for what cannot be opened.
 */
export async function checkFiles(
  files: readonly Uint8Array[],
  world: ScenarioWorld,
  readFormula: FormulaReader,
): Promise<CheckedFile> {
  if (files.length > 2) throw new Error(`found ${files.length} files; allowed: one, or one and its receipt`);
  const opened: OpenedFile[] = [];
  for (const bytes of files) opened.push(await openFile(bytes));
  const scenario = opened.find((file) => file.kind === 'scenario');
  if (scenario) {
    const parsed = parseScenario(scenario.text, world, readFormula);
    return parsed.kind === 'faults' ? parsed : { kind: 'scenario', scenario: parsed.scenario };
  }
  const table = opened.find((each) => each.kind === 'table');
  const beside = opened.find((each) => each.kind === 'receipt')?.text;
  if (table) {
    const text = table.receipt ?? beside;
    if (text === undefined || !isTableReceipt(text)) throw new Error(table.fault);
    const read = parseTableReceipt(text, world, readFormula);
    if (read.kind === 'faults') return read;
    const { rows } = table;
    return { kind: 'table', receipt: read.receipt, verdict: compareTable(rows, read.receipt), rows };
  }
  const file = opened.find((each) => each.kind === 'values');
  const text = file?.receipt ?? beside;
  if (text === undefined) return { kind: 'no-receipt' };
  if (isTableReceipt(text)) throw new Error('the receipt of a table alone; it is read together with its file');
  const read = parseReceipt(text, world, readFormula);
  if (read.kind === 'faults') return read;
  const { receipt } = read;
  if (!file) return { kind: 'receipt', receipt };
  return { kind: 'values', receipt, values: file.values(receipt), altered: file.altered };
}

/**
 * The job that computes the values of a file again.
 *
 * @throws Error in words where it would take more memory than there is.
 */
export function checkedJob(receipt: Receipt): Job {
  const { record, places, outputs, years, runs } = receipt;
  const values = places.length * outputs.length * (years[1] - years[0] + 1) * runs;
  if (record === 'exact' && values > MOST_EXACT)
    throw new Error(`the receipt asks for ${values} values of runs; at most ${MOST_EXACT} are computed`);
  return receiptJob(receipt);
}

/** Hold a file against the tables of its job. */
export function verdictOn(
  { receipt, values }: Pick<ReceiptedFile, 'receipt' | 'values'>,
  job: Job,
  tables: ResultTables,
  world: Parameters<typeof selectCells>[0],
): Verdict {
  return compareValues(values, receipt, resultRows(job, selectCells(world, job), receipt.outputs, tables));
}

/** Part of a receipt that another version of the program made. */
export interface OtherPart {
  readonly part: 'program' | keyof Build;
  readonly made: string;
  readonly here: string;
}

/** What of a receipt was made with other versions than those here. */
export function otherParts({ program, build }: Pick<Receipt, 'program' | 'build'>, here: Build): readonly OtherPart[] {
  const parts: OtherPart[] = [{ part: 'program', made: program.version, here: PROGRAM_VERSION }];
  for (const part of ['baseline', 'kernels', 'manifest'] as const)
    parts.push({ part, made: build[part].slice(0, 12), here: here[part].slice(0, 12) });
  parts.push({ part: 'ownData', made: ownWords(build), here: ownWords(here) });
  return parts.filter(({ made, here }) => made !== here);
}

/** Series of a user by name and checksum, in one order. */
function ownWords({ ownData = [] }: Build): string {
  const named = ownData.map(({ series, sha256 }) => `${series} ${sha256.slice(0, 12)}`).sort();
  return named.length === 0 ? '–' : named.join(', ');
}
