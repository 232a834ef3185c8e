// AssemblyScript SIMD twin of src/random/draws.ts: Philox4x32-10 for the four even runs of a block at a time, uniforms and
// standard normals by Acklam's rational approximation. One instance is one kernel.
//
// Uniforms are equal to the twin's to the bit. So are normals wherever the engine's Math.log is fdlibm's, as in V8.

import { allocate, grow } from './arena.as';
import { normalQuantiles } from './normals.as';

const M0: u32 = 0xd2511f53, M1: u32 = 0xcd9e8d57;
const W0: u32 = 0x9e3779b9, W1: u32 = 0xbb67ae85;
const MOST_DRAWS: usize = 4;
const LANE: usize = 8; // Bytes.
const CELL: usize = 8 * LANE;

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
  const value = isNormal ? normalQuantiles(u) : u;
  const other = isNormal ? f64x2.neg(value) : f64x2.sub(f64x2.splat(1), value);
  v128.store(to, v128.shuffle<u64>(value, other, 0, 2));
  v128.store(to + 2 * LANE, v128.shuffle<u64>(value, other, 1, 3));
}
