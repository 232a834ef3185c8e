// AssemblyScript SIMD twin of src/random/draws.ts: Philox4x32-10 for the four even runs of a block at a time, uniforms and
// standard normals by Acklam's rational approximation. One instance is one kernel.
//
// Uniforms are equal to the twin's to the bit. So are normals wherever the engine's Math.log is fdlibm's, as in V8: the
// logarithm of the tails is written out below, and all else is +, -, x, / and square root in the twin's order.

import { allocate, grow } from './arena.as';

const M0: u32 = 0xd2511f53, M1: u32 = 0xcd9e8d57;
const W0: u32 = 0x9e3779b9, W1: u32 = 0xbb67ae85;
const MOST_DRAWS: usize = 4;
const LANE: usize = 8; // Bytes.
const CELL: usize = 8 * LANE;
const LOWER: f64 = 0.02425, UPPER: f64 = 0.97575;

// Addresses read by wasm-draws.ts after `initDraws`: M49 codes, and the draws.
export let drawKeys: usize = 0;
export let drawn: usize = 0;

/** Lay out the memory, and say whether the machine could give it. To be called once. */
export function initDraws(keys: usize): bool {
  drawKeys = allocate(keys * 4);
  drawn = allocate(keys * MOST_DRAWS * CELL);
  return grow();
}

/** Write [keys][draws][8], the first `normals` draws as normals, the others as uniforms. */
export function draw(
  keys: usize, firstRun: u32, year: u32, group: u32, k0: u32, k1: u32, draws: usize, normals: usize,
): void {
  const runs = i32x4.add(i32x4.splat(firstRun), i32x4(0, 2, 4, 6));
  let to = drawn;
  for (let i: usize = 0; i < keys; i++) {
    let a = runs, b = i32x4.splat(load<u32>(drawKeys + i * 4));
    let c = i32x4.splat(year), d = i32x4.splat(group);
    let x = k0, y = k1;
    const m0 = i32x4.splat(M0), m1 = i32x4.splat(M1);
    for (let round = 0; round < 10; round++) {
      const low0 = i64x2.extmul_low_i32x4_u(m0, a), high0 = i64x2.extmul_high_i32x4_u(m0, a);
      const low1 = i64x2.extmul_low_i32x4_u(m1, c), high1 = i64x2.extmul_high_i32x4_u(m1, c);
      a = v128.xor(v128.xor(v128.shuffle<u32>(low1, high1, 1, 3, 5, 7), b), i32x4.splat(x));
      c = v128.xor(v128.xor(v128.shuffle<u32>(low0, high0, 1, 3, 5, 7), d), i32x4.splat(y));
      b = v128.shuffle<u32>(low1, high1, 0, 2, 4, 6);
      d = v128.shuffle<u32>(low0, high0, 0, 2, 4, 6);
      x += W0;
      y += W1;
    }
    write(to, a, normals > 0);
    if (draws > 1) write(to + CELL, b, normals > 1);
    if (draws > 2) write(to + 2 * CELL, c, normals > 2);
    if (draws > 3) write(to + 3 * CELL, d, normals > 3);
    to += draws * CELL;
  }
}

/** Write the draw of 8 runs from the words of the 4 even ones. */
@inline function write(to: usize, words: v128, isNormal: bool): void {
  const bits = i32x4.shr_u(words, 9);
  writePair(to, bits, isNormal);
  writePair(to + 4 * LANE, v128.shuffle<u32>(bits, bits, 2, 3, 2, 3), isNormal);
}

/** Write the draws of 4 runs from the low two words. */
@inline function writePair(to: usize, bits: v128, isNormal: bool): void {
  const u = f64x2.mul(f64x2.add(f64x2.convert_low_i32x4_u(bits), f64x2.splat(0.5)), f64x2.splat(1.0 / 8388608.0));
  const value = isNormal ? quantiles(u) : u;
  const other = isNormal ? f64x2.neg(value) : f64x2.sub(f64x2.splat(1), value);
  v128.store(to, v128.shuffle<u64>(value, other, 0, 2));
  v128.store(to + 2 * LANE, v128.shuffle<u64>(value, other, 1, 3));
}

@inline function step(sum: v128, r: v128, next: f64): v128 { return f64x2.add(f64x2.mul(sum, r), f64x2.splat(next)); }

@inline function quantiles(u: v128): v128 {
  const q = f64x2.sub(u, f64x2.splat(0.5)), r = f64x2.mul(q, q);
  let above = step(f64x2.splat(-3.969683028665376e1), r, 2.209460984245205e2);
  above = step(step(step(step(above, r, -2.759285104469687e2), r, 1.38357751867269e2), r, -3.066479806614716e1), r, 2.506628277459239);
  let below = step(f64x2.splat(-5.447609879822406e1), r, 1.615858368580409e2);
  below = step(step(step(step(below, r, -1.556989798598866e2), r, 6.680131188771972e1), r, -1.328068155288572e1), r, 1);
  const z = f64x2.div(f64x2.mul(above, q), below);
  const isTail = v128.or(f64x2.lt(u, f64x2.splat(LOWER)), f64x2.gt(u, f64x2.splat(UPPER)));
  if (!v128.any_true(isTail)) return z;
  return f64x2(
    tailed(f64x2.extract_lane(u, 0), f64x2.extract_lane(z, 0)),
    tailed(f64x2.extract_lane(u, 1), f64x2.extract_lane(z, 1)),
  );
}

/** The normal at `u`, which is `z` where it is not in the tails. */
function tailed(u: f64, z: f64): f64 {
  if (u < LOWER) return tail(sqrt(-2.0 * logarithm(u)));
  return u > UPPER ? -tail(sqrt(-2.0 * logarithm(1.0 - u))) : z;
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

/**
 * Natural logarithm of a normal number > 0, not near 1: log(2^k (1 + f)). Source: fdlibm, e_log.c, Sun Microsystems (1993),
 * without the branches that a probability below 0.025 never takes.
 */
function logarithm(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  let high = <i32>(bits >> 32);
  let k = (high >> 20) - 1023;
  high &= 0x000fffff;
  const i = (high + 0x95f64) & 0x100000;
  const scaled = reinterpret<f64>((<u64>(high | (i ^ 0x3ff00000)) << 32) | (bits & 0xffffffff));
  k += i >> 20;
  const f = scaled - 1.0, dk = <f64>k;
  const LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
  if ((0x000fffff & (2 + high)) < 3) {
    if (f === 0) return dk * LN2_HIGH + dk * LN2_LOW;
    const short = f * f * (0.5 - 0.33333333333333333 * f);
    return dk * LN2_HIGH - ((short - dk * LN2_LOW) - f);
  }
  const s = f / (2.0 + f), z = s * s, w = z * z;
  const t1 = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const t2 = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  const r = t2 + t1;
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f;
    return dk * LN2_HIGH - ((half - (s * (half + r) + dk * LN2_LOW)) - f);
  }
  return dk * LN2_HIGH - ((s * (f - r) - dk * LN2_LOW) - f);
}
