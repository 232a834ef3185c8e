import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';

/**
 * Where the reference stands when every lever is at its default and nothing is drawn: what mobility compares a run with.
 * Shapes: T years 2025..2050, C places, K corridors.
 */
export interface ReferencePath {
  /** [T][C] people of mobile age, weighted by how likely they are to move. */
  readonly exposure: Float64Array;
  /** [T][C] jobs gap as a share of the labour force, at 31 December. */
  readonly jobsGapShare: Float64Array;
  /** [T][C] moves along listed corridors out of and into the place, people. */
  readonly departures: Float64Array;
  readonly arrivals: Float64Array;
  /** [T][C] all moves into the place, people. */
  readonly immigrants: Float64Array;
  /** [T][C] net displacement across borders, returns included, that the reference expects: the UN medium holds it. */
  readonly forcedNet: Float64Array;
  /** People who count as the network of each corridor [K] at the start of each year of NETWORK_UPDATES. */
  readonly network: ReadonlyMap<number, Float32Array>;
}

/** Networks follow migrant stocks at the start of these years: stocks move slowly. */
export const NETWORK_UPDATES: readonly number[] = Array.from(
  { length: Math.floor((LAST_YEAR - FIRST_YEAR) / 5) },
  (_, n) => FIRST_YEAR + 5 * (n + 1),
);
