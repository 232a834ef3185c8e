import { type Baseline, FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import { buildFertilityTables, buildSurvivalTables } from '../baseline/life-table.ts';
import { createPairs } from '../drivers/peace/pair-table.ts';
import { EXPECTED_BLOCKS } from '../drivers/peace/peace.ts';
import type { CorridorKernel } from '../kernels/corridor-kernel.ts';
import type { DrawKernel } from '../kernels/draw-kernel.ts';
import { AGE_GROUPS, AGES, type CohortKernel, LANES, SEXES } from '../kernels/kernels.ts';
import type { LoopKernels } from '../kernels/loop-kernels.ts';
import type { PairKernel } from '../kernels/pair-kernel.ts';
import type { RecordingKernels } from '../kernels/recording.ts';
import { leavingSchedules } from '../mobility/leaving-schedule.ts';
import { createKeptPaths, type KeptPaths } from './kept-paths.ts';
import { TYPESCRIPT_KERNELS, type WorldKernels } from './world-kernels.ts';

/** Functions that a job makes anew: the years of a block as a whole, those beside kept people, and what measures them. */
type RunnerKind = 'whole' | 'beside' | 'exact' | 'sketch';

/** A baseline loaded into a kernel: what is the same for every job. */
export interface World {
  readonly baseline: Baseline;
  readonly kernel: CohortKernel;
  readonly corridors: CorridorKernel;
  readonly draws: DrawKernel;
  /** Loops of drivers over all places and runs of a year. */
  readonly loops: LoopKernels;
  /** Loops over the pairs of displacement: one block for jobs with noise, kept; the blocks whose mean a job without noise shows, made anew. */
  pairsFor(hasNoise: boolean): PairKernel;
  /** Makes what records the results of a job. */
  readonly recording: RecordingKernels;
  /** Paths of earlier jobs that asked to keep them. */
  readonly kept: KeptPaths;
  /**
   * What ran last of each kind, kept for its machine code: V8 lets the code of a function go with the last closure that has run it, so that a
   * job that began after a collection would run its first blocks at a third of the speed, or a fifth. The paths that its job has kept stay with it.
   */
  readonly lastToRun: Map<RunnerKind, object>;
  readonly C: number;
  readonly T: number;
}

/**
 * Load the tables of a baseline into the memory of new kernels.
 *
 * @param kernels those of another kind; plain TypeScript by default.
 */
export function createWorld(baseline: Baseline, kernels: WorldKernels = TYPESCRIPT_KERNELS): World {
  const C = baseline.places.length;
  const T = LAST_YEAR - FIRST_YEAR + 1;
  const kernel = kernels.cohorts(C, T);
  const { memory } = kernel;
  memory.survival.set(buildSurvivalTables(baseline));
  const { fertility, maleShare } = buildFertilityTables(baseline);
  memory.fertility.set(fertility);
  memory.maleShare.set(maleShare);
  memory.leavingSchedule.set(leavingSchedules());
  const cells = SEXES * AGE_GROUPS;
  for (let i = 0; i < C; i++)
    for (let t = 0; t < T; t++)
      memory.netReference.set(
        baseline.netMigrationAge.subarray((i * T + t) * cells, (i * T + t + 1) * cells),
        (t * C + i) * cells,
      );
  const corridors = kernels.corridors(C, baseline.corridors.origin.length);
  loadCorridors(baseline, corridors);
  const { crossBorder, shownShare } = baseline.peace;
  const pairsOf = (slots: number) => createPairs(crossBorder.pairs, shownShare, kernels.pairs, slots);
  // A slot takes a megabyte: those of the mean of runs are let go with their job.
  const oneBlock = pairsOf(1);
  const pairsFor = (hasNoise: boolean) => (hasNoise ? oneBlock : pairsOf(EXPECTED_BLOCKS));
  const { recording } = kernels;
  const loops = kernels.loops(C);
  return {
    baseline,
    kernel,
    corridors,
    draws: kernels.draws(),
    loops,
    pairsFor,
    recording,
    kept: createKeptPaths(),
    lastToRun: new Map(),
    C,
    T,
  };
}

function loadCorridors({ corridors, groups }: Baseline, { memory }: CorridorKernel): void {
  memory.origin.set(corridors.origin);
  memory.destination.set(corridors.destination);
  memory.reverse.set(corridors.reverse);
  const region = new Map<number, string>();
  for (const group of groups) if (group.scheme === 'un-region') for (const i of group.members) region.set(i, group.id);
  corridors.origin.forEach((i, k) => {
    memory.isWithinRegion[k] = region.get(i) === region.get(corridors.destination[k] as number) ? 1 : 0;
  });
}

/** Put the population of the end of 2024 into every lane. */
export function resetPeople(world: Pick<World, 'baseline' | 'kernel' | 'C'>): void {
  const { people } = world.kernel.memory;
  const base = world.baseline.populationBase;
  // Written out: a call of `fill` for each 8 numbers costs more than the numbers.
  for (let cell = 0; cell < world.C * SEXES * AGES; cell++) {
    const persons = base[cell] as number;
    for (let at = cell * LANES; at < (cell + 1) * LANES; at++) people[at] = persons;
  }
}
