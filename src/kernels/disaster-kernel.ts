import { LANES } from './kernels.ts';
import type { Columns } from './loop-kernels.ts';

/**
 * The law of displacement by disasters in passes over all places and runs, with two implementations as in kernels.ts;
 * src/baseline/disaster-size.ts is the law. What lies in a Pareto tail needs powers: it is listed for the caller, who computes it.
 * Nothing is kept between calls but what the caller writes. Shapes: C places, L = 8 lanes.
 */
export interface DisasterKernel {
  readonly memory: Columns<ReturnType<typeof disasterLengths>>;
  /**
   * From `normals`, whether anybody is displaced: writes `unlikeliness`, `probability` and `large`.
   *
   * @param shift           of the occurrence logit in the year.
   * @param trendlessPeople number of people that parts small years from large ones.
   * @param tailZ           standard normal beyond which a tail begins.
   * @returns number of cells in `tails`, whose `large` the caller has to write before the next call.
   */
  occur(shift: number, trendlessPeople: number, tailZ: number): number;
  /**
   * Write `above` and `rates` of those displaced, and rates of 0 elsewhere.
   *
   * @param tailShare share of rates in the tail.
   * @returns number of cells in `tails`, whose rate the caller has to write.
   */
  rate(tailShare: number): number;
}

/** Compute the length of each array. */
export function disasterLengths(places: number) {
  const cells = places * LANES;
  return {
    /** [C] spread of the log of rates; 1 where they have a tail. */
    logSpread: places,
    hasTail: places,
    /** [C][L] what holds for all years of a run: logit of any displacement and its probability, log of the rate. */
    logit: cells,
    logRate: cells,
    baseProbability: cells,
    /** [C][L] luck of the year, persons. */
    normals: cells,
    people: cells,
    /** [C][L] probability of any displacement; share of luck that is worse; share of rates above those of small years. */
    probability: cells,
    unlikeliness: cells,
    large: cells,
    /** [C][L] share of rates above the one drawn, where one is; people displaced / population, the cap not applied. */
    above: cells,
    rates: cells,
    /** Cells that the caller computes. */
    tails: cells,
  };
}
