/**
 * Files of the page, written and read, apart from page.ts: it is fetched when the first file is asked for or handed over. What a format
 * needs is fetched with the first file of it.
 */
import { zipSync } from 'fflate';
import baselineUrl from '../data/baseline.bin?url';
import manifestUrl from '../data/manifest.json?url';
import { canonicalJson } from '../src/export/canonical-json.ts';
import { csvLines } from '../src/export/csv-file.ts';
import type { Dataset } from '../src/export/dataset.ts';
import { enclosureText } from '../src/export/enclosure.ts';
import { deckOfFan, type StatisticWords } from '../src/export/fan-file.ts';
import { FAN_FRAME, type FanWords, fanPictureSize, fanSvg } from '../src/export/fan-svg.ts';
import { hxlLines } from '../src/export/hxl-file.ts';
import { iamcLines } from '../src/export/iamc-file.ts';

import { withPngText } from '../src/export/png-text.ts';
import { RECEIPT_SUFFIX, type Receipt, receiptCode, receiptText } from '../src/export/receipt.ts';
import type { Verdict } from '../src/export/reproduce.ts';
import { sha256 } from '../src/export/sha256.ts';
import { tableReceiptCode } from '../src/export/table-receipt.ts';
import type { Words } from '../src/export/words.ts';
import type { Beside } from '../src/export/workbook.ts';
import kernelUrl from '../src/kernels/kernels.wasm?url';
import { type FanLayout, type FanState, layoutFan } from '../src/picture/fan.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import { writtenScenario } from '../src/scenario/time-shape.ts';
import type { AnalysisOptions } from './analysis-jobs.ts';
import type { CheckedFile, OtherPart, ReceiptedFile } from './files/check-file.ts';
import { type BuildFacts, factsOf, withOwnData } from './files/job-dataset.ts';
import type { NumbersVerdict } from './files/recompute-table.ts';
import type { Session } from './session.ts';

export { type FileWord, fileWord } from '../src/export/file-words.ts';
export { type PaperReading, readPaperCode } from '../src/export/paper-code.ts';
export type { Words } from '../src/export/words.ts';
export { answerDataset, besideOf, fileOutputs } from './files/answer-dataset.ts';
export type { CheckedFile, NumbersVerdict, ReceiptedFile };
export { type Dataset, type OtherPart, type Receipt, receiptCode, tableReceiptCode, type Verdict };

/** Formats of numbers, each a file of its own. */
export const TABLE_FORMATS = ['csv', 'hxl', 'iamc', 'xlsx', 'parquet'] as const;
/** Formats of the picture; they hold the numbers too. */
export const PICTURE_FORMATS = ['png', 'svg', 'pptx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** A file that is ready to be handed to the device. */
export interface ReadyFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The picture that goes with a dataset of one output. */
export interface Picture {
  readonly state: FanState;
  wordsOf(layout: FanLayout): FanWords;
  readonly statistics: StatisticWords;
  /** Words of its notes. */
  readonly words: Words;
  /** One value in words, for tables. */
  write(value: number): string;
  /** The face of the page as a style that the picture carries inside, for words of it. */
  fontStyle(words: string): Promise<string>;
  /** Draw an SVG at twice its size and give the PNG. */
  rasterise(svg: string, width: number, height: number): Promise<Uint8Array>;
}

/** Media types of files. */
export const FILE_TYPES = {
  csv: 'text/csv',
  hxl: 'text/csv',
  iamc: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
  png: 'image/png',
  svg: 'image/svg+xml',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const;
const LINES = { csv: csvLines, hxl: hxlLines, iamc: iamcLines } as const;
const ENDINGS = { csv: '.csv', hxl: '-hxl.csv', iamc: '-iamc.csv' } as const;

/**
 * Checksums of what computes on this page, and the sources of its data; the browser has the files already.
 *
 * @param ownData series of the user that are computed with: receipts name their checksums.
 */
export async function pageFacts(ownData: Session['ownData']): Promise<BuildFacts> {
  const [baseline, kernels, manifest] = await Promise.all([
    fetchBytes(baselineUrl),
    fetchBytes(kernelUrl),
    fetchBytes(manifestUrl),
  ]);
  const [ofBaseline, ofKernels, ofManifest] = await Promise.all([baseline, kernels, manifest].map(checksum));
  const build = { baseline: ofBaseline as string, kernels: ofKernels as string, manifest: ofManifest as string };
  return withOwnData(factsOf(build, manifest), ownData);
}

/** SHA-256 by the browser, beside the page's own work; where it has none, as on a page without https, by the page. */
async function checksum(bytes: Uint8Array): Promise<string> {
  if (!globalThis.crypto?.subtle) return sha256(bytes);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be read: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Write numbers; CSV, HXL and IAMC files stay as other tools expect them, so their receipt is a file beside.
 *
 * @param words of what people read in it.
 * @param beside what a workbook holds in sheets of its own.
 */
export async function tableFiles(
  format: TableFormat,
  dataset: Dataset,
  name: string,
  words: Words,
  beside?: Beside,
): Promise<readonly ReadyFile[]> {
  const type = FILE_TYPES[format];
  switch (format) {
    case 'csv':
    case 'hxl':
    case 'iamc': {
      const full = name + ENDINGS[format];
      const text = [...LINES[format](dataset)].join('');
      return [
        { name: full, type, bytes: bytesOf(text) },
        { name: full + RECEIPT_SUFFIX, type: 'application/json', bytes: bytesOf(receiptText(dataset.receipt)) },
      ];
    }
    case 'xlsx': {
      const [{ workbookSheets }, { workbookBytes }] = await Promise.all([
        import('../src/export/workbook.ts'),
        import('../src/export/workbook-file.ts'),
      ]);
      return [
        {
          name: `${name}.xlsx`,
          type,
          bytes: new Uint8Array(await workbookBytes(workbookSheets(dataset, words, [], beside))),
        },
      ];
    }
    case 'parquet': {
      const { parquetBytes } = await import('../src/export/parquet-file.ts');
      return [{ name: `${name}.parquet`, type, bytes: new Uint8Array(parquetBytes(dataset)) }];
    }
  }
}

/** Write a picture with its numbers inside. */
export async function pictureFile(
  format: PictureFormat,
  dataset: Dataset,
  picture: Picture,
  name: string,
): Promise<ReadyFile> {
  const type = FILE_TYPES[format];
  const enclosure = enclosureText(dataset);
  const layout = layoutFan(picture.state, FAN_FRAME);
  const words = picture.wordsOf(layout);
  if (format === 'pptx') {
    const { fanDeck } = await import('../src/export/deck.ts');
    const axisFrom = Math.min(...layout.yTicks.map(({ value }) => value));
    const deck = deckOfFan(dataset, words, picture.statistics, picture.state, axisFrom, picture.write, picture.words);
    return { name: `${name}.pptx`, type, bytes: new Uint8Array(await fanDeck(deck)) };
  }
  const style = await picture.fontStyle(`${words.title} ${words.subtitle} ${words.notes.join(' ')}`);
  const svg = fanSvg(layout, words, enclosure, style);
  if (format === 'svg') return { name: `${name}.svg`, type, bytes: bytesOf(svg) };
  const { width, height } = fanPictureSize(words);
  const png = await picture.rasterise(svg, width, height);
  return { name: `${name}.png`, type, bytes: new Uint8Array(withPngText(png, enclosure)) };
}

/** Write a scenario as its file. */
export function scenarioFile(scenario: Scenario, name: string): ReadyFile {
  const text = `${JSON.stringify(writtenScenario(scenario), null, 2)}\n`;
  return { name: `${name}.json`, type: 'application/json', bytes: bytesOf(text) };
}

/** Whether two scenarios are written alike, whatever the order of their keys. */
export function isSameScenario(a: Scenario, b: Scenario): boolean {
  return canonicalJson(writtenScenario(a)) === canonicalJson(writtenScenario(b));
}

/** Pack files into one ZIP archive. */
export function bundle(files: readonly ReadyFile[], name: string): ReadyFile {
  const packed = zipSync(Object.fromEntries(files.map((file) => [file.name, file.bytes])));
  return { name: `${name}.zip`, type: 'application/zip', bytes: packed };
}

/** Read files that were handed over. @throws Error in words. */
export async function readFiles(files: readonly Uint8Array[], world: Session['world']): Promise<CheckedFile> {
  const [{ checkFiles }, { readFormula }] = await Promise.all([
    import('./files/check-file.ts'),
    import('../src/scenario/formula.ts'),
  ]);
  return checkFiles(files, world, readFormula);
}

/** Runs of a file that a page computes again: ten times its own. */
const MOST_PAGE_RUNS = 10_000;

/** Compute a file again and hold it against the result. @throws Error in words for more than a page can compute. */
export async function checkValues(file: ReceiptedFile, session: Session, options: AnalysisOptions): Promise<Verdict> {
  const { receipt } = file;
  assertRuns(receipt.runs);
  const { checkedJob, verdictOn } = await import('./files/check-file.ts');
  const job = checkedJob(receipt);
  const tables = await session.analyses.compute(job, receipt.quantiles, options);
  return verdictOn(file, job, tables, session.world);
}

/** Compute a table of a page again; undefined where its receipt does not say how. @throws Error in words for more than a page can compute. */
export async function checkTable(
  { receipt, rows }: Extract<CheckedFile, { kind: 'table' }>,
  session: Session,
  options: AnalysisOptions,
): Promise<NumbersVerdict | undefined> {
  const { isRecomputed, recomputeTable } = await import('./files/recompute-table.ts');
  if (!isRecomputed(receipt)) return undefined;
  assertRuns(receipt.runs);
  return recomputeTable(rows, receipt, session, options);
}

function assertRuns(runs: number): void {
  if (runs > MOST_PAGE_RUNS)
    throw new Error(`found ${runs} runs; a page computes at most ${MOST_PAGE_RUNS}, the command line all`);
}

/** What of a receipt was made with other versions than those of this page. */
export async function otherVersions(
  receipt: Pick<Receipt, 'program' | 'build'>,
  ownData: Session['ownData'],
): Promise<readonly OtherPart[]> {
  const [{ otherParts }, { build }] = await Promise.all([import('./files/check-file.ts'), pageFacts(ownData)]);
  return otherParts(receipt, build);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
