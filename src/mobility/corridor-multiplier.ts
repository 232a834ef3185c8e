import type { CorridorCoefficients } from './corridor-elasticities.ts';

/** How a scenario differs from the reference on one corridor; all zero (exposure 1) in the reference. */
export interface CorridorChange {
  /** People of mobile age at the origin, against the reference: a ratio. */
  readonly exposure: number;
  /** Log income per head of destination over origin, less the same in the reference. */
  readonly incomeLogRatio: number;
  /** Jobs wanted and not there at the origin, as a share of its labour force, less the reference. */
  readonly jobsGap: number;
  /** Workers short at the destination, as a share of its labour force, times the share opened to recruits 0..1. */
  readonly shortageOpened: number;
  /** Log of the migrant stock of the corridor over the same in the reference. */
  readonly networkLogRatio: number;
  /** Change of free movement, -1..1; see `free-movement.ts`. */
  readonly freeMovement: number;
  /** Log change of departures by the mobility transition of the origin; see `transitionShift`. */
  readonly transition: number;
}

/** A change that leaves the reference as it is. */
export const NO_CHANGE: CorridorChange = {
  exposure: 1,
  incomeLogRatio: 0,
  jobsGap: 0,
  shortageOpened: 0,
  networkLogRatio: 0,
  freeMovement: 0,
  transition: 0,
};

/**
 * Compute the factor on a corridor's reference flow: how many people want to move.
 *
 * exposure x exp(income + jobs gap at the origin + shortage opened at the destination + network + free movement +
 * transition). Pathways are not in it: they decide in `channels.ts` how many who want to move can. All terms but network
 * and free movement are of a place, so a block of runs may multiply one factor of the origin with one of the destination.
 * Left out: how demand answers to distance, language or climate; they do not change in a scenario.
 */
export function corridorMultiplier(change: CorridorChange, coefficients: CorridorCoefficients): number {
  const log =
    coefficients.incomeRatio * change.incomeLogRatio +
    coefficients.jobsGap * change.jobsGap +
    coefficients.shortage * change.shortageOpened +
    coefficients.network * change.networkLogRatio +
    coefficients.freeMovement * change.freeMovement +
    change.transition;
  return change.exposure * Math.exp(log);
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
