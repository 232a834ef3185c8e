// Natural logarithm and exponential of four Float32. Source: S. L. Moshier, Cephes mathematical library, logf.c and expf.c (1989):
// relative error below 2e-7 (the exponential up to |x| = 88); log 1 is 0 and exp 0 is 1, exactly.

import { add, all, atLeast, atMost, mul, splat, sub } from './lanes.as';

const TABLE: usize = memory.data<f32>([
  7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1,
  -2.4999993993e-1, 3.3333331174e-1, 1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1,
  5.0000001201e-1, -2.12194440e-4, 0.693359375, 1.44269504088896341,
]);
const EXPONENTIAL: i32 = 9, LN2_LOW: i32 = 15, LN2_HIGH: i32 = 16, LOG2_E: i32 = 17;

@inline function constant(index: i32): v128 { return splat(TABLE + (<usize>index << 2)); }
@inline function step(sum: v128, x: v128, next: i32): v128 { return add(mul(sum, x), constant(next)); }

/** Natural logarithm of normal numbers above zero. */
@inline export function logarithm(x: v128): v128 {
  // x = 2^e (1 + f), f from sqrt(1/2) - 1 to sqrt(2) - 1.
  const bits = i32x4.sub(x, i32x4.splat(0x3f3504f3));
  const e = f32x4.convert_i32x4_s(i32x4.shr_s(bits, 23));
  const f = sub(i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3)), all(1));
  const z = mul(f, f);
  let y = step(constant(0), f, 1);
  y = step(step(step(step(step(step(step(y, f, 2), f, 3), f, 4), f, 5), f, 6), f, 7), f, 8);
  y = add(mul(mul(y, f), z), mul(e, constant(LN2_LOW)));
  return add(add(f, sub(y, mul(all(0.5), z))), mul(e, constant(LN2_HIGH)));
}

/** e^x, x cut to 87 either side. */
@inline export function exponential(x: v128): v128 {
  const cut = atMost(atLeast(x, all(-87)), all(87));
  const n = f32x4.nearest(mul(cut, constant(LOG2_E)));
  const r = sub(sub(cut, mul(n, constant(LN2_HIGH))), mul(n, constant(LN2_LOW)));
  let y = step(constant(EXPONENTIAL), r, EXPONENTIAL + 1);
  y = step(step(step(step(y, r, EXPONENTIAL + 2), r, EXPONENTIAL + 3), r, EXPONENTIAL + 4), r, EXPONENTIAL + 5);
  y = add(add(mul(y, mul(r, r)), r), all(1));
  return mul(y, i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23));
}
