// AssemblyScript SIMD twin of sums.ts, with the interface of sum-kernel.ts. One instance is one kernel.
//
// The lanes of a place stay in four registers while its members are gone through, in their order: sums are equal to the last
// digit to those of the twin.

import { allocate, grow } from './arena.as';

const CELL: usize = 8 * 8; // Bytes.

// Addresses of the arrays of SumKernel and of the lists of members, read by wasm-sums.ts after `initSums`.
export let sumPart: usize = 0;
export let sumWhole: usize = 0;
export let sumResult: usize = 0;
export let sumStarts: usize = 0;
export let sumMembers: usize = 0;

let P: usize = 0;
let wholes: usize = 0;

/** Lay out the memory, all zeros, and say whether the machine could give it. To be called once. */
export function initSums(rows: usize, places: usize, members: usize): bool {
  P = places;
  sumPart = allocate(rows * CELL);
  sumWhole = allocate(rows * CELL);
  sumResult = allocate(places * CELL);
  sumStarts = allocate((places + 1) * 4);
  sumMembers = allocate(members * 4);
  wholes = allocate(places * CELL);
  return grow();
}

export function sumPlaces(): void {
  sumInto(sumPart, sumResult);
}

export function sharePlaces(): void {
  sumInto(sumPart, sumResult);
  sumInto(sumWhole, wholes);
  const end = P * CELL;
  for (let at: usize = 0; at < end; at += 16) {
    const whole = v128.load(wholes + at);
    const share = f64x2.div(v128.load(sumResult + at), whole);
    v128.store(sumResult + at, v128.and(share, f64x2.gt(whole, f64x2.splat(0))));
  }
}

function sumInto(values: usize, out: usize): void {
  let member = sumMembers;
  for (let p: usize = 0; p < P; p++, out += CELL) {
    let a = f64x2.splat(0);
    let b = a;
    let c = a;
    let d = a;
    const end = sumMembers + (<usize>load<u32>(sumStarts + ((p + 1) << 2)) << 2);
    for (; member < end; member += 4) {
      const at = values + <usize>load<u32>(member) * CELL;
      a = f64x2.add(a, v128.load(at));
      b = f64x2.add(b, v128.load(at, 16));
      c = f64x2.add(c, v128.load(at, 32));
      d = f64x2.add(d, v128.load(at, 48));
    }
    v128.store(out, a);
    v128.store(out, b, 16);
    v128.store(out, c, 32);
    v128.store(out, d, 48);
  }
}
