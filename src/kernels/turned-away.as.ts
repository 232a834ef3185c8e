// AssemblyScript SIMD twin of turned-away.ts, with the interface of policy-kernel.ts; in the instance of its corridors. A cell of shares or
// people is 8 lanes of f64, gone through in pairs, one of a corridor 8 lanes of f32; every lane does the twin's operations in the twin's
// order, so the results are the same bits.

import { allocate, grow } from './arena.as';
import {
  affinity, arrivals, arrivingFactor, departures, departuresWithin, destination, dying, flow, freeReturn, homeward, isWithinRegion, leavingFactor,
  openness, origin, recent, recentReturning, reference, returningFactor, returns, reverse, settled, settledReturning,
} from './corridors.as';
import { LANE, PAIR, WIDE, both, minus, onlyIf, over, plus, put, times, two } from './elementary.as';
import { CELL, HALF, addTo, load, mul, splat } from './lanes.as';

const NUMBER: usize = 4; // Bytes.
const NARROW: usize = 2 * NUMBER; // A pair of f32.
/** Share of an origin's moves that counts as another destination at all. */
const LEAST_SHARE: f64 = 1e-6;

// Addresses of the arrays of PolicyKernel, read by wasm-corridors.ts after `initTurned`.
export let policyMoved: usize = 0;
export let policyIrregular: usize = 0;
export let policyStranded: usize = 0;
export let policyBlocked: usize = 0;
export let policyDeflected: usize = 0;
export let policyClosing: usize = 0;
export let policyLeaving: usize = 0;
export let policyLeavingIrregular: usize = 0;
export let policyLeavingBlocked: usize = 0;
export let policyGoing: usize = 0;
export let turnedIrregular: usize = 0;
export let turnedStranded: usize = 0;
export let turnedBlocked: usize = 0;
export let turnedHomeNet: usize = 0;

/** [K][L] f32: people turned away from a corridor. */
let elsewhere: usize = 0;
/** [C][L]: moves out of the place; turned people per mover of all other destinations, summed over the corridors that turn them away. */
let outward: usize = 0;
let rate: usize = 0;

let C: usize = 0;
let K: usize = 0;

/** Lay out the memory, all zeros, and say whether the machine could give it. To be called once, after `initCorridors` and before any view is made. */
export function initTurned(places: usize, corridors: usize): bool {
  C = places;
  K = corridors;
  const cells = places * WIDE;
  policyMoved = allocate(cells);
  policyIrregular = allocate(cells);
  policyStranded = allocate(cells);
  policyBlocked = allocate(cells);
  policyDeflected = allocate(cells);
  policyClosing = allocate(cells);
  policyLeaving = allocate(cells);
  policyLeavingIrregular = allocate(cells);
  policyLeavingBlocked = allocate(cells);
  policyGoing = allocate(places * LANE);
  turnedIrregular = allocate(cells);
  turnedStranded = allocate(cells);
  turnedBlocked = allocate(cells);
  turnedHomeNet = allocate(cells);
  elsewhere = allocate(corridors * CELL);
  outward = allocate(cells);
  rate = allocate(cells);
  return grow();
}

/** A pair of f32 as f64, and back. */
@inline function wide(at: usize): v128 { return f64x2.promote_low_f32x4(v128.load_zero<f64>(at)); }
@inline function narrow(at: usize, value: v128): void { v128.store_lane<f64>(at, f32x4.demote_f64x2_zero(value), 0); }
@inline function row(rows: usize, k: usize): usize { return <usize>i32.load(rows + k * NUMBER); }
@inline function moreTo(at: usize, value: v128): void { put(at, plus(two(at), value)); }
@inline function lessTo(at: usize, value: v128): void { put(at, minus(two(at), value)); }

/** Share of the moves along a corridor that does not take place. */
@inline function stoppedOn(i: usize, j: usize): f64 {
  return 1 - min<f64>(f64.load(policyGoing + i * LANE), f64.load(policyGoing + j * LANE));
}

export function clearTurned(): void {
  const cells = C * WIDE;
  memory.fill(turnedIrregular, 0, cells);
  memory.fill(turnedStranded, 0, cells);
  memory.fill(turnedBlocked, 0, cells);
  memory.fill(turnedHomeNet, 0, cells);
}

export function turnAway(): void {
  clearTurned();
  const isAnyDeflected = divide();
  if (isAnyDeflected) deflect();
  let isAnyStopped = false;
  for (let place: usize = 0; place < C; place++) if (f64.load(policyGoing + place * LANE) < 1) isAnyStopped = true;
  if (isAnyStopped) standStill();
  if (isAnyDeflected || isAnyStopped) sumAgain();
}

/** Divide the demand of corridors by what policy does with it; says whether anybody turns to another destination. */
function divide(): bool {
  const zero = both(0), one = both(1);
  let any = zero;
  for (let k: usize = 0; k < K; k++) {
    const i = row(origin, k), j = row(destination, k), back = row(reverse, k);
    const people = both(<f64>f32.load(reference + k * NUMBER));
    const stop = stoppedOn(i, j), stopped = both(stop), goes = minus(one, stopped);
    const hasBack = <isize>back >= 0;
    const open = hasBack ? both(max<f64>(0, <f64>f32.load(openness + back * NUMBER))) : zero;
    for (let pair: usize = 0; pair < 4; pair++) {
      const single = pair * NARROW, double = pair * PAIR;
      const at = k * CELL + single, from = i * WIDE + double, to = j * WIDE + double;
      const demand = times(times(people, wide(affinity + at)), wide(leavingFactor + i * CELL + single));
      const arriving = times(demand, wide(arrivingFactor + j * CELL + single));
      const moved = two(policyMoved + to);
      const tried = over(arriving, moved), wanted = over(tried, two(policyLeaving + from));
      const asIrregular = two(policyIrregular + to);
      const leaking = times(times(wanted, two(policyLeavingIrregular + from)), minus(moved, asIrregular));
      const irregularly = plus(times(tried, asIrregular), leaking);
      const caught = stop > 0 ? times(f64x2.min(irregularly, wide(flow + at)), stopped) : zero;
      moreTo(turnedIrregular + to, times(irregularly, goes));
      put(turnedStranded + from, plus(plus(two(turnedStranded + from), times(tried, two(policyStranded + to))), caught));
      const held = plus(two(turnedBlocked + from), times(tried, two(policyBlocked + to)));
      put(turnedBlocked + from, minus(plus(held, times(wanted, two(policyLeavingBlocked + from))), caught));
      const turning = times(tried, two(policyDeflected + to));
      any = v128.or(any, f64x2.ne(turning, zero));
      narrow(elsewhere + at, turning);
      let change = zero;
      if (hasBack) {
        const stock = back * CELL + single;
        const ofRecent = times(wide(recent + stock), wide(recentReturning + single));
        const ofSettled = times(wide(settled + stock), wide(settledReturning + single));
        const usual = times(minus(one, wide(dying + single)), plus(ofRecent, ofSettled));
        const free = plus(one, times(wide(freeReturn + single), open));
        change = times(usual, minus(times(wide(returningFactor + i * CELL + single), free), one));
      }
      const more = f64x2.max(change, f64x2.neg(arriving));
      lessTo(turnedHomeNet + from, more);
      moreTo(turnedHomeNet + to, more);
    }
  }
  return v128.any_true(any);
}

/** Whether the moves to all other destinations count. */
@inline function hasOthers(others: v128, leaving: v128): v128 { return f64x2.gt(others, times(both(LEAST_SHARE), leaving)); }

/** Send deflected people of each origin to its other destinations. */
function deflect(): void {
  memory.fill(outward, 0, C * WIDE);
  memory.fill(rate, 0, C * WIDE);
  for (let k: usize = 0; k < K; k++) {
    const from = outward + row(origin, k) * WIDE, at = flow + k * CELL;
    for (let pair: usize = 0; pair < 4; pair++) moreTo(from + pair * PAIR, wide(at + pair * NARROW));
  }
  for (let k: usize = 0; k < K; k++)
    for (let pair: usize = 0; pair < 4; pair++) {
      const at = k * CELL + pair * NARROW, from = row(origin, k) * WIDE + pair * PAIR;
      const people = wide(elsewhere + at), leaving = two(outward + from);
      const others = minus(leaving, wide(flow + at)), has = hasOthers(others, leaving);
      moreTo(rate + from, onlyIf(has, over(people, others)));
      moreTo(turnedBlocked + from, v128.andnot(people, has));
    }
  for (let k: usize = 0; k < K; k++)
    for (let pair: usize = 0; pair < 4; pair++) {
      const at = k * CELL + pair * NARROW, from = row(origin, k) * WIDE + pair * PAIR;
      const moves = wide(flow + at), leaving = two(outward + from);
      const others = minus(leaving, moves);
      const own = onlyIf(hasOthers(others, leaving), over(wide(elsewhere + at), others));
      const coming = times(moves, minus(two(rate + from), own));
      const refused = times(coming, two(policyClosing + row(destination, k) * WIDE + pair * PAIR));
      narrow(flow + at, minus(plus(moves, coming), refused));
      moreTo(turnedBlocked + from, refused);
    }
}

/** Take out the moves that do not take place, returns too. */
function standStill(): void {
  for (let k: usize = 0; k < K; k++) {
    const i = row(origin, k), j = row(destination, k);
    const stop = stoppedOn(i, j);
    if (stop === 0) continue;
    const stopped = both(stop);
    for (let pair: usize = 0; pair < 4; pair++) {
      const single = pair * NARROW, double = pair * PAIR;
      const at = k * CELL + single, from = i * WIDE + double, to = j * WIDE + double;
      const moves = wide(flow + at), home = wide(homeward + at);
      const notMoving = times(moves, stopped), notHome = times(home, stopped);
      narrow(flow + at, minus(moves, notMoving));
      narrow(homeward + at, minus(home, notHome));
      const back = returns + j * CELL + single;
      narrow(back, minus(wide(back), notHome));
      moreTo(turnedBlocked + from, notMoving);
      moreTo(turnedHomeNet + from, notHome);
      lessTo(turnedHomeNet + to, notHome);
    }
  }
}

/** Sum the flows again: in f32, as the twin does who adds in f64 and rounds each sum. */
function sumAgain(): void {
  memory.fill(departures, 0, C * CELL);
  memory.fill(arrivals, 0, C * CELL);
  memory.fill(departuresWithin, 0, C * CELL);
  for (let k: usize = 0; k < K; k++) {
    const within = splat(isWithinRegion + k * NUMBER);
    for (let lanes: usize = 0; lanes < CELL; lanes += HALF) {
      const people = load(flow + k * CELL + lanes);
      const from = row(origin, k) * CELL + lanes;
      addTo(departures + from, people);
      addTo(arrivals + row(destination, k) * CELL + lanes, people);
      addTo(departuresWithin + from, mul(people, within));
    }
  }
}
