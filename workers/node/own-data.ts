import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Baseline } from '../../src/baseline/baseline.ts';
import type { OwnRecord } from '../../src/own/own-series.ts';
import { withOwnSeries } from '../../src/own/with-own-series.ts';
import { importOwnFile } from '../files/own-record.ts';
import { faultLines, fromCaller, readBaseline } from './files.ts';
import { UserFault } from './user-fault.ts';
import type { NodeWords } from './words.ts';

/** The option of commands that compute with data of a user; it may come several times. */
export const OWN_OPTION = { 'own-data': { type: 'string', multiple: true } } as const;
export const OWN_USAGE = '[--own-data FILE.csv]...';

/** Characters of a checksum that are shown. */
const SHOWN_DIGITS = 12;

/** A baseline, and the series of a user that stand in it. */
export interface OwnBaseline {
  readonly baseline: Baseline;
  /** In the order of their ids, as a page keeps them; none without the option. */
  readonly own: readonly OwnRecord[];
}

/**
 * Read the baseline with the files of `--own-data` in place of its series.
 *
 * @throws UserFault listing every fault with its file and row; also for a series that comes twice.
 */
export function readOwnBaseline(names: readonly string[] = []): OwnBaseline {
  const committed = readBaseline();
  const faults: string[] = [];
  const byId = new Map<string, { readonly record: OwnRecord; readonly name: string }>();
  for (const name of names) {
    const path = fromCaller(name);
    if (!existsSync(path) || !statSync(path).isFile())
      throw new UserFault(`--own-data: found ${JSON.stringify(name)}, allowed: a CSV file`);
    const read = importOwnFile(readFileSync(path, 'utf8'), basename(path), 0, committed);
    if (read.kind === 'faults') {
      faults.push(faultLines(name, read.faults));
      continue;
    }
    for (const record of read.records) {
      const before = byId.get(record.id);
      if (before) faults.push(`${name}: ${record.id}: found here and in ${before.name}, allowed: each series once`);
      else byId.set(record.id, { record, name });
    }
  }
  if (faults.length > 0) throw new UserFault(faults.join('\n'));
  const own = [...byId.values()].map(({ record }) => record).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { baseline: own.length === 0 ? committed : withOwnSeries(committed, own), own };
}

/** In words that, and with which series, a computation stands on data of the user; undefined where it does not. */
export function ownDataWords(own: readonly OwnRecord[]): string | undefined {
  if (own.length === 0) return undefined;
  const series = own.map(({ id, file, sha256 }) => `${id} (${file}, SHA-256 ${sha256.slice(0, SHOWN_DIGITS)})`);
  return `Computed with the user's own data in place of the baseline: ${series.join(', ')}. They are the user's figures, not those of the sources named.`;
}

/** The same for a file of a language, with the names of places and series. */
export function ownDataLine(own: readonly OwnRecord[], baseline: Baseline, words: NodeWords): string | undefined {
  if (own.length === 0) return undefined;
  const series = own.map(({ kind, place, file, sha256 }) =>
    words.say('ownData.record', {
      series: words.say('ownData.series', {
        place: words.placeNames(baseline, place).name,
        series: words.say(`ownData.${kind}`),
      }),
      file,
      checksum: sha256.slice(0, SHOWN_DIGITS),
    }),
  );
  return words.say('ownData.inFile', { series: series.join('; '), more: 0 });
}

/** Say so beside the output. */
export function reportOwnData(own: readonly OwnRecord[]): void {
  const words = ownDataWords(own);
  if (words !== undefined) process.stderr.write(`${words}\n`);
}
