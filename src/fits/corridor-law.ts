import { fitMedianRegression } from './corridor-regression.ts';
import { type CorridorSpread, fitCorridorSpread } from './corridor-spread.ts';

/**
 * Law of five-year corridor flows.
 *
 * log1p f = b0 + b1 log1p(last) + b2 log1p(before) + b3 log1p(last flow of the reverse corridor), a median regression,
 * fitted apart for corridors whose larger direction had 30-999 and 1,000 or more people; below 30 the last flow. The
 * forced part of the last flow is taken out first and comes back as its own forecast (`corridor-forced.ts`); refugees who
 * return are carried by the reverse flow, from which the forced part is not taken out.
 *
 * Evidence (Abel and Cohen, pseudo-Bayesian estimates; WAPE / mean absolute error of log1p over all 229 x 228 pairs):
 * from earlier periods only, 2010-2015: 0.501 / 0.366, persistence 0.558 / 0.381; 2005-2010: 0.390 / 0.307, persistence
 * 0.380 / 0.313. Each of 2000, 2005, 2010 from the other two: mean WAPE 0.455, persistence 0.487. Tried and worse: least
 * squares on last and before above 1,000 people (0.488), the same by median regression (0.483), more size classes,
 * weights by size, growth of origin or destination totals. Part of the gain of the reverse flow is the estimator, which
 * creates return moves.
 * Left out: income, distance, demography; they act in the scenario multiplier only.
 */
export interface CorridorLaw {
  /** For each of SIZE_CLASSES: constant, last, before, reverse. */
  readonly coefficients: readonly Float64Array[];
  readonly spread: CorridorSpread;
}

/** What is known when a period begins; all [C][C], row = origin, people over five years. */
export interface CorridorState {
  readonly last: Float64Array;
  /** The period before the last. */
  readonly before: Float64Array;
  /** Forced part of `last`. */
  readonly forced: Float64Array;
  /** Forced flow expected in the period. */
  readonly forcedNext: Float64Array;
}

/** A closed period: what was known and what came, [C][C] people over five years. */
export interface CorridorTransition extends CorridorState {
  readonly flow: Float64Array;
}

/** Lower ends of the size classes that are fitted, people over five years in the larger direction. */
const SIZE_CLASSES = [30, 1_000] as const;
const WIDTH = 4;

/**
 * Fit the law to closed periods.
 *
 * @param places number of places C.
 */
export function fitCorridorLaw(transitions: readonly CorridorTransition[], places: number): CorridorLaw {
  const coefficients = SIZE_CLASSES.map((_, size) => {
    const rows: number[] = [];
    const targets: number[] = [];
    for (const transition of transitions) {
      const before = knownBefore(transition, places);
      for (let pair = 0; pair < before.length; pair++) {
        if (classOf(transition, pair, places) !== size) continue;
        rows.push(...predictors(transition, before, pair, places));
        targets.push(
          Math.log1p(Math.max(0, (transition.flow[pair] as number) - (transition.forcedNext[pair] as number))),
        );
      }
    }
    return fitMedianRegression(Float64Array.from(rows), Float64Array.from(targets), WIDTH);
  });
  const points = transitions.map((transition) => pointFlows(coefficients, transition, places));
  const spread = fitCorridorSpread(
    points,
    transitions.map((transition) => transition.flow),
    places,
  );
  return { coefficients, spread };
}

/** Forecast the flows of the next period: [C][C] medians, people over five years, zero on the diagonal. */
export function forecastCorridors(law: CorridorLaw, state: CorridorState, places: number): Float64Array {
  return pointFlows(law.coefficients, state, places);
}

function pointFlows(coefficients: readonly Float64Array[], state: CorridorState, places: number): Float64Array {
  const before = knownBefore(state, places);
  return Float64Array.from({ length: places * places }, (_, pair) => {
    const fitted = coefficients[classOf(state, pair, places)];
    const forced = state.forcedNext[pair] as number;
    if (fitted === undefined) return regularLast(state, pair) + forced;
    const seen = predictors(state, before, pair, places);
    let log = 0;
    for (let k = 0; k < WIDTH; k++) log += (fitted[k] as number) * (seen[k] as number);
    return Math.max(0, Math.expm1(log)) + forced;
  });
}

/** Index in SIZE_CLASSES, or -1 where the law is the last flow (small corridors and the diagonal). */
function classOf(state: CorridorState, pair: number, places: number): number {
  const reverse = reverseOf(pair, places);
  if (reverse === pair) return -1;
  const size = Math.max(regularLast(state, pair), state.last[reverse] as number);
  return SIZE_CLASSES.findLastIndex((from) => size >= from);
}

function predictors(state: CorridorState, before: Float64Array, pair: number, places: number): readonly number[] {
  const reverse = state.last[reverseOf(pair, places)] as number;
  return [1, Math.log1p(regularLast(state, pair)), Math.log1p(before[pair] as number), Math.log1p(reverse)];
}

function regularLast(state: CorridorState, pair: number): number {
  return (state.last[pair] as number) - (state.forced[pair] as number);
}

function reverseOf(pair: number, places: number): number {
  return (pair % places) * places + Math.floor(pair / places);
}

/**
 * Flows of the period before the last; where a place has no record at all in it (a state that was founded later),
 * the last flow stands in, since nothing was recorded is not nobody moved.
 */
function knownBefore(state: CorridorState, places: number): Float64Array {
  const isKnown = new Uint8Array(places);
  state.before.forEach((flow, pair) => {
    if (flow === 0) return;
    isKnown[Math.floor(pair / places)] = 1;
    isKnown[pair % places] = 1;
  });
  return state.before.map((flow, pair) => {
    const isRecorded = isKnown[Math.floor(pair / places)] === 1 && isKnown[pair % places] === 1;
    return isRecorded ? flow : regularLast(state, pair);
  });
}
