// AssemblyScript SIMD twin of counts.ts, with its interface. One instance is one kernel. A cell is 8 lanes of f64, gone through in
// pairs; every lane does the twin's operations in the twin's order, so the results are the same bits.

import { allocate, grow } from './arena.as';
import { LANE, PAIR, WIDE, both, either, exponential, logarithm, minus, onlyIf, over, plus, put, same, times, two } from './elementary.as';

const TERMS: usize = 5;
const KNOTS: usize = 4096;
const CLASSES: usize = 6;

// Addresses of the arrays of CountMemory, read by wasm-loops.ts after `initCounts`.
export let countsQuantiles: usize = 0;
export let countsScales: usize = 0;
export let countsSmall: usize = 0;
export let countsLarge: usize = 0;
export let countsWorld: usize = 0;
export let countsLevel: usize = 0;
export let countsHasDestinations: usize = 0;
export let countsLast: usize = 0;
export let countsSecond: usize = 0;
export let countsThird: usize = 0;
export let countsDraws: usize = 0;
export let countsShift: usize = 0;
export let countsPopulation: usize = 0;
export let countsPeople: usize = 0;
export let countsDrawn: usize = 0;
export let countsLogs: usize = 0;

let C: usize = 0;

/** Lay out the memory, all zeros, and say whether the machine could give it. To be called once. */
export function initCounts(places: usize): bool {
  C = places;
  const cells = places * WIDE;
  countsQuantiles = allocate((KNOTS + 1) * LANE);
  countsScales = allocate(CLASSES * LANE);
  countsSmall = allocate(TERMS * WIDE);
  countsLarge = allocate(TERMS * WIDE);
  countsWorld = allocate(WIDE);
  countsLevel = allocate(places * LANE);
  countsHasDestinations = allocate(places * LANE);
  countsLast = allocate(cells);
  countsSecond = allocate(cells);
  countsThird = allocate(cells);
  countsDraws = allocate(4 * cells);
  countsShift = allocate(cells);
  countsPopulation = allocate(cells);
  countsPeople = allocate(cells);
  countsDrawn = allocate(cells);
  countsLogs = allocate(cells);
  return grow();
}

/** A table at t, linear between whole numbers. */
@inline function between(table: usize, t: v128): v128 {
  const k = f64x2.floor(t), index = i32x4.trunc_sat_f64x2_s_zero(k);
  const a = table + (<usize>i32x4.extract_lane(index, 0) << 3), b = table + (<usize>i32x4.extract_lane(index, 1) << 3);
  // Two neighbours of each lane, then the lower ones and the upper ones.
  const first = v128.load(a), second = v128.load(b);
  const low = v128.shuffle<u64>(first, second, 0, 2), high = v128.shuffle<u64>(first, second, 1, 3);
  return plus(low, times(minus(high, low), minus(t, k)));
}

@inline function deviate(u: v128): v128 {
  const size = between(countsQuantiles, times(f64x2.abs(minus(times(both(2), u), both(1))), both(<f64>KNOTS)));
  return either(f64x2.lt(u, both(0.5)), f64x2.neg(size), size);
}

@inline function meanOfThree(at: usize, last: v128): v128 {
  return over(plus(plus(last, two(countsSecond + at)), two(countsThird + at)), both(3));
}

@inline function scaleAt(mean: v128): v128 {
  const t = f64x2.min(both(<f64>CLASSES - 1 - 1e-9), over(minus(mean, both(1)), both(2)));
  return between(countsScales, f64x2.max(both(0), t));
}

@inline function coefficient(isLarge: v128, term: usize, lane: usize): v128 {
  const at = term * WIDE + lane;
  return either(isLarge, two(countsLarge + at), two(countsSmall + at));
}

/** The regression on the past of a cell. */
@inline function predicted(isLarge: v128, last: v128, mean: v128, usual: v128, lane: usize): v128 {
  const ofLast = times(last, coefficient(isLarge, 1, lane)), ofMean = times(mean, coefficient(isLarge, 2, lane));
  const past = plus(plus(coefficient(isLarge, 0, lane), ofLast), ofMean);
  return plus(past, times(usual, coefficient(isLarge, 3, lane)));
}

export function departCounts(largeFlow: f64, worldVariance: f64, largestShare: f64, fewest: f64): void {
  const zero = both(0), one = both(1);
  for (let place: usize = 0; place < C; place++) {
    const usualLog = same(countsLevel + place * LANE);
    const isSomebody = f64x2.gt(same(countsHasDestinations + place * LANE), zero);
    for (let lane: usize = 0; lane < WIDE; lane += PAIR) {
      const at = place * WIDE + lane, last = two(countsLast + at);
      const mean = meanOfThree(at, last), isLarge = f64x2.ge(mean, both(largeFlow)), scale = scaleAt(mean);
      const variance = f64x2.max(both(0.01), minus(times(scale, scale), both(worldVariance)));
      const own = either(isLarge, f64x2.sqrt(variance), scale);
      const past = predicted(isLarge, last, mean, usualLog, lane);
      const common = plus(plus(past, two(countsShift + at)), onlyIf(isLarge, two(countsWorld + lane)));
      const drawn = f64x2.max(zero, plus(common, times(own, deviate(two(countsDraws + place * 4 * WIDE + lane)))));
      const isAny = f64x2.gt(drawn, zero);
      const usual = onlyIf(isAny, minus(exponential(either(isAny, drawn, both(0.5))), one));
      const people = onlyIf(isSomebody, f64x2.min(usual, times(both(largestShare), two(countsPopulation + at))));
      put(countsDrawn + at, drawn);
      put(countsLogs + at, either(f64x2.eq(people, usual), drawn, logarithm(plus(one, people))));
      put(countsPeople + at, v128.andnot(people, f64x2.lt(people, both(fewest))));
    }
  }
}

export function hostCounts(largeFlow: f64, largestShare: f64): void {
  const zero = both(0), one = both(1);
  for (let place: usize = 0; place < C; place++) {
    const usualLog = same(countsLevel + place * LANE);
    for (let lane: usize = 0; lane < WIDE; lane += PAIR) {
      const at = place * WIDE + lane, last = two(countsLast + at);
      const mean = meanOfThree(at, last), isLarge = f64x2.ge(mean, both(largeFlow));
      const expected = logarithm(plus(one, two(countsPeople + at)));
      const past = predicted(isLarge, last, mean, usualLog, lane);
      const usual = plus(past, times(expected, coefficient(isLarge, 4, lane)));
      const log = plus(usual, times(scaleAt(mean), deviate(two(countsDraws + (place * 4 + 1) * WIDE + lane))));
      const isAny = f64x2.gt(log, zero);
      const wanted = minus(exponential(either(isAny, log, both(0.5))), one);
      const most = times(both(largestShare), two(countsPopulation + at));
      put(countsPeople + at, onlyIf(isAny, f64x2.min(most, wanted)));
    }
  }
}

export function logCounts(): void {
  const one = both(1), cells = C * WIDE;
  for (let at: usize = 0; at < cells; at += PAIR) put(countsLogs + at, logarithm(plus(one, two(countsPeople + at))));
}
