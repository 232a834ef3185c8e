import { type Baseline, FIRST_YEAR } from '../baseline/baseline.ts';
import { corridorBlock } from '../baseline/corridors.ts';
import { oncePer } from '../baseline/once-per.ts';
import { LANES } from '../kernels/kernels.ts';
import { DRAW_GROUPS, drawKeys, drawNormalsOf, type Luck, PERSISTENT } from '../random/luck.ts';

/**
 * Background noise of net migration: n_i = s_i u_i, u an AR(1) with Student t(8) marginals, then balanced over
 * the world by least change, n_i - (s_i^2 / sum s^2) sum n, so that every lane sums to zero. s_i is such that the
 * balanced noise, together with what corridors and displacement across borders add, has the width of the UN's 80% interval; at
 * least a fifth of the UN's variance stays with it.
 *
 * Evidence: UN bounds are symmetric and nearly normal (docs/model.md). Left out: noise is not tied to income or
 * conflict.
 */
export interface BackgroundNoise {
  /** [C][L] persons a year added to net migration; sums to zero over places in each lane. */
  readonly netMigration: Float64Array;
  startBlock(luck: Luck): void;
  step(luck: Luck, year: number, index: number): void;
}

const DEGREES_OF_FREEDOM = 8;
/** The 90th percentile of Student's t with 8 degrees of freedom. */
const STUDENT_80 = 1.3968153;
const PASSES = 4;
/** Share of the UN's variance that noise keeps where the modules explain more. */
const LEAST_SHARE = 0.2;

/** Make the noise of net migration from the UN's bounds. */
export function createBackgroundNoise(baseline: Baseline): BackgroundNoise {
  const C = baseline.places.length;
  const T = baseline.netMigration.median.length / C;
  const scale = noiseScale(baseline);
  const state = new Float64Array(C * LANES);
  const netMigration = new Float64Array(C * LANES);
  const fresh = new Float64Array(C * LANES);
  const keys = drawKeys(baseline.places);
  const total = new Float64Array(LANES);

  return {
    netMigration,
    startBlock(luck) {
      drawNormalsOf(luck, keys, PERSISTENT, DRAW_GROUPS.netMigration, 1, state);
    },
    step(luck, year, index) {
      total.fill(0);
      let sumSquares = 0;
      drawNormalsOf(luck, keys, year, DRAW_GROUPS.netMigration, 1, fresh);
      for (let i = 0; i < C; i++) {
        const keep = baseline.migrationPersistence[i] as number;
        const freshWeight = Math.sqrt(1 - keep * keep);
        const s = scale[i * T + index] as number;
        sumSquares += s * s;
        for (let lane = 0; lane < LANES; lane++) {
          const at = i * LANES + lane;
          const z = keep * (state[at] as number) + freshWeight * (fresh[at] as number);
          state[at] = z;
          const n = s * studentFromNormal(z);
          netMigration[at] = n;
          total[lane] = (total[lane] as number) + n;
        }
      }
      if (sumSquares === 0) return;
      for (let i = 0; i < C; i++) {
        const s = scale[i * T + index] as number;
        const weight = (s * s) / sumSquares;
        for (let lane = 0; lane < LANES; lane++) {
          const at = i * LANES + lane;
          netMigration[at] = (netMigration[at] as number) - weight * (total[lane] as number);
        }
      }
    },
  };
}

/**
 * [C][T] scale s of the unbalanced noise. The balance takes s^4 / sum s^2 of a place's variance s^2, so s is
 * solved by fixed point; four passes leave less than a thousandth.
 */
const noiseScale = oncePer((baseline: Baseline): Float64Array => {
  const { lower80, upper80, median } = baseline.netMigration;
  const C = baseline.places.length;
  const T = median.length / C;
  const scale = new Float64Array(C * T);
  for (let t = 0; t < T; t++) {
    const target = new Float64Array(C);
    const block = corridorBlock(FIRST_YEAR + t);
    for (let i = 0; i < C; i++) {
      const whole = (((upper80[i * T + t] as number) - (lower80[i * T + t] as number)) / 2 / STUDENT_80) ** 2;
      const explained = (baseline.mobilityReference.spread[block * C + i] as number) ** 2;
      target[i] = Math.max(LEAST_SHARE * whole, whole - explained);
    }
    const square = Float64Array.from(target);
    for (let pass = 0; pass < PASSES; pass++) {
      const sum = square.reduce((a, b) => a + b, 0);
      if (sum === 0) break;
      for (let i = 0; i < C; i++) square[i] = (target[i] as number) + (square[i] as number) ** 2 / sum;
    }
    for (let i = 0; i < C; i++) scale[i * T + t] = Math.sqrt(square[i] as number);
  }
  return scale;
});

/**
 * Map a standard normal to Student's t(8) of the same probability by the Cornish-Fisher expansion; strictly
 * increasing and odd. Relative error below 1% for |z| < 4. Source: Abramowitz and Stegun (1964), 26.7.5.
 */
export function studentFromNormal(z: number): number {
  const v = DEGREES_OF_FREEDOM;
  const z2 = z * z;
  const g1 = (z2 + 1) / 4;
  const g2 = ((5 * z2 + 16) * z2 + 3) / 96;
  const g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
  return z * (1 + (g1 + (g2 + g3 / v) / v) / v);
}
