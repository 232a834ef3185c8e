/** Rounds of reweighting; the coefficients of corridor fits stand still to six digits after about fifty. */
const ROUNDS = 200;
/** Residuals nearer to zero than this weigh no more, or one row would own the fit. */
const SMALLEST_RESIDUAL = 1e-3;

/**
 * Fit a linear median regression (least absolute deviations) by iteratively reweighted least squares.
 *
 * The fitted value is the conditional median, the point that keeps the sum of absolute errors lowest.
 * Source: Schlossmacher, E. J. (1973), J. Am. Stat. Assoc. 68(344), 857-859.
 *
 * @param rows    [n][width] predictors, the constant included.
 * @param targets [n]
 * @returns [width] coefficients.
 * @throws Error when there are fewer rows than coefficients or predictors are collinear.
 */
export function fitMedianRegression(rows: Float64Array, targets: Float64Array, width: number): Float64Array {
  const n = targets.length;
  if (n < width) throw new Error(`A median regression on ${n} rows cannot give ${width} coefficients.`);
  const weights = new Float64Array(n).fill(1);
  const normal = new Float64Array(width * (width + 1));
  let coefficients = new Float64Array(width);
  for (let round = 0; round <= ROUNDS; round++) {
    normal.fill(0);
    for (let i = 0; i < n; i++) addRow(normal, rows, i, targets[i] as number, weights[i] as number, width);
    coefficients = solveInPlace(normal, width);
    for (let i = 0; i < n; i++) {
      let residual = targets[i] as number;
      for (let k = 0; k < width; k++) residual -= (coefficients[k] as number) * (rows[i * width + k] as number);
      weights[i] = 1 / Math.max(Math.abs(residual), SMALLEST_RESIDUAL);
    }
  }
  return coefficients;
}

/** Add one weighted row to the normal equations [width][width + 1], the right side last. */
function addRow(normal: Float64Array, rows: Float64Array, i: number, target: number, weight: number, width: number) {
  for (let a = 0; a < width; a++) {
    const scaled = weight * (rows[i * width + a] as number);
    const from = a * (width + 1);
    for (let b = 0; b < width; b++)
      normal[from + b] = (normal[from + b] as number) + scaled * (rows[i * width + b] as number);
    normal[from + width] = (normal[from + width] as number) + scaled * target;
  }
}

/** Solve a small system [n][n + 1] by elimination with row exchange; the system is overwritten. */
function solveInPlace(system: Float64Array, n: number): Float64Array<ArrayBuffer> {
  const stride = n + 1;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(system[row * stride + column] as number) > Math.abs(system[pivot * stride + column] as number))
        pivot = row;
    }
    const size = system[pivot * stride + column] as number;
    if (Math.abs(size) < 1e-12) throw new Error('The predictors of a median regression are collinear.');
    for (let k = 0; k < stride; k++) {
      const kept = system[column * stride + k] as number;
      system[column * stride + k] = (system[pivot * stride + k] as number) / size;
      if (pivot !== column) system[pivot * stride + k] = kept;
    }
    for (let row = 0; row < n; row++) {
      if (row === column) continue;
      const factor = system[row * stride + column] as number;
      for (let k = column; k < stride; k++)
        system[row * stride + k] =
          (system[row * stride + k] as number) - factor * (system[column * stride + k] as number);
    }
  }
  return Float64Array.from({ length: n }, (_, i) => system[i * stride + n] as number);
}
