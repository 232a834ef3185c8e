import type { BinSketch } from '../kernels/sketch-kernel.ts';
import { addRows, binOf, makeRoom, slotOf } from '../kernels/sketches.ts';

/** Add one finite value to a cell. */
export function addToSketch(sketch: BinSketch, cell: number, x: number): void {
  addRows(sketch, cell, 1, Float64Array.of(x), 0, 1, [0]);
}

/** Merge `from` into `into`, cell by cell; both must have the same scale and number of cells. */
export function mergeSketch(into: BinSketch, from: BinSketch): void {
  for (let cell = 0; cell < into.cells; cell++) {
    const n = from.n[cell] as number;
    if (n === 0) continue;
    if (n > (from.zeros[cell] as number)) mergeBins(into, from, cell);
    into.n[cell] = (into.n[cell] as number) + n;
    into.sum[cell] = (into.sum[cell] as number) + (from.sum[cell] as number);
    into.zeros[cell] = (into.zeros[cell] as number) + (from.zeros[cell] as number);
    into.min[cell] = Math.min(into.min[cell] as number, from.min[cell] as number);
    into.max[cell] = Math.max(into.max[cell] as number, from.max[cell] as number);
  }
}

function mergeBins(into: BinSketch, from: BinSketch, cell: number): void {
  const { scale } = into;
  const { bins } = scale;
  const old = from.exponent[cell] as number;
  makeRoom(into, cell, from.low[cell] as number, from.max[cell] as number, old);
  const k = into.exponent[cell] as number;
  const row = cell * bins;
  if (k === old) {
    // Bins of one width have the same slots, whatever the range of their cell.
    addSlots(into.counts, from.counts, row, bins);
    return;
  }
  const first = binOf(scale, from.low[cell] as number, old);
  const shrink = 2 ** (old - k);
  let slot = slotOf(first, bins);
  for (let j = 0; j < bins; j++) {
    const count = from.counts[row + slot] as number;
    slot = slot + 1 < bins ? slot + 1 : 0;
    if (count === 0) continue;
    const at = row + slotOf(Math.floor((first + j) * shrink), bins);
    into.counts[at] = (into.counts[at] as number) + count;
  }
}

function addSlots(into: BinSketch['counts'], from: BinSketch['counts'], row: number, bins: number): void {
  for (let at = row; at < row + bins; at++) {
    const count = from[at] as number;
    if (count > 0) into[at] = (into[at] as number) + count;
  }
}

/**
 * Write the quantiles of a cell: the R-7 rank, linear inside a bin (geometric on the log scale), held inside min..max.
 *
 * A cell whose values are all equal gives that value exactly; an empty cell gives 0.
 *
 * @param rising positions in `quantiles` in the order of rising quantiles: the bins are gone through once.
 * @param out    gets the quantile of position q at `at` + q.
 */
export function writeQuantiles(
  sketch: BinSketch,
  cell: number,
  quantiles: readonly number[],
  rising: readonly number[],
  out: Float64Array | Float32Array,
  at: number,
): void {
  const n = sketch.n[cell] as number;
  const min = sketch.min[cell] as number;
  const max = sketch.max[cell] as number;
  if (n === 0 || min === max) {
    out.fill(n === 0 ? 0 : min, at, at + quantiles.length);
    return;
  }
  const { scale, counts } = sketch;
  const { bins } = scale;
  const zeros = sketch.zeros[cell] as number;
  const k = sketch.exponent[cell] as number;
  const isLog = scale.kind === 'log';
  const width = 2 ** k;
  const low = zeros < n ? binOf(scale, sketch.low[cell] as number, k) : 0;
  const row = cell * bins;
  let slot = slotOf(low, bins);
  /** Bins gone through, and the values in them and below. */
  let gone = 0;
  let below = zeros;
  let count = 0;
  for (let r = 0; r < rising.length; r++) {
    const q = rising[r] as number;
    // Values are thought of at the middle of their rank step, so p = 0 and 1 give min and max.
    const rank = (quantiles[q] as number) * (n - 1) + 0.5;
    if (rank < zeros) {
      out[at + q] = min;
      continue;
    }
    while ((count === 0 || rank > below) && gone < bins) {
      count = counts[row + slot] as number;
      below += count;
      slot = slot + 1 < bins ? slot + 1 : 0;
      gone++;
    }
    if (count === 0 || rank > below) {
      out[at + q] = max;
      continue;
    }
    const inside = (rank - (below - count)) / count;
    const bin = low + gone - 1;
    const left = isLog ? logEdge(bin, k) : bin * width;
    const right = isLog ? logEdge(bin + 1, k) : (bin + 1) * width;
    const x = isLog ? left * (right / left) ** inside : left + (right - left) * inside;
    out[at + q] = Math.min(max, Math.max(min, x));
  }
}

/** Positions in `quantiles` in the order of rising quantiles. */
export function risingOrder(quantiles: readonly number[]): number[] {
  return quantiles.map((_, q) => q).sort((a, b) => (quantiles[a] as number) - (quantiles[b] as number));
}

/** Mean of a cell, exact to half a step of the sum; an empty cell gives 0. */
export function sketchMean(sketch: BinSketch, cell: number): number {
  const n = sketch.n[cell] as number;
  return n === 0 ? 0 : (sketch.sum[cell] as number) / sketch.scale.sumSteps / n;
}

/** Left edge of a bin of the log scale. */
function logEdge(bin: number, k: number): number {
  const step = bin << k;
  return 2 ** (step >> 6) * (1 + (step & 63) / 64);
}
