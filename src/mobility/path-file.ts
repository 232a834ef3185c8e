import { NETWORK_UPDATES, type ReferencePath } from './reference-path.ts';

/**
 * The reference path as a file, so that a worker need not run the reference before its first job.
 *
 * Layout, little endian: key (2 x u32), T x C and K (u32 each), the six tables in the order of TABLES (f64), the networks of NETWORK_UPDATES (f32).
 * It is a product of the build: who reads it says which baseline and which kernels it must be of.
 */
const TABLES = ['exposure', 'jobsGapShare', 'departures', 'arrivals', 'immigrants', 'forcedNet'] as const;
const HEADER_WORDS = 4;

/** What a path was computed from: checksums of the baseline's bytes and of the kernels' bytes. */
export type PathKey = readonly [baseline: number, kernels: number];

/** Checksum that tells files of different content apart (FNV-1a, 32 bits); no protection against intent. */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Write a path. */
export function encodePath(path: ReferencePath, key: PathKey): Uint8Array {
  const cells = path.exposure.length;
  const networks = NETWORK_UPDATES.map((year) => path.network.get(year) ?? new Float32Array(0));
  const corridors = networks[0]?.length ?? 0;
  const header = Uint32Array.of(...key, cells, corridors);
  const parts = [header, ...TABLES.map((name) => path[name]), ...networks];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Read a path; null where it is of another baseline, of other kernels or cut short, so that it must be computed. */
export function decodePath(bytes: Uint8Array, key: PathKey): ReferencePath | null {
  // A copy begins where numbers of eight bytes may begin.
  const buffer = bytes.slice().buffer;
  if (buffer.byteLength < 4 * HEADER_WORDS) return null;
  const [baseline, kernels, cells = 0, corridors = 0] = new Uint32Array(buffer, 0, HEADER_WORDS);
  const length = 4 * HEADER_WORDS + 8 * TABLES.length * cells + 4 * NETWORK_UPDATES.length * corridors;
  if (baseline !== key[0] || kernels !== key[1] || buffer.byteLength !== length) return null;
  const table = (t: number) => new Float64Array(buffer, 4 * HEADER_WORDS + 8 * t * cells, cells);
  const networkAt = 4 * HEADER_WORDS + 8 * TABLES.length * cells;
  return {
    exposure: table(0),
    jobsGapShare: table(1),
    departures: table(2),
    arrivals: table(3),
    immigrants: table(4),
    forcedNet: table(5),
    network: new Map(
      NETWORK_UPDATES.map((year, n) => [year, new Float32Array(buffer, networkAt + 4 * n * corridors, corridors)]),
    ),
  };
}
