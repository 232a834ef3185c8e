import type { Baseline } from '../../baseline/baseline.ts';
import { LANES } from '../../kernels/kernels.ts';
import { type Column, createColumn } from '../../params/quantity.ts';
import { DRAW_GROUPS, drawUniforms, type Luck, PERSISTENT, WORLD_M49 } from '../../random/luck.ts';
import { leverInYear, numberLever, type ResolvedScenario } from '../../scenario/resolve.ts';
import type { YearFrame } from '../driver.ts';
import { triangularQuantile } from './response.ts';

/**
 * Slow onset: people who leave the countryside for drier fields, heat and a higher sea, inside their country.
 *
 * departures = share of the high end x rate x (T - T_2024) x rural people; rate = k_r x farm share of jobs x weight, fitted so that
 * SSP5-8.5 at a share of 1 reaches the published high end by 2050. They are a part of the rural-urban flow that the reference
 * holds at SSP2-4.5; only the difference from it moves the urban share. Evidence: Groundswell (Clement et al. 2021); low end 0.2
 * of the high one; sign disputed for the poorest. Left out: moves across borders, and back.
 */
export interface SlowOnset {
  /** [C][L] people who left since the start of 2025. */
  readonly slowOnsetMovers: Column<'stock', 'persons'>;
  /** [C][L] movers of the year beyond those of the reference, negative for fewer. */
  readonly townward: Float64Array;
  startBlock(luck: Luck): void;
  step(frame: YearFrame, warming: WarmingSince): void;
}

/** [L] degrees of forced warming since 2024. */
interface WarmingSince {
  readonly scenario: Float64Array;
  readonly reference: Float64Array;
}

/** Share of the high end when the lever is not set: from the published low end to the high one, median 0.5. */
const LOWEST = 0.2;
const MODE = 0.375;
const HIGHEST = 1;

/** Make the slow-onset part of the climate driver. */
export function createSlowOnset(
  baseline: Pick<Baseline, 'places' | 'slowOnset'>,
  scenario: ResolvedScenario,
  drawsCoefficients: boolean,
): SlowOnset {
  const C = baseline.places.length;
  const { rate } = baseline.slowOnset;
  const lever = numberLever(scenario, 'slowOnset');
  const slowOnsetMovers = createColumn<'stock', 'persons'>(C * LANES);
  const townward = new Float64Array(C * LANES);
  const drawn = new Float64Array(LANES);

  return {
    slowOnsetMovers,
    townward,
    startBlock(luck) {
      slowOnsetMovers.fill(0);
      drawn.fill(0.5);
      if (drawsCoefficients) drawUniforms(luck, WORLD_M49, PERSISTENT, DRAW_GROUPS.slowOnset, 1, drawn);
      for (let lane = 0; lane < LANES; lane++)
        drawn[lane] = LOWEST + triangularQuantile(drawn[lane] as number, MODE - LOWEST, HIGHEST - LOWEST);
    },
    step({ year, population, urbanShare }, warming) {
      for (let i = 0; i < C; i++) {
        const perDegree = rate[i] as number;
        if (perDegree === 0) continue;
        const set = leverInYear(lever, i, year);
        for (let lane = 0; lane < LANES; lane++) {
          const at = i * LANES + lane;
          const rural = (population[at] as number) * (1 - (urbanShare[at] as number)) * perDegree;
          const usual = drawn[lane] as number;
          const movers = rural * (lever.isSet[i] ? set : usual) * (warming.scenario[lane] as number);
          slowOnsetMovers[at] = (slowOnsetMovers[at] as number) + movers;
          townward[at] = movers - rural * usual * (warming.reference[lane] as number);
        }
      }
    },
  };
}
