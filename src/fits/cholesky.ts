/**
 * Factor a symmetric positive definite matrix as L L', L lower triangular.
 *
 * @param matrix [N][N] row-major.
 * @returns [N][N], zero above the diagonal.
 * @throws Error when the matrix is not positive definite.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  const root = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j] as number;
      for (let k = 0; k < j; k++) rest -= (root[i * size + k] as number) * (root[j * size + k] as number);
      if (i > j) {
        root[i * size + j] = rest / (root[j * size + j] as number);
        continue;
      }
      if (!(rest > 0)) throw new Error(`The matrix is not positive definite: pivot ${i} is ${rest}.`);
      root[i * size + i] = Math.sqrt(rest);
    }
  }
  return root;
}

/** Solve L L' x = b in place of b, given the factor of `cholesky`. */
export function solveFactored(root: Float64Array, b: Float64Array): void {
  const size = b.length;
  for (let i = 0; i < size; i++) {
    let rest = b[i] as number;
    for (let k = 0; k < i; k++) rest -= (root[i * size + k] as number) * (b[k] as number);
    b[i] = rest / (root[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    let rest = b[i] as number;
    for (let k = i + 1; k < size; k++) rest -= (root[k * size + i] as number) * (b[k] as number);
    b[i] = rest / (root[i * size + i] as number);
  }
}

/** Invert a symmetric positive definite matrix, given its factor. */
export function invertFactored(root: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    column.fill(0);
    column[j] = 1;
    solveFactored(root, column);
    for (let i = 0; i < size; i++) inverse[i * size + j] = column[i] as number;
  }
  return inverse;
}
