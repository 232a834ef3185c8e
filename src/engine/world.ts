import { type Baseline, FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import { buildFertilityTables, buildSurvivalTables } from '../baseline/life-table.ts';
import { AGE_GROUPS, AGES, type CohortKernel, type KernelFactory, LANES, SEXES } from '../kernels/kernels.ts';
import { leavingSchedules } from '../mobility/leaving-schedule.ts';

/** A baseline loaded into a kernel: what is the same for every job. */
export interface World {
  readonly baseline: Baseline;
  readonly kernel: CohortKernel;
  readonly C: number;
  readonly T: number;
}

/** Load the tables of a baseline into the memory of a new kernel. */
export function createWorld(baseline: Baseline, factory: KernelFactory): World {
  const C = baseline.places.length;
  const T = LAST_YEAR - FIRST_YEAR + 1;
  const kernel = factory(C, T);
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
  return { baseline, kernel, C, T };
}

/** Put the population of the end of 2024 into every lane. */
export function resetPeople(world: World): void {
  const { people } = world.kernel.memory;
  const base = world.baseline.populationBase;
  for (let cell = 0; cell < world.C * SEXES * AGES; cell++)
    people.fill(base[cell] as number, cell * LANES, (cell + 1) * LANES);
}
