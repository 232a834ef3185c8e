/**
 * Quantile of an ascending array by linear interpolation of ranks (Hyndman and Fan type 7, the default of R).
 *
 * @param sorted finite, ascending, at least one value.
 * @param p 0..1.
 */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  const rank = p * (sorted.length - 1);
  const below = Math.floor(rank);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (rank - below) * (high - low);
}
