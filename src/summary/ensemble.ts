import { createBlockEngine } from '../engine/block.ts';
import { assertJob, CHUNK_RUNS, type Job, yearCount } from '../engine/job.ts';
import type { RunFailure } from '../engine/run-failure.ts';
import { toTheEnd } from '../engine/to-the-end.ts';
import type { World } from '../engine/world.ts';
import { AGE_GROUPS, LANES, SEXES } from '../kernels/kernels.ts';
import { BATCH_BLOCKS, type BinSketch, type SketchPart } from '../kernels/sketch-kernel.ts';
import { addRows } from '../kernels/sketches.ts';
import { CORRIDOR_MOVES_SCALE, POPULATION_BY_AGE_SCALE } from '../params/outputs.ts';
import { type AdditiveKind, add, type Column, plain, type Quantity, quantity, type Unit } from '../params/quantity.ts';
import { createMeasure } from './measure.ts';
import { type Selection, selectCells } from './selection.ts';

/** What a run could not do as asked, summed over places, years and the runs of a chunk; booked, never hidden. */
export interface Bookings {
  /** People who should have left and could not. */
  readonly unmet: number;
  /** Displacements above the largest share of a population. */
  readonly capped: number;
}

/** The result of one chunk: plain data that crosses threads. */
export interface ChunkReport {
  readonly chunk: number;
  /** Runs of the chunk that hold, failed ones left out. */
  readonly runs: readonly number[];
  readonly failures: readonly RunFailure[];
  readonly bookings: Bookings;
  /** Exact jobs: [place][output][year][run of `runs`]; else the same for the watched places. */
  readonly values: Float64Array;
  /** Exact jobs by age: [place of `byAge`][S][G][year][run of `runs`]. */
  readonly byAge: Float64Array | null;
  /** Exact jobs: [corridor][year][run of `runs`]. */
  readonly corridors: Float64Array | null;
}

/** Sketches of a job, the cells of each year side by side: one per output over (year, place). */
export interface EnsembleSketches {
  readonly outputs: readonly BinSketch[];
  /** Over (year, place of `byAge`, S, G). */
  readonly byAge: BinSketch | null;
  /** Over (year, corridor). */
  readonly corridors: BinSketch | null;
}

/** How far a chunk has come. */
type ChunkStage = 'open' | 'recorded';

/** One worker's share of a job. Chunks may come in any order; a chunk is repeatable byte for byte. */
export interface Ensemble {
  readonly selection: Selection;
  runChunk(chunk: number): ChunkReport;
  /**
   * The same in parts of a few milliseconds, after each of which the work may be left: while the chunk is `open` it leaves no trace then, and may
   * be run anew; once it is being `recorded` it may leave some in the sketches.
   */
  chunkInParts(chunk: number): Generator<ChunkStage, ChunkReport>;
  /** Sketches of all chunks run so far; empty for an exact job. */
  readonly sketches: EnsembleSketches;
  /** Give the memory of the sketches to the next job; nothing is to be asked any more. */
  release(): void;
}

/** Prepare a job on a world. */
export function createEnsemble(world: World, job: Job): Ensemble {
  assertJob(job);
  const selection = selectCells(world.baseline, job);
  const T = yearCount(job);
  const P = selection.places.length;
  const O = selection.outputs.length;
  const ageCells = SEXES * AGE_GROUPS;
  const A = selection.byAge.length * ageCells;
  const M = selection.corridors.length;
  const engine = createBlockEngine(world, job);
  const measure = createMeasure(world, selection);
  const blockWidth = T * measure.width;
  const isExact = job.record === 'exact';
  // Of a year, in the order in which they are measured.
  const parts = [
    ...selection.outputs.map(({ scale }) => ({ scale, cells: P })),
    ...(A > 0 ? [{ scale: POPULATION_BY_AGE_SCALE, cells: A }] : []),
    ...(M > 0 ? [{ scale: CORRIDOR_MOVES_SCALE, cells: M }] : []),
  ];
  const kernel = isExact ? null : world.recording.sketches(parts.map(ofAllYears), job.runs, blockWidth);
  const values = kernel?.values ?? new Float64Array(blockWidth);
  /** Blocks in `values` that are not in the sketches yet. */
  let waiting = 0;

  function ofAllYears({ scale, cells }: SketchPart): SketchPart {
    return { scale, cells: cells * T };
  }

  function* chunkInParts(chunk: number): Generator<ChunkStage, ChunkReport> {
    const first = chunk * CHUNK_RUNS;
    const at = waiting * blockWidth;
    let unmet = quantity<'flow', 'persons'>(0);
    let capped = quantity<'movement', 'persons'>(0);
    const block = engine.inYears(first, (state) => {
      measure.measure(state, values, at + state.index * measure.width);
      unmet = add(unmet, sumUsed(state.unmetOfWorld, first, job.runs));
      if (state.index === T - 1) capped = add(capped, sumUsed(state.capped, first, job.runs));
    });
    let year = block.next();
    for (; !year.done; year = block.next()) yield 'open';
    world.lastToRun.set(job.record, measure);
    const found = year.value;
    const failures = found.filter((failure) => failure.run < job.runs);
    const failed = new Set(failures.map((failure) => failure.run));
    const lanes: number[] = [];
    for (let lane = 0; lane < LANES && first + lane < job.runs; lane++) if (!failed.has(first + lane)) lanes.push(lane);
    const watched = selection.watched.flatMap((p) => selection.outputs.map((_, o) => o * P + p));
    const report = {
      chunk,
      runs: lanes.map((lane) => first + lane),
      failures,
      bookings: { unmet: plain(unmet), capped: plain(capped) },
      values: pickLanes(at, watched, lanes),
      byAge: isExact && A > 0 ? pickLanes(at, range(O * P, A), lanes) : null,
      corridors: isExact && M > 0 ? pickLanes(at, range(O * P + A, M), lanes) : null,
    };
    if (kernel) yield* record(lanes);
    return report;
  }

  /** Let a whole block wait for others; add one that lacks runs by itself. */
  function* record(lanes: readonly number[]): Generator<ChunkStage, void> {
    if (lanes.length === LANES) waiting++;
    else
      yield* inYears((s, first, cells, at) => {
        addRows(kernel?.sketches[s] as BinSketch, first, cells, values, waiting * blockWidth + at, LANES, lanes);
      });
    if (waiting === BATCH_BLOCKS) yield* fill();
  }

  function* fill(): Generator<ChunkStage, void> {
    if (waiting > 0) yield* inYears((s, first, cells, at) => kernel?.fill(s, first, cells, at, waiting));
    waiting = 0;
  }

  /** Go through values in their order in memory: the sketch, its first cell of the year, how many, where they stand. */
  function* inYears(
    visit: (sketch: number, first: number, cells: number, at: number) => void,
  ): Generator<ChunkStage, void> {
    for (let t = 0; t < T; t++) {
      let at = t * measure.width;
      parts.forEach(({ cells }, s) => {
        visit(s, t * cells, cells, at);
        at += cells * LANES;
      });
      yield 'recorded';
    }
  }

  /** Copy the chosen cells and lanes of the block at `at`: [cell][year][run]. */
  function pickLanes(at: number, cells: readonly number[], lanes: readonly number[]): Float64Array {
    const out = new Float64Array(cells.length * T * lanes.length);
    let to = 0;
    for (const cell of cells)
      for (let t = 0; t < T; t++)
        for (const lane of lanes) out[to++] = values[at + t * measure.width + cell * LANES + lane] as number;
    return out;
  }

  return {
    selection,
    runChunk: (chunk) => toTheEnd(chunkInParts(chunk)),
    chunkInParts,
    release: () => kernel?.release(),
    get sketches() {
      toTheEnd(fill());
      const [byAge, corridors] = [A > 0 ? O : -1, M > 0 ? parts.length - 1 : -1];
      return {
        outputs: kernel?.sketches.slice(0, O) ?? [],
        byAge: kernel?.sketches[byAge] ?? null,
        corridors: kernel?.sketches[corridors] ?? null,
      };
    },
  };
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, j) => from + j);
}

/** Sum the lanes that belong to the job; the last block may run past it. */
function sumUsed<K extends AdditiveKind, U extends Unit>(
  values: Column<K, U>,
  first: number,
  runs: number,
): Quantity<K, U> {
  let sum = 0;
  for (let j = 0; j < values.length; j++) if (first + (j % LANES) < runs) sum += values[j] as number;
  return quantity(sum);
}
