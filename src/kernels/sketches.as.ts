// AssemblyScript SIMD twin of sketches.ts, with the interface of sketch-kernel.ts. One instance is one kernel.
//
// The values of a cell are gone through twice: once for their range and sum, in registers; then, when the row has room for
// them all, once for their slots. Slots are reckoned two at a time and counted one by one. Bins are doubles as in the twin,
// since a bin of a large value may need more than 32 bits.

import { allocate, forget, grow } from './arena.as';

const LANES: usize = 8;
const CELL: usize = LANES * 8; // Bytes of a cell's values of one block.
const LONGEST_ROW: usize = 384 * 4; // Bytes.
/** Added to a whole number below 2^32 it leaves that number in the low bits of the sum. */
const WHOLE: f64 = 4503599627370496.0;
/** Below this a whole number divided by the length of a row is never rounded up to the next whole number. */
const SURE: f64 = 70368744177664.0;
/** Pattern of 1 among float32 patterns of 64 steps an octave. */
const ONE: i32 = 127 << 6;

// Addresses of the arrays of all sketches, one after the other, read by wasm-sketches.ts after `initSketches`.
export let sketchValues: usize = 0;
export let sketchCounts: usize = 0;
export let sketchExponents: usize = 0;
export let sketchZeros: usize = 0;
export let sketchSizes: usize = 0;
export let sketchSums: usize = 0;
export let sketchLowest: usize = 0;
export let sketchHighest: usize = 0;
export let sketchLowestBinned: usize = 0;

/** A copy of the row whose bins are being merged. */
let spare: usize = 0;

// The scale of the sketch that is being filled.
let isLog: bool = false;
let bins: f64 = 0;
let finest: i32 = 0;
let binsPerUnit: f64 = 0;

/** Lay out the memory, all zeros, and say whether the machine could give it; called again, it forgets the sketches before. */
export function initSketches(cells: usize, counterBytes: usize, valueBytes: usize): bool {
  forget();
  sketchValues = allocate(valueBytes);
  sketchCounts = allocate(counterBytes);
  sketchExponents = allocate(cells * 2);
  sketchZeros = allocate(cells * 4);
  sketchSizes = allocate(cells * 4);
  sketchSums = allocate(cells * 8);
  sketchLowest = allocate(cells * 8);
  sketchHighest = allocate(cells * 8);
  sketchLowestBinned = allocate(cells * 8);
  spare = allocate(LONGEST_ROW);
  return grow();
}

/**
 * Add the values of `blocks` blocks, `blockBytes` apart, to `rows` cells of one sketch.
 *
 * `cell` counts over all sketches; `counts` is the address of its counters and `at` that of its first value.
 */
export function fillSketch(
  cell: usize, rows: usize, counts: usize, at: usize, blocks: usize, blockBytes: usize,
  hasLogScale: bool, isWide: bool, rowLength: i32, finestExponent: i32, sumSteps: f64,
): void {
  isLog = hasLogScale;
  bins = <f64>rowLength;
  finest = finestExponent;
  binsPerUnit = powerOfTwo(-finestExponent);
  if (hasLogScale) {
    if (isWide) fillLog<u32>(cell, rows, counts, at, blocks, blockBytes, sumSteps);
    else fillLog<u16>(cell, rows, counts, at, blocks, blockBytes, sumSteps);
  } else if (isWide) fillLinear<u32>(cell, rows, counts, at, blocks, blockBytes, sumSteps);
  else fillLinear<u16>(cell, rows, counts, at, blocks, blockBytes, sumSteps);
}

function fillLinear<T>(
  first: usize, rows: usize, counts: usize, at: usize, blocks: usize, blockBytes: usize, sumSteps: f64,
): void {
  const steps = f64x2.splat(sumSteps);
  const unit = f64x2.splat(binsPerUnit);
  const length = f64x2.splat(bins);
  const whole = f64x2.splat(WHOLE);
  const end = blocks * blockBytes;
  const rowBytes = <usize>bins * sizeof<T>();
  for (let row: usize = 0; row < rows; row++, at += CELL, counts += rowBytes) {
    const cell = first + row;
    let low = v128.load(at);
    let high = low;
    let total = f64x2.splat(0);
    for (let block: usize = 0; block < end; block += blockBytes) {
      for (let half: usize = 0; half < CELL; half += 16) {
        const x = v128.load(at + block + half);
        low = f64x2.pmin(low, x);
        high = f64x2.pmax(high, x);
        total = f64x2.add(total, rounded(f64x2.mul(x, steps)));
      }
    }
    const lowest = least(low);
    const highest = greatest(high);
    book(cell, blocks, total);
    if (!(lowest >= at8(sketchLowestBinned, cell) && highest <= at8(sketchHighest, cell)))
      makeRoom<T>(cell, counts, lowest, highest);
    widen(cell, lowest, highest);

    const shrink = powerOfTwo(finest - exponentOf(cell));
    const lowBin = Math.floor(Math.floor(lowest * binsPerUnit) * shrink);
    const lowSlot = slotOf(lowBin);
    if (Math.floor(Math.floor(highest * binsPerUnit) * shrink) == lowBin) {
      count<T>(counts, <usize>lowSlot, <u32>(blocks * LANES));
      continue;
    }
    const shrinks = f64x2.splat(shrink);
    const from = f64x2.splat(lowBin);
    const slot = f64x2.splat(lowSlot);
    for (let block: usize = 0; block < end; block += blockBytes) {
      for (let half: usize = 0; half < CELL; half += 16) {
        const x = v128.load(at + block + half);
        const bin = f64x2.floor(f64x2.mul(f64x2.floor(f64x2.mul(x, unit)), shrinks));
        const place = f64x2.add(f64x2.sub(bin, from), slot);
        const beyond = v128.and(f64x2.ge(place, length), length);
        const number = f64x2.add(f64x2.sub(place, beyond), whole);
        count<T>(counts, <usize>i32x4.extract_lane(number, 0), 1);
        count<T>(counts, <usize>i32x4.extract_lane(number, 2), 1);
      }
    }
  }
}

function fillLog<T>(
  first: usize, rows: usize, counts: usize, at: usize, blocks: usize, blockBytes: usize, sumSteps: f64,
): void {
  const steps = f64x2.splat(sumSteps);
  const one = f64x2.splat(1);
  const infinite = f64x2.splat(Infinity);
  const length = <i32>bins;
  const end = blocks * blockBytes;
  const rowBytes = <usize>length * sizeof<T>();
  for (let row: usize = 0; row < rows; row++, at += CELL, counts += rowBytes) {
    const cell = first + row;
    let low = v128.load(at);
    let high = low;
    let lowBinned = infinite;
    let total = f64x2.splat(0);
    for (let block: usize = 0; block < end; block += blockBytes) {
      for (let half: usize = 0; half < CELL; half += 16) {
        const x = v128.load(at + block + half);
        low = f64x2.pmin(low, x);
        high = f64x2.pmax(high, x);
        lowBinned = f64x2.pmin(lowBinned, v128.bitselect(infinite, x, f64x2.lt(x, one)));
        total = f64x2.add(total, rounded(f64x2.mul(x, steps)));
      }
    }
    const lowest = least(low);
    const highest = greatest(high);
    book(cell, blocks, total);
    if (highest < 1) {
      widen(cell, lowest, highest);
      addTo4(sketchZeros, cell, <u32>(blocks * LANES));
      continue;
    }
    const lowestBinned = least(lowBinned);
    if (!(lowestBinned >= at8(sketchLowestBinned, cell) && highest <= at8(sketchHighest, cell)))
      makeRoom<T>(cell, counts, lowestBinned, highest);
    widen(cell, lowest, highest);

    const k = exponentOf(cell);
    // The bins of a row lie in two turns of slots at most: less the whole turns below the lowest, they need one subtraction.
    const lowBin = pattern(lowestBinned) >> k;
    const turn = lowBin - lowBin % length;
    let zeros: u32 = 0;
    for (let block: usize = 0; block < end; block += blockBytes) {
      for (let lane: usize = 0; lane < CELL; lane += 8) {
        const x = load<f64>(at + block + lane);
        if (x < 1) zeros++;
        else {
          const place = (pattern(x) >> k) - turn;
          count<T>(counts, <usize>(place < length ? place : place - length), 1);
        }
      }
    }
    addTo4(sketchZeros, cell, zeros);
  }
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

@inline function at8(array: usize, cell: usize): f64 { return load<f64>(array + (cell << 3)); }
@inline function exponentOf(cell: usize): i32 { return <i32>load<i16>(sketchExponents + (cell << 1)); }
@inline function addTo4(array: usize, cell: usize, more: u32): void {
  store<u32>(array + (cell << 2), load<u32>(array + (cell << 2)) + more);
}
@inline function count<T>(counts: usize, slot: usize, more: u32): void {
  const at = counts + slot * sizeof<T>();
  store<T>(at, <T>(<u32>load<T>(at) + more));
}

@inline function book(cell: usize, blocks: usize, total: v128): void {
  addTo4(sketchSizes, cell, <u32>(blocks * LANES));
  const sum = at8(sketchSums, cell) + (f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1));
  store<f64>(sketchSums + (cell << 3), sum);
}

@inline function widen(cell: usize, lowest: f64, highest: f64): void {
  const at = cell << 3;
  store<f64>(sketchLowest + at, min(lowest, load<f64>(sketchLowest + at)));
  store<f64>(sketchHighest + at, max(highest, load<f64>(sketchHighest + at)));
}

/** Float32 pattern of a value >= 1 with 64 steps an octave, 0 at 1. */
@inline function pattern(x: f64): i32 { return (reinterpret<i32>(<f32>x) >> 17) - ONE; }

@inline function powerOfTwo(exponent: i32): f64 { return reinterpret<f64>(<u64>(1023 + exponent) << 52); }

/** The exponent of a finite number above 0: 2^exponent is at most that number. */
@inline function exponentIn(x: f64): i32 { return <i32>((reinterpret<u64>(x) >> 52) & 0x7ff) - 1023; }

function binOf(x: f64, k: i32): f64 {
  if (isLog) return <f64>(pattern(x) >> k);
  return Math.floor(Math.floor(x * binsPerUnit) * powerOfTwo(finest - k));
}

@inline function slotOf(bin: f64): f64 {
  if (Math.abs(bin) < SURE) return bin - Math.floor(bin / bins) * bins;
  const slot = bin % bins;
  return slot < 0 ? slot + bins : slot;
}

/** Make room for binned values low..high: raise the exponent to the smallest at which all binned values fit the row. */
function makeRoom<T>(cell: usize, counts: usize, low: f64, high: f64): void {
  const oldLow = at8(sketchLowestBinned, cell);
  const newLow = min(oldLow, low);
  const newHigh = max(at8(sketchHighest, cell), high);
  const old = exponentOf(cell);
  let k = old;
  // No smaller one fits: each bin of 2^k would have to hold more than 2^k. A first fill skips some twenty trials.
  if (!isLog) k = max(k, exponentIn((newHigh - newLow) / (bins + 1)));
  while (binOf(newHigh, k) - binOf(newLow, k) >= bins) k++;
  store<f64>(sketchLowestBinned + (cell << 3), newLow);
  if (k == old) return;
  store<i16>(sketchExponents + (cell << 1), <i16>k);
  if (oldLow != Infinity) mergeBins<T>(counts, binOf(oldLow, old), powerOfTwo(old - k));
}

/** Merge the bins of a row whose lowest bin is `first`; a new bin is 1 / shrink old ones wide. */
function mergeBins<T>(counts: usize, first: f64, shrink: f64): void {
  const length = <usize>bins;
  const bytes = length * sizeof<T>();
  memory.copy(spare, counts, bytes);
  memory.fill(counts, 0, bytes);
  // A slot names its bin only modulo the row; the lowest bin says where the row begins.
  let slot = <usize>slotOf(first);
  for (let j: usize = 0; j < length; j++) {
    const counted = <u32>load<T>(spare + slot * sizeof<T>());
    if (counted != 0) count<T>(counts, <usize>slotOf(Math.floor((first + <f64>j) * shrink)), counted);
    slot = slot + 1 < length ? slot + 1 : 0;
  }
}
