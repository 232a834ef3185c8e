import type { FittedCoefficients } from '../baseline/fitted-coefficients.ts';
import { cholesky, invertFactored, solveFactored } from './cholesky.ts';

/** Degrees of freedom of the errors: between 3 and 4 fit flows best, and 4 has a closed quantile. */
const DF = 4;
const ROUNDS = 40;
/** Added to the diagonal, so that a covariate that never moves in an early window has an answer: zero. */
const RIDGE = 1e-6;

/** A regression with Student errors. */
export interface StudentFit {
  readonly coefficients: FittedCoefficients;
  readonly scale: number;
}

/**
 * Fit a linear regression with Student t errors (4 degrees of freedom) by reweighting.
 *
 * Covariance: inverse of the expected information, (df + 3) / (df + 1) scale^2 (X'X)^-1.
 * Source: Lange, K. L., Little, R. J. A., Taylor, J. M. G. (1989), J. Am. Stat. Assoc. 84(408).
 *
 * @param rows    [N][K] covariates, the constant included.
 * @param targets [N].
 */
export function fitStudent(rows: Float64Array, targets: Float64Array, size: number): StudentFit {
  const mean = new Float64Array(size);
  const weights = new Float64Array(targets.length).fill(1);
  let scale = 1;
  for (let round = 0; round < ROUNDS; round++) {
    const { normal, right } = normalEquations(rows, targets, weights, size);
    const root = cholesky(normal, size);
    solveFactored(root, right);
    mean.set(right);
    scale = reweight(rows, targets, mean, weights, scale);
  }
  const { normal } = normalEquations(rows, targets, weights.fill(1), size);
  const covariance = invertFactored(cholesky(normal, size), size);
  const factor = ((DF + 3) / (DF + 1)) * scale * scale;
  for (let k = 0; k < covariance.length; k++) covariance[k] = factor * (covariance[k] as number);
  return { coefficients: { mean, root: cholesky(covariance, size) }, scale };
}

/** Fit the scale of Student errors alone. */
export function fitStudentScale(errors: readonly number[], start: number): number {
  let scale = start;
  for (let round = 0; round < ROUNDS; round++) {
    let sum = 0;
    for (const error of errors) sum += weightOf(error / scale) * error * error;
    scale = Math.sqrt(sum / errors.length);
  }
  return scale;
}

function weightOf(z: number): number {
  return (DF + 1) / (DF + z * z);
}

function reweight(
  rows: Float64Array,
  targets: Float64Array,
  mean: Float64Array,
  weights: Float64Array,
  scale: number,
): number {
  const size = mean.length;
  let sum = 0;
  for (let n = 0; n < targets.length; n++) {
    let error = targets[n] as number;
    for (let k = 0; k < size; k++) error -= (rows[n * size + k] as number) * (mean[k] as number);
    const weight = weightOf(error / scale);
    weights[n] = weight;
    sum += weight * error * error;
  }
  return Math.sqrt(Math.max(1e-12, sum / targets.length));
}

function normalEquations(rows: Float64Array, targets: Float64Array, weights: Float64Array, size: number) {
  const normal = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (let n = 0; n < targets.length; n++) {
    const weight = weights[n] as number;
    for (let k = 0; k < size; k++) {
      const x = weight * (rows[n * size + k] as number);
      right[k] = (right[k] as number) + x * (targets[n] as number);
      for (let l = 0; l < size; l++)
        normal[k * size + l] = (normal[k * size + l] as number) + x * (rows[n * size + l] as number);
    }
  }
  for (let k = 0; k < size; k++) normal[k * size + k] = (normal[k * size + k] as number) + RIDGE;
  return { normal, right };
}
