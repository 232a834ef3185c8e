import { LANES } from '../kernels/kernels.ts';
import type { BinSketch, SketchFactory, SketchPart } from '../kernels/sketch-kernel.ts';

/**
 * Puts the blocks of a job into its sketches year by year while they are computed: the values of a year are near then, and those of a whole
 * block would take half as much memory as all counters.
 *
 * A block that is left half-way is computed again, the same bytes, and goes on where it was left. A run that fails after some of its years cannot
 * be taken out again: all blocks are then recorded anew without it, and every later block is computed once to see who fails, before it is recorded.
 */
export interface SketchRecorder {
  /** [cells of a year][8] values to be recorded; to be asked for in every year. */
  readonly values: Float64Array;
  /** Lanes of a block that are to be recorded while it is computed, by bits; null where it is not known yet who holds. */
  lanesOf(block: number, asked: number): number | null;
  /** Add the lanes of the year that stands in `values`, unless it was added before. */
  addYear(block: number, year: number, lanes: number): void;
  /** Say which of the lanes asked for hold. */
  settle(block: number, asked: number, lanes: number): void;
  /** Blocks that are to be computed again to be recorded, with their lanes. */
  missing(): (readonly [block: number, lanes: number])[];
  /** The sketch of a part as it is by now, to be used before anything else is asked of the recorder; its cells are (year, cell of the part). */
  read(part: number): BinSketch;
  /** Give the memory to the next job; nothing is to be asked any more. */
  release(): void;
}

/**
 * Make empty sketches.
 *
 * @param parts of a year, in the order in which their values stand.
 */
export function createSketchRecorder(
  create: SketchFactory,
  parts: readonly SketchPart[],
  years: number,
  runs: number,
): SketchRecorder {
  const width = parts.reduce((sum, { cells }) => sum + cells * LANES, 0);
  const ofAllYears = parts.map(({ scale, cells }) => ({ scale, cells: cells * years }));
  const kernel = create(ofAllYears, runs, width);
  /** Years of a block that are in the sketches. */
  const recorded = new Map<number, number>();
  /** Lanes of a block that hold. */
  const holding = new Map<number, number>();
  let hasFailed = false;

  return {
    get values() {
      return kernel.values;
    },
    lanesOf: (block, asked) => holding.get(block) ?? (hasFailed ? null : asked),
    addYear(block, year, lanes) {
      if (year < (recorded.get(block) ?? 0)) return;
      let at = 0;
      parts.forEach(({ cells }, part) => {
        kernel.fill(part, year * cells, cells, at, lanes);
        at += cells * LANES;
      });
      recorded.set(block, year + 1);
    },
    settle(block, asked, lanes) {
      holding.set(block, lanes);
      if (lanes === asked || hasFailed) return;
      hasFailed = true;
      if (!recorded.has(block)) return;
      kernel.clear();
      recorded.clear();
    },
    missing: () => [...holding].filter(([block, lanes]) => lanes > 0 && (recorded.get(block) ?? 0) < years),
    read: kernel.read,
    release: kernel.release,
  };
}
