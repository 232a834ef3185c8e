// AssemblyScript SIMD twin of labour-loops.ts, with its interface. One instance is one kernel. A cell is 8 lanes of f64, gone
// through in pairs; every lane does the twin's operations in the twin's order, so the results are the same bits.

import { allocate, grow } from './arena.as';
import { LANE, PAIR, WIDE, both, either, exponential, logarithm, minus, onlyIf, over, plus, put, same, times, two } from './elementary.as';

// Addresses of the arrays of LabourMemory, read by wasm-loops.ts after `initLabour`.
export let labourPeopleAtStart: usize = 0;
export let labourUnemployment: usize = 0;
export let labourYouthUnemployment: usize = 0;
export let labourTrend: usize = 0;
export let labourJobsAtStart: usize = 0;
export let labourIncomeAtStart: usize = 0;
export let labourUnfilled: usize = 0;
export let labourSelfOdds: usize = 0;
export let labourReference: usize = 0;
export let labourFarming: usize = 0;
export let labourPerPeople: usize = 0;
export let labourPerIncome: usize = 0;
export let labourSelfEmployedSlope: usize = 0;
export let labourFollowed: usize = 0;
export let labourPopulation: usize = 0;
export let labourOverReference: usize = 0;
export let labourLabourForce: usize = 0;
export let labourYouthLabourForce: usize = 0;
export let labourCycle: usize = 0;
export let labourInTowns: usize = 0;
export let labourJobsWanted: usize = 0;
export let labourJobsGap: usize = 0;
export let labourLabourShortage: usize = 0;
export let labourUnemployed: usize = 0;
export let labourYouthUnemployed: usize = 0;
export let labourEmployed: usize = 0;
export let labourSelfEmployed: usize = 0;
export let labourIncome: usize = 0;
export let labourUrbanJobs: usize = 0;
export let labourNewUrbanJobs: usize = 0;

let C: usize = 0;

/** Lay out the memory, all zeros, and say whether the machine could give it. To be called once. */
export function initLabour(places: usize): bool {
  C = places;
  const row = places * LANE, cells = places * WIDE;
  labourPeopleAtStart = allocate(row);
  labourUnemployment = allocate(row);
  labourYouthUnemployment = allocate(row);
  labourTrend = allocate(row);
  labourJobsAtStart = allocate(row);
  labourIncomeAtStart = allocate(row);
  labourUnfilled = allocate(row);
  labourSelfOdds = allocate(row);
  labourReference = allocate(row);
  labourFarming = allocate(row);
  labourPerPeople = allocate(WIDE);
  labourPerIncome = allocate(WIDE);
  labourSelfEmployedSlope = allocate(WIDE);
  labourFollowed = allocate(WIDE);
  labourPopulation = allocate(cells);
  labourOverReference = allocate(cells);
  labourLabourForce = allocate(cells);
  labourYouthLabourForce = allocate(cells);
  labourCycle = allocate(cells);
  labourInTowns = allocate(cells);
  labourJobsWanted = allocate(cells);
  labourJobsGap = allocate(cells);
  labourLabourShortage = allocate(cells);
  labourUnemployed = allocate(cells);
  labourYouthUnemployed = allocate(cells);
  labourEmployed = allocate(cells);
  labourSelfEmployed = allocate(cells);
  labourIncome = allocate(cells);
  labourUrbanJobs = allocate(cells);
  labourNewUrbanJobs = allocate(cells);
  return grow();
}

/** A rate moved by a step that shrinks towards the bound it nears. */
@inline function shifted(rate: v128, step: v128): v128 {
  const zero = both(0), room = minus(both(1), rate);
  const down = over(times(rate, rate), minus(rate, step));
  const up = plus(rate, over(times(step, room), plus(room, step)));
  const moved = either(f64x2.lt(step, zero), down, up);
  return either(v128.or(f64x2.eq(step, zero), f64x2.le(rate, zero)), rate, moved);
}

export function closeLabour(farmingSlope: f64, youthResponse: f64): void {
  const zero = both(0), one = both(1);
  for (let place: usize = 0; place < C; place++) {
    const row = place * LANE;
    const atStart = same(labourPeopleAtStart + row), trend = same(labourTrend + row);
    const usual = same(labourUnemployment + row), ofYouth = same(labourYouthUnemployment + row);
    const jobsAtStart = same(labourJobsAtStart + row), level = same(labourIncomeAtStart + row);
    const unfilled = same(labourUnfilled + row), selfOdds = same(labourSelfOdds + row);
    const reference = same(labourReference + row), farming = same(labourFarming + row);
    for (let lane: usize = 0; lane < WIDE; lane += PAIR) {
      const at = place * WIDE + lane;
      const people = two(labourPopulation + at), above = two(labourOverReference + at);
      const workers = two(labourLabourForce + at), cycle = two(labourCycle + at);
      const byPeople = times(two(labourPerPeople + lane), logarithm(over(people, atStart)));
      const grown = plus(plus(trend, byPeople), times(two(labourPerIncome + lane), above));
      const isPeopled = f64x2.gt(people, zero);
      const jobs = times(jobsAtStart, onlyIf(isPeopled, exponential(either(isPeopled, grown, zero))));
      const balance = minus(jobs, times(minus(one, usual), workers));
      const idle = times(workers, shifted(usual, cycle));
      const busy = minus(workers, idle);
      const log = plus(reference, above);
      const odds = times(selfOdds, exponential(times(two(labourSelfEmployedSlope + lane), log)));
      const farms = times(farming, exponential(times(both(farmingSlope), times(two(labourFollowed + lane), log))));
      const outside = over(minus(one, farming), plus(minus(one, farming), farms));
      const urban = times(times(jobs, outside), two(labourInTowns + at));
      put(labourNewUrbanJobs + at, minus(urban, two(labourUrbanJobs + at)));
      put(labourUrbanJobs + at, urban);
      put(labourJobsWanted + at, jobs);
      put(labourJobsGap + at, onlyIf(f64x2.lt(balance, zero), f64x2.neg(balance)));
      put(labourLabourShortage + at, onlyIf(f64x2.gt(balance, zero), times(balance, unfilled)));
      put(labourUnemployed + at, idle);
      const ofYoung = shifted(ofYouth, times(both(youthResponse), cycle));
      put(labourYouthUnemployed + at, times(two(labourYouthLabourForce + at), ofYoung));
      put(labourEmployed + at, busy);
      put(labourSelfEmployed + at, over(times(busy, odds), plus(one, odds)));
      put(labourIncome + at, times(times(people, level), exponential(log)));
    }
  }
}
