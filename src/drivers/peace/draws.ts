import type { FittedCoefficients } from '../../baseline/fitted-coefficients.ts';
import { LANES } from '../../kernels/kernels.ts';
import { drawNormals, type Luck, PERSISTENT, WORLD_M49 } from '../../random/luck.ts';

/** Draw groups of peace and security; 40-59 are theirs. A number is never reused. */
export const PEACE_DRAWS = {
  /** place, year: state, size, any below the threshold, its size. */
  conflict: 40,
  /** place, year 0: level of the place's conflict years. */
  conflictLevel: 41,
  /** world, year 0. */
  onsetCoefficients: [42, 43],
  endingCoefficients: [44],
  smallCoefficients: [45],
  /** place, year: departures, arrivals, surge at an onset, where a new flow goes. */
  crossBorder: 46,
  /** world, year: common factor of all departures. */
  crossBorderWorld: 47,
  /** world, year 0. */
  departureCoefficients: [48],
  arrivalCoefficients: [49, 50],
  /** world, year 0. */
  nowcastCoefficients: [51, 52],
  /** place, year 0: state at the start, size, any below the threshold, its size. */
  nowcast: 53,
  /** world, year 0: share of displacement that ends in a year, years that disaster displacement lasts. */
  endings: 54,
  /** world, year 0: returns of refugees, other endings of their stay. */
  refugees: 55,
} as const;

/**
 * Draw a run's coefficients: mean + root z.
 *
 * @param groups enough draw groups for the coefficients, four each; two regressions with the same groups share z.
 * @param out    [K][L]; overwritten.
 */
export function drawCoefficients(
  luck: Luck,
  fitted: FittedCoefficients,
  groups: readonly number[],
  isDrawn: boolean,
  out: Float64Array,
): void {
  const size = fitted.mean.length;
  const z = new Float64Array(groups.length * 4 * LANES);
  if (isDrawn) {
    groups.forEach((group, g) => {
      drawNormals(luck, WORLD_M49, PERSISTENT, group, 4, z.subarray(g * 4 * LANES));
    });
  }
  for (let k = 0; k < size; k++) {
    for (let lane = 0; lane < LANES; lane++) {
      let value = fitted.mean[k] as number;
      for (let j = 0; j <= k; j++) value += (fitted.root[k * size + j] as number) * (z[j * LANES + lane] as number);
      out[k * LANES + lane] = value;
    }
  }
}

/** Compute the linear predictor of a row of covariates with one run's coefficients [K][L]. */
export function predictor(row: Float64Array, coefficients: Float64Array, lane: number): number {
  let sum = 0;
  for (let k = 0; k < row.length; k++) sum += (row[k] as number) * (coefficients[k * LANES + lane] as number);
  return sum;
}
