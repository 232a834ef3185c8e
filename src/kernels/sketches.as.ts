// AssemblyScript SIMD twin of sketches.ts, with the interface of sketch-kernel.ts. One instance is one kernel; its memory is laid out
// in sketch-memory.as.ts.
//
// The values of a cell are gone through twice, in registers: for their range and sum; then, when the row has room for
// them all, for their slots, two at a time, which are counted one by one. Bins are doubles as in the twin, since a bin of a large value may
// need more than 32 bits.

import { binOf, bins, binsPerUnit, finest, isLog, pattern, powerOfTwo, setScale, slotOf } from './bin-scale.as';
import {
  counterBytes, sketchCopy, sketchExponents, sketchHighest, sketchLowest, sketchSizes, sketchSums, sketchZeros,
} from './sketch-memory.as';
import { at8, bytesOfCounter, exponentOf, LANES, rowFor, rowOf, widenRow } from './sketch-rows.as';

const CELL: usize = LANES * 8; // Bytes of a cell's values.
const ALL_LANES: i32 = 0xff;
/** Added to a whole number below 2^32 it leaves that number in the low bits of the sum. */
const WHOLE: f64 = 4503599627370496.0;

/**
 * Add the values of the lanes of a block to `rows` cells of one sketch, and say whether the machine could give the memory.
 *
 * `cell` counts over all sketches; `counts` is the address of its counters and `at` that of its first value. Bit j of `lanes` asks for lane j.
 */
export function fillSketch(
  cell: usize, rows: usize, counts: usize, at: usize, lanes: i32,
  hasLogScale: bool, rowLength: i32, finestExponent: i32, sumSteps: f64,
): bool {
  setScale(hasLogScale, rowLength, finestExponent);
  if (lanes != ALL_LANES) return fillLanes(cell, rows, counts, at, lanes, sumSteps);
  return hasLogScale ? fillLog(cell, rows, counts, at, sumSteps) : fillLinear(cell, rows, counts, at, sumSteps);
}

/** Write the counters of `rows` cells of one sketch, in 16 bits each or more. */
export function copyRows(cell: usize, rows: usize, counts: usize, rowLength: usize): void {
  let to = sketchCopy;
  if (counterBytes > 1) {
    memory.copy(to, counts, rows * rowLength * counterBytes);
    return;
  }
  for (let row: usize = 0; row < rows; row++, counts += rowLength, to += rowLength << 1) {
    const wide = rowOf(cell + row, counts);
    if (wide == counts) widenRow(to, counts, rowLength);
    else memory.copy(to, wide, rowLength << 1);
  }
}

function fillLinear(first: usize, rows: usize, counts: usize, at: usize, sumSteps: f64): bool {
  const steps = f64x2.splat(sumSteps);
  const rowBytes = <usize>bins * counterBytes;
  for (let cell = first; cell < first + rows; cell++, at += CELL, counts += rowBytes) {
    let low = v128.load(at);
    let high = low;
    let total = f64x2.splat(0);
    for (let half: usize = 0; half < CELL; half += 16) {
      const x = v128.load(at + half);
      low = f64x2.pmin(low, x);
      high = f64x2.pmax(high, x);
      total = f64x2.add(total, rounded(f64x2.mul(x, steps)));
    }
    const lowest = least(low);
    const highest = greatest(high);
    book(cell, LANES, f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1));
    const row = rowFor(cell, counts, lowest, highest);
    if (row == 0) return false;
    widen(cell, lowest, highest);

    const shrink = powerOfTwo(finest - exponentOf(cell));
    const lowBin = Math.floor(Math.floor(lowest * binsPerUnit) * shrink);
    const lowSlot = slotOf(lowBin);
    const width = bytesOfCounter(row, counts);
    if (Math.floor(Math.floor(highest * binsPerUnit) * shrink) == lowBin) {
      if (width == 1) count<u8>(row, <usize>lowSlot, LANES);
      else if (width == 2) count<u16>(row, <usize>lowSlot, LANES);
      else count<u32>(row, <usize>lowSlot, LANES);
      continue;
    }
    if (width == 1) countLinear<u8>(row, at, shrink, lowBin, lowSlot);
    else if (width == 2) countLinear<u16>(row, at, shrink, lowBin, lowSlot);
    else countLinear<u32>(row, at, shrink, lowBin, lowSlot);
  }
  return true;
}

@inline function countLinear<T>(row: usize, at: usize, shrink: f64, lowBin: f64, lowSlot: f64): void {
  const unit = f64x2.splat(binsPerUnit);
  const length = f64x2.splat(bins);
  const whole = f64x2.splat(WHOLE);
  const shrinks = f64x2.splat(shrink);
  const from = f64x2.splat(lowBin);
  const slot = f64x2.splat(lowSlot);
  for (let half: usize = 0; half < CELL; half += 16) {
    const x = v128.load(at + half);
    const bin = f64x2.floor(f64x2.mul(f64x2.floor(f64x2.mul(x, unit)), shrinks));
    const place = f64x2.add(f64x2.sub(bin, from), slot);
    const beyond = v128.and(f64x2.ge(place, length), length);
    const number = f64x2.add(f64x2.sub(place, beyond), whole);
    count<T>(row, <usize>i32x4.extract_lane(number, 0), 1);
    count<T>(row, <usize>i32x4.extract_lane(number, 2), 1);
  }
}

function fillLog(first: usize, rows: usize, counts: usize, at: usize, sumSteps: f64): bool {
  const steps = f64x2.splat(sumSteps);
  const one = f64x2.splat(1);
  const infinite = f64x2.splat(Infinity);
  const rowBytes = <usize>bins * counterBytes;
  for (let cell = first; cell < first + rows; cell++, at += CELL, counts += rowBytes) {
    let low = v128.load(at);
    let high = low;
    let lowBinned = infinite;
    let total = f64x2.splat(0);
    for (let half: usize = 0; half < CELL; half += 16) {
      const x = v128.load(at + half);
      low = f64x2.pmin(low, x);
      high = f64x2.pmax(high, x);
      lowBinned = f64x2.pmin(lowBinned, v128.bitselect(infinite, x, f64x2.lt(x, one)));
      total = f64x2.add(total, rounded(f64x2.mul(x, steps)));
    }
    const lowest = least(low);
    const highest = greatest(high);
    book(cell, LANES, f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1));
    if (highest < 1) {
      widen(cell, lowest, highest);
      addTo4(sketchZeros, cell, LANES);
      continue;
    }
    const lowestBinned = least(lowBinned);
    const row = rowFor(cell, counts, lowestBinned, highest);
    if (row == 0) return false;
    widen(cell, lowest, highest);

    const width = bytesOfCounter(row, counts);
    if (width == 1) countLog<u8>(cell, row, at, lowestBinned);
    else if (width == 2) countLog<u16>(cell, row, at, lowestBinned);
    else countLog<u32>(cell, row, at, lowestBinned);
  }
  return true;
}

@inline function countLog<T>(cell: usize, row: usize, at: usize, lowestBinned: f64): void {
  const length = <i32>bins;
  const k = exponentOf(cell);
  // The bins of a row lie in two turns of slots at most: less the whole turns below the lowest, they need one subtraction.
  const lowBin = pattern(lowestBinned) >> k;
  const turn = lowBin - lowBin % length;
  let zeros: u32 = 0;
  for (let lane: usize = 0; lane < CELL; lane += 8) {
    const x = load<f64>(at + lane);
    if (x < 1) zeros++;
    else {
      const place = (pattern(x) >> k) - turn;
      count<T>(row, <usize>(place < length ? place : place - length), 1);
    }
  }
  addTo4(sketchZeros, cell, zeros);
}

/** Add some lanes of a block, value by value: those of runs that failed, or that the job does not ask for, are left out. */
function fillLanes(first: usize, rows: usize, counts: usize, at: usize, lanes: i32, sumSteps: f64): bool {
  const rowBytes = <usize>bins * counterBytes;
  for (let cell = first; cell < first + rows; cell++, at += CELL, counts += rowBytes) {
    for (let lane = 0; lane < <i32>LANES; lane++) {
      if ((lanes & (1 << lane)) == 0) continue;
      const x = load<f64>(at + (<usize>lane << 3)) + 0.0;
      book(cell, 1, f64x2.extract_lane(rounded(f64x2.splat(x * sumSteps)), 0));
      if (isLog && x < 1) {
        widen(cell, x, x);
        addTo4(sketchZeros, cell, 1);
        continue;
      }
      const row = rowFor(cell, counts, x, x);
      if (row == 0) return false;
      widen(cell, x, x);
      const slot = <usize>slotOf(binOf(x, exponentOf(cell)));
      const width = bytesOfCounter(row, counts);
      if (width == 1) count<u8>(row, slot, 1);
      else if (width == 2) count<u16>(row, slot, 1);
      else count<u32>(row, slot, 1);
    }
  }
  return true;
}

/** The nearest whole numbers, halves upwards: exactly as the language of the twin rounds. */
@inline function rounded(x: v128): v128 {
  const up = f64x2.ceil(x);
  const isTooFar = f64x2.gt(f64x2.sub(up, f64x2.splat(0.5)), x);
  return f64x2.sub(up, v128.and(isTooFar, f64x2.splat(1)));
}

// Adding 0 makes one zero of the two, so that it does not matter which of them came first.
@inline function least(pair: v128): f64 {
  return min(f64x2.extract_lane(pair, 0), f64x2.extract_lane(pair, 1)) + 0.0;
}
@inline function greatest(pair: v128): f64 {
  return max(f64x2.extract_lane(pair, 0), f64x2.extract_lane(pair, 1)) + 0.0;
}

@inline function addTo4(array: usize, cell: usize, more: u32): void {
  store<u32>(array + (cell << 2), load<u32>(array + (cell << 2)) + more);
}
@inline function count<T>(counts: usize, slot: usize, more: u32): void {
  const at = counts + slot * sizeof<T>();
  store<T>(at, <T>(<u32>load<T>(at) + more));
}

@inline function book(cell: usize, values: u32, total: f64): void {
  addTo4(sketchSizes, cell, values);
  store<f64>(sketchSums + (cell << 3), at8(sketchSums, cell) + total);
}

@inline function widen(cell: usize, lowest: f64, highest: f64): void {
  const at = cell << 3;
  store<f64>(sketchLowest + at, min(lowest, load<f64>(sketchLowest + at)));
  store<f64>(sketchHighest + at, max(highest, load<f64>(sketchHighest + at)));
}

