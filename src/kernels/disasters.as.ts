// AssemblyScript SIMD twin of src/baseline/disaster-loops.ts, with its interface. One instance is one kernel. A cell is 8 lanes of
// f64, gone through in pairs; every lane does the twin's operations in the twin's order, so the results are the same bits.

import { allocate, grow } from './arena.as';
import { LANE, PAIR, WIDE, both, either, exponential, logarithm, minus, onlyIf, over, plus, put, same, times, two } from './elementary.as';
import { normalQuantiles, normalShares } from './normals.as';

/** The least and the largest share that has a quantile. */
const LEAST_SHARE: f64 = 8.673617379884035e-19, LARGEST_SHARE: f64 = 1 - 1.1102230246251565e-16;

// Addresses of the arrays of DisasterMemory, read by wasm-loops.ts after `initDisasters`.
export let disastersLogSpread: usize = 0;
export let disastersHasTail: usize = 0;
export let disastersLogit: usize = 0;
export let disastersLogRate: usize = 0;
export let disastersBaseProbability: usize = 0;
export let disastersNormals: usize = 0;
export let disastersPeople: usize = 0;
export let disastersProbability: usize = 0;
export let disastersUnlikeliness: usize = 0;
export let disastersLarge: usize = 0;
export let disastersAbove: usize = 0;
export let disastersRates: usize = 0;
export let disastersTails: usize = 0;

let C: usize = 0;

/** Lay out the memory, all zeros, and say whether the machine could give it. To be called once. */
export function initDisasters(places: usize): bool {
  C = places;
  const cells = places * WIDE;
  disastersLogSpread = allocate(places * LANE);
  disastersHasTail = allocate(places * LANE);
  disastersLogit = allocate(cells);
  disastersLogRate = allocate(cells);
  disastersBaseProbability = allocate(cells);
  disastersNormals = allocate(cells);
  disastersPeople = allocate(cells);
  disastersProbability = allocate(cells);
  disastersUnlikeliness = allocate(cells);
  disastersLarge = allocate(cells);
  disastersAbove = allocate(cells);
  disastersRates = allocate(cells);
  disastersTails = allocate(cells);
  return grow();
}

/** List the lanes that a mask holds, and return how many are listed then. */
@inline function list(mask: v128, at: usize, count: usize): usize {
  if (v128.any_true(mask))
    for (let lane: usize = 0; lane < 2; lane++) {
      if ((lane == 0 ? i64x2.extract_lane(mask, 0) : i64x2.extract_lane(mask, 1)) == 0) continue;
      store<f64>(disastersTails + count * LANE, <f64>(at / LANE + lane));
      count++;
    }
  return count;
}

export function occurDisasters(shift: f64, trendlessPeople: f64, tailZ: f64): usize {
  const one = both(1);
  let tails: usize = 0;
  for (let place: usize = 0; place < C; place++) {
    const logSpread = same(disastersLogSpread + place * LANE);
    const hasTail = f64x2.gt(same(disastersHasTail + place * LANE), both(0));
    for (let lane: usize = 0; lane < WIDE; lane += PAIR) {
      const at = place * WIDE + lane;
      const unlikely = minus(one, normalShares(two(disastersNormals + at)));
      const any = over(one, plus(one, exponential(minus(f64x2.neg(two(disastersLogit + at)), both(shift)))));
      const logLevel = logarithm(over(both(trendlessPeople), two(disastersPeople + at)));
      const z = over(minus(logLevel, two(disastersLogRate + at)), logSpread);
      put(disastersUnlikeliness + at, unlikely);
      put(disastersProbability + at, any);
      put(disastersLarge + at, normalShares(f64x2.neg(z)));
      const isTail = v128.and(v128.and(f64x2.lt(unlikely, any), hasTail), f64x2.gt(z, both(tailZ)));
      tails = list(isTail, at, tails);
    }
  }
  return tails;
}

export function rateDisasters(tailShare: f64): usize {
  const one = both(1);
  let tails: usize = 0;
  for (let place: usize = 0; place < C; place++) {
    const logSpread = same(disastersLogSpread + place * LANE);
    const hasTail = f64x2.gt(same(disastersHasTail + place * LANE), both(0));
    for (let lane: usize = 0; lane < WIDE; lane += PAIR) {
      const at = place * WIDE + lane;
      const v = two(disastersUnlikeliness + at), any = two(disastersProbability + at);
      const large = two(disastersLarge + at), base = two(disastersBaseProbability + at);
      const isAny = f64x2.lt(v, any);
      if (!v128.any_true(isAny)) {
        put(disastersRates + at, both(0));
        continue;
      }
      const ofLarge = f64x2.min(times(base, large), any);
      const small = over(minus(v, ofLarge), minus(any, ofLarge));
      const smaller = plus(large, times(minus(one, large), small));
      const ofSmall = f64x2.min(both(LARGEST_SHARE), f64x2.max(both(LEAST_SHARE), smaller));
      const above = either(f64x2.lt(v, ofLarge), over(v, base), ofSmall);
      put(disastersAbove + at, above);
      const isTail = v128.and(v128.and(isAny, hasTail), f64x2.lt(above, both(tailShare)));
      tails = list(isTail, at, tails);
      const deviate = normalQuantiles(either(isAny, above, both(0.5)));
      const rate = exponential(minus(two(disastersLogRate + at), times(logSpread, deviate)));
      put(disastersRates + at, onlyIf(isAny, rate));
    }
  }
  return tails;
}
