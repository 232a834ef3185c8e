import type { SketchScale } from '../params/outputs.ts';

/**
 * Bin sketches of many cells with one scale: per cell a row of counters, a zero counter (log scale), n, sum, min, max.
 *
 * The width of a cell's bins is 2^k, k the smallest at which min..max fits the row; a value x has bin
 * floor(x / 2^k) (log scale: its octave and 64th of the octave, >> k) and sits in slot bin mod row length, so raising k only
 * merges pairs. The sketch therefore depends on the set of values alone: any order, chunk or worker gives equal
 * counters. Sums are whole multiples of a power of two and exact below 2^53 of them, so means do not depend on order either.
 */
export interface BinSketch {
  readonly scale: SketchScale;
  readonly cells: number;
  /** [cell][bins]; Uint32 where a bin might pass 65,535. */
  readonly counts: Uint16Array | Uint32Array;
  /** [cell] bin exponent k. */
  readonly exponent: Int16Array;
  /** [cell] values below 1 (log scale only). */
  readonly zeros: Uint32Array;
  readonly n: Uint32Array;
  /** [cell] sum in units of 1 / scale.sumSteps. */
  readonly sum: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** [cell] smallest value that has a bin; `min` unless the log scale counted it as zero. */
  readonly low: Float64Array;
}

/** 2^-j, so that the hot path multiplies instead of calling the power function. */
const HALVINGS = Float64Array.from({ length: 128 }, (_, j) => 2 ** -j);

/** Make empty sketches; `runs` decides the width of the counters. */
export function createBinSketch(scale: SketchScale, cells: number, runs: number): BinSketch {
  const length = cells * scale.bins;
  return {
    scale,
    cells,
    counts: runs > 0xffff ? new Uint32Array(length) : new Uint16Array(length),
    exponent: new Int16Array(cells).fill(scale.finest),
    zeros: new Uint32Array(cells),
    n: new Uint32Array(cells),
    sum: new Float64Array(cells),
    min: new Float64Array(cells).fill(Number.POSITIVE_INFINITY),
    max: new Float64Array(cells).fill(Number.NEGATIVE_INFINITY),
    low: new Float64Array(cells).fill(Number.POSITIVE_INFINITY),
  };
}

/** Add one finite value to a cell. */
export function addToSketch(sketch: BinSketch, cell: number, x: number): void {
  addRows(sketch, cell, 1, [x], 0, 1, [0]);
}

/**
 * Add the chosen lanes of consecutive cells; the hot path of recording.
 *
 * @param first  first cell; `rows` cells follow each other.
 * @param values finite; the value of row r and lane l stands at offset + r * stride + l.
 */
export function addRows(
  sketch: BinSketch,
  first: number,
  rows: number,
  values: ArrayLike<number>,
  offset: number,
  stride: number,
  lanes: readonly number[],
): void {
  const { scale, counts, exponent, zeros, n, sum, min, max, low } = sketch;
  const { bins, sumSteps } = scale;
  const isLog = scale.kind === 'log';
  for (let row = 0; row < rows; row++) {
    const cell = first + row;
    let total = sum[cell] as number;
    for (let l = 0; l < lanes.length; l++) {
      const x = values[offset + row * stride + (lanes[l] as number)] as number;
      total += Math.round(x * sumSteps);
      if (isLog && x < 1) zeros[cell] = (zeros[cell] as number) + 1;
      else {
        // A value between two that fit, fits.
        if (!(x >= (low[cell] as number) && x <= (max[cell] as number)))
          makeRoom(sketch, cell, x, x, exponent[cell] as number);
        const at = cell * bins + slotOf(binOf(scale, x, exponent[cell] as number), bins);
        counts[at] = (counts[at] as number) + 1;
      }
      if (x < (min[cell] as number)) min[cell] = x;
      if (x > (max[cell] as number)) max[cell] = x;
    }
    sum[cell] = total;
    n[cell] = (n[cell] as number) + lanes.length;
  }
}

/** Merge `from` into `into`, cell by cell; both must have the same scale and number of cells. */
export function mergeSketch(into: BinSketch, from: BinSketch): void {
  const { scale } = into;
  for (let cell = 0; cell < into.cells; cell++) {
    if (from.n[cell] === 0) continue;
    if ((from.n[cell] as number) > (from.zeros[cell] as number)) {
      makeRoom(into, cell, from.low[cell] as number, from.max[cell] as number, from.exponent[cell] as number);
      const first = binOf(scale, from.low[cell] as number, from.exponent[cell] as number);
      const merge = 2 ** ((into.exponent[cell] as number) - (from.exponent[cell] as number));
      for (let bin = first; bin < first + scale.bins; bin++) {
        const count = from.counts[cell * scale.bins + slotOf(bin, scale.bins)] as number;
        if (count === 0) continue;
        const at = cell * scale.bins + slotOf(Math.floor(bin / merge), scale.bins);
        into.counts[at] = (into.counts[at] as number) + count;
      }
    }
    into.n[cell] = (into.n[cell] as number) + (from.n[cell] as number);
    into.sum[cell] = (into.sum[cell] as number) + (from.sum[cell] as number);
    into.zeros[cell] = (into.zeros[cell] as number) + (from.zeros[cell] as number);
    into.min[cell] = Math.min(into.min[cell] as number, from.min[cell] as number);
    into.max[cell] = Math.max(into.max[cell] as number, from.max[cell] as number);
  }
}

/**
 * Quantile of a cell: the R-7 rank, linear inside a bin (geometric on the log scale), held inside min..max.
 *
 * A cell whose values are all equal gives that value exactly; an empty cell gives 0.
 */
export function sketchQuantile(sketch: BinSketch, cell: number, p: number): number {
  const n = sketch.n[cell] as number;
  if (n === 0) return 0;
  const min = sketch.min[cell] as number;
  const max = sketch.max[cell] as number;
  if (min === max) return min;
  const { scale } = sketch;
  // Values are thought of at the middle of their rank step, so p = 0 and 1 give min and max.
  const rank = p * (n - 1) + 0.5;
  const zeros = sketch.zeros[cell] as number;
  if (rank < zeros) return min;
  let below = zeros;
  const k = sketch.exponent[cell] as number;
  const low = binOf(scale, sketch.low[cell] as number, k);
  for (let j = 0; j < scale.bins; j++) {
    const count = sketch.counts[cell * scale.bins + slotOf(low + j, scale.bins)] as number;
    if (count > 0 && rank <= below + count) {
      const inside = (rank - below) / count;
      const left = edge(scale, low + j, k);
      const right = edge(scale, low + j + 1, k);
      const x = scale.kind === 'log' ? left * (right / left) ** inside : left + (right - left) * inside;
      return Math.min(max, Math.max(min, x));
    }
    below += count;
  }
  return max;
}

/** Mean of a cell, exact to half a step of the sum; an empty cell gives 0. */
export function sketchMean(sketch: BinSketch, cell: number): number {
  const n = sketch.n[cell] as number;
  return n === 0 ? 0 : (sketch.sum[cell] as number) / sketch.scale.sumSteps / n;
}

/** Bin of a value at exponent k; by way of the finest bin, so that widening and direct binning agree to the last value. */
function binOf(scale: SketchScale, x: number, k: number): number {
  if (scale.kind === 'log') return pattern(x) >> k;
  return Math.floor(Math.floor(x * scale.binsPerUnit) * (HALVINGS[k - scale.finest] as number));
}

/** Float32 pattern of a value >= 1 with 64 steps an octave, by arithmetic: eleven bits of exponent and mantissa. */
function pattern(x: number): number {
  const single = Math.fround(x);
  const octave = 31 - Math.clz32(single);
  return single < 2 ** 31
    ? (octave << 6) + Math.floor(single * (HALVINGS[octave] as number) * 64 - 64)
    : farPattern(single);
}

/** The same beyond the whole numbers that `clz32` counts. */
function farPattern(single: number): number {
  const octave = Math.floor(Math.log2(single));
  return (octave << 6) + Math.floor(single * 2 ** -octave * 64 - 64);
}

/** Left edge of a bin. */
function edge(scale: SketchScale, bin: number, k: number): number {
  if (scale.kind === 'linear') return bin * 2 ** k;
  const step = bin << k;
  return 2 ** (step >> 6) * (1 + (step & 63) / 64);
}

/**
 * Make room for binned values low..high: raise the exponent to the smallest k (at least `least`) at which all
 * binned values fit the row, merging bins, and lower `low`.
 */
function makeRoom(sketch: BinSketch, cell: number, low: number, high: number, least: number): void {
  const { scale } = sketch;
  const oldLow = sketch.low[cell] as number;
  const newLow = Math.min(oldLow, low);
  const newHigh = Math.max(sketch.max[cell] as number, high);
  let k = Math.max(least, sketch.exponent[cell] as number);
  while (binOf(scale, newHigh, k) - binOf(scale, newLow, k) >= scale.bins) k++;
  if (k !== sketch.exponent[cell]) raise(sketch, cell, k, oldLow);
  sketch.low[cell] = newLow;
}

/** Raise the exponent of a cell to k; `low` is its smallest binned value so far, infinite when it has none. */
function raise(sketch: BinSketch, cell: number, k: number, low: number): void {
  const old = sketch.exponent[cell] as number;
  sketch.exponent[cell] = k;
  if (low === Number.POSITIVE_INFINITY) return;
  const { bins } = sketch.scale;
  const merge = 2 ** (k - old);
  const row = sketch.counts.subarray(cell * bins, (cell + 1) * bins);
  const counted = row.slice();
  row.fill(0);
  // A slot names its bin only modulo the row; the smallest binned value says where the row begins.
  const first = binOf(sketch.scale, low, old);
  for (let bin = first; bin < first + bins; bin++) {
    const count = counted[slotOf(bin, bins)] as number;
    if (count === 0) continue;
    const slot = slotOf(Math.floor(bin / merge), bins);
    row[slot] = (row[slot] as number) + count;
  }
}

function slotOf(bin: number, bins: number): number {
  // Whole-number remainders are many times faster where the bin has 32 bits, as all but the first of a cell have.
  const small = bin | 0;
  const slot = small === bin ? small % bins : bin % bins;
  return slot < 0 ? slot + bins : slot;
}
