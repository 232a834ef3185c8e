import { lifeExpectancyOf } from './hazards.ts';

const TOLERANCE_YEARS = 1e-9;

/**
 * Solve for the log of the factor on all hazards with which life expectancy meets a target.
 *
 * @param hazards [101] from `offset`.
 * @param start   first guess of the log factor.
 * @throws Error when no factor between e^-8 and e^8 reaches the target.
 */
export function solveLogFactor(
  hazards: Float64Array,
  offset: number,
  sex: number,
  target: number,
  start: number,
): number {
  let low = -8;
  let high = 8;
  let guess = start;
  for (let step = 0; step < 100; step++) {
    const miss = lifeExpectancyOf(hazards, offset, sex, Math.exp(guess)) - target;
    if (Math.abs(miss) < TOLERANCE_YEARS) return guess;
    if (miss > 0) low = guess;
    else high = guess;
    // Newton with a difference quotient, halving where it leaves the bracket.
    const slope = (lifeExpectancyOf(hazards, offset, sex, Math.exp(guess + 1e-5)) - target - miss) / 1e-5;
    const next = guess - miss / slope;
    guess = next > low && next < high ? next : (low + high) / 2;
    if (high - low < 1e-13) break;
  }
  const miss = lifeExpectancyOf(hazards, offset, sex, Math.exp(guess)) - target;
  if (Math.abs(miss) < 1e-6) return guess;
  throw new Error(`No hazard factor gives a life expectancy of ${target} years (nearest is off by ${miss}).`);
}

/** Log hazard factor against a shift of life expectancy d (years): scale + slope d + curve d^2. */
export interface HazardShift {
  readonly scale: number;
  readonly slope: number;
  readonly curve: number;
  /** Largest error of life expectancy over the fitted shifts, years. */
  readonly worstError: number;
}

/** Shifts of life expectancy over which slope and curve are fitted, years. */
const SHIFTS = [-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6] as const;

/**
 * Fit log k(d) = scale + slope d + curve d^2, exact at d = 0, so that a shifted life expectancy costs one exponential.
 *
 * The squared error of life expectancy, not of log k, is minimised: each residual is weighted by the years that one
 * unit of log k is worth at that shift.
 */
export function fitHazardShift(hazards: Float64Array, offset: number, sex: number, median: number): HazardShift {
  const scale = solveLogFactor(hazards, offset, sex, median, 0);
  let s22 = 0;
  let s23 = 0;
  let s33 = 0;
  let b2 = 0;
  let b3 = 0;
  const logFactors: number[] = [];
  for (const shift of SHIFTS) {
    const logFactor = solveLogFactor(hazards, offset, sex, median + shift, scale - 0.1 * shift);
    logFactors.push(logFactor);
    const yearsPerUnit = (lifeExpectancyOf(hazards, offset, sex, Math.exp(logFactor + 1e-4)) - (median + shift)) / 1e-4;
    const weight = yearsPerUnit * yearsPerUnit;
    const y = logFactor - scale;
    s22 += weight * shift ** 2;
    s23 += weight * shift ** 3;
    s33 += weight * shift ** 4;
    b2 += weight * shift * y;
    b3 += weight * shift ** 2 * y;
  }
  const determinant = s22 * s33 - s23 * s23;
  const slope = (b2 * s33 - b3 * s23) / determinant;
  const curve = (b3 * s22 - b2 * s23) / determinant;
  let worstError = 0;
  for (const shift of SHIFTS) {
    const factor = Math.exp(scale + slope * shift + curve * shift * shift);
    worstError = Math.max(worstError, Math.abs(lifeExpectancyOf(hazards, offset, sex, factor) - median - shift));
  }
  return { scale, slope, curve, worstError };
}
