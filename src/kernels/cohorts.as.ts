// AssemblyScript SIMD twin of cohorts.ts, with the interface of kernels.ts. One instance is one kernel.
//
// A cell is 8 lanes = two v128. `survive` takes both at a time (A, B): one after the other is 10% slower.
// `leave` and `settle` take one of both sexes, who leave at the same share: one sex after the other is 20% slower.
// Upward through the ages with the cohort carried: downward is 1.4 to 3 times slower, unrolling by hand 8% slower.
// Sums are f32, first inside a five-year age and then across them: about 25 additions deep instead of 202.

import { allocate, grow } from './arena.as';
import { CELL, HALF, add, addTo, all, atMost, div, load, mul, notNegative, splat, store, sub } from './lanes.as';

const SEX: usize = 101 * CELL; // Bytes, as everything below.
const PLACE: usize = 2 * SEX;
const ROW: usize = 3 * 4;
const SEX_ROWS: usize = 102 * ROW;
const SEX_NET: usize = 21 * 4;
const SEX_BY_AGE: usize = 21 * CELL;
const FERTILITY: usize = 45 * 4;
const SCHEDULE: usize = 101 * 4;
const FIRST_MOTHER: usize = 10 * CELL;

const FIRST_WORKING: usize = 3 * CELL;
const WORKING: usize = 14, YOUTH: usize = 2;
const WIDE: usize = 2 * CELL; // A cell of Float64.

const GROUP_SUMS: usize = 21 * HALF;

const LAST_GROUP = 20; // 100+, the only one of a single age.
const LARGEST_LEAVING_SHARE: f32 = 0.2;

// Addresses of the arrays of CohortMemory, read by wasm-cohorts.ts after `initCohorts`.
export let people: usize = 0;
export let survival: usize = 0;
export let fertility: usize = 0;
export let maleShare: usize = 0;
export let netReference: usize = 0;
export let leavingSchedule: usize = 0;
export let hazardExcess: usize = 0;
export let totalFertility: usize = 0;
export let births: usize = 0;
export let deaths: usize = 0;
export let exposure: usize = 0;
export let leavingIntensity: usize = 0;
export let leaving: usize = 0;
export let lacking: usize = 0;
export let arrivingShare: usize = 0;
export let pool: usize = 0;
export let byAge: usize = 0;
export let unmet: usize = 0;
// Addresses of the arrays of CohortCounts.
export let participation: usize = 0;
export let population: usize = 0;
export let labourForce: usize = 0;
export let youthLabourForce: usize = 0;

let C: usize = 0;
/** Bytes of one kind of mover in exposure and leavingIntensity. */
let cells: usize = 0;
/** Two sums of women for each five-year age. */
let waiting: usize = 0;

@inline function parabola(c0: v128, c1: v128, c2: v128, x: v128): v128 { return add(c0, mul(x, add(c1, mul(x, c2)))); }

/** Lay out the memory, all zeros, and say whether the machine could give it. To be called once. */
export function initCohorts(places: usize, years: usize): bool {
  C = places;
  people = allocate(places * PLACE);
  survival = allocate(years * places * 2 * SEX_ROWS);
  fertility = allocate(years * places * FERTILITY);
  maleShare = allocate(years * places * 4);
  netReference = allocate(years * places * 2 * SEX_NET);
  leavingSchedule = allocate(3 * SCHEDULE);
  hazardExcess = allocate(places * 2 * CELL);
  totalFertility = allocate(places * CELL);
  births = allocate(places * CELL);
  deaths = allocate(places * CELL);
  cells = places * CELL;
  exposure = allocate(3 * cells);
  leavingIntensity = allocate(3 * cells);
  leaving = allocate(places * CELL);
  lacking = allocate(places * CELL);
  arrivingShare = allocate(places * CELL);
  pool = allocate(PLACE);
  byAge = allocate(places * 2 * SEX_BY_AGE);
  unmet = allocate(places * CELL);
  participation = allocate(places * 2 * WORKING * 8);
  population = allocate(places * WIDE);
  labourForce = allocate(places * WIDE);
  youthLabourForce = allocate(places * WIDE);
  waiting = allocate(2 * GROUP_SUMS);
  return grow();
}

export function survive(year: usize): void {
  const zero = all(0), half = all(0.5);
  for (let place: usize = 0; place < C; place++) {
    const row = year * C + place;
    const rows = survival + row * 2 * SEX_ROWS;
    const men = people + place * PLACE, women = men + SEX;
    const cell = place * CELL;
    const excess = hazardExcess + 2 * cell;
    for (let at = cell; at < cell + CELL; at += HALF) {
      store(births + at, zero);
      store(deaths + at, zero);
      store(exposure + at, zero);
      store(exposure + cells + at, zero);
      store(exposure + 2 * cells + at, zero);
    }
    // `births` holds weighted women until the end: those before ageing and those after.
    addMothers(women + FIRST_MOTHER, fertility + row * FERTILITY, births + cell);
    moveUp(men, rows, excess, deaths + cell, exposure + cell);
    moveUp(women, rows + SEX_ROWS, excess + CELL, deaths + cell, exposure + cell);
    addMothers(women + FIRST_MOTHER, fertility + row * FERTILITY, births + cell);
    for (let lanes: usize = 0; lanes < CELL; lanes += HALF) {
      const at = cell + lanes;
      const born = mul(mul(load(totalFertility + at), half), load(births + at));
      const boys = mul(born, splat(maleShare + row * 4));
      store(births + at, born);
      beBorn(men + lanes, rows, load(excess + lanes), boys, at);
      beBorn(women + lanes, rows + SEX_ROWS, load(excess + CELL + lanes), sub(born, boys), at);
    }
  }
}

/** Move a sex up by one year of age, adding to its `dead` and `exposed` lanes; age 0 keeps its old value. */
function moveUp(p: usize, row: usize, excess: usize, dead: usize, exposed: usize): void {
  const zero = all(0);
  const xA = load(excess), xB = load(excess + HALF);
  let beforeA = load(p), beforeB = load(p + HALF);
  let schedule = leavingSchedule;
  let deadA = zero, deadB = zero;
  let regularA = zero, regularB = zero, returningA = zero, returningB = zero, forcedA = zero, forcedB = zero;
  for (let group = 0; group < LAST_GROUP; group++) {
    let groupDeadA = zero, groupDeadB = zero;
    let groupA = zero, groupB = zero, homeA = zero, homeB = zero, anyA = zero, anyB = zero;
    for (let i = 0; i < 5; i++) {
      p += CELL;
      row += ROW;
      schedule += 4;
      const c0 = splat(row), c1 = splat(row + 4), c2 = splat(row + 8);
      const weight = splat(schedule), home = splat(schedule + SCHEDULE), any = splat(schedule + 2 * SCHEDULE);
      const afterA = mul(beforeA, parabola(c0, c1, c2, xA)), afterB = mul(beforeB, parabola(c0, c1, c2, xB));
      groupDeadA = add(groupDeadA, sub(beforeA, afterA));
      groupDeadB = add(groupDeadB, sub(beforeB, afterB));
      groupA = add(groupA, mul(weight, afterA));
      groupB = add(groupB, mul(weight, afterB));
      homeA = add(homeA, mul(home, afterA));
      homeB = add(homeB, mul(home, afterB));
      anyA = add(anyA, mul(any, afterA));
      anyB = add(anyB, mul(any, afterB));
      beforeA = load(p);
      beforeB = load(p + HALF);
      store(p, afterA);
      store(p + HALF, afterB);
    }
    deadA = add(deadA, groupDeadA);
    deadB = add(deadB, groupDeadB);
    regularA = add(regularA, groupA);
    regularB = add(regularB, groupB);
    returningA = add(returningA, homeA);
    returningB = add(returningB, homeB);
    forcedA = add(forcedA, anyA);
    forcedB = add(forcedB, anyB);
  }
  // Who was 100 or more stays there and joins those who came.
  row += ROW;
  const c0 = splat(row), c1 = splat(row + 4), c2 = splat(row + 8);
  const weight = splat(schedule), home = splat(schedule + SCHEDULE), any = splat(schedule + 2 * SCHEDULE);
  const afterA = mul(beforeA, parabola(c0, c1, c2, xA)), afterB = mul(beforeB, parabola(c0, c1, c2, xB));
  addTo(p, afterA);
  addTo(p + HALF, afterB);
  addTo(dead, add(deadA, sub(beforeA, afterA)));
  addTo(dead + HALF, add(deadB, sub(beforeB, afterB)));
  addTo(exposed, add(regularA, mul(weight, afterA)));
  addTo(exposed + HALF, add(regularB, mul(weight, afterB)));
  addTo(exposed + cells, add(returningA, mul(home, afterA)));
  addTo(exposed + cells + HALF, add(returningB, mul(home, afterB)));
  addTo(exposed + 2 * cells, add(forcedA, mul(any, afterA)));
  addTo(exposed + 2 * cells + HALF, add(forcedB, mul(any, afterB)));
}

/** Add women of the fertile ages, weighted by the shares of total fertility, to the lanes at `to`. */
function addMothers(p: usize, share: usize, to: usize): void {
  const zero = all(0);
  let sumA = zero, sumB = zero;
  for (let group = 0; group < 9; group++) {
    let groupA = zero, groupB = zero;
    for (let i = 0; i < 5; i++) {
      const weight = splat(share);
      groupA = add(groupA, mul(weight, load(p)));
      groupB = add(groupB, mul(weight, load(p + HALF)));
      p += CELL;
      share += 4;
    }
    sumA = add(sumA, groupA);
    sumB = add(sumB, groupB);
  }
  addTo(to, sumA);
  addTo(to + HALF, sumB);
}

function beBorn(p: usize, row: usize, x: v128, born: v128, at: usize): void {
  const alive = mul(born, parabola(splat(row), splat(row + 4), splat(row + 8), x));
  store(p, alive);
  addTo(deaths + at, sub(born, alive));
  for (let kind: usize = 0; kind < 3; kind++)
    addTo(exposure + kind * cells + at, mul(splat(leavingSchedule + kind * SCHEDULE), alive));
}

/** Share of the people of an age who leave, of either sex. */
@inline function leavingShare(regular: v128, returning: v128, forced: v128, schedule: usize): v128 {
  const byHome = mul(returning, splat(schedule + SCHEDULE)), byForce = mul(forced, splat(schedule + 2 * SCHEDULE));
  return atMost(add(add(mul(regular, splat(schedule)), byHome), byForce), all(LARGEST_LEAVING_SHARE));
}

@inline function lackOf(people: v128): v128 { return sub(notNegative(people), people); }

/** Add the sums of women by five-year age, which wait while those of men are added. */
@inline function addWaiting(sum: v128, from: usize): v128 {
  for (let at = from; at < from + GROUP_SUMS; at += HALF) sum = add(sum, load(at));
  return sum;
}

export function leave(year: usize): void {
  const zero = all(0), five = all(5);
  memory.fill(pool, 0, PLACE);
  for (let at: usize = 0; at < C * CELL; at += HALF) {
    const place = at / CELL, lanes = at % CELL;
    const regular = load(leavingIntensity + at), returning = load(leavingIntensity + cells + at);
    const forced = load(leavingIntensity + 2 * cells + at);
    let man = people + place * PLACE + lanes, to = pool + lanes;
    let net = netReference + (year * C + place) * 2 * SEX_NET;
    let schedule = leavingSchedule, wait = waiting;
    let left = zero, lack = zero;
    for (let group = 0; group <= LAST_GROUP; group++) {
      const isOpen = group === LAST_GROUP;
      const ofMen = isOpen ? splat(net) : div(splat(net), five);
      const ofWomen = isOpen ? splat(net + SEX_NET) : div(splat(net + SEX_NET), five);
      const end = man + (isOpen ? CELL : 5 * CELL);
      let menLeft = zero, menLack = zero, womenLeft = zero, womenLack = zero;
      for (; man < end; man += CELL) {
        const share = leavingShare(regular, returning, forced, schedule);
        const men = load(man), women = load(man + SEX);
        const menGone = mul(men, share), menShort = lackOf(add(sub(men, menGone), ofMen));
        addTo(to, sub(menGone, menShort));
        menLeft = add(menLeft, menGone);
        menLack = add(menLack, menShort);
        const womenGone = mul(women, share), womenShort = lackOf(add(sub(women, womenGone), ofWomen));
        addTo(to + SEX, sub(womenGone, womenShort));
        womenLeft = add(womenLeft, womenGone);
        womenLack = add(womenLack, womenShort);
        schedule += 4;
        to += CELL;
      }
      left = add(left, menLeft);
      lack = add(lack, menLack);
      store(wait, womenLeft);
      store(wait + GROUP_SUMS, womenLack);
      wait += HALF;
      net += 4;
    }
    store(leaving + at, addWaiting(left, waiting));
    store(lacking + at, addWaiting(lack, waiting + GROUP_SUMS));
  }
}

export function settle(year: usize): void {
  const zero = all(0), five = all(5);
  for (let at: usize = 0; at < C * CELL; at += HALF) {
    const place = at / CELL, lanes = at % CELL;
    const regular = load(leavingIntensity + at), returning = load(leavingIntensity + cells + at);
    const forced = load(leavingIntensity + 2 * cells + at), arriving = load(arrivingShare + at);
    let man = people + place * PLACE + lanes, from = pool + lanes;
    let net = netReference + (year * C + place) * 2 * SEX_NET;
    let out = byAge + place * 2 * SEX_BY_AGE + lanes;
    let schedule = leavingSchedule, wait = waiting;
    let lack = zero;
    for (let group = 0; group <= LAST_GROUP; group++) {
      const isOpen = group === LAST_GROUP;
      const ofMen = isOpen ? splat(net) : div(splat(net), five);
      const ofWomen = isOpen ? splat(net + SEX_NET) : div(splat(net + SEX_NET), five);
      const end = man + (isOpen ? CELL : 5 * CELL);
      let menSum = zero, menCut = zero, womenSum = zero, womenCut = zero;
      for (; man < end; man += CELL) {
        const share = leavingShare(regular, returning, forced, schedule);
        const men = load(man), women = load(man + SEX);
        const menStaying = notNegative(add(sub(men, mul(men, share)), ofMen));
        const menAfter = add(menStaying, mul(arriving, load(from)));
        const menKept = notNegative(menAfter);
        store(man, menKept);
        menSum = add(menSum, menKept);
        menCut = add(menCut, sub(menKept, menAfter));
        const womenStaying = notNegative(add(sub(women, mul(women, share)), ofWomen));
        const womenAfter = add(womenStaying, mul(arriving, load(from + SEX)));
        const womenKept = notNegative(womenAfter);
        store(man + SEX, womenKept);
        womenSum = add(womenSum, womenKept);
        womenCut = add(womenCut, sub(womenKept, womenAfter));
        schedule += 4;
        from += CELL;
      }
      store(out, menSum);
      store(out + SEX_BY_AGE, womenSum);
      lack = add(lack, menCut);
      store(wait, womenCut);
      wait += HALF;
      net += 4;
      out += CELL;
    }
    store(unmet + at, addWaiting(lack, waiting));
  }
}

@inline function low(people: v128): v128 { return f64x2.promote_low_f32x4(people); }
@inline function high(people: v128): v128 { return f64x2.promote_low_f32x4(v128.shuffle<f32>(people, people, 2, 3, 2, 3)); }

export function count(): void {
  const zero = f64x2.splat(0);
  for (let at: usize = 0; at < C * CELL; at += HALF) {
    const place = at / CELL, to = 2 * at;
    const from = byAge + place * 2 * SEX_BY_AGE + (at % CELL);
    let peopleA = zero, peopleB = zero;
    for (let p = from; p < from + 2 * SEX_BY_AGE; p += CELL) {
      const people = load(p);
      peopleA = f64x2.add(peopleA, low(people));
      peopleB = f64x2.add(peopleB, high(people));
    }
    v128.store(population + to, peopleA);
    v128.store(population + to + 16, peopleB);
    let man = from + FIRST_WORKING, rate = participation + place * 2 * WORKING * 8;
    let forceA = zero, forceB = zero;
    for (let group: usize = 0; group < WORKING; group++) {
      if (group === YOUTH) {
        v128.store(youthLabourForce + to, forceA);
        v128.store(youthLabourForce + to + 16, forceB);
      }
      const men = load(man), women = load(man + SEX_BY_AGE);
      const ofMen = v128.load_splat<f64>(rate), ofWomen = v128.load_splat<f64>(rate + WORKING * 8);
      forceA = f64x2.add(f64x2.add(forceA, f64x2.mul(ofMen, low(men))), f64x2.mul(ofWomen, low(women)));
      forceB = f64x2.add(f64x2.add(forceB, f64x2.mul(ofMen, high(men))), f64x2.mul(ofWomen, high(women)));
      man += CELL;
      rate += 8;
    }
    v128.store(labourForce + to, forceA);
    v128.store(labourForce + to + 16, forceB);
  }
}
