/**
 * Scores of forecasts against what was seen. A forecast enters as equally likely values: the draws of a rival, or the
 * quantiles (i + 0.5) / n of a law; its score is exact for those n values.
 */

/**
 * Compute the continuous ranked probability score, mean |x - y| - half the mean |x - x'|; lower is better, 0 = exact.
 *
 * @param sorted equally likely values, ascending.
 * Source: Gneiting, T. and Raftery, A. E. (2007), J. Am. Stat. Assoc. 102, equation 21.
 */
export function crpsSorted(sorted: ArrayLike<number>, seen: number): number {
  const n = sorted.length;
  let error = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) {
    error += Math.abs((sorted[i] as number) - seen);
    spread += (2 * i - n + 1) * (sorted[i] as number);
  }
  return error / n - spread / (n * n);
}

/**
 * Compute the randomised probability integral transform: share of values below, plus a random part of those equal. It
 * is uniform where the forecast is right, also for outcomes with a lump at zero.
 *
 * @param u uniform in 0..1 that breaks ties; counts as one value more, so that 0 and 1 are not reached for certain.
 * Source: Czado, C., Gneiting, T. and Held, L. (2009), Biometrics 65, section 2.
 */
export function randomisedPit(sorted: ArrayLike<number>, seen: number, u: number): number {
  let below = 0;
  let equal = 0;
  for (let i = 0; i < sorted.length; i++) {
    if ((sorted[i] as number) < seen) below++;
    else if (sorted[i] === seen) equal++;
  }
  return (below + u * (equal + 1)) / (sorted.length + 1);
}

/** A mean with its standard error; `error` is null where one cluster gives none. */
export interface MeanWithError {
  readonly mean: number;
  readonly error: number | null;
}

/**
 * Compute the mean of paired differences and its standard error over clusters: rows of one place are not independent,
 * so sums of residuals by place are what varies.
 *
 * @param clusters cluster of each value, e.g. the row of its place.
 * Source: Liang, K.-Y. and Zeger, S. L. (1986), Biometrika 73, with the factor P / (P - 1).
 */
export function clusteredMean(values: readonly number[], clusters: readonly number[]): MeanWithError {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const residuals = new Map<number, number>();
  values.forEach((value, i) => {
    const cluster = clusters[i] as number;
    residuals.set(cluster, (residuals.get(cluster) ?? 0) + value - mean);
  });
  const places = residuals.size;
  if (places < 2) return { mean, error: null };
  const squares = [...residuals.values()].reduce((sum, value) => sum + value * value, 0);
  return { mean, error: Math.sqrt((squares * places) / (places - 1)) / values.length };
}

/** Compute the mean absolute error of points. */
export function meanAbsoluteError(points: readonly number[], seen: readonly number[]): number {
  return points.reduce((sum, point, i) => sum + Math.abs(point - (seen[i] as number)), 0) / points.length;
}

/** Compute the sum of absolute errors over the sum of absolute values seen (WAPE); null where nothing was seen. */
export function weightedAbsoluteError(points: readonly number[], seen: readonly number[]): number | null {
  const total = seen.reduce((sum, value) => sum + Math.abs(value), 0);
  return total === 0 ? null : (meanAbsoluteError(points, seen) * points.length) / total;
}

/** Compute the part of a rival's score that a law saves: 1 - law / rival; null where the rival's score is 0. */
export function skill(law: number, rival: number): number | null {
  return rival === 0 ? null : 1 - law / rival;
}
