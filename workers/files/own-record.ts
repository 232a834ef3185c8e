import { strToU8 } from 'fflate';
import type { Baseline } from '../../src/baseline/baseline.ts';
import { sha256 } from '../../src/export/sha256.ts';
import { readOwnFile } from '../../src/own/own-file.ts';
import { type OwnRecord, type OwnSeries, ownText } from '../../src/own/own-series.ts';
import type { Fault } from '../../src/scenario/scenario.ts';

type OwnImport =
  | { readonly kind: 'records'; readonly records: readonly OwnRecord[] }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/**
 * Read a CSV file of a user into records; all faults at once.
 *
 * @param now milliseconds since 1970.
 */
export function importOwnFile(
  text: string,
  file: string,
  now: number,
  world: Pick<Baseline, 'places' | 'populationBase'>,
): OwnImport {
  const reading = readOwnFile(text, world);
  if (reading.kind === 'faults') return reading;
  return { kind: 'records', records: reading.series.map((series) => recordOf(series, file, now)) };
}

function recordOf(series: OwnSeries, file: string, addedAt: number): OwnRecord {
  const id = `${series.kind} ${series.place}`;
  return { ...series, id, file: file.slice(0, 200), addedAt, sha256: checksumOf(series) };
}

/** SHA-256 of the numbers of a series. */
export function checksumOf(series: OwnSeries): string {
  return sha256(strToU8(ownText(series)));
}
