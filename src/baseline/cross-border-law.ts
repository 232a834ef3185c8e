import type { FittedCoefficients } from './fitted-coefficients.ts';

/** Largest share of the population that leaves across borders in a year; the largest on record is 0.14 (UKR 2022). */
export const LARGEST_DEPARTURE_SHARE = 0.2;
/**
 * Largest share of its own population that a host takes in a year by its own regression; departures of its neighbours may
 * bring more. On record (2000-2022, people of 2024) 5 of 4,600 host-years of places above 100,000 are above: LBN 2013 and
 * 2014, CUW 2018, JOR 2013, MNE 2022.
 */
export const LARGEST_ARRIVAL_SHARE = 0.05;
/** Mean of log1p people over three years that parts the two regressions: about 100 people a year. */
export const LARGE_FLOW = Math.log(100);
/** Classes of that mean by which the spread is read: 0-2, 2-4, .. 10 and more; linear between their middles. */
export const SPREAD_CLASSES = 6;
/** Draws of Student's t beyond this are cut: about 4 in 1,000 either way together; larger jumps are events. */
const LARGEST_DEVIATE = 5;

/**
 * Regression of log1p people of a year on the years before, errors Student t with 4 degrees of freedom.
 *
 * Covariates in order: constant, last year, mean of three years, level; for arrivals also what would arrive if every
 * origin's last destinations held.
 */
export interface CountRegression {
  /** For means of three years below and from `LARGE_FLOW` on. */
  readonly small: FittedCoefficients;
  readonly large: FittedCoefficients;
  /** [6] scale of the errors by class of the mean of three years. */
  readonly scale: Float64Array;
}

/** Sparse table of where people of each origin go; rows are origins. */
export interface DestinationTable {
  /** [C + 1] first pair of each origin. */
  readonly start: Int32Array;
  /** [K] row index of the host. */
  readonly destination: Int32Array;
  /** [K] share of the origin's flow, recent years first; sums to 1 per origin. */
  readonly mix: Float64Array;
  /** [K] share by neighbourhood, distance and size of the host; read of land neighbours only, for flows without a record. */
  readonly gravity: Float64Array;
  /** [K] 1 where origin and host share a land border. */
  readonly isNeighbour: Uint8Array;
}

/** Fitted coefficients of displacement across borders; see `src/fits/cross-border.ts` for the method. */
export interface CrossBorderLaw {
  readonly departures: CountRegression;
  readonly arrivals: CountRegression;
  /** Standard deviation of the yearly factor that all departures share. */
  readonly worldSpread: number;
  /** Change of log departures in the first year of a conflict and in the year after its end. */
  readonly onsetShift: number;
  readonly endingShift: number;
  /** At an onset, chance of a surge and its log ratio to internal displacement, mean and spread. */
  readonly surge: { readonly chance: number; readonly logRatio: number; readonly spread: number };
  /** [C] mean of log1p people of the last ten years. */
  readonly departureLevel: Float64Array;
  readonly arrivalLevel: Float64Array;
  /** [C][3] log1p people of the last three years, newest first. */
  readonly departureHistory: Float64Array;
  readonly arrivalHistory: Float64Array;
  /** Weight of a new year in an origin's mix of destinations. */
  readonly update: number;
  readonly pairs: DestinationTable;
}

/** Read the scale of the errors at a mean of three years: linear between the middles of the classes. */
export function scaleAt(scale: Float64Array, meanOfThree: number): number {
  const t = Math.max(0, Math.min(SPREAD_CLASSES - 1 - 1e-9, (meanOfThree - 1) / 2));
  const k = Math.floor(t);
  const low = scale[k] as number;
  return low + ((scale[k + 1] as number) - low) * (t - k);
}

/** Count as the source writes it: UNHCR rounds small counts to 0 or 5. */
export function asRecorded(people: number): number {
  return people < 50 ? 5 * Math.round(people / 5) : Math.round(people);
}

/** Knots of the table of the quantile from 0.5 to 1. */
const QUANTILE_KNOTS = 4096;
/** The table: [4097] quantiles at even steps from 0.5 to 1. */
export const QUANTILES = Float64Array.from({ length: QUANTILE_KNOTS + 1 }, (_, k) =>
  exactQuantile(0.5 + k / 2 / QUANTILE_KNOTS),
);

/**
 * Quantile of Student's t with 4 degrees of freedom, cut at 5 either side, by a table: the closed form costs ten times as much.
 *
 * Absolute error below 3e-4; exactly odd around 0.5.
 */
export function student4Quantile(u: number): number {
  const t = Math.abs(2 * u - 1) * QUANTILE_KNOTS;
  const k = Math.floor(t);
  const low = QUANTILES[k] as number;
  const size = low + ((QUANTILES[k + 1] as number) - low) * (t - k);
  return u < 0.5 ? -size : size;
}

/** Source: Shaw, W. T. (2006), Sampling Student's T distribution, J. Comput. Finance 9(4), the closed form at 4, from 0.5 on. */
function exactQuantile(u: number): number {
  const alpha = 4 * u * (1 - u);
  if (alpha === 0) return LARGEST_DEVIATE;
  const q = Math.cos(Math.acos(Math.sqrt(alpha)) / 3) / Math.sqrt(alpha);
  return Math.min(LARGEST_DEVIATE, 2 * Math.sqrt(Math.max(0, q - 1)));
}
