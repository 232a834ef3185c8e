import type { CorridorCoefficients } from './corridor-elasticities.ts';

/** Pathways and enforcement on one corridor; all zero in the reference. */
export interface CorridorPolicy {
  /** Share of regular demand refused, 0..1. */
  readonly closing: number;
  /** Pathways opened beside the present ones, 0..1; 1 = as far as the literature reaches. */
  readonly opening: number;
  /** 0 as today, 1 three times as much. */
  readonly enforcement: number;
}

/** Where the demand of one corridor goes, people. */
export interface Channels {
  readonly regular: number;
  readonly irregular: number;
  /** Set out irregularly and did not arrive. */
  readonly stranded: number;
  /** Turned to other destinations; `deflect` in src/kernels/turned-away.ts places them. */
  readonly deflected: number;
  /** Wanted to move and could not. */
  readonly blocked: number;
}

/**
 * Divide the demand of a corridor over channels.
 *
 * A part of the demand is irregular already. Closing refuses a share of the regular demand: of the refused a part goes
 * irregular (leak), a part elsewhere (deflection), the rest stays. Opening adds regular moves and draws irregular ones
 * into regular. Enforcement strands a share of the irregular movers, a disputed effect: drawn per run between none and
 * the nominal one. Regular + irregular + stranded + deflected + blocked = demand + what opening adds.
 *
 * Assumed, no data: no file holds irregular counts, so irregular, leak and blocked are shown as an index against the
 * reference, no counts below a region.
 *
 * @param demand people who want to move: reference flow x multiplier.
 */
export function divideChannels(demand: number, policy: CorridorPolicy, coefficients: CorridorCoefficients): Channels {
  const { closing, opening, enforcement } = policy;
  const wantIrregular = demand * coefficients.irregularShare;
  const wantRegular = demand - wantIrregular;
  const drawn = wantIrregular * coefficients.substitution * opening;
  const refused = wantRegular * closing;
  const leaking = refused * coefficients.leak;
  const deflected = Math.min(refused - leaking, refused * coefficients.deflection);
  const setOut = wantIrregular - drawn + leaking;
  const stranded = setOut * coefficients.enforcement * enforcement;
  // New pathways help only where the old ones are not closed: both may be set, by different levers.
  const added = wantRegular * (1 - closing) * Math.expm1(coefficients.opening * opening);
  return {
    regular: wantRegular - refused + added + drawn * (1 - closing),
    irregular: setOut - stranded + drawn * closing,
    stranded,
    deflected,
    blocked: refused - leaking - deflected,
  };
}

/** Share of closing that takes hold in a year: entries fall slowly after a closing and jump after an opening. Assumed. */
const CLOSING_PER_YEAR = 1 / 3;

/**
 * Carry the closing that is felt to the next year: an opening is felt at once, a closing by a third of what is left each
 * year. Source of the asymmetry: Czaika, M., de Haas, H. (2017), The effect of visas on migration processes.
 *
 * @param felt, decided shares of regular demand refused, 0..1.
 */
export function closingNextYear(felt: number, decided: number): number {
  return decided < felt ? decided : felt + CLOSING_PER_YEAR * (decided - felt);
}

/**
 * Compute the factor on usual returns along a corridor's stock: people whose way back in is closed go home less,
 * people who are free to come again go home more.
 */
export function returnFactor(
  closing: number,
  enforcement: number,
  freeMovement: number,
  coefficients: CorridorCoefficients,
): number {
  // Enforcement lengthens stays as closing does, by the same share of what it stops (Massey, Durand and Pren 2016).
  const kept = (1 - coefficients.returnLoss * closing) * (1 - coefficients.enforcement * enforcement);
  return kept * (1 + coefficients.freeReturn * freeMovement);
}
