// AssemblyScript SIMD twin of pairs.ts, with the interface of pair-kernel.ts. One instance is one kernel.
//
// A cell is 8 lanes of f64 = four v128, gone through in halves (A, B): more do not fit the registers. Every lane does the
// twin's operations in the twin's order, so the results are the same bits; where the twin skips a lane that nobody leaves,
// its zeros are added or its old values selected.

import { allocate, grow } from './arena.as';

const LANE: usize = 8; // Bytes, as everything below.
const PART: usize = 16;
const HALF: usize = 2 * PART;
const CELL: usize = 2 * HALF;

// Addresses of the table, of PairMemory and of the first slot, read by wasm-pairs.ts after `initPairs`.
export let pairStart: usize = 0;
export let pairHost: usize = 0;
export let pairMix: usize = 0;
export let pairShown: usize = 0;
export let pairDepartures: usize = 0;
export let pairIsNew: usize = 0;
export let pairFactor: usize = 0;
export let pairArrivals: usize = 0;
export let pairReturning: usize = 0;
export let pairKept: usize = 0;
export let pairHome: usize = 0;
export let pairLeaving: usize = 0;
export let pairOut: usize = 0;
export let pairInto: usize = 0;
export let pairHomeShown: usize = 0;
export let pairSlots: usize = 0;

let C: usize = 0;
/** Bytes of an array by place, and of one by pair. */
let cells: usize = 0;
let rows: usize = 0;

@inline function add(a: v128, b: v128): v128 { return f64x2.add(a, b); }
@inline function mul(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
@inline function load(at: usize): v128 { return v128.load(at); }
@inline function all(value: f64): v128 { return f64x2.splat(value); }
@inline function addTo(at: usize, value: v128): void { v128.store(at, add(load(at), value)); }
@inline function host(k: usize): usize { return <usize>i32.load(pairHost + k * 4) * CELL; }
@inline function first(place: usize): usize { return <usize>i32.load(pairStart + place * 4); }
@inline function isZero(value: v128): v128 { return f64x2.eq(value, all(0)); }

/** Lay out the memory, all zeros, and say whether the machine could give it. To be called once. */
export function initPairs(places: usize, pairs: usize, slots: usize): bool {
  C = places;
  cells = places * CELL;
  rows = pairs * CELL;
  pairStart = allocate((places + 1) * 4);
  pairHost = allocate(pairs * 4);
  pairMix = allocate(pairs * LANE);
  pairShown = allocate(pairs * LANE);
  pairDepartures = allocate(cells);
  pairIsNew = allocate(cells);
  pairFactor = allocate(cells);
  pairArrivals = allocate(cells);
  pairReturning = allocate(cells);
  pairKept = allocate(CELL);
  pairHome = allocate(cells);
  pairLeaving = allocate(cells);
  pairOut = allocate(cells);
  pairInto = allocate(cells);
  pairHomeShown = allocate(cells);
  // Pages that no slot touches take no memory of the machine.
  pairSlots = allocate(slots * 3 * rows);
  return grow();
}

@inline function mixOf(slot: usize): usize { return pairSlots + slot * 3 * rows; }

/** Shares of a pair: those of `mix` or, in lanes whose flow is new in part, of `flows`. */
@inline function shares(mix: usize, flows: usize, isOld: v128): v128 {
  return v128.bitselect(load(mix), load(flows), isOld);
}

export function spreadPairs(slot: usize): void {
  memory.fill(pairArrivals, 0, cells);
  const mix = mixOf(slot), flows = mix + rows;
  for (let place: usize = 0; place < C; place++) {
    const from = first(place), end = first(place + 1);
    for (let lanes: usize = 0; lanes < CELL; lanes += HALF) {
      const cell = place * CELL + lanes;
      const peopleA = load(pairDepartures + cell), peopleB = load(pairDepartures + cell + PART);
      if (!v128.any_true(v128.or(peopleA, peopleB))) continue;
      const oldA = isZero(load(pairIsNew + cell)), oldB = isZero(load(pairIsNew + cell + PART));
      for (let k = from; k < end; k++) {
        const at = k * CELL + lanes, to = pairArrivals + host(k) + lanes;
        addTo(to, mul(peopleA, shares(mix + at, flows + at, oldA)));
        addTo(to + PART, mul(peopleB, shares(mix + at + PART, flows + at + PART, oldB)));
      }
    }
  }
}

export function meetPairs(slot: usize, update: f64, homeWeight: f64): void {
  memory.fill(pairArrivals, 0, cells);
  const mix = mixOf(slot), flows = mix + rows;
  const held = all(1.0 - update - homeWeight), zero = all(0);
  for (let place: usize = 0; place < C; place++) {
    const from = first(place), end = first(place + 1);
    for (let lanes: usize = 0; lanes < CELL; lanes += HALF) {
      const cell = place * CELL + lanes;
      const peopleA = load(pairDepartures + cell), peopleB = load(pairDepartures + cell + PART);
      if (!v128.any_true(v128.or(peopleA, peopleB))) {
        for (let k = from; k < end; k++) {
          v128.store(flows + k * CELL + lanes, zero);
          v128.store(flows + k * CELL + lanes + PART, zero);
        }
        continue;
      }
      const oldA = isZero(load(pairIsNew + cell)), oldB = isZero(load(pairIsNew + cell + PART));
      let sumA = zero, sumB = zero;
      for (let k = from; k < end; k++) {
        const at = k * CELL + lanes, by = pairFactor + host(k) + lanes;
        sumA = add(sumA, mul(shares(mix + at, flows + at, oldA), load(by)));
        sumB = add(sumB, mul(shares(mix + at + PART, flows + at + PART, oldB), load(by + PART)));
      }
      const noneA = isZero(peopleA), noneB = isZero(peopleB);
      const perShareA = f64x2.div(peopleA, sumA), perShareB = f64x2.div(peopleB, sumB);
      const weightA = f64x2.div(all(update), peopleA), weightB = f64x2.div(all(update), peopleB);
      for (let k = from; k < end; k++) {
        const at = k * CELL + lanes, by = host(k) + lanes;
        const atStart = mul(all(homeWeight), v128.load_splat<f64>(pairMix + k * LANE));
        let flow = mul(mul(perShareA, shares(mix + at, flows + at, oldA)), load(pairFactor + by));
        flow = v128.andnot(flow, noneA);
        let before = load(mix + at);
        v128.store(mix + at, v128.bitselect(before, add(add(mul(held, before), mul(weightA, flow)), atStart), noneA));
        v128.store(flows + at, flow);
        addTo(pairArrivals + by, flow);
        flow = mul(mul(perShareB, shares(mix + at + PART, flows + at + PART, oldB)), load(pairFactor + by + PART));
        flow = v128.andnot(flow, noneB);
        before = load(mix + at + PART);
        v128.store(mix + at + PART, v128.bitselect(before, add(add(mul(held, before), mul(weightB, flow)), atStart), noneB));
        v128.store(flows + at + PART, flow);
        addTo(pairArrivals + by + PART, flow);
      }
    }
  }
}

export function carryPairs(slot: usize): void {
  memory.fill(pairLeaving, 0, cells);
  memory.fill(pairOut, 0, cells);
  memory.fill(pairInto, 0, cells);
  const flows = mixOf(slot) + rows, stock = flows + rows;
  for (let place: usize = 0; place < C; place++) {
    for (let lanes: usize = 0; lanes < CELL; lanes += PART) carryLanes(place, lanes, flows, stock);
  }
}

/** Carry the pairs of an origin in two lanes: six sums and two rates leave no room for more. */
@inline function carryLanes(place: usize, lanes: usize, flows: usize, stock: usize): void {
  const cell = place * CELL + lanes;
  const share = load(pairReturning + cell), kept = load(pairKept + lanes);
  let home = all(0), away = all(0), again = all(0);
  const end = first(place + 1);
  for (let k = first(place); k < end; k++) {
    const at = k * CELL + lanes, to = host(k) + lanes;
    const flow = load(flows + at), shown = v128.load_splat<f64>(pairShown + k * LANE);
    const people = add(load(stock + at), flow);
    const back = mul(people, share), moved = mul(flow, shown), movedBack = mul(back, shown);
    addTo(pairInto + to, moved);
    addTo(pairOut + to, movedBack);
    addTo(pairLeaving + to, back);
    away = add(away, moved);
    again = add(again, movedBack);
    home = add(home, back);
    v128.store(stock + at, mul(f64x2.sub(people, back), kept));
  }
  v128.store(pairHome + cell, home);
  addTo(pairOut + cell, away);
  addTo(pairInto + cell, again);
  v128.store(pairHomeShown + cell, again);
}
