import { cellKey, type PlaceHash, startPlaceHashes } from './place-hashes.ts';
import type { Receipt } from './receipt.ts';
import type { ResultRow } from './result-rows.ts';

/** Values that were read out of a file: place -> cell -> value. */
export type FileValues = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What a place of a file has that the computation does not give, or the other way round. */
export interface PlaceDifference {
  readonly place: string;
  /** Cells that differ by more than rounding, are missing or are not of the file's receipt. */
  readonly cells: number;
  /** The first of them, `population|2035|p50`; undefined where only the receipt's hash does not fit. */
  readonly first: string | undefined;
  /** Of the first; undefined where it is missing. */
  readonly found: number | undefined;
  readonly computed: number | undefined;
}

export interface Verdict {
  /** `rounding`: some values differ, by no more than one unit of the sixth digit. */
  readonly kind: 'reproduces' | 'rounding' | 'differs';
  /** Values that were compared. */
  readonly cells: number;
  readonly differences: readonly PlaceDifference[];
}

/** Put a value in its place. @throws Error for a cell that a file holds twice. */
export function addValue(values: Map<string, Map<string, number>>, place: string, key: string, value: number): void {
  let cells = values.get(place);
  if (!cells) {
    cells = new Map();
    values.set(place, cells);
  }
  if (cells.has(key)) throw new Error(`${place}: the file holds ${key} twice`);
  cells.set(key, value);
}

/**
 * Hold the values of a file against its receipt and a new computation.
 *
 * @param rows of the job of the receipt, computed now.
 */
export function compareValues(values: FileValues, receipt: Receipt, rows: Iterable<ResultRow>): Verdict {
  const claimed = new Map(receipt.values.map((each) => [each.place, each]));
  const seen = new Map<string, { left: Set<string>; difference: PlaceDifference | undefined }>();
  const hashes = startPlaceHashes();
  let cells = 0;
  const rounded = new Set<string>();
  const entryOf = (place: string) => {
    const entry = seen.get(place) ?? { left: new Set(values.get(place)?.keys()), difference: undefined };
    seen.set(place, entry);
    return entry;
  };
  const note = (place: string, first: string | undefined, found?: number, computed?: number) => {
    const entry = entryOf(place);
    const { difference } = entry;
    entry.difference = difference
      ? { ...difference, cells: difference.cells + 1 }
      : { place, cells: first === undefined ? 0 : 1, first, found, computed };
  };
  for (const row of rows) {
    const key = cellKey(row);
    const computed = Number(row.value);
    const found = values.get(row.place)?.get(key);
    entryOf(row.place).left.delete(key);
    cells++;
    if (found === undefined) {
      note(row.place, key, undefined, computed);
      continue;
    }
    hashes.add(row.place, key, found);
    if (found === computed) continue;
    if (Math.abs(found - computed) <= unitOfSixthDigit(computed)) rounded.add(row.place);
    else note(row.place, key, found, computed);
  }
  for (const place of values.keys()) entryOf(place);
  for (const [place, { left }] of seen)
    for (const key of left) note(place, key, values.get(place)?.get(key), undefined);
  for (const { place, sha256 } of hashes.finish()) {
    if (claimed.get(place)?.sha256 === sha256 || seen.get(place)?.difference) continue;
    // Rounding may move the sixth digit, and with it the hash; without it the receipt itself was changed.
    if (!rounded.has(place)) note(place, undefined);
  }
  for (const place of missing(claimed, seen)) note(place, undefined);
  const differences = [...seen.values()].flatMap(({ difference }) => difference ?? []);
  const kind = differences.length > 0 ? 'differs' : rounded.size > 0 ? 'rounding' : 'reproduces';
  return { kind, cells, differences };
}

/** Places that a receipt names and neither file nor computation has. */
function missing(claimed: ReadonlyMap<string, PlaceHash>, seen: ReadonlyMap<string, unknown>): string[] {
  return [...claimed.keys()].filter((place) => !seen.has(place));
}

/** One unit of the sixth significant digit. */
export function unitOfSixthDigit(value: number): number {
  if (value === 0) return 0;
  // Half a unit of a ninth digit more, since a decimal step is not exact in binary.
  return 10 ** (Math.floor(Math.log10(Math.abs(value))) - 5) * (1 + 1e-9);
}
