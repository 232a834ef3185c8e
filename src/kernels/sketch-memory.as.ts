// The memory of all sketches of a job. Those of a sketch's columns are read by wasm-sketches.ts; the others are for the kernel alone.

import { allocate, forget, grow } from './arena.as';

/** Counters of the longest row. */
const LONGEST_ROW: usize = 384;

// Addresses of the arrays of all sketches, one after the other; they have their values after `initSketches`.
export let sketchValues: usize = 0;
export let sketchCounts: usize = 0;
/** [cell] address of the row of a cell whose counters have outgrown a byte, else 0. */
export let sketchWideRows: usize = 0;
export let sketchExponents: usize = 0;
export let sketchZeros: usize = 0;
export let sketchSizes: usize = 0;
export let sketchSums: usize = 0;
export let sketchLowest: usize = 0;
export let sketchHighest: usize = 0;
export let sketchLowestBinned: usize = 0;
/** Where `copyRows` writes: memory that is used again does not wait for the machine to give pages. */
export let sketchCopy: usize = 0;

/** [cell] number of values up to which no counter of a byte can be outgrown. */
export let safe: usize = 0;
/** The counters of a row whose bins are being merged. */
export let merged: usize = 0;
/** Bytes of a counter at the start: 2 or 4 in a job of many runs. */
export let counterBytes: usize = 1;

/**
 * Lay out the memory, all zeros, and say whether the machine could give it; called again, it forgets the sketches before.
 *
 * `mostCounters` are those of the largest sketch.
 */
export function initSketches(
  cells: usize, counters: usize, mostCounters: usize, bytesOfCounter: usize, valueBytes: usize,
): bool {
  forget();
  counterBytes = bytesOfCounter;
  sketchValues = allocate(valueBytes);
  sketchCounts = allocate(counters * bytesOfCounter);
  sketchWideRows = allocate(cells * 4);
  sketchExponents = allocate(cells * 2);
  sketchZeros = allocate(cells * 4);
  sketchSizes = allocate(cells * 4);
  sketchSums = allocate(cells * 8);
  sketchLowest = allocate(cells * 8);
  sketchHighest = allocate(cells * 8);
  sketchLowestBinned = allocate(cells * 8);
  safe = allocate(cells * 2);
  sketchCopy = allocate(mostCounters * max<usize>(bytesOfCounter, 2));
  merged = allocate(LONGEST_ROW * 4);
  return grow();
}
