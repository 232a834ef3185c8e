// Rows of counters. Those of most jobs begin as bytes: of a hundred rows some ten come to need more, and move to the end of the memory.

import { allocate, grow } from './arena.as';
import { binOf, bins, exponentIn, isLog, powerOfTwo, slotOf } from './bin-scale.as';
import {
  counterBytes, merged, safe, sketchExponents, sketchHighest, sketchLowestBinned, sketchSizes, sketchWideRows,
} from './sketch-memory.as';

export const LANES: u32 = 8;
/** Pages asked for beyond what is needed: views of the memory are made anew each time. */
const PAGES_AHEAD: i32 = 32;
/** Largest number that a counter of a byte holds. */
const BYTE: u32 = 0xff;

@inline export function at8(array: usize, cell: usize): f64 { return load<f64>(array + (cell << 3)); }
@inline export function exponentOf(cell: usize): i32 { return <i32>load<i16>(sketchExponents + (cell << 1)); }

/**
 * Address of the row of a cell, with room for a block of values low..high; 0 if the machine could not give the memory.
 *
 * @param counts address of the row that the cell began with.
 */
@inline export function rowFor(cell: usize, counts: usize, low: f64, high: f64): usize {
  let row = rowOf(cell, counts);
  if (!(low >= at8(sketchLowestBinned, cell) && high <= at8(sketchHighest, cell))) {
    row = makeRoom(cell, row, counts, low, high);
    if (row == 0) return 0;
  }
  if (bytesOfCounter(row, counts) != 1) return row;
  const values = load<u32>(sketchSizes + (cell << 2));
  // No counter is larger than the number of values, those of this block among them.
  if (values <= BYTE || values <= <u32>load<u16>(safe + (cell << 1))) return row;
  const largest = most(row);
  if (largest > BYTE - LANES) return outgrow(cell, row);
  markSafe(cell, largest);
  return row;
}

/** Say how many values a row of bytes can take whose largest counter is known; those of the block under way are booked, and not counted yet. */
@inline function markSafe(cell: usize, largest: u32): void {
  store<u16>(safe + (cell << 1), <u16>(load<u32>(sketchSizes + (cell << 2)) + (BYTE - LANES) - largest));
}

@inline export function rowOf(cell: usize, counts: usize): usize {
  const wide = <usize>load<u32>(sketchWideRows + (cell << 2));
  return wide == 0 ? counts : wide;
}

@inline export function bytesOfCounter(row: usize, counts: usize): usize { return row == counts ? counterBytes : 2; }

/** The largest counter of a row of bytes. */
function most(row: usize): u32 {
  let largest = v128.load(row);
  for (let at = row + 16; at < row + <usize>bins; at += 16) largest = i8x16.max_u(largest, v128.load(at));
  largest = i8x16.max_u(largest, i8x16.shuffle(largest, largest, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  let found: u64 = i64x2.extract_lane(largest, 0);
  let result: u32 = 0;
  for (; found != 0; found >>= 8) result = max(result, <u32>(found & 0xff));
  return result;
}

/** Move a row of bytes to a wide one. */
function outgrow(cell: usize, row: usize): usize {
  const wide = wideRow(cell);
  if (wide == 0) return 0;
  widenRow(wide, row, <usize>bins);
  return wide;
}

/** Give a cell an empty wide row. */
function wideRow(cell: usize): usize {
  const wide = allocate(<usize>bins << 1);
  if (!grow(PAGES_AHEAD)) return 0;
  store<u32>(sketchWideRows + (cell << 2), <u32>wide);
  return wide;
}

/** Copy counters of a byte to such of 16 bits. */
@inline export function widenRow(to: usize, row: usize, length: usize): void {
  for (let j: usize = 0; j < length; j += 16) {
    const bytes = v128.load(row + j);
    v128.store(to + (j << 1), i16x8.extend_low_i8x16_u(bytes));
    v128.store(to + (j << 1), i16x8.extend_high_i8x16_u(bytes), 16);
  }
}

/**
 * Make room for binned values low..high: raise the exponent to the smallest at which all binned values fit the row.
 *
 * @returns the address of the row, 0 if the machine could not give the memory.
 */
function makeRoom(cell: usize, row: usize, counts: usize, low: f64, high: f64): usize {
  const oldLow = at8(sketchLowestBinned, cell);
  const newLow = min(oldLow, low);
  const newHigh = max(at8(sketchHighest, cell), high);
  const old = exponentOf(cell);
  let k = old;
  // No smaller one fits: each bin of 2^k would have to hold more than 2^k. A first fill skips some twenty trials.
  if (!isLog) k = max(k, exponentIn((newHigh - newLow) / (bins + 1)));
  while (binOf(newHigh, k) - binOf(newLow, k) >= bins) k++;
  store<f64>(sketchLowestBinned + (cell << 3), newLow);
  if (k == old) return row;
  store<i16>(sketchExponents + (cell << 1), <i16>k);
  if (oldLow == Infinity) return row;
  const first = binOf(oldLow, old);
  const shrink = powerOfTwo(old - k);
  const width = bytesOfCounter(row, counts);
  if (width == 4) {
    merge<u32>(row, first, shrink);
    putBack<u32>(row);
  } else if (width == 2) {
    merge<u16>(row, first, shrink);
    putBack<u16>(row);
  } else {
    const largest = merge<u8>(row, first, shrink);
    if (largest <= BYTE - LANES) {
      putBack<u8>(row);
      markSafe(cell, largest);
    } else {
      row = wideRow(cell);
      if (row != 0) putBack<u16>(row);
    }
  }
  return row;
}

/** Merge the bins of a row whose lowest bin is `first` into `merged`, and say the largest; a new bin is 1 / shrink old ones wide. */
function merge<T>(row: usize, first: f64, shrink: f64): u32 {
  const length = <usize>bins;
  memory.fill(merged, 0, length << 2);
  // A slot names its bin only modulo the row; the lowest bin says where the row begins.
  let slot = <usize>slotOf(first);
  let largest: u32 = 0;
  for (let j: usize = 0; j < length; j++) {
    const counted = <u32>load<T>(row + slot * sizeof<T>());
    slot = slot + 1 < length ? slot + 1 : 0;
    if (counted == 0) continue;
    const at = merged + (<usize>slotOf(Math.floor((first + <f64>j) * shrink)) << 2);
    const sum = load<u32>(at) + counted;
    store<u32>(at, sum);
    largest = max(largest, sum);
  }
  return largest;
}

function putBack<T>(row: usize): void {
  for (let j: usize = 0; j < <usize>bins; j++) store<T>(row + j * sizeof<T>(), <T>load<u32>(merged + (j << 2)));
}
