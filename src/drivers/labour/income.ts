import { type Baseline, FIRST_YEAR, GROWTH_PERIODS, INCOME_GROUPS, LAST_YEAR } from '../../baseline/baseline.ts';
import { LANES } from '../../kernels/kernels.ts';
import {
  DRAW_GROUPS,
  drawKeys,
  drawMixedOf,
  drawNormals,
  drawNormalsOf,
  type Luck,
  PERSISTENT,
  WORLD_M49,
} from '../../random/luck.ts';
import { normalCdf } from '../../random/normal.ts';
import { isEverAbove, leverInYear, numberLever } from '../../scenario/resolve.ts';
import type { DriverContext } from '../driver.ts';
import { incomeLeftByEvents } from './income-events.ts';

/**
 * Income per head: growth = reference + drift + loading x world + own shock + lever, all in logs.
 *
 * Reference: mean growth of the income group in SSP2. Drift: AR(1) of a place for growth regimes. World: AR(1) with a rare
 * crisis, half regained the year after; its mean effect is taken out, so the median path is the reference. Own shock: Student t(5).
 * A year in conflict costs growth; what the reference expects of it is added back. Warming since 2024 lowers the level of
 * income by the lever, not its growth for good. Crises and crop failures that a
 * scenario states lower the level in their years (income-events.ts). Without noise there are no other crises, and no conflict years
 * but those of events.
 */
export interface Income {
  /** [C][L] log of income over the reference path; the state. */
  readonly overReference: Float64Array;
  /** [C][L] growth of the year over the reference growth, log. */
  readonly growthGap: Float64Array;
  /** [C][L] third draw of the year, even and of unit variance, for the unemployment residual. */
  readonly spare: Float64Array;
  startBlock(luck: Luck): void;
  step(luck: Luck, year: number): void;
  /** Log of the reference income of a place over its level of 2024. */
  referenceLog(place: number, year: number): number;
}

/** Drift of a place's growth: persistence, and spread in points. Source: change of decade means 2000s to 2010s (sd 2.9 / sqrt 2). */
const DRIFT_PERSISTENCE = 0.93;
const DRIFT_SPREAD = 0.0175;
/** World growth without crises: persistence and spread. Source: world mean 2000-2019 (0.22 and 1.26 points, 2009 included). */
const WORLD_PERSISTENCE = 0.2;
const WORLD_SPREAD = 0.012;
/** A world crisis: once in 13.5 years (2009, 2020), 4 to 7 points, half of it regained the year after. */
const CRISIS_CHANCE = 1 / 13.5;
const CRISIS_MIN = 0.04;
const CRISIS_MAX = 0.07;
const REGAINED = 0.5;
const CRISIS_MEAN = (CRISIS_CHANCE * (1 - REGAINED) * (CRISIS_MIN + CRISIS_MAX)) / 2;
/** Growth that a year in conflict costs. Source: Collier (1999), about two points; Costalli et al. (2017): 17.5% of income in a long war. */
const CONFLICT_COST = 0.02;
/** How much the world moves a place's growth, by income group. Source: regression on the world mean, 2000-2019. */
const LOADING = { low: 0.3, 'lower-middle': 0.3, 'upper-middle': 1.1, high: 1.2 } as const;
/** Factor that gives an even draw from 0 to 1 unit variance. */
const UNIFORM_SPREAD = Math.sqrt(12);
/** Standard deviation of Student's t with 5 degrees of freedom. */
const STUDENT_SPREAD = Math.sqrt(5 / 3);

/** What other drivers have written for the year before income steps. */
export interface IncomeSignals {
  /** [L] degrees of forced warming since 2024. */
  readonly warmingSince: Float64Array;
  /** [C][L] 1 where the place is in conflict in the year. */
  readonly isInConflict: Uint8Array;
  /** [C][L] what events add to the share of runs in conflict, where the mean of runs is shown; 0 with noise. */
  readonly conflictByEvents: Float64Array;
}

/** Make the income process. */
export function createIncome({ baseline, scenario, hasNoise }: DriverContext, signals: IncomeSignals): Income {
  const { places } = baseline;
  const C = places.length;
  const T = LAST_YEAR - FIRST_YEAR + 1;
  const lever = numberLever(scenario, 'incomeGrowth');
  const cost = numberLever(scenario, 'warmingCost');
  const paysForWarming = isEverAbove(cost, 0);
  const expected = baseline.peace.inConflict;
  const byEvents = incomeLeftByEvents(scenario.events, baseline.labour.agriculture);
  const loading = Float64Array.from(places, ({ income }) => LOADING[income]);
  const ownSpread = baseline.income.spread.map((points) => points / 100);
  const overReference = new Float64Array(C * LANES);
  const growthGap = new Float64Array(C * LANES);
  const spare = new Float64Array(C * LANES);
  const drift = new Float64Array(C * LANES);
  /** Log of what warming leaves of income. */
  const left = new Float64Array(C * LANES);
  const world = new Float64Array(LANES);
  const crisis = new Float64Array(LANES);
  const cycle = new Float64Array(LANES);
  const ofWorld = new Float64Array(3 * LANES);
  const fresh = new Float64Array(C * 3 * LANES);
  const keys = drawKeys(places);
  const students = new Float64Array(C * LANES);

  function startBlock(luck: Luck): void {
    overReference.fill(0);
    left.fill(0);
    crisis.fill(0);
    drawNormals(luck, WORLD_M49, PERSISTENT, DRAW_GROUPS.worldGrowth, 1, ofWorld);
    for (let lane = 0; lane < LANES; lane++) world[lane] = WORLD_SPREAD * (ofWorld[lane] as number);
    drawNormalsOf(luck, keys, PERSISTENT, DRAW_GROUPS.income, 1, drift);
    for (let at = 0; at < drift.length; at++) drift[at] = DRIFT_SPREAD * (drift[at] as number);
  }

  function stepWorld(luck: Luck, year: number): void {
    drawNormals(luck, WORLD_M49, year, DRAW_GROUPS.worldGrowth, 3, ofWorld);
    for (let lane = 0; lane < LANES; lane++) {
      const last = crisis[lane] as number;
      const isCrisis = hasNoise && normalCdf(ofWorld[LANES + lane] as number) < CRISIS_CHANCE;
      const size = CRISIS_MIN + (CRISIS_MAX - CRISIS_MIN) * normalCdf(ofWorld[2 * LANES + lane] as number);
      crisis[lane] = isCrisis ? size : 0;
      world[lane] =
        WORLD_PERSISTENCE * (world[lane] as number) +
        WORLD_SPREAD * Math.sqrt(1 - WORLD_PERSISTENCE ** 2) * (ofWorld[lane] as number);
      const rare = hasNoise ? CRISIS_MEAN + REGAINED * last - (crisis[lane] as number) : 0;
      cycle[lane] = (world[lane] as number) + rare;
    }
  }

  /** Turn the second normal of each cell into Student's t. */
  function drawStudents(): void {
    for (let at = 0; at < students.length; at++) {
      const drawn = 3 * (at - (at % LANES)) + LANES + (at % LANES);
      students[at] = studentFiveFromNormal(fresh[drawn] as number);
    }
  }

  function step(luck: Luck, year: number): void {
    stepWorld(luck, year);
    const driftScale = DRIFT_SPREAD * Math.sqrt(1 - DRIFT_PERSISTENCE ** 2);
    drawMixedOf(luck, keys, year, DRAW_GROUPS.income, 3, 2, fresh);
    drawStudents();
    for (let i = 0; i < C; i++) {
      const drawn = i * 3 * LANES;
      const faster = leverInYear(lever, i, year) / 100;
      const b = loading[i] as number;
      const own = (ownSpread[i] as number) / STUDENT_SPREAD;
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        const drifts = driftScale * (fresh[drawn + lane] as number);
        const shock = own * (students[at] as number);
        const m = DRIFT_PERSISTENCE * (drift[at] as number) + drifts;
        const gap = m + (faster + b * (cycle[lane] as number)) + shock;
        drift[at] = m;
        growthGap[at] = gap;
        overReference[at] = (overReference[at] as number) + gap;
      }
      if (hasNoise) payForConflict(i, expected[i * T + year - FIRST_YEAR] as number);
      else payForExpectedConflict(i);
      if (byEvents) payForEvents(i, year - FIRST_YEAR, byEvents);
      if (paysForWarming) payForWarming(i, leverInYear(cost, i, year) / 100);
      for (let lane = 0; lane < LANES; lane++)
        spare[i * LANES + lane] = UNIFORM_SPREAD * ((fresh[drawn + 2 * LANES + lane] as number) - 0.5);
    }
  }

  function payForConflict(place: number, usual: number): void {
    const { isInConflict } = signals;
    // Written out: this is every place and run, and a number handed to another function costs more than the sum.
    for (let at = place * LANES; at < (place + 1) * LANES; at++) {
      const growth = CONFLICT_COST * (usual - (isInConflict[at] as number));
      growthGap[at] = (growthGap[at] as number) + growth;
      overReference[at] = (overReference[at] as number) + growth;
    }
  }

  function payForExpectedConflict(place: number): void {
    for (let at = place * LANES; at < (place + 1) * LANES; at++)
      grow(at, -CONFLICT_COST * (signals.conflictByEvents[at] as number));
  }

  /** Move the level from what the events of last year left to what those of this year leave. */
  function payForEvents(place: number, index: number, leftLog: Float64Array): void {
    const before = index > 0 ? (leftLog[place * T + index - 1] as number) : 0;
    const change = (leftLog[place * T + index] as number) - before;
    if (change !== 0) for (let at = place * LANES; at < (place + 1) * LANES; at++) grow(at, change);
  }

  function payForWarming(place: number, perDegree: number): void {
    for (let lane = 0; lane < LANES; lane++) {
      const at = place * LANES + lane;
      const now = Math.log1p(-perDegree * (signals.warmingSince[lane] as number));
      grow(at, now - (left[at] as number));
      left[at] = now;
    }
  }

  function grow(at: number, growth: number): void {
    growthGap[at] = (growthGap[at] as number) + growth;
    overReference[at] = (overReference[at] as number) + growth;
  }

  return { overReference, growthGap, spare, startBlock, step, referenceLog: referenceOf(baseline) };
}

/** Log of reference income over 2024 by place and year; 2025 grows as the five years after it. */
function referenceOf(baseline: Pick<Baseline, 'places' | 'income'>): (place: number, year: number) => number {
  const years = 5 * GROWTH_PERIODS.length + 1;
  const table = new Float64Array(INCOME_GROUPS.length * years);
  for (let group = 0; group < INCOME_GROUPS.length; group++) {
    let sum = 0;
    for (let t = 0; t < years; t++) {
      // Growth of a year runs over the period that the year ends in: 2026-2030 is the first, 2031-2035 the second.
      const period = Math.min(GROWTH_PERIODS.length - 1, Math.max(0, Math.ceil(t / 5) - 1));
      sum += baseline.income.growth[group * GROWTH_PERIODS.length + period] as number;
      table[group * years + t] = sum;
    }
  }
  const groupOf = baseline.places.map(({ income }) => INCOME_GROUPS.indexOf(income));
  return (place, year) => table[(groupOf[place] as number) * years + year - FIRST_YEAR] as number;
}

/**
 * Map a standard normal to Student's t(5) of the same probability by the Cornish-Fisher expansion of four terms; strictly
 * increasing and odd. Within 2% of the tables up to the 99.95th percentile. Source: Abramowitz and Stegun (1964), 26.7.5.
 */
export function studentFiveFromNormal(z: number): number {
  const v = 5;
  const z2 = z * z;
  const g1 = (z2 + 1) / 4;
  const g2 = ((5 * z2 + 16) * z2 + 3) / 96;
  const g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
  const g4 = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
  return z * (1 + (g1 + (g2 + (g3 + g4 / v) / v) / v) / v);
}
