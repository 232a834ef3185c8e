import type { CorridorCoefficients } from './corridor-elasticities.ts';

/** How a place differs from its reference, as an origin of moves; all zero (exposure 1) in the reference. */
export interface OriginChange {
  /** People of mobile age, against the reference: a ratio. */
  readonly exposure: number;
  /** Log of income per head over the reference path. */
  readonly incomeLog: number;
  /** Jobs wanted and not there as a share of the labour force, less the reference. */
  readonly jobsGap: number;
  /** Log change of departures by the mobility transition; see `transitionShift`. */
  readonly transition: number;
}

/**
 * Compute the factor of an origin on its reference flows: how many people want to leave.
 *
 * The factor on a corridor is that of the origin x that of the destination x that of the pair, which the corridor kernel computes (networks, free movement). Pathways are not in it: they
 * decide in `channels.ts` how many who want to move can. Left out: how demand answers to distance, language or climate;
 * they do not change in a scenario.
 */
export function originFactor(change: OriginChange, coefficients: CorridorCoefficients): number {
  const log = coefficients.jobsGap * change.jobsGap - coefficients.incomeRatio * change.incomeLog + change.transition;
  return change.exposure * Math.exp(log);
}

/**
 * Compute the factor of a destination on its reference flows.
 *
 * @param incomeLog      log of income per head over the reference path.
 * @param shortageOpened workers short as a share of the labour force, times the share opened to recruits 0..1.
 */
export function destinationFactor(
  incomeLog: number,
  shortageOpened: number,
  coefficients: CorridorCoefficients,
): number {
  return Math.exp(coefficients.incomeRatio * incomeLog + coefficients.shortage * shortageOpened);
}

/** Ways in which departures may answer to income at the origin. */
export const TRANSITIONS = ['none', 'hump', 'within-country', 'life-cycle'] as const;
export type Transition = (typeof TRANSITIONS)[number];

/** Income per head at the top of the hump, dollars of constant purchasing power. */
const HUMP_TOP = 6_800;
/** Largest rise or fall by the hump: log 1.3. */
const HUMP_SIZE = Math.log(1.3);
const WITHIN_COUNTRY = -0.87;
const LIFE_CYCLE = 0.35;
/** Income per head at which the life cycle turns, dollars. */
const LIFE_CYCLE_TURN = 10_000;

/**
 * Compute the log change of departures when income at the origin differs from its reference. A switch, off by default,
 * since studies disagree on the sign.
 *
 * `hump`: at most 30% up or down around a top near 6,800 dollars, down again by one log unit of income on either side
 * (medians of emigration by income decile; a cross-section, not a path). `within-country`: elasticity -0.87 (s.e. 0.27,
 * own fit with country and period effects). `life-cycle`: +0.35 below 10,000 dollars, none above (Clemens 2020, CGD
 * Working Paper 540, all destinations).
 *
 * @param income, referenceIncome dollars per head, above zero.
 */
export function transitionShift(kind: Transition, income: number, referenceIncome: number): number {
  switch (kind) {
    case 'none':
      return 0;
    case 'hump':
      return humpAt(income) - humpAt(referenceIncome);
    case 'within-country':
      return WITHIN_COUNTRY * Math.log(income / referenceIncome);
    case 'life-cycle':
      return LIFE_CYCLE * Math.log(Math.min(income, LIFE_CYCLE_TURN) / Math.min(referenceIncome, LIFE_CYCLE_TURN));
    default: {
      const never: never = kind;
      return never;
    }
  }
}

function humpAt(income: number): number {
  return HUMP_SIZE * Math.max(-1, 1 - Math.log(income / HUMP_TOP) ** 2);
}
