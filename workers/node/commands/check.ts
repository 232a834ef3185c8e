import { existsSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Baseline } from '../../../src/baseline/baseline.ts';
import { LARGEST_FILE, type OpenedFile, openFile } from '../../../src/export/open-file.ts';
import { readPaperCode } from '../../../src/export/paper-code.ts';
import { parseReceipt } from '../../../src/export/read-receipt.ts';
import { type Build, RECEIPT_SUFFIX, type Receipt, receiptCode } from '../../../src/export/receipt.ts';
import type { PlaceDifference, Verdict } from '../../../src/export/reproduce.ts';
import type { SheetDifference } from '../../../src/export/sheet-hashes.ts';
import {
  compareComputed,
  compareTable,
  isTableReceipt,
  parseTableReceipt,
  type TableReceipt,
  tableReceiptCode,
} from '../../../src/export/table-receipt.ts';
import { readFormula } from '../../../src/scenario/formula.ts';
import { parseScenario } from '../../../src/scenario/parse.ts';
import { checkedJob, otherParts, verdictOn } from '../../files/check-file.ts';
import { jobTables } from '../../files/job-tables.ts';
import { isRecomputed, type NumbersVerdict, recomputeTable } from '../../files/recompute-table.ts';
import { openSession } from '../../session.ts';
import { faultLines, fromCaller, nodeBuildFacts } from '../files.ts';
import { OWN_OPTION, OWN_USAGE, type OwnBaseline, readOwnBaseline } from '../own-data.ts';
import { runJob, startPool } from '../run-job.ts';
import { UserFault, wholeNumber } from '../user-fault.ts';
import { recomputedShocks } from './shocks.ts';

export const CHECK_USAGE = `check FILE [--receipt FILE] [--code CODE] [--workers N] ${OWN_USAGE}`;
const PARTS = {
  program: 'version',
  baseline: 'data',
  kernels: 'kernels',
  manifest: 'list of sources',
  ownData: 'set of data of a user in place of the baseline',
} as const;
const VERDICTS = { reproduces: 'reproduces', rounding: 'within rounding', differs: 'does not reproduce' } as const;
const NOT_AGAIN = 'not computed again: a table of its kind is held against the hashes of its rows alone';
/** Places that are named one by one. */
const MOST_NAMED = 20;

/** Compute a file again by its receipt and say whether it reproduces; exit code 1 where it does not. */
export async function checkCommand(args: string[]): Promise<void> {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      receipt: { type: 'string' },
      code: { type: 'string' },
      workers: { type: 'string', default: String(availableParallelism()) },
      ...OWN_OPTION,
    },
  });
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) throw new UserFault(`one file is wanted\n${CHECK_USAGE}`);
  const workers = wholeNumber('--workers', options.workers, 1, 256);
  const code = options.code === undefined ? undefined : typedCode(options.code);
  const here = readOwnBaseline(options['own-data']);
  const { baseline, own } = here;
  const { build } = nodeBuildFacts(own);
  const file = await inWords(name, () => openFile(readBytes(name)));
  if (file.kind === 'scenario') {
    const parsed = parseScenario(file.text, baseline, readFormula);
    if (parsed.kind === 'faults') throw new UserFault(faultLines(name, parsed.faults));
    process.stdout.write(`${name}: a scenario without faults; it holds no values to compare\n`);
    return;
  }
  if (file.kind === 'table') {
    await checkTable(name, file, options.receipt, { code, here, build, workers });
    return;
  }
  if (file.kind === 'receipt' && isTableReceipt(file.text)) {
    const { receipt } = tableReceiptOf(name, file.text, baseline);
    process.stdout.write(`${name}: receipt ${tableReceiptCode(receipt)}: ${JSON.stringify(receipt.title)}\n`);
    process.stdout.write(`${name}: a receipt alone; name the file that it belongs to\n`);
    return;
  }
  const receipt = receiptOf(name, file, options.receipt, baseline);
  const found = receiptCode(receipt);
  if (code !== undefined && code !== found)
    throw new UserFault(`--code: found ${code}, allowed: ${found}, the code of the receipt of ${name}`);
  process.stdout.write(
    `${name}: receipt ${found}: ${JSON.stringify(receipt.scenario.name)}, ${receipt.runs} runs, seed ${JSON.stringify(receipt.seed)}\n`,
  );
  for (const { part, made, here: now } of otherParts(receipt, build))
    process.stdout.write(`${name}: made with another ${PARTS[part]}: ${made}, here ${now}\n`);
  if (file.kind === 'receipt') {
    process.stdout.write(`${name}: a receipt alone; name the file that it belongs to\n`);
    return;
  }
  const values = await inWords(name, () => file.values(receipt));
  const job = await inWords(name, () => checkedJob(receipt));
  const result = await runJob(job, workers, receipt.quantiles, own);
  const verdict = verdictOn({ receipt, values }, job, jobTables(result, receipt.quantiles), baseline);
  for (const line of verdictLines(verdict, receipt)) process.stdout.write(`${name}: ${line}\n`);
  for (const line of sheetLines(file.altered)) process.stdout.write(`${name}: ${line}\n`);
  if (verdict.kind === 'differs' || (file.altered?.length ?? 0) > 0) process.exitCode = 1;
}

/** What became of the sheets of a workbook beside its data. */
function* sheetLines(altered: readonly SheetDifference[] | undefined): Generator<string> {
  if (!altered) return;
  if (altered.length === 0) yield 'its other sheets are as they were saved';
  else
    yield `altered: ${altered.length} ${altered.length === 1 ? 'row of its other sheets is not as it was' : 'rows of its other sheets are not as they were'} saved`;
  for (const { sheet, row, name } of altered.slice(0, MOST_NAMED))
    yield row === 0
      ? `the sheet ${JSON.stringify(sheet)} is missing`
      : `sheet ${JSON.stringify(sheet)}, row ${row} ${name === '' ? 'is missing' : `differs: ${name}`}`;
}

interface TableCheck {
  readonly code: string | undefined;
  readonly here: OwnBaseline;
  readonly build: Build;
  readonly workers: number;
}

/** Say whether a table is as it was saved, and compute it again where a command made it. */
async function checkTable(
  name: string,
  file: Extract<OpenedFile, { kind: 'table' }>,
  given: string | undefined,
  { code, here, build, workers }: TableCheck,
): Promise<void> {
  const beside = given ?? `${name}${RECEIPT_SUFFIX}`;
  const hasInside = file.receipt !== undefined && given === undefined;
  if (!hasInside && !existsSync(fromCaller(beside))) throw new UserFault(`${name}: ${file.fault}`);
  const text = hasInside ? (file.receipt as string) : new TextDecoder().decode(readBytes(beside)).trim();
  if (!isTableReceipt(text)) throw new UserFault(`${name}: ${file.fault}`);
  const { receipt } = tableReceiptOf(name, text, here.baseline);
  const found = tableReceiptCode(receipt);
  if (code !== undefined && code !== found)
    throw new UserFault(`--code: found ${code}, allowed: ${found}, the code of the receipt of ${name}`);
  const say = (line: string) => process.stdout.write(`${name}: ${line}\n`);
  say(`receipt ${found}: ${JSON.stringify(receipt.title)}, ${receipt.runs} runs, seed ${JSON.stringify(receipt.seed)}`);
  for (const { part, made, here: now } of otherParts(receipt, build))
    say(`made with another ${PARTS[part]}: ${made}, here ${now}`);
  const saved = compareTable(file.rows, receipt);
  if (saved.kind === 'same') say(`its ${saved.rows} rows are as they were saved`);
  else say(`altered: ${saved.differences.length} rows are not those that were saved`);
  const verdict = await recomputed(file.rows, receipt, here, workers);
  if (verdict) say(`${VERDICTS[verdict.kind]}: ${verdict.rows} rows`);
  else say(NOT_AGAIN);
  if (!receipt.asked && receipt.link !== '') say(`the page that made it: #${receipt.link}`);
  for (const { row, name: words } of (verdict ?? saved).differences.slice(0, MOST_NAMED))
    say(`row ${row} differs: ${words}`);
  if (saved.kind === 'differs' || verdict?.kind === 'differs') process.exitCode = 1;
}

/** Compute a table again; undefined where its receipt does not say how. */
async function recomputed(
  rows: readonly (readonly unknown[])[],
  receipt: TableReceipt,
  here: OwnBaseline,
  workers: number,
): Promise<NumbersVerdict | undefined> {
  const { asked } = receipt;
  if (asked?.command === 'shocks') return compareComputed(rows, await recomputedShocks(receipt, asked, here, workers));
  if (!isRecomputed(receipt)) return undefined;
  const pool = await startPool(workers, here.own);
  try {
    const session = await openSession(pool, { onAnswer: ignore, onProgress: ignore, onError: ignore }, here.own);
    return await inWords('the table', () => recomputeTable(rows, receipt, session));
  } finally {
    pool.stop();
  }
}

const ignore = () => undefined;

function tableReceiptOf(name: string, text: string, baseline: Baseline) {
  const read = parseTableReceipt(text, baseline, readFormula);
  if (read.kind === 'faults') throw new UserFault(faultLines(name, read.faults));
  return read;
}

function typedCode(text: string): string {
  const read = readPaperCode(text);
  if (read.kind === 'code') return read.code;
  const allowed = {
    length: '20 letters and digits',
    symbols: 'digits 2 to 9 and letters other than I, L, O, U and V',
    check: 'a code without a slip: its check characters do not fit',
  }[read.reason];
  throw new UserFault(`--code: found ${JSON.stringify(text.slice(0, 60))}, allowed: ${allowed}`);
}

function readBytes(name: string): Uint8Array {
  const path = fromCaller(name);
  if (!existsSync(path) || !statSync(path).isFile())
    throw new UserFault(`found ${JSON.stringify(name)}, allowed: a file`);
  const { size } = statSync(path);
  if (size > LARGEST_FILE) throw new UserFault(`${name}: found ${size} bytes, allowed: at most ${LARGEST_FILE}`);
  return new Uint8Array(readFileSync(path));
}

/** The receipt in the file, or in the file named, or in the one beside it. */
function receiptOf(
  name: string,
  file: Exclude<OpenedFile, { kind: 'scenario' | 'table' }>,
  given: string | undefined,
  baseline: Baseline,
): Receipt {
  const inside = file.kind === 'receipt' ? file.text : file.receipt;
  const beside = given ?? `${name}${RECEIPT_SUFFIX}`;
  if (given === undefined && inside === undefined && !existsSync(fromCaller(beside)))
    throw new UserFault(`${name}: found no receipt in it and no ${beside}; name the receipt with --receipt`);
  const text = given === undefined && inside !== undefined ? inside : new TextDecoder().decode(readBytes(beside));
  const read = parseReceipt(text, baseline, readFormula);
  if (read.kind === 'faults') throw new UserFault(faultLines(name, read.faults));
  return read.receipt;
}

/** What a file says in words is a fault of the file, not of the program. */
async function inWords<T>(name: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UserFault) throw error;
    throw new UserFault(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function* verdictLines({ kind, cells, differences }: Verdict, { values }: Receipt): Generator<string> {
  const words = VERDICTS[kind];
  yield `${words}: ${cells} values of ${values.length} ${values.length === 1 ? 'place' : 'places'}`;
  for (const difference of differences.slice(0, MOST_NAMED)) yield differenceWords(difference);
  if (differences.length > MOST_NAMED) yield `and ${differences.length - MOST_NAMED} places more`;
}

function differenceWords({ place, cells, first, found, computed }: PlaceDifference): string {
  if (first === undefined) return `${place}: its hash in the receipt does not fit the values`;
  const what = `found ${found ?? 'nothing'}, computed ${computed ?? 'nothing'}`;
  return `${place}: ${cells} of its values differ, first ${first.replaceAll('|', ' ')}: ${what}`;
}
