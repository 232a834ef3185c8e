import { type Baseline, FIRST_YEAR, HISTORY_YEARS } from '../../src/baseline/baseline.ts';
import { createWorld, resetPeople } from '../../src/engine/world.ts';
import { AGE_GROUPS, AGES, LANES, SEXES } from '../../src/kernels/kernels.ts';
import { leavingSchedules } from '../../src/mobility/leaving-schedule.ts';

/** Year ends around the period 2010-2015, whose mean stands for it. */
const AROUND_PERIOD = [2009, 2014] as const;

/** People weighted by how likely their age is to move, the same schedule for all places. */
export interface Exposure {
  /** [C] mean of 2010-2015. */
  readonly past: Float64Array;
  /** [C][T] each projected year, UN medium. */
  readonly years: Float64Array;
}

/** Compute the exposure of every place by running the cohorts of the baseline along the UN medium. */
export function movingExposure(baseline: Baseline): Exposure {
  const { C, T, kernel } = createWorld(baseline);
  const world = { baseline, C, T, kernel };
  const years = new Float64Array(C * T);
  resetPeople(world);
  kernel.memory.hazardExcess.fill(0);
  for (let index = 0; index < T; index++) {
    for (let i = 0; i < C; i++)
      kernel.memory.totalFertility.fill(
        baseline.totalFertility.median[i * T + index] as number,
        i * LANES,
        (i + 1) * LANES,
      );
    kernel.survive(index);
    for (let i = 0; i < C; i++) years[i * T + index] = kernel.memory.exposure[i * LANES] as number;
    kernel.leave(index);
    kernel.settle(index);
  }
  return { past: pastExposure(baseline), years };
}

/** Mean exposure over a block of years [C]. */
export function blockExposure(
  exposure: Exposure,
  block: { readonly first: number; readonly last: number },
): Float64Array {
  const T = exposure.years.length / exposure.past.length;
  return exposure.past.map((_, i) => {
    let sum = 0;
    for (let year = block.first; year <= block.last; year++) sum += exposure.years[i * T + year - FIRST_YEAR] as number;
    return sum / (block.last - block.first + 1);
  });
}

/** Exposure at the year ends around 2010-2015 from five-year ages, each at the mean of the schedule over its ages. */
function pastExposure(baseline: Baseline): Float64Array {
  const schedule = leavingSchedules().subarray(0, AGES);
  const { population } = baseline.history;
  return Float64Array.from(baseline.places, (_, i) => {
    let sum = 0;
    for (const year of AROUND_PERIOD) {
      const point = i * HISTORY_YEARS.length + HISTORY_YEARS.indexOf(year);
      for (let cell = 0; cell < SEXES * AGE_GROUPS; cell++) {
        const first = 5 * (cell % AGE_GROUPS);
        const ages = schedule.subarray(first, Math.min(first + 5, AGES));
        const mean = ages.reduce((total, value) => total + value, 0) / ages.length;
        sum += (mean * (population[point * SEXES * AGE_GROUPS + cell] as number)) / AROUND_PERIOD.length;
      }
    }
    return sum;
  });
}
