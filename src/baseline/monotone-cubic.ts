/**
 * Split totals of wide age classes into single years by a monotone cubic through the cumulated totals.
 *
 * Slopes at the knots come from the parabola through three neighbours, cut by Hyman's filter to at most three
 * times the smaller of the two mean slopes, so the cumulated curve never falls and every class keeps its total.
 * Source: Hyman, J. M. (1983), Accurate monotonicity preserving cubic interpolation, SIAM J. Sci. Stat. Comput. 4(4).
 *
 * @param knots   [N + 1] ascending whole years that bound the classes.
 * @param means   [N] value per year of each class, >= 0; the class total is means x width.
 * @param endSlopes `zero`: the curve starts and ends flat; `free`: it starts and ends with its outer mean slopes.
 * @param out     at least knots[N] - knots[0] values from `outOffset`; overwritten with the single-year values.
 */
export function splitByMonotoneCubic(
  knots: readonly number[],
  means: Float64Array,
  endSlopes: 'zero' | 'free',
  out: Float64Array,
  outOffset: number,
): void {
  const n = knots.length - 1;
  let left = endSlopes === 'zero' ? 0 : at(means, 0);
  let place = outOffset;
  for (let i = 0; i < n; i++) {
    const right = i + 1 < n ? innerSlope(knots, means, i + 1) : endSlopes === 'zero' ? 0 : at(means, n - 1);
    const mean = at(means, i);
    const width = at(knots, i + 1) - at(knots, i);
    let before = 0;
    for (let year = 1; year <= width; year++) {
      const x = year / width;
      // Hermite form of the cumulated curve above the left knot.
      const value = width * (x * left + x * x * (3 * mean - 2 * left - right) + x * x * x * (left + right - 2 * mean));
      out[place++] = value - before;
      before = value;
    }
    left = right;
  }
}

/** Slope at inner knot `i`, the mean rates of both sides weighted by the other side's width, filtered. */
function innerSlope(knots: readonly number[], means: Float64Array, i: number): number {
  const widthBefore = at(knots, i) - at(knots, i - 1);
  const widthAfter = at(knots, i + 1) - at(knots, i);
  const before = at(means, i - 1);
  const after = at(means, i);
  const slope = (before * widthAfter + after * widthBefore) / (widthBefore + widthAfter);
  return Math.min(slope, 3 * Math.min(before, after));
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}
