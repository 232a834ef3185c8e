import { CONFLICT_THRESHOLD, LARGEST_CONFLICT_SHARE } from '../../baseline/conflict-law.ts';
import { NOWCAST_COEFFICIENTS, type PeaceBaseline } from '../../baseline/peace.ts';
import { LANES } from '../../kernels/kernels.ts';
import { drawNormals, drawUniformsOf, type Luck, PERSISTENT, WORLD_M49 } from '../../random/luck.ts';
import { normalQuantile } from '../../random/normal.ts';
import type { ConflictState } from './conflict.ts';
import { PEACE_DRAWS } from './draws.ts';

const K = NOWCAST_COEFFICIENTS;

/**
 * Draw where conflict stood at the end of 2024 in every place and run, after the last record: a nowcast, not a record.
 *
 * A run draws its coefficients, then each place its state, and its size in conflict or, out of it, any small count of its
 * own record. The level of a spell under way stays at the nowcast's as long as it lasts, so that the world returns to its
 * long-run level no faster than spells end. A place of fewer than 50,000 people cannot be in conflict.
 *
 * @param population [C][L] persons at 31 December 2024.
 * @param state      overwritten.
 */
export function drawNowcast(
  luck: Luck,
  { law, nowcast }: Pick<PeaceBaseline, 'law' | 'nowcast'>,
  m49: readonly number[],
  population: Float64Array,
  drawsCoefficients: boolean,
  state: ConflictState,
): void {
  const common = new Float64Array(8 * LANES);
  const own = new Float64Array(m49.length * 4 * LANES);
  if (drawsCoefficients)
    PEACE_DRAWS.nowcastCoefficients.forEach((group, g) => {
      drawNormals(luck, WORLD_M49, PERSISTENT, group, 4, common.subarray(g * 4 * LANES));
    });
  drawUniformsOf(luck, Uint32Array.from(m49), PERSISTENT, PEACE_DRAWS.nowcast, 4, own);
  for (let i = 0; i < m49.length; i++) {
    const drawn = 4 * i * LANES;
    for (let lane = 0; lane < LANES; lane++) {
      const at = i * LANES + lane;
      let logit = nowcast.logit[i] as number;
      for (let k = 0; k < K; k++)
        logit += (nowcast.logitFactors[i * K + k] as number) * (common[k * LANES + lane] as number);
      const most = LARGEST_CONFLICT_SHARE * (population[at] as number);
      const chance = 1 / (1 + Math.exp(-logit));
      const isOn = most >= CONFLICT_THRESHOLD && (own[drawn + lane] as number) > 1 - chance;
      state.isOn[at] = isOn ? 1 : 0;
      const years = nowcast.yearsOn[i] as number;
      const since = nowcast.yearsSince[i] as number;
      state.yearsOn[at] = isOn ? Math.max(1, years) : years;
      state.yearsSince[at] = isOn ? 1 : since > 0 ? since : Number.POSITIVE_INFINITY;
      state.spellShift[at] = isOn ? (nowcast.size[i] as number) - (law.level[i] as number) : 0;
      if (isOn) {
        const z = normalQuantile(own[drawn + LANES + lane] as number);
        const log = (nowcast.size[i] as number) + (nowcast.sizeSpread[i] as number) * z;
        state.last[at] = Math.min(most, Math.max(CONFLICT_THRESHOLD, Math.exp(log)));
      } else {
        const isAny = (own[drawn + 2 * LANES + lane] as number) > 1 - (law.smallShare[i] as number);
        const z = normalQuantile(own[drawn + 3 * LANES + lane] as number);
        const log = (law.smallLevel[i] as number) + law.smallSpread * z;
        state.last[at] = isAny ? Math.min(CONFLICT_THRESHOLD - 1, most, Math.max(1, Math.exp(log))) : 0;
      }
    }
  }
}
