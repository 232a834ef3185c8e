/**
 * The hot loops of a year, behind one interface with two implementations: plain TypeScript (the oracle)
 * and WebAssembly SIMD. Memory belongs to the implementation; the engine fills and reads the arrays.
 *
 * Shapes: C places, T years, L = 8 lanes (runs), S = 2 sexes (0 male, 1 female), A = 101 single ages
 * (100 = 100+), G = 21 five-year ages (0-4 .. 95-99, 100+), F = 45 fertile ages 10..54. Lanes are innermost.
 */
export const LANES = 8;
export const SEXES = 2;
export const AGES = 101;
export const AGE_GROUPS = 21;
export const FERTILE_AGES = 45;
export const FIRST_FERTILE_AGE = 10;
/** Survival rows of a year: 0 = births to age 0, a + 1 = age a to a + 1 for a < 100, 101 = 100+ to 100+. */
export const SURVIVAL_ROWS = 102;
/** First five-year age that works, 15-19, and the number of ages up to 80-84; the first two are youth. */
export const FIRST_WORKING_GROUP = 3;
export const WORKING_GROUPS = 14;
export const YOUTH_GROUPS = 2;
/** Kinds of movers, each with an age schedule of leaving: regular migrants, people who return home, forced movers. */
export const MOVER_KINDS = 3;
/** Largest share of the people of one place, sex and age that leaves in a year beyond the reference. */
export const LARGEST_LEAVING_SHARE = 0.2;

export interface CohortMemory {
  /** [C][S][A][L] persons; the state. */
  readonly people: Float32Array;
  /** [T][C][S][102][3] survival = c0 + x (c1 + x c2), x the lane's hazard excess. */
  readonly survival: Float32Array;
  /** [T][C][F] share of total fertility by single age of mother; sums to 1 over F. */
  readonly fertility: Float32Array;
  /** [T][C] share of male births. */
  readonly maleShare: Float32Array;
  /** [T][C][S][G] reference net migrants of the five-year age, persons a year; spread evenly over its single ages. */
  readonly netReference: Float32Array;
  /** [MOVER_KINDS][A] age schedules of leaving, largest value 1. */
  readonly leavingSchedule: Float32Array;
  /** [C][S][L] hazard factor minus 1 of the year (x above); input of `survive`. */
  readonly hazardExcess: Float32Array;
  /** [C][L] children per woman of the year; input of `survive`. */
  readonly totalFertility: Float32Array;
  /** [C][L] births and deaths of the year; output of `survive`. */
  readonly births: Float32Array;
  readonly deaths: Float32Array;
  /** [MOVER_KINDS][C][L] sum over sex and age of schedule x survivors; output of `survive`. */
  readonly exposure: Float32Array;
  /** [MOVER_KINDS][C][L] leaving intensities >= 0: a share min(sum over kinds of intensity x schedule[a], 0.2) of each cell leaves; input of `leave`. */
  readonly leavingIntensity: Float32Array;
  /** [C][L] people who leave in all; output of `leave`. */
  readonly leaving: Float32Array;
  /** [C][L] reference net departures beyond the people of their cells, >= 0; output of `leave`. */
  readonly lacking: Float32Array;
  /** [C][L] share >= 0 of the world's leavers that arrives here, summing to 1 over C in a lane with leavers; input of `settle`. */
  readonly arrivingShare: Float32Array;
  /** [S][A][L] the world's leavers by sex and age less what is lacking there; output of `leave`. */
  readonly pool: Float32Array;
  /** [C][S][G][L] persons at the end of the year by five-year age; output of `settle`. */
  readonly byAge: Float32Array;
  /** [C][L] people by whom cells would have gone below zero for a lack in the pool; output of `settle`, >= 0, next to none. */
  readonly unmet: Float32Array;
}

/** Sums over ages at the end of the year, in Float64 and in one order, so that both kernels give the same bits for the same people. */
export interface CohortCounts {
  /** [C][S][14] labour force as a share of people, by five-year age from 15-19; input of `count`. */
  readonly participation: Float64Array;
  /** [C][L] persons; output of `count`. */
  readonly population: Float64Array;
  readonly labourForce: Float64Array;
  /** Of the labour force, those of 15-24. */
  readonly youthLabourForce: Float64Array;
}

export interface CohortKernel {
  readonly name: 'typescript' | 'wasm-simd';
  readonly memory: CohortMemory;
  readonly counts: CohortCounts;
  /**
   * Age, let die and bear, in place. For each place and lane: survivors move up one age; births =
   * sum over fertile ages of totalFertility x fertility[a] x (women at the start + surviving women aged a at the end) / 2,
   * split by maleShare, surviving with row 0. Writes people, births, deaths, exposure.
   */
  survive(year: number): void;
  /**
   * Gather leavers into the pool (cleared first), and take out of it what the reference asks of cells that have
   * fewer people: who cannot leave cannot arrive. Writes pool, leaving and lacking; people are not changed.
   */
  leave(year: number): void;
  /**
   * people = max(0, people - leavers + netReference / width of the five-year age) + arrivingShare x pool; a cell below
   * zero is set to zero and the lack booked in unmet. Writes people, byAge, unmet.
   */
  settle(year: number): void;
  /** Sum byAge: people of all ages, and people x participation. Writes population, labourForce and youthLabourForce. */
  count(): void;
}

/** Makes a kernel with memory for the given numbers of places and years. */
export type KernelFactory = (places: number, years: number) => CohortKernel;
