import { BATCH_BLOCKS, type BinSketch, NARROW_RUNS, type SketchKernel, type SketchPart } from './sketch-kernel.ts';

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
  /** Lay out the memory, all zeros; 0 if the machine cannot give it. */
  initSketches(cells: number, counterBytes: number, valueBytes: number): number;
  fillSketch(
    cell: number,
    rows: number,
    counts: number,
    at: number,
    blocks: number,
    blockBytes: number,
    hasLogScale: number,
    isWide: number,
    rowLength: number,
    finestExponent: number,
    sumSteps: number,
  ): void;
}

const VALUE_BYTES = Float64Array.BYTES_PER_ELEMENT;

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
  const isWide = runs > NARROW_RUNS;
  const counterBytes = isWide ? Uint32Array.BYTES_PER_ELEMENT : Uint16Array.BYTES_PER_ELEMENT;
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const cells = sum(parts.map((part) => part.cells));
  const counters = sum(parts.map((part) => part.cells * part.scale.bins));
  if (exports.initSketches(cells, counters * counterBytes, BATCH_BLOCKS * width * VALUE_BYTES) === 0)
    throw new Error(`There is no memory for sketches of ${cells} cells.`);
  // Growing memory detaches views: none may be made before `initSketches`.
  const { buffer } = exports.memory;
  const valuesAt = exports.sketchValues.value;
  let cell = 0;
  let counter = exports.sketchCounts.value;
  const places = parts.map((part) => {
    const place = { ...part, cell, counter };
    cell += part.cells;
    counter += part.cells * part.scale.bins * counterBytes;
    return place;
  });
  const sketches = places.map(({ scale, cells, cell, counter }): BinSketch => {
    const length = cells * scale.bins;
    const doubles = (array: { value: number }) => new Float64Array(buffer, array.value + cell * VALUE_BYTES, cells);
    return {
      scale,
      cells,
      counts: isWide ? new Uint32Array(buffer, counter, length) : new Uint16Array(buffer, counter, length),
      exponent: new Int16Array(buffer, exports.sketchExponents.value + cell * 2, cells).fill(scale.finest),
      zeros: new Uint32Array(buffer, exports.sketchZeros.value + cell * 4, cells),
      n: new Uint32Array(buffer, exports.sketchSizes.value + cell * 4, cells),
      sum: doubles(exports.sketchSums),
      min: doubles(exports.sketchLowest).fill(Number.POSITIVE_INFINITY),
      max: doubles(exports.sketchHighest).fill(Number.NEGATIVE_INFINITY),
      low: doubles(exports.sketchLowestBinned).fill(Number.POSITIVE_INFINITY),
    };
  });
  return {
    sketches,
    values: new Float64Array(buffer, valuesAt, BATCH_BLOCKS * width),
    release: onRelease,
    fill(sketch, first, rows, at, blocks) {
      const { scale, cell, counter } = places[sketch] as (typeof places)[number];
      exports.fillSketch(
        cell + first,
        rows,
        counter + first * scale.bins * counterBytes,
        valuesAt + at * VALUE_BYTES,
        blocks,
        width * VALUE_BYTES,
        scale.kind === 'log' ? 1 : 0,
        isWide ? 1 : 0,
        scale.bins,
        scale.finest,
        scale.sumSteps,
      );
    },
  };
}
