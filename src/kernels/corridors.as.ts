// AssemblyScript SIMD twin of corridors.ts, with the interface of corridor-kernel.ts. One instance is one kernel.
//
// Sums of an origin stay in registers as long as the next corridor has the same origin: corridors come ordered by it.
// Any other order gives the same sums, only slower. Sums of a destination go to memory.
// An origin's corridors are gone through once for each half of the lanes: both at a time need more registers than there are.
// A corridor without an opposite has -1 for it and so reads what lies before the first one: a cell that stays zero.
// What is small beside what it changes is added last, so that a factor of 1 leaves the reference as it is.

import { allocate, grow } from './arena.as';
import { exponential, logarithm } from './logs.as';
import { CELL, HALF, add, addTo, all, atLeast, atMost, div, load, mul, notNegative, splat, store, sub } from './lanes.as';

const NUMBER: usize = 4; // Bytes.
const SETTLING: f32 = 1.0 / 5.0;

// Addresses of the arrays of CorridorMemory, read by wasm-corridors.ts after `initCorridors`.
export let origin: usize = 0;
export let destination: usize = 0;
export let reverse: usize = 0;
export let isWithinRegion: usize = 0;
export let openness: usize = 0;
export let networkBase: usize = 0;
export let usualNetwork: usize = 0;
export let networkWeight: usize = 0;
export let freeWeight: usize = 0;
export let reference: usize = 0;
export let affinity: usize = 0;
export let leavingFactor: usize = 0;
export let arrivingFactor: usize = 0;
export let returningFactor: usize = 0;
export let freeReturn: usize = 0;
export let dying: usize = 0;
export let recentReturning: usize = 0;
export let settledReturning: usize = 0;
export let recent: usize = 0;
export let settled: usize = 0;
export let flow: usize = 0;
export let homeward: usize = 0;
export let sendingFactor: usize = 0;
export let departures: usize = 0;
export let arrivals: usize = 0;
export let departuresWithin: usize = 0;
export let returns: usize = 0;
export let stockHere: usize = 0;
export let stockAbroad: usize = 0;
export let senders: usize = 0;

let K: usize = 0;
/** Bytes of an array by place. */
let cells: usize = 0;

/** Lay out the memory, all zeros, and say whether the machine could give it. To be called once. */
export function initCorridors(places: usize, corridors: usize): bool {
  K = corridors;
  cells = places * CELL;
  const moves = corridors * CELL;
  origin = allocate(corridors * NUMBER);
  destination = allocate(corridors * NUMBER);
  reverse = allocate(corridors * NUMBER);
  isWithinRegion = allocate(corridors * NUMBER);
  openness = allocate(CELL + corridors * NUMBER) + CELL;
  networkBase = allocate(corridors * NUMBER);
  usualNetwork = allocate(corridors * NUMBER);
  networkWeight = allocate(CELL);
  freeWeight = allocate(CELL);
  reference = allocate(corridors * NUMBER);
  affinity = allocate(moves);
  leavingFactor = allocate(cells);
  arrivingFactor = allocate(cells);
  returningFactor = allocate(cells);
  freeReturn = allocate(CELL);
  dying = allocate(CELL);
  recentReturning = allocate(CELL);
  settledReturning = allocate(CELL);
  recent = allocate(CELL + moves) + CELL;
  settled = allocate(CELL + moves) + CELL;
  flow = allocate(moves);
  homeward = allocate(CELL + moves) + CELL;
  sendingFactor = allocate(cells);
  departures = allocate(cells);
  arrivals = allocate(cells);
  departuresWithin = allocate(cells);
  returns = allocate(cells);
  stockHere = allocate(cells);
  stockAbroad = allocate(cells);
  senders = allocate(cells);
  return grow();
}

export function follow(): void {
  for (let lanes: usize = 0; lanes < CELL; lanes += HALF) {
    const weight = load(networkWeight + lanes), free = load(freeWeight + lanes);
    for (let k: usize = 0; k < K; k++) {
      const at = k * CELL + lanes, number = k * NUMBER;
      const network = add(add(load(recent + at), load(settled + at)), splat(networkBase + number));
      const ratio = div(network, splat(usualNetwork + number));
      const log = add(mul(weight, logarithm(ratio)), mul(free, splat(openness + number)));
      store(affinity + at, exponential(log));
    }
  }
}

export function move(): void {
  memory.fill(departures, 0, cells);
  memory.fill(arrivals, 0, cells);
  memory.fill(departuresWithin, 0, cells);
  memory.fill(returns, 0, cells);
  for (let k: usize = 0; k < K; ) {
    const end = endOfOrigin(k);
    moveFrom(k, end, 0);
    moveFrom(k, end, HALF);
    k = end;
  }
}

/** Compute the moves of corridors `k` to `end`, which share their origin, in half of the lanes. */
function moveFrom(k: usize, end: usize, lanes: usize): void {
  const one = all(1);
  const from = cellOf(origin, k) + lanes;
  const leaving = load(leavingFactor + from), returning = load(returningFactor + from);
  const alive = sub(one, load(dying + lanes)), free = load(freeReturn + lanes);
  const recentHome = mul(alive, load(recentReturning + lanes)), settledHome = mul(alive, load(settledReturning + lanes));
  let out = all(0), outWithin = all(0);
  for (; k < end; k++) {
    const at = k * CELL + lanes, to = cellOf(destination, k) + lanes;
    const opposite = row(reverse, k), back = opposite * CELL + lanes;
    const wish = mul(splat(reference + k * NUMBER), load(affinity + at));
    const demand = mul(mul(wish, leaving), load(arrivingFactor + to));
    const usual = add(mul(load(recent + back), recentHome), mul(load(settled + back), settledHome));
    const open = notNegative(splat(openness + opposite * NUMBER));
    const wanted = mul(mul(usual, returning), add(one, mul(free, open)));
    const moves = notNegative(add(demand, sub(wanted, usual)));
    const home = atMost(wanted, moves);
    store(flow + at, moves);
    store(homeward + at, home);
    out = add(out, moves);
    outWithin = add(outWithin, mul(splat(isWithinRegion + k * NUMBER), moves));
    addTo(arrivals + to, moves);
    addTo(returns + to, home);
  }
  addTo(departures + from, out);
  addTo(departuresWithin + from, outWithin);
}

export function settleStocks(): void {
  memory.fill(stockHere, 0, cells);
  memory.fill(stockAbroad, 0, cells);
  memory.fill(senders, 0, cells);
  for (let k: usize = 0; k < K; ) {
    const end = endOfOrigin(k);
    settleFrom(k, end, 0);
    settleFrom(k, end, HALF);
    k = end;
  }
}

/** Carry the stocks of corridors `k` to `end`, which share their origin, in half of the lanes. */
function settleFrom(k: usize, end: usize, lanes: usize): void {
  const zero = all(0), settling = all(SETTLING), staying = all(1.0 - SETTLING);
  const from = cellOf(origin, k) + lanes;
  const alive = sub(all(1), load(dying + lanes));
  const recentHome = load(recentReturning + lanes), settledHome = load(settledReturning + lanes);
  let abroad = zero, sending = zero;
  for (; k < end; k++) {
    const at = k * CELL + lanes, to = cellOf(destination, k) + lanes;
    const young = mul(load(recent + at), alive), old = mul(load(settled + at), alive);
    const home = atMost(load(homeward + row(reverse, k) * CELL + lanes), add(young, old));
    const youngUsual = mul(young, recentHome);
    const usual = add(youngUsual, mul(old, settledHome));
    const isUsual = f32x4.gt(usual, zero);
    const youngShare = v128.and(div(mul(home, youngUsual), usual), isUsual);
    const youngHome = atMost(atLeast(youngShare, sub(home, old)), young);
    const youngStay = sub(young, youngHome);
    const first = notNegative(sub(load(flow + at), load(homeward + at)));
    const nowRecent = add(mul(youngStay, staying), first);
    const nowSettled = add(notNegative(sub(old, sub(home, youngHome))), mul(youngStay, settling));
    store(recent + at, nowRecent);
    store(settled + at, nowSettled);
    const stock = add(nowRecent, nowSettled);
    addTo(stockHere + to, stock);
    abroad = add(abroad, stock);
    sending = add(sending, mul(stock, load(sendingFactor + to)));
  }
  addTo(stockAbroad + from, abroad);
  addTo(senders + from, sending);
}

@inline function row(rows: usize, k: usize): usize { return <usize>i32.load(rows + k * NUMBER); }
/** Where the cell of a place lies in an array by place. */
@inline function cellOf(rows: usize, k: usize): usize { return row(rows, k) * CELL; }

/** First corridor after `k` with another origin. */
function endOfOrigin(k: usize): usize {
  const from = row(origin, k);
  while (++k < K) if (row(origin, k) !== from) break;
  return k;
}
