// Quantile and distribution function of the standard normal for two Float64 at a time: the approximations of src/random/normal.ts in
// its order, so the results are the same bits wherever the engine's Math is fdlibm's.

import { both, either, exponential, logarithmOf, minus, over, plus, times } from './elementary.as';

const LOWER: f64 = 0.02425, UPPER: f64 = 0.97575;
/** Where the far tail of the distribution function begins. */
const FAR: f64 = 7.07106781186547;

// Polynomials, from the highest power on, read from memory as in elementary.as.ts.
const TABLE: usize = memory.data<f64>([
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1, 2.506628277459239,
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1.0,
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376,
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948,
  440.413735824752,
], 16);
const QUANTILE_ABOVE: usize = TABLE, QUANTILE_BELOW: usize = TABLE + 6 * 8;
const SHARE_ABOVE: usize = TABLE + 12 * 8, SHARE_BELOW: usize = TABLE + 19 * 8;

@inline function coefficient(from: usize, index: usize): v128 { return v128.load_splat<f64>(from + (index << 3)); }
@inline function step(sum: v128, x: v128, from: usize, index: usize): v128 { return plus(times(sum, x), coefficient(from, index)); }
/** A polynomial of the fifth degree. */
@inline function fifth(x: v128, from: usize): v128 {
  const sum = step(step(coefficient(from, 0), x, from, 1), x, from, 2);
  return step(step(step(sum, x, from, 3), x, from, 4), x, from, 5);
}

/** Quantiles of probabilities in (0, 1). */
@inline export function normalQuantiles(u: v128): v128 {
  const q = minus(u, both(0.5)), r = times(q, q);
  const z = over(times(fifth(r, QUANTILE_ABOVE), q), fifth(r, QUANTILE_BELOW));
  const isTail = v128.or(f64x2.lt(u, both(LOWER)), f64x2.gt(u, both(UPPER)));
  if (!v128.any_true(isTail)) return z;
  return f64x2(
    tailed(f64x2.extract_lane(u, 0), f64x2.extract_lane(z, 0)),
    tailed(f64x2.extract_lane(u, 1), f64x2.extract_lane(z, 1)),
  );
}

/** The normal at `u`, which is `z` where it is not in the tails. */
function tailed(u: f64, z: f64): f64 {
  if (u < LOWER) return tail(sqrt(-2.0 * logarithmOf(u)));
  return u > UPPER ? -tail(sqrt(-2.0 * logarithmOf(1.0 - u))) : z;
}

function tail(q: f64): f64 {
  return (
    (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
  );
}

/** Probabilities of values up to `z`. */
@inline export function normalShares(z: v128): v128 {
  const a = f64x2.abs(z);
  const density = exponential(times(times(both(-0.5), a), a));
  const above = step(fifth(a, SHARE_ABOVE), a, SHARE_ABOVE, 6);
  const below = step(step(fifth(a, SHARE_BELOW), a, SHARE_BELOW, 6), a, SHARE_BELOW, 7);
  let upper = over(times(density, above), below);
  const isFar = f64x2.ge(a, both(FAR));
  if (v128.any_true(isFar)) upper = either(isFar, farShares(a, density), upper);
  return either(f64x2.gt(z, both(0)), minus(both(1), upper), upper);
}

function farShares(a: v128, density: v128): v128 {
  const inner = plus(a, over(both(3), plus(a, over(both(4), plus(a, both(0.65))))));
  return over(density, times(both(2.506628274631), plus(a, over(both(1), plus(a, over(both(2), inner))))));
}
