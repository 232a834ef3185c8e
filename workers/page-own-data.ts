/** Data of the user in place of the baseline's, apart from page.ts: it is fetched where someone has, or wants, such data. */
import { strToU8 } from 'fflate';
import { sha256 } from '../src/export/sha256.ts';
import { readOwnFile } from '../src/own/own-file.ts';
import { checkOwnRecord, type OwnRecord, type OwnSeries, ownText } from '../src/own/own-series.ts';
import type { Fault } from '../src/scenario/scenario.ts';
import type { Session } from './session.ts';

export { OWN_COLUMNS } from '../src/own/own-file.ts';
export { OWN_KINDS, type OwnKind, type OwnRecord } from '../src/own/own-series.ts';
export { ownCsv, presentSeries } from '../src/own/own-template.ts';

export type OwnImport =
  | { readonly kind: 'records'; readonly records: readonly OwnRecord[] }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** Read a CSV file of the user into records to be kept; all faults at once. */
export function importOwnFile(text: string, file: string, now: number, world: Session['world']): OwnImport {
  const reading = readOwnFile(text, world);
  if (reading.kind === 'faults') return reading;
  return { kind: 'records', records: reading.series.map((series) => recordOf(series, file, now)) };
}

function recordOf(series: OwnSeries, file: string, addedAt: number): OwnRecord {
  const id = `${series.kind} ${series.place}`;
  return { ...series, id, file: file.slice(0, 200), addedAt, sha256: checksumOf(series) };
}

function checksumOf(series: OwnSeries): string {
  return sha256(strToU8(ownText(series)));
}

/** Check what was kept on the device; what is not whole, or not what its checksum says, is left out. */
export function checkOwnRecords(values: readonly unknown[]): readonly OwnRecord[] {
  return values.flatMap((value) => {
    const record = checkOwnRecord(value);
    return record && record.sha256 === checksumOf(record) ? [record] : [];
  });
}
