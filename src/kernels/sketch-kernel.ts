import { LANES } from './kernels.ts';

/**
 * Memory and filling of the bin sketches of a job, behind one interface with two implementations as in kernels.ts.
 *
 * The width of a cell's bins is 2^k, k the smallest at which min..max fits the row; a value x has bin
 * floor(x / 2^k) (log scale: its octave and 64th of the octave, >> k) and sits in slot bin mod row length, so raising k only
 * merges pairs. The sketch therefore depends on the set of values alone: any order or worker gives equal
 * counters. Sums are whole multiples of a power of two and exact below 2^53 of them, so means do not depend on order either.
 */
export interface BinSketch {
  readonly scale: BinScale;
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

/** A sketch but for its counters. */
export type SketchColumns = Omit<BinSketch, 'counts'>;

/** How the bins of a sketch are laid out. */
export interface BinScale {
  readonly kind: 'linear' | 'log';
  /** A multiple of 16, at most 384: kernels go through rows by 16 bytes. */
  readonly bins: number;
  /** Exponent k of the finest linear bin 2^k; the finest log bin is 1/64 octave. */
  readonly finest: number;
  /** 2^-finest. */
  readonly binsPerUnit: number;
  /** Sums are whole multiples of 1 / sumSteps, a power of two. */
  readonly sumSteps: number;
}

/** A sketch that is asked for. */
export interface SketchPart {
  readonly scale: BinScale;
  readonly cells: number;
}

/** Largest number of runs that a Uint16 counter holds. */
export const NARROW_RUNS = 0xffff;

/** All lanes of a block. */
export const ALL_LANES = 2 ** LANES - 1;

export interface SketchKernel {
  /** [width] values of a block, or of a part of it; every cell has its 8 lanes side by side. To be asked for anew after a fill: the memory may have grown. */
  readonly values: Float64Array;
  /**
   * Add values to `rows` cells of a sketch from `first` on.
   *
   * @param sketch which of the parts asked for.
   * @param at where the values of the first cell stand; each next cell stands 8 further. They must be finite.
   * @param lanes bit j asks for lane j.
   * @throws Error if the machine cannot give the memory.
   */
  fill(sketch: number, first: number, rows: number, at: number, lanes: number): void;
  /** Empty all sketches. */
  clear(): void;
  /** A copy of the sketch of a part. Its counters are to be used or copied before anything else is asked of the kernel. */
  read(sketch: number): BinSketch;
  /** Give the memory to the next job; nothing is to be asked any more. */
  release(): void;
}

/** Makes empty sketches with room for `width` values; `runs` decides the width of counters. */
export type SketchFactory = (parts: readonly SketchPart[], runs: number, width: number) => SketchKernel;
