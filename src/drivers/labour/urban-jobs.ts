import type { Baseline } from '../../baseline/baseline.ts';
import { LANES } from '../../kernels/kernels.ts';
import type { LabourKernel } from '../../kernels/labour.ts';
import { type Column, columnOf } from '../../params/quantity.ts';
import { DRAW_GROUPS, drawUniforms, type Luck, PERSISTENT, WORLD_M49 } from '../../random/luck.ts';

/**
 * Jobs in towns: jobs wanted outside farming x the part of them that is in towns.
 *
 * The farming share falls as incomes rise: logit slope -1.03 on log income across countries (R2 0.63), the same part of it
 * followed over time as for self-employment. Part in towns = u / (u + r (1 - u)), u the urban share of 2024: a rural resident holds
 * a job outside farming r times as often as an urban one. It is held: jobs do not follow people to towns by themselves.
 * Evidence: ILO shares by sector; r and the holding are assumed, since no source says which jobs are in towns. Left out:
 * farming inside towns, and people who live in the countryside and work in town.
 */
export interface UrbanJobs {
  /** [C][L] at 31 December. */
  readonly urbanJobs: Column<'stock', 'persons'>;
  /** [C][L] change in the year. */
  readonly newUrbanJobs: Column<'flow', 'persons'>;
  startBlock(luck: Luck): void;
  /**
   * Count the jobs in towns at 31 December 2024.
   *
   * @param jobs       [C] jobs wanted then.
   * @param urbanShare [C][L] share of people in towns then.
   */
  begin(jobs: Float64Array, urbanShare: Float64Array): void;
}

/** Slope of the logit of farming's share of jobs on log income across countries in 2023. */
export const FARMING_SLOPE = -1.03;
/** Jobs outside farming of a rural resident for each of an urban one. Assumed, drawn evenly; the centre without noise. */
const RURAL_JOBS = { min: 0.3, max: 0.7 } as const;

/**
 * Make the count in the memory of the loop that closes the year of labour markets, which does the rest of the counting.
 *
 * @param drawsCoefficients false keeps every run at the centre.
 */
export function createUrbanJobs(
  { places, labour }: Pick<Baseline, 'places' | 'labour'>,
  drawsCoefficients: boolean,
  { inTowns, urbanJobs, newUrbanJobs }: LabourKernel['memory'],
): UrbanJobs {
  const C = places.length;
  const rural = new Float64Array(LANES);

  return {
    urbanJobs: columnOf<'stock', 'persons'>(urbanJobs),
    newUrbanJobs: columnOf<'flow', 'persons'>(newUrbanJobs),
    startBlock(luck) {
      rural.fill(0.5);
      if (drawsCoefficients) drawUniforms(luck, WORLD_M49, PERSISTENT, DRAW_GROUPS.urbanJobs, 1, rural);
      for (let lane = 0; lane < LANES; lane++)
        rural[lane] = RURAL_JOBS.min + (RURAL_JOBS.max - RURAL_JOBS.min) * (rural[lane] as number);
    },
    begin(jobs, urbanShare) {
      for (let i = 0; i < C; i++)
        for (let lane = 0; lane < LANES; lane++) {
          const at = i * LANES + lane;
          const urban = urbanShare[at] as number;
          inTowns[at] = urban > 0 ? urban / (urban + (rural[lane] as number) * (1 - urban)) : 0;
          urbanJobs[at] = (jobs[i] as number) * (1 - (labour.agriculture[i] as number)) * (inTowns[at] as number);
        }
    },
  };
}
