import { createBlockEngine, type RunFailure } from '../engine/block.ts';
import { assertJob, CHUNK_RUNS, type Job, yearCount } from '../engine/job.ts';
import type { World } from '../engine/world.ts';
import { AGE_GROUPS, LANES, SEXES } from '../kernels/kernels.ts';
import { CORRIDOR_MOVES_SCALE, POPULATION_BY_AGE_SCALE } from '../params/outputs.ts';
import { type AdditiveKind, add, type Column, plain, type Quantity, quantity, type Unit } from '../params/quantity.ts';
import { addRows, type BinSketch, createBinSketch } from './bin-sketch.ts';
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

/** Sketches of a job: one per output over (place, year), and one over (place, S, G, year) of the places by age. */
export interface EnsembleSketches {
  readonly outputs: readonly BinSketch[];
  readonly byAge: BinSketch | null;
  /** Over (corridor, year). */
  readonly corridors: BinSketch | null;
}

/** One worker's share of a job. Chunks may come in any order; a chunk is repeatable byte for byte. */
export interface Ensemble {
  readonly selection: Selection;
  runChunk(chunk: number): ChunkReport;
  /** Sketches of all chunks run so far; empty for an exact job. */
  readonly sketches: EnsembleSketches;
}

/** Prepare a job on a world. */
export function createEnsemble(world: World, job: Job): Ensemble {
  assertJob(job);
  const selection = selectCells(world.baseline, job);
  const T = yearCount(job);
  const P = selection.places.length;
  const O = selection.outputs.length;
  const ageCells = SEXES * AGE_GROUPS;
  const engine = createBlockEngine(world, job);
  const measure = createMeasure(world, selection, T);
  const cells = new Float64Array(P * O * T * LANES);
  const A = selection.byAge.length;
  const M = selection.corridors.length;
  const moves = M > 0 ? new Float64Array(M * T * LANES) : null;
  const ages = A > 0 ? new Float64Array(A * ageCells * T * LANES) : null;
  const isExact = job.record === 'exact';
  const sketches: EnsembleSketches = {
    outputs: isExact ? [] : selection.outputs.map((output) => createBinSketch(output.scale, P * T, job.runs)),
    byAge: !isExact && ages ? createBinSketch(POPULATION_BY_AGE_SCALE, A * ageCells * T, job.runs) : null,
    corridors: !isExact && moves ? createBinSketch(CORRIDOR_MOVES_SCALE, M * T, job.runs) : null,
  };

  function runChunk(chunk: number): ChunkReport {
    const first = chunk * CHUNK_RUNS;
    let unmet = quantity<'flow', 'persons'>(0);
    let capped = quantity<'movement', 'persons'>(0);
    const failures = engine
      .run(first, (state) => {
        measure.measure(state, cells);
        if (ages) measure.measureByAge(state, ages);
        if (moves) measure.measureCorridors(state, moves);
        unmet = add(unmet, sumUsed(state.unmet, first, job.runs));
        if (state.index === T - 1) capped = add(capped, sumUsed(state.capped, first, job.runs));
      })
      .filter((failure) => failure.run < job.runs);
    const failed = new Set(failures.map((failure) => failure.run));
    const lanes: number[] = [];
    for (let lane = 0; lane < LANES && first + lane < job.runs; lane++) if (!failed.has(first + lane)) lanes.push(lane);
    if (!isExact) addAll(lanes);
    return {
      chunk,
      runs: lanes.map((lane) => first + lane),
      failures,
      bookings: { unmet: plain(unmet), capped: plain(capped) },
      values: pickLanes(cells, selection.watched, O * T, lanes),
      byAge:
        isExact && ages
          ? pickLanes(
              ages,
              selection.byAge.map((_, a) => a),
              ageCells * T,
              lanes,
            )
          : null,
      corridors:
        isExact && moves
          ? pickLanes(
              moves,
              selection.corridors.map((_, c) => c),
              T,
              lanes,
            )
          : null,
    };
  }

  function addAll(lanes: readonly number[]): void {
    sketches.outputs.forEach((sketch, o) => {
      for (let p = 0; p < P; p++) addRows(sketch, p * T, T, cells, (p * O + o) * T * LANES, LANES, lanes);
    });
    if (sketches.byAge && ages) addRows(sketches.byAge, 0, A * ageCells * T, ages, 0, LANES, lanes);
    if (sketches.corridors && moves) addRows(sketches.corridors, 0, M * T, moves, 0, LANES, lanes);
  }

  return { selection, runChunk, sketches };
}

/** Copy the chosen places' cells and lanes out of a block buffer laid out [place][cell][L]. */
function pickLanes(
  buffer: Float64Array,
  places: readonly number[],
  cellsPerPlace: number,
  lanes: readonly number[],
): Float64Array {
  const out = new Float64Array(places.length * cellsPerPlace * lanes.length);
  let at = 0;
  for (const p of places)
    for (let cell = 0; cell < cellsPerPlace; cell++)
      for (const lane of lanes) out[at++] = buffer[(p * cellsPerPlace + cell) * LANES + lane] as number;
  return out;
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
