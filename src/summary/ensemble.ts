import { createBlockEngine } from '../engine/block.ts';
import { assertJob, CHUNK_RUNS, type Job, yearCount } from '../engine/job.ts';
import type { RunFailure } from '../engine/run-failure.ts';
import { toTheEnd } from '../engine/to-the-end.ts';
import type { World } from '../engine/world.ts';
import { AGE_GROUPS, LANES, SEXES } from '../kernels/kernels.ts';
import type { BinSketch } from '../kernels/sketch-kernel.ts';
import { CORRIDOR_MOVES_SCALE, POPULATION_BY_AGE_SCALE } from '../params/outputs.ts';
import { type AdditiveKind, add, type Column, plain, type Quantity, quantity, type Unit } from '../params/quantity.ts';
import { createMeasure } from './measure.ts';
import { type Selection, selectCells } from './selection.ts';
import { createSketchRecorder } from './sketch-recorder.ts';

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

/** Something for each sketch of a job; the cells of each year stand side by side: one sketch per output over (year, place). */
export interface OfSketches<Each> {
  readonly outputs: readonly Each[];
  /** Over (year, place of `byAge`, S, G). */
  readonly byAge: Each | null;
  /** Over (year, corridor). */
  readonly corridors: Each | null;
}

/** Sketches of a job. */
export type EnsembleSketches = OfSketches<BinSketch>;
/** Makes a copy of a sketch as it is by now; its counters are to be used or copied before anything else is done with the job. */
export type ReadSketch = () => BinSketch;

/** One worker's share of a job. Chunks may come in any order; a chunk is repeatable byte for byte. */
export interface Ensemble {
  readonly selection: Selection;
  runChunk(chunk: number): ChunkReport;
  /** The same in parts of a few milliseconds, after each of which the work may be left: the chunk is to be run anew here then. */
  chunkInParts(chunk: number): Generator<undefined, ChunkReport>;
  /** Sketches of all chunks run so far, and of the first years of one that was left, to be read one by one: all of them together are larger than the memory of the kernel; none for an exact job. */
  readonly sketches: OfSketches<ReadSketch>;
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
  const isExact = job.record === 'exact';
  // Of a year, in the order in which they are measured.
  const parts = [
    ...selection.outputs.map(({ scale }) => ({ scale, cells: P })),
    ...(A > 0 ? [{ scale: POPULATION_BY_AGE_SCALE, cells: A }] : []),
    ...(M > 0 ? [{ scale: CORRIDOR_MOVES_SCALE, cells: M }] : []),
  ];
  const recorder = isExact ? null : createSketchRecorder(world.recording.sketches, parts, T, job.runs);
  const watched = selection.watched.flatMap((p) => selection.outputs.map((_, o) => o * P + p));
  const keptWidth = isExact ? measure.width : watched.length * LANES;
  /** [year][cell][L] of a block: every cell of an exact job, else the watched ones. */
  const kept = new Float64Array(T * keptWidth);

  /** Compute a block, and record the lanes of it that are asked for, if any. */
  function* computeBlock(chunk: number, lanes: number | null): Generator<undefined, Computed> {
    const first = chunk * CHUNK_RUNS;
    let unmet = quantity<'flow', 'persons'>(0);
    let capped = quantity<'movement', 'persons'>(0);
    const block = engine.inYears(first, (state) => {
      const at = state.index * keptWidth;
      if (recorder) {
        const { values } = recorder;
        measure.measure(state, values, 0);
        watched.forEach((cell, k) => {
          for (let lane = 0; lane < LANES; lane++) kept[at + k * LANES + lane] = values[cell * LANES + lane] as number;
        });
        if (lanes !== null && [...state.failures.keys()].every((run) => (lanes & (1 << (run - first))) === 0))
          recorder.addYear(chunk, state.index, lanes);
      } else measure.measure(state, kept, at);
      unmet = add(unmet, sumUsed(state.unmetOfWorld, first, job.runs));
      if (state.index === T - 1) capped = add(capped, sumUsed(state.capped, first, job.runs));
    });
    const failures = yield* block;
    world.lastToRun.set(job.record, measure);
    return { failures, bookings: { unmet: plain(unmet), capped: plain(capped) } };
  }

  function* chunkInParts(chunk: number): Generator<undefined, ChunkReport> {
    const first = chunk * CHUNK_RUNS;
    const asked = range(0, Math.min(LANES, job.runs - first));
    const computed = yield* computeBlock(chunk, recorder?.lanesOf(chunk, bitsOf(asked)) ?? null);
    const failures = computed.failures.filter((failure) => failure.run < job.runs);
    const lanes = asked.filter((lane) => failures.every(({ run }) => run !== first + lane));
    const report = {
      chunk,
      runs: lanes.map((lane) => first + lane),
      failures,
      bookings: computed.bookings,
      values: pickLanes(isExact ? watched : range(0, watched.length), lanes),
      byAge: isExact && A > 0 ? pickLanes(range(O * P, A), lanes) : null,
      corridors: isExact && M > 0 ? pickLanes(range(O * P + A, M), lanes) : null,
    };
    recorder?.settle(chunk, bitsOf(asked), bitsOf(lanes));
    for (const [missing, holding] of recorder?.missing() ?? []) yield* computeBlock(missing, holding);
    return report;
  }

  /** Copy the chosen cells and lanes of what is kept: [cell][year][run]. */
  function pickLanes(cells: readonly number[], lanes: readonly number[]): Float64Array {
    const out = new Float64Array(cells.length * T * lanes.length);
    let to = 0;
    for (const cell of cells)
      for (let t = 0; t < T; t++)
        for (const lane of lanes) out[to++] = kept[t * keptWidth + cell * LANES + lane] as number;
    return out;
  }

  const readers = recorder
    ? parts.map(
        (_, part): ReadSketch =>
          () =>
            recorder.read(part),
      )
    : [];
  return {
    selection,
    runChunk: (chunk) => toTheEnd(chunkInParts(chunk)),
    chunkInParts,
    release: () => recorder?.release(),
    sketches: {
      outputs: readers.slice(0, O),
      byAge: (A > 0 && readers[O]) || null,
      corridors: (M > 0 && readers[parts.length - 1]) || null,
    },
  };
}

/** What a block has come to, beside the values that are kept. */
interface Computed {
  readonly failures: readonly RunFailure[];
  readonly bookings: Bookings;
}

/** Lanes as the bits of a number. */
function bitsOf(lanes: readonly number[]): number {
  return lanes.reduce((bits, lane) => bits | (1 << lane), 0);
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
