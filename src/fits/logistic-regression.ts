import type { FittedCoefficients } from '../baseline/fitted-coefficients.ts';
import { cholesky, invertFactored, solveFactored } from './cholesky.ts';

const ROUNDS = 60;
/** Largest change of a coefficient in a round: keeps Newton inside the region where its parabola holds. */
const LARGEST_STEP = 2;

/**
 * Fit a logistic regression with a normal prior on each coefficient, by Newton's method.
 *
 * The log posterior is concave, so a separable sample has one finite answer too. The covariance is the inverse of the
 * curvature at that answer.
 *
 * @param rows      [N][K] covariates, row-major; the constant is a column of ones.
 * @param outcomes  [N] 1 or 0.
 * @param priorMean [K].
 * @param priorSd   [K] standard deviation of the prior.
 */
export function fitLogistic(
  rows: Float64Array,
  outcomes: Uint8Array,
  priorMean: readonly number[],
  priorSd: readonly number[],
): FittedCoefficients {
  const size = priorMean.length;
  const mean = Float64Array.from(priorMean);
  const precision = new Float64Array(size * size);
  const move = new Float64Array(size);
  let root: Float64Array = precision;
  for (let round = 0; round < ROUNDS; round++) {
    precision.fill(0);
    for (let k = 0; k < size; k++) {
      const weight = 1 / (priorSd[k] as number) ** 2;
      precision[k * size + k] = weight;
      move[k] = -weight * ((mean[k] as number) - (priorMean[k] as number));
    }
    addCurvature(rows, outcomes, mean, precision, move);
    root = cholesky(precision, size);
    solveFactored(root, move);
    let largest = 0;
    for (const step of move) largest = Math.max(largest, Math.abs(step));
    const scale = largest > LARGEST_STEP ? LARGEST_STEP / largest : 1;
    for (let k = 0; k < size; k++) mean[k] = (mean[k] as number) + scale * (move[k] as number);
    if (largest < 1e-10) break;
  }
  return { mean, root: cholesky(invertFactored(root, size), size) };
}

/** Add the negative second and the first derivatives of the log likelihood. */
function addCurvature(
  rows: Float64Array,
  outcomes: Uint8Array,
  mean: Float64Array,
  precision: Float64Array,
  gradient: Float64Array,
): void {
  const size = mean.length;
  for (let n = 0; n < outcomes.length; n++) {
    let logit = 0;
    for (let k = 0; k < size; k++) logit += (rows[n * size + k] as number) * (mean[k] as number);
    const p = 1 / (1 + Math.exp(-logit));
    const weight = p * (1 - p);
    for (let k = 0; k < size; k++) {
      const x = rows[n * size + k] as number;
      gradient[k] = (gradient[k] as number) + x * ((outcomes[n] as number) - p);
      for (let l = 0; l <= k; l++) {
        const term = weight * x * (rows[n * size + l] as number);
        precision[k * size + l] = (precision[k * size + l] as number) + term;
        if (l < k) precision[l * size + k] = (precision[l * size + k] as number) + term;
      }
    }
  }
}
