// AssemblyScript SIMD twin of ages.ts, with the interface of age-kernel.ts. One instance is one kernel.
//
// Sums run through groups and rows in the order of the twin and in double precision: they are equal to the last digit.

import { allocate, grow } from './arena.as';

const LANES: usize = 8;
const AGES: usize = 101;
const GROUPS: usize = 21;
const CELL: usize = LANES * 8; // Bytes of the sums of an age.
const ROW: usize = GROUPS * CELL;
const PEOPLE_CELL: usize = LANES * 4;

// Addresses of the arrays of AgeKernel and of the lists of places, read by wasm-ages.ts after `initAges`.
export let ageByAge: usize = 0;
export let agePeople: usize = 0;
export let ageResults: usize = 0;
/** [P] places, smallest first. */
export let ageOrder: usize = 0;
/** [P + 1] where the groups, the rest and the members of each place start in their lists, and the lists. */
export let ageGroupStarts: usize = 0;
export let ageGroups: usize = 0;
export let ageRestStarts: usize = 0;
export let ageRest: usize = 0;
export let ageMemberStarts: usize = 0;
export let ageMembers: usize = 0;

let P: usize = 0;
/** [P][G][L] people of both sexes. */
let sums: usize = 0;
/** [L] of the place whose medians are being found. */
let halves: usize = 0;
let below: usize = 0;
let counts: usize = 0;

/** Lay out the memory, all zeros, and say whether the machine could give it. To be called once. */
export function initAges(rows: usize, places: usize, groups: usize, rest: usize, members: usize): bool {
  P = places;
  ageByAge = allocate(rows * 2 * GROUPS * PEOPLE_CELL);
  agePeople = allocate(rows * 2 * AGES * PEOPLE_CELL);
  ageResults = allocate(places * CELL);
  ageOrder = allocate(places * 4);
  ageGroupStarts = allocate((places + 1) * 4);
  ageGroups = allocate(groups * 4);
  ageRestStarts = allocate((places + 1) * 4);
  ageRest = allocate(rest * 4);
  ageMemberStarts = allocate((places + 1) * 4);
  ageMembers = allocate(members * 4);
  sums = allocate(places * ROW);
  halves = allocate(CELL);
  below = allocate(CELL);
  counts = allocate(CELL);
  return grow();
}

@inline function entry(list: usize, at: usize): usize { return <usize>load<u32>(list + (at << 2)); }
/** Two numbers in single precision, widened. */
@inline function two(at: usize): v128 { return f64x2.promote_low_f32x4(v128.load64_zero(at)); }

export function updateAges(): void {
  memory.fill(sums, 0, P * ROW);
  for (let j: usize = 0; j < P; j++) {
    const p = entry(ageOrder, j);
    const row = sums + p * ROW;
    for (let m = entry(ageGroupStarts, p); m < entry(ageGroupStarts, p + 1); m++) {
      const from = sums + entry(ageGroups, m) * ROW;
      for (let at: usize = 0; at < ROW; at += 16) {
        v128.store(row + at, f64x2.add(v128.load(row + at), v128.load(from + at)));
      }
    }
    for (let m = entry(ageRestStarts, p); m < entry(ageRestStarts, p + 1); m++) {
      const male = ageByAge + entry(ageRest, m) * ROW; // Two sexes of half as many bytes.
      const female = male + (ROW >> 1);
      for (let at: usize = 0; at < ROW; at += 16) {
        const half = at >> 1;
        v128.store(row + at, f64x2.add(f64x2.add(v128.load(row + at), two(male + half)), two(female + half)));
      }
    }
  }
}

/** Sum two lanes at `at` over the five-year ages [from, to). */
@inline function sumOf(at: usize, from: usize, to: usize): v128 {
  let sum = f64x2.splat(0);
  for (let age = at + from * CELL; age < at + to * CELL; age += CELL) sum = f64x2.add(sum, v128.load(age));
  return sum;
}

export function sumAges(from: usize, to: usize): void {
  for (let p: usize = 0; p < P; p++) {
    for (let pair: usize = 0; pair < CELL; pair += 16) {
      v128.store(ageResults + p * CELL + pair, sumOf(sums + p * ROW + pair, from, to));
    }
  }
}

export function shareAges(from: usize, to: usize, wholeFrom: usize, wholeTo: usize): void {
  for (let p: usize = 0; p < P; p++) {
    for (let pair: usize = 0; pair < CELL; pair += 16) {
      const at = sums + p * ROW + pair;
      const whole = sumOf(at, wholeFrom, wholeTo);
      const share = f64x2.div(sumOf(at, from, to), whole);
      v128.store(ageResults + p * CELL + pair, v128.and(share, f64x2.gt(whole, f64x2.splat(0))));
    }
  }
}

export function medianAges(): void {
  for (let p: usize = 0; p < P; p++) writeMedians(p);
}

function writeMedians(p: usize): void {
  const results = ageResults + p * CELL;
  let youngest = AGES;
  let missing = 0;
  for (let lane: usize = 0; lane < CELL; lane += 8) {
    const row = sums + p * ROW + lane;
    let whole: f64 = 0;
    for (let g: usize = 0; g < GROUPS; g++) whole += load<f64>(row + g * CELL);
    const half = whole / 2;
    let lower: f64 = 0;
    let g: usize = 0;
    while (g < GROUPS - 1) {
      const next = lower + load<f64>(row + g * CELL);
      if (!(next < half)) break;
      lower = next;
      g++;
    }
    store<f64>(halves + lane, half);
    store<f64>(below + lane, lower);
    // Below zero until the age is found: then by how much less than a year of age, the first age of the group.
    store<f64>(results + lane, half == 0 ? 0 : -1 - <f64>(g * 5));
    if (half == 0) continue;
    youngest = min(youngest, g * 5);
    missing++;
  }
  for (let age = youngest; missing > 0; age++) {
    countAge(p, age);
    for (let lane: usize = 0; lane < CELL; lane += 8) {
      const wanted = load<f64>(results + lane);
      if (!(wanted < 0)) continue; // Found; not a number where the run has failed.
      const first = <usize>(-1 - wanted);
      if (age < first) continue;
      const half = load<f64>(halves + lane);
      const lower = load<f64>(below + lane);
      const count = load<f64>(counts + lane);
      if (lower + count >= half || age == min(first + 4, AGES - 1)) {
        missing--;
        store<f64>(results + lane, <f64>age + (count > 0 ? min(1.0, (half - lower) / count) : 0));
      } else store<f64>(below + lane, lower + count);
    }
  }
}

function countAge(p: usize, age: usize): void {
  let a = f64x2.splat(0);
  let b = a;
  let c = a;
  let d = a;
  const end = entry(ageMemberStarts, p + 1);
  for (let m = entry(ageMemberStarts, p); m < end; m++) {
    const male = agePeople + (entry(ageMembers, m) * 2 * AGES + age) * PEOPLE_CELL;
    const female = male + AGES * PEOPLE_CELL;
    a = f64x2.add(f64x2.add(a, two(male)), two(female));
    b = f64x2.add(f64x2.add(b, two(male + 8)), two(female + 8));
    c = f64x2.add(f64x2.add(c, two(male + 16)), two(female + 16));
    d = f64x2.add(f64x2.add(d, two(male + 24)), two(female + 24));
  }
  v128.store(counts, a);
  v128.store(counts, b, 16);
  v128.store(counts, c, 32);
  v128.store(counts, d, 48);
}
