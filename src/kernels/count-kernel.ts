import { LANES } from './kernels.ts';
import type { Columns } from './loop-kernels.ts';

/**
 * The regressions of people who cross borders, with two implementations as in kernels.ts; src/drivers/peace/cross-border.ts says
 * what the numbers mean. Nothing is kept between calls. Shapes: C places, L = 8 lanes.
 */
export interface CountKernel {
  readonly memory: Columns<ReturnType<typeof countLengths>>;
  /**
   * Draw who leaves, surges left out: reads the past of departures, `shift`, `world`, `population` and the first of `draws`; writes
   * `people`, `logs` and `drawn`.
   *
   * @param largeFlow     mean of three years from which the coefficients of large flows hold.
   * @param worldVariance variance of the common factor, which large flows have beside their own error.
   * @param largestShare  of the population.
   * @param fewest        fewer people are nobody in `people`.
   */
  depart(largeFlow: number, worldVariance: number, largestShare: number, fewest: number): void;
  /**
   * Draw how many each host takes: reads the past of arrivals, `population`, the second of `draws` and, in `people`, how many would
   * come if destinations held; writes `people`.
   */
  host(largeFlow: number, largestShare: number): void;
  /** logs = log(1 + people). */
  takeLogs(): void;
}

/** Terms of a regression: constant, last year, mean of three, level, people who would come. */
const TERMS = 5;

/** Compute the length of each array. */
export function countLengths(places: number) {
  const cells = places * LANES;
  return {
    /** Quantiles of Student's t from 0.5 to 1; scale of the errors by class of size. */
    quantiles: 4097,
    scales: 6,
    /** [5][L] coefficients of small and of large flows. */
    small: TERMS * LANES,
    large: TERMS * LANES,
    /** [L] the year's common factor of large departures. */
    world: LANES,
    /** [C] mean of log1p people of ten years; 1 where anybody can leave. */
    level: places,
    hasDestinations: places,
    /** [C][L] log1p people of the last three years. */
    last: cells,
    second: cells,
    third: cells,
    /** [C][4][L] uniforms. */
    draws: 4 * cells,
    /** [C][L] what a conflict that begins or ends adds to the log of departures. */
    shift: cells,
    population: cells,
    people: cells,
    /** [C][L] log1p people before any limit, at least 0; log1p people. */
    drawn: cells,
    logs: cells,
  };
}
