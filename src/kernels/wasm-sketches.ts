import {
  type BinSketch,
  NARROW_RUNS,
  type SketchColumns,
  type SketchKernel,
  type SketchPart,
} from './sketch-kernel.ts';
import { copyColumns } from './sketches.ts';

/** What sketches.as.ts exports; an address has its value only after `initSketches`. */
export interface SketchExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly sketchValues: { readonly value: number };
  readonly sketchCounts: { readonly value: number };
  readonly sketchExponents: { readonly value: number };
  readonly sketchZeros: { readonly value: number };
  readonly sketchSizes: { readonly value: number };
  readonly sketchSums: { readonly value: number };
  readonly sketchLowest: { readonly value: number };
  readonly sketchHighest: { readonly value: number };
  readonly sketchLowestBinned: { readonly value: number };
  readonly sketchCopy: { readonly value: number };
  /** Lay out the memory, all zeros; 0 if the machine cannot give it. */
  initSketches(cells: number, counters: number, mostCounters: number, counterBytes: number, valueBytes: number): number;
  /** Write counters in 16 bits each or more. */
  copyRows(cell: number, rows: number, counts: number, rowLength: number): void;
  /** 0 if the machine cannot give the memory. */
  fillSketch(
    cell: number,
    rows: number,
    counts: number,
    at: number,
    lanes: number,
    hasLogScale: number,
    rowLength: number,
    finestExponent: number,
    sumSteps: number,
  ): number;
}

const VALUE_BYTES = Float64Array.BYTES_PER_ELEMENT;

/** Largest job whose counters begin as bytes: of one twice as large most rows would come to need more. */
const BYTE_RUNS = 2_000;

/** Bytes of the counters with which a job begins. */
function firstCounterBytes(runs: number): 1 | 2 | 4 {
  if (runs > NARROW_RUNS) return 4;
  return runs > BYTE_RUNS ? 2 : 1;
}

/**
 * Make sketches in the memory of an instance that no other job uses.
 *
 * @param onRelease told when the job needs it no more.
 * @throws Error if the machine cannot give the memory.
 */
export function wrapSketchExports(
  exports: SketchExports,
  parts: readonly SketchPart[],
  runs: number,
  width: number,
  onRelease: () => void,
): SketchKernel {
  const counterBytes = firstCounterBytes(runs);
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const cells = sum(parts.map((part) => part.cells));
  const counters = parts.map((part) => part.cells * part.scale.bins);
  const assertGiven = (isGiven: number) => {
    if (isGiven === 0) throw new Error(`There is no memory for sketches of ${cells} cells.`);
  };
  layOut();
  let cell = 0;
  let counter = exports.sketchCounts.value;
  const places = parts.map((part) => {
    const place = { ...part, cell, counter };
    cell += part.cells;
    counter += part.cells * part.scale.bins * counterBytes;
    return place;
  });
  markEmpty();

  function layOut(): void {
    assertGiven(
      exports.initSketches(cells, sum(counters), Math.max(0, ...counters), counterBytes, width * VALUE_BYTES),
    );
  }

  /** An empty cell has no range. */
  function markEmpty(): void {
    for (let s = 0; s < parts.length; s++) {
      const { scale, exponent, min, max, low } = viewOf(s);
      exponent.fill(scale.finest);
      min.fill(Number.POSITIVE_INFINITY);
      max.fill(Number.NEGATIVE_INFINITY);
      low.fill(Number.POSITIVE_INFINITY);
    }
  }

  /** The arrays of a sketch but its counters; growing memory detaches them. */
  function viewOf(sketch: number): SketchColumns {
    const { scale, cells, cell } = places[sketch] as (typeof places)[number];
    const { buffer } = exports.memory;
    const doubles = (array: { value: number }) => new Float64Array(buffer, array.value + cell * VALUE_BYTES, cells);
    const counts = (array: { value: number }) => new Uint32Array(buffer, array.value + cell * 4, cells);
    return {
      scale,
      cells,
      exponent: new Int16Array(buffer, exports.sketchExponents.value + cell * 2, cells),
      zeros: counts(exports.sketchZeros),
      n: counts(exports.sketchSizes),
      sum: doubles(exports.sketchSums),
      min: doubles(exports.sketchLowest),
      max: doubles(exports.sketchHighest),
      low: doubles(exports.sketchLowestBinned),
    };
  }

  /** The counters of a sketch, all of one width, in memory that the next ones take. */
  function countsOf(sketch: number): BinSketch['counts'] {
    const { scale, cells, cell, counter } = places[sketch] as (typeof places)[number];
    exports.copyRows(cell, cells, counter, scale.bins);
    const Counts = counterBytes === 4 ? Uint32Array : Uint16Array;
    return new Counts(exports.memory.buffer, exports.sketchCopy.value, cells * scale.bins);
  }

  let values = new Float64Array(exports.memory.buffer, exports.sketchValues.value, width);
  return {
    get values() {
      if (values.buffer !== exports.memory.buffer)
        values = new Float64Array(exports.memory.buffer, exports.sketchValues.value, width);
      return values;
    },
    release: onRelease,
    clear() {
      layOut();
      markEmpty();
    },
    fill(sketch, first, rows, at, lanes) {
      const { scale, cell, counter } = places[sketch] as (typeof places)[number];
      const isGiven = exports.fillSketch(
        cell + first,
        rows,
        counter + first * scale.bins * counterBytes,
        exports.sketchValues.value + at * VALUE_BYTES,
        lanes,
        scale.kind === 'log' ? 1 : 0,
        scale.bins,
        scale.finest,
        scale.sumSteps,
      );
      assertGiven(isGiven);
    },
    read: (sketch) => copyColumns(viewOf(sketch), countsOf(sketch)),
  };
}
