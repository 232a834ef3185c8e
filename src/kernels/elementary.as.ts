// Exponential and logarithm of two Float64 at a time, and arithmetic on two of the 8 lanes of a cell.
//
// Two numbers go the way that fdlibm and V8 go one by one, so the results are the same bits wherever the engine's Math is
// fdlibm's. Numbers that need a way of their own (not finite, denormal, large, next to 0 or to a power of two) go it alone.

export const LANE: usize = 8; // Bytes.
export const PAIR: usize = 2 * LANE;
export const WIDE: usize = 8 * LANE; // A cell.

@inline export function two(at: usize): v128 { return v128.load(at); }
@inline export function put(at: usize, value: v128): void { v128.store(at, value); }
/** The same number in both lanes. */
@inline export function same(at: usize): v128 { return v128.load_splat<f64>(at); }
@inline export function both(value: f64): v128 { return f64x2.splat(value); }
@inline export function plus(a: v128, b: v128): v128 { return f64x2.add(a, b); }
@inline export function minus(a: v128, b: v128): v128 { return f64x2.sub(a, b); }
@inline export function times(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
@inline export function over(a: v128, b: v128): v128 { return f64x2.div(a, b); }
/** `yes` in the lanes where a comparison holds, else `no`. */
@inline export function either(condition: v128, yes: v128, no: v128): v128 { return v128.bitselect(yes, no, condition); }
/** The value where a comparison holds, else 0. */
@inline export function onlyIf(condition: v128, value: v128): v128 { return v128.and(condition, value); }

// What both functions are made of, read from memory: a constant in the code takes three instructions, one from memory takes one.
const TABLE: usize = memory.data<f64>([
  1.66666666666666019037e-01, -2.77777777770155933842e-03, 6.61375632143793436117e-05, -1.65339022054652515390e-06,
  4.13813679705723846039e-08, // Of e^r.
  6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01,
  1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860510558591e-01, // Of log(1 + f).
  6.93147180369123816490e-01, 1.90821492927058770002e-10, 1.44269504088896338700, // ln 2 in two parts, 1 / ln 2.
  0.3465735912322998, // 0.5 ln 2 by its high word, as fdlibm compares.
  3.725290298461914e-9, 707.0, // Next to 0 (2^-28), and where the exponential needs more than a factor 2^k.
  6755399441055744.0 + 1023.0, // Leaves a small whole number + 1023 in the low bits of the sum.
  0.5, 1.0, 2.0, 9.5367431640625e-7, // 2^-20.
], 16);
const P1: usize = 0, P2: usize = 1, P3: usize = 2, P4: usize = 3, P5: usize = 4;
const L1: usize = 5, L2: usize = 6, L3: usize = 7, L4: usize = 8, L5: usize = 9, L6: usize = 10, L7: usize = 11;
const LN2_HIGH: usize = 12, LN2_LOW: usize = 13, LOG2_E: usize = 14, HALF_LN2: usize = 15, NEXT_TO_0: usize = 16, LARGE: usize = 17;
const WHOLE: usize = 18, HALF: usize = 19, ONE: usize = 20, TWO: usize = 21, NEXT_TO_1: usize = 22;

@inline function constant(index: usize): v128 { return v128.load_splat<f64>(TABLE + (index << 3)); }
@inline function number(index: usize): f64 { return load<f64>(TABLE + (index << 3)); }
/** sum x + next. */
@inline function step(sum: v128, x: v128, next: usize): v128 { return plus(times(sum, x), constant(next)); }

// The exponential: x = k ln 2 + r, e^r by a rational function of r. Source: fdlibm, e_exp.c, Sun Microsystems (1993).

/** e^x of two numbers. */
@inline export function exponential(x: v128): v128 {
  const size = f64x2.abs(x);
  const isEdge = v128.or(f64x2.gt(size, constant(LARGE)), f64x2.lt(size, constant(NEXT_TO_0)));
  if (v128.any_true(v128.or(isEdge, f64x2.eq(x, constant(ONE)))))
    return f64x2(exponentialOf(f64x2.extract_lane(x, 0)), exponentialOf(f64x2.extract_lane(x, 1)));
  const half = v128.or(constant(HALF), v128.andnot(x, size));
  const k = f64x2.trunc(onlyIf(f64x2.ge(size, constant(HALF_LN2)), plus(times(constant(LOG2_E), x), half)));
  const high = minus(x, times(k, constant(LN2_HIGH))), low = times(k, constant(LN2_LOW));
  const r = minus(high, low), z = times(r, r);
  const c = minus(r, times(z, step(step(step(step(constant(P5), z, P4), z, P3), z, P2), z, P1)));
  const y = minus(constant(ONE), minus(minus(low, over(times(r, c), minus(constant(TWO), c))), high));
  return times(y, i64x2.shl(plus(k, constant(WHOLE)), 52));
}

/** The exponential of any number. */
function exponentialOf(x: f64): f64 {
  if (isNaN(x)) return x;
  if (x > 709.782712893383973096) return Infinity;
  if (x < -745.13321910194110842) return 0;
  if (x == 1) return Math.E; // As V8 has it.
  const size = Math.abs(x);
  if (size < number(NEXT_TO_0)) return 1 + x;
  const k = size >= number(HALF_LN2) ? <i32>(number(LOG2_E) * x + (x < 0 ? -0.5 : 0.5)) : 0;
  const high = x - <f64>k * number(LN2_HIGH), low = <f64>k * number(LN2_LOW);
  const r = high - low, z = r * r;
  const c = r - z * (number(P1) + z * (number(P2) + z * (number(P3) + z * (number(P4) + z * number(P5)))));
  const y = 1 - ((low - (r * c) / (2 - c)) - high);
  if (k > 1023) return y * 2 * powerOfTwo(1023);
  return k >= -1021 ? y * powerOfTwo(k) : y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
}

@inline function powerOfTwo(k: i32): f64 { return reinterpret<f64>(<u64>(1023 + k) << 52); }

// The logarithm: x = 2^k (1 + f), log(1 + f) by a polynomial in f / (2 + f). Source: fdlibm, e_log.c, Sun Microsystems (1993).

const MANTISSA: i32 = 0x000fffff, LEAST_NORMAL: i32 = 0x00100000, NOT_FINITE: i32 = 0x7ff00000;
/** High words of the mantissa: above the first, k is one more; between the others, the polynomial is written in another way. */
const ROOT_2: i32 = 0x95f64, LOWER: i32 = 0x6147a, UPPER: i32 = 0x6b851;

/** Natural logarithm of two numbers. */
@inline export function logarithm(x: v128): v128 {
  const word = v128.shuffle<u32>(x, x, 1, 3, 1, 3);
  const exponent = i32x4.sub(i32x4.shr_s(i32x4.add(word, i32x4.splat(ROOT_2)), 20), i32x4.splat(1023));
  const f = minus(i64x2.sub(x, i64x2.shl(i64x2.extend_low_i32x4_s(exponent), 52)), constant(ONE));
  const isNext = v128.and(f64x2.le(f64x2.abs(f), constant(NEXT_TO_1)), f64x2.ne(f, both(0)));
  const isEdge = i32x4.ge_u(i32x4.sub(word, i32x4.splat(LEAST_NORMAL)), i32x4.splat(NOT_FINITE - LEAST_NORMAL));
  if (v128.any_true(v128.or(isEdge, isNext)))
    return f64x2(logarithmOf(f64x2.extract_lane(x, 0)), logarithmOf(f64x2.extract_lane(x, 1)));
  const k = f64x2.convert_low_i32x4_s(exponent);
  const high = times(k, constant(LN2_HIGH)), low = times(k, constant(LN2_LOW));
  const s = over(f, plus(constant(TWO), f)), z = times(s, s), w = times(z, z);
  const odd = times(z, step(step(step(constant(L7), w, L5), w, L3), w, L1));
  const r = plus(odd, times(w, step(step(constant(L6), w, L4), w, L2)));
  const half = times(times(constant(HALF), f), f);
  const ofMiddle = minus(half, plus(times(s, plus(half, r)), low));
  const ofOthers = minus(times(s, minus(f, r)), low);
  const mantissa = v128.and(word, i32x4.splat(MANTISSA));
  const side = v128.or(i32x4.sub(mantissa, i32x4.splat(LOWER)), i32x4.sub(i32x4.splat(UPPER), mantissa));
  const isMiddle = i64x2.extend_low_i32x4_s(i32x4.gt_s(side, i32x4.splat(0)));
  return minus(high, minus(either(isMiddle, ofMiddle, ofOthers), f));
}

/** The logarithm of any number. */
export function logarithmOf(x: f64): f64 {
  if (x == 0) return -Infinity;
  if (!(x > 0) || x == Infinity) return x < 0 ? NaN : x;
  let bits = reinterpret<u64>(x), k = 0;
  if (<i32>(bits >> 32) < LEAST_NORMAL) {
    bits = reinterpret<u64>(x * 18014398509481984.0); // 2^54.
    k = -54;
  }
  const word = <i32>(bits >> 32), mantissa = word & MANTISSA;
  const exponent = ((word + ROOT_2) >> 20) - 1023;
  k += exponent;
  const f = reinterpret<f64>(bits - (<u64>exponent << 52)) - 1;
  const high = <f64>k * number(LN2_HIGH), low = <f64>k * number(LN2_LOW);
  if ((MANTISSA & (2 + mantissa)) < 3) return high - ((f * f * (0.5 - 0.33333333333333333 * f) - low) - f);
  const s = f / (2 + f), z = s * s, w = z * z;
  const r = z * (number(L1) + w * (number(L3) + w * (number(L5) + w * number(L7)))) + w * (number(L2) + w * (number(L4) + w * number(L6)));
  const half = 0.5 * f * f;
  const isMiddle = ((mantissa - LOWER) | (UPPER - mantissa)) > 0;
  return high - ((isMiddle ? half - (s * (half + r) + low) : s * (f - r) - low) - f);
}
