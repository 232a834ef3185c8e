import { describe, expect, it } from 'vitest';
import { yearCount } from '../../src/engine/job.ts';
import { createWorld, type World } from '../../src/engine/world.ts';
import { TYPESCRIPT_KERNELS, type WorldKernels } from '../../src/engine/world-kernels.ts';
import { copySketch, createBinSketch } from '../../src/kernels/sketches.ts';
import { addToSketch } from '../../src/summary/bin-sketch.ts';
import { createEnsemble } from '../../src/summary/ensemble.ts';
import { loadKernels } from '../../workers/kernel-loader.ts';
import { builtKernels } from '../support/built-kernels.ts';
import { baseline, FEW_PLACES, jobOn, subsetBaseline } from '../support/world.ts';

const RUNS = 44;
const CHUNKS = [3, 0, 5, 1, 4, 2];

const KERNELS = [
  ['TypeScript', TYPESCRIPT_KERNELS],
  ['WebAssembly', await loadKernels(builtKernels())],
] as const;

const worldOf = (kernels: WorldKernels) => createWorld(subsetBaseline(baseline, FEW_PLACES), kernels);

/** A world where a year of disasters in one place, which is rare there, makes a run fail. */
function fragileWorld(kernels: WorldKernels): World {
  const world = worldOf(kernels);
  const { logRate, occurrenceLogit } = world.baseline.disaster;
  (logRate as Float64Array)[2] = Number.NaN;
  (occurrenceLogit as Float64Array)[2] = -5;
  return world;
}

/** Sketches of all outputs from the values of all runs that hold, and the runs that failed. */
function expectedOf(world: World) {
  const job = jobOn(world, { runs: RUNS, until: 2032 });
  const ensemble = createEnsemble(world, job);
  const { places, outputs } = ensemble.selection;
  const T = yearCount(job);
  const sketches = outputs.map(({ scale }) => createBinSketch(scale, places.length * T, RUNS));
  const failed: number[] = [];
  for (const chunk of CHUNKS) {
    const { runs, failures, values } = ensemble.runChunk(chunk);
    failed.push(...failures.map(({ run }) => run));
    values.forEach((x, at) => {
      const cell = Math.floor(at / runs.length);
      const [p, o, t] = [Math.floor(cell / T / outputs.length), Math.floor(cell / T) % outputs.length, cell % T];
      addToSketch(sketches[o] as (typeof sketches)[number], t * places.length + p, x);
    });
  }
  return { sketches, failed };
}

/** Record all chunks, each left half-way once or more before it is run to its end. */
function recordedBy(world: World) {
  const ensemble = createEnsemble(world, jobOn(world, { runs: RUNS, until: 2032, record: 'sketch' }));
  const failed = CHUNKS.flatMap((chunk) => {
    for (const steps of [3, 1, 12, 20]) {
      const parts = ensemble.chunkInParts(chunk);
      for (let step = 0; step < steps; step++) parts.next();
    }
    return ensemble.runChunk(chunk).failures.map(({ run }) => run);
  });
  return { sketches: ensemble.sketches.outputs.map((read) => copySketch(read())), failed };
}

describe.each(KERNELS)('in the sketches of %s kernels', (_, kernels) => {
  it('blocks that were left half-way are recorded once', () => {
    const expected = expectedOf(worldOf(kernels));
    expect(expected.failed).toEqual([]);
    expect(recordedBy(worldOf(kernels))).toEqual(expected);
  });

  it('runs that fail are in no year, also in none that was recorded before they failed', () => {
    const expected = expectedOf(fragileWorld(kernels));
    expect(expected.failed.length).toBeGreaterThan(2);
    expect(expected.failed.length).toBeLessThan(RUNS / 2);
    expect(recordedBy(fragileWorld(kernels))).toEqual(expected);
  });

  it('nothing is where all runs fail', () => {
    const world = fragileWorld(kernels);
    (world.baseline.disaster.occurrenceLogit as Float64Array)[2] = 9;
    const { sketches, failed } = recordedBy(world);
    expect(failed).toHaveLength(RUNS);
    for (const { n } of sketches) expect(Math.max(...n)).toBe(0);
  });
});
