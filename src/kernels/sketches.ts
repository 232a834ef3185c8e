import { LANES } from './kernels.ts';
import { type BinScale, type BinSketch, NARROW_RUNS, type SketchColumns, type SketchFactory } from './sketch-kernel.ts';

/** 2^-j, so that the hot path multiplies instead of calling the power function. */
const HALVINGS = Float64Array.from({ length: 128 }, (_, j) => 2 ** -j);

/** The twin of sketches.as.ts in plain TypeScript. */
export const createTypeScriptSketches: SketchFactory = (parts, runs, width) => {
  const createAll = () => parts.map(({ scale, cells }) => createBinSketch(scale, cells, runs));
  let sketches = createAll();
  const values = new Float64Array(width);
  return {
    values,
    release: () => undefined,
    clear() {
      sketches = createAll();
    },
    read: (sketch) => copySketch(sketches[sketch] as BinSketch),
    fill(sketch, first, rows, at, lanes) {
      const asked = Array.from({ length: LANES }, (_, lane) => lane).filter((lane) => lanes & (1 << lane));
      addRows(sketches[sketch] as BinSketch, first, rows, values, at, LANES, asked);
    },
  };
};

/** A sketch with arrays of its own. */
export function copySketch(sketch: BinSketch): BinSketch {
  return copyColumns(sketch, sketch.counts.slice());
}

/** A sketch of copied columns and these counters. */
export function copyColumns(
  { scale, cells, exponent, zeros, n, sum, min, max, low }: SketchColumns,
  counts: BinSketch['counts'],
): BinSketch {
  return {
    scale,
    cells,
    counts,
    exponent: exponent.slice(),
    zeros: zeros.slice(),
    n: n.slice(),
    sum: sum.slice(),
    min: min.slice(),
    max: max.slice(),
    low: low.slice(),
  };
}

/** Make empty sketches; `runs` decides the width of the counters. */
export function createBinSketch(scale: BinScale, cells: number, runs: number): BinSketch {
  const length = cells * scale.bins;
  return {
    scale,
    cells,
    counts: runs > NARROW_RUNS ? new Uint32Array(length) : new Uint16Array(length),
    exponent: new Int16Array(cells).fill(scale.finest),
    zeros: new Uint32Array(cells),
    n: new Uint32Array(cells),
    sum: new Float64Array(cells),
    min: new Float64Array(cells).fill(Number.POSITIVE_INFINITY),
    max: new Float64Array(cells).fill(Number.NEGATIVE_INFINITY),
    low: new Float64Array(cells).fill(Number.POSITIVE_INFINITY),
  };
}

/**
 * Add the chosen values of consecutive cells.
 *
 * @param first   first cell; `rows` cells follow each other.
 * @param values  finite; the value j of row r stands at offset + r * stride + lanes[j].
 */
export function addRows(
  sketch: BinSketch,
  first: number,
  rows: number,
  values: Float64Array,
  offset: number,
  stride: number,
  lanes: readonly number[],
): void {
  if (lanes.length === 0) return;
  const { scale, counts, exponent, zeros, n, sum, min, max, low } = sketch;
  const { bins, sumSteps } = scale;
  const isLog = scale.kind === 'log';
  for (let row = 0; row < rows; row++) {
    const cell = first + row;
    const at = offset + row * stride;
    let [total, below, lowest, highest, lowestBinned] = [0, 0, Infinity, -Infinity, Infinity];
    for (let j = 0; j < lanes.length; j++) {
      const x = values[at + (lanes[j] as number)] as number;
      total += Math.round(x * sumSteps);
      if (x < lowest) lowest = x;
      if (x > highest) highest = x;
      if (isLog && x < 1) below++;
      else if (x < lowestBinned) lowestBinned = x;
    }
    if (below < lanes.length) {
      // Values between two that fit, fit.
      if (!(lowestBinned >= (low[cell] as number) && highest <= (max[cell] as number)))
        makeRoom(sketch, cell, lowestBinned, highest, exponent[cell] as number);
      const k = exponent[cell] as number;
      const lowBin = binOf(scale, lowestBinned, k);
      const lowSlot = slotOf(lowBin, bins);
      for (let j = 0; j < lanes.length; j++) {
        const x = values[at + (lanes[j] as number)] as number;
        if (isLog && x < 1) continue;
        const slot = binOf(scale, x, k) - lowBin + lowSlot;
        const count = cell * bins + (slot < bins ? slot : slot - bins);
        counts[count] = (counts[count] as number) + 1;
      }
    }
    zeros[cell] = (zeros[cell] as number) + below;
    n[cell] = (n[cell] as number) + lanes.length;
    sum[cell] = (sum[cell] as number) + total;
    // Adding 0 makes one zero of the two, so that it does not matter which of them came first.
    if (lowest < (min[cell] as number)) min[cell] = lowest + 0;
    if (highest > (max[cell] as number)) max[cell] = highest + 0;
  }
}

/** Bin of a value at exponent k; by way of the finest bin, so that widening and direct binning agree to the last value. */
export function binOf(scale: BinScale, x: number, k: number): number {
  if (scale.kind === 'log') return pattern(x) >> k;
  return Math.floor(Math.floor(x * scale.binsPerUnit) * (HALVINGS[k - scale.finest] as number));
}

const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);

/** Float32 pattern of a value >= 1 with 64 steps an octave, 0 at 1. */
function pattern(x: number): number {
  single[0] = x;
  return ((bits[0] as number) >> 17) - (127 << 6);
}

/**
 * Make room for binned values low..high: raise the exponent to the smallest k (at least `least`) at which all
 * binned values fit the row, merging bins, and lower `low`.
 */
export function makeRoom(sketch: BinSketch, cell: number, low: number, high: number, least: number): void {
  const { scale } = sketch;
  const oldLow = sketch.low[cell] as number;
  const newLow = Math.min(oldLow, low);
  const newHigh = Math.max(sketch.max[cell] as number, high);
  let k = Math.max(least, sketch.exponent[cell] as number);
  while (binOf(scale, newHigh, k) - binOf(scale, newLow, k) >= scale.bins) k++;
  if (k !== sketch.exponent[cell]) raise(sketch, cell, k, oldLow);
  sketch.low[cell] = newLow + 0;
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
  let slot = slotOf(first, bins);
  for (let j = 0; j < bins; j++) {
    const count = counted[slot] as number;
    slot = slot + 1 < bins ? slot + 1 : 0;
    if (count === 0) continue;
    const at = slotOf(Math.floor((first + j) / merge), bins);
    row[at] = (row[at] as number) + count;
  }
}

/** Slot of a bin. */
export function slotOf(bin: number, bins: number): number {
  // Whole-number remainders are many times faster where the bin has 32 bits, as all but the first of a cell have.
  const small = bin | 0;
  const slot = small === bin ? small % bins : bin % bins;
  return slot < 0 ? slot + bins : slot;
}
