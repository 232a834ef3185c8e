import type { DisasterKernel } from '../kernels/disaster-kernel.ts';
import { LANES } from '../kernels/kernels.ts';
import type { DisasterLaw } from './baseline.ts';
import { createTypeScriptDisasters } from './disaster-loops.ts';
import { rateAtShareAbove, shareAbove, TAIL_SHARE, TAIL_Z, TRENDLESS_PEOPLE } from './disaster-size.ts';

/** The law of `lawRate` for all places and the 8 runs of a block. All arrays are [C][L]. */
export interface DisasterRates {
  /** Standard normals of the year, for `draw`: the rates rise with them. */
  readonly normals: Float64Array;
  /** People displaced / population, 0 = none, the cap not applied; as drawn last. */
  readonly rates: Float64Array;
  /** Take each run's own errors of a place's occurrence logit and level. */
  startBlock(occurrenceError: Float64Array, rateError: Float64Array): void;
  /**
   * Draw the rates of a year.
   *
   * @param shift  of the occurrence logit in the year, see `reportingShift`.
   * @param people persons.
   */
  draw(shift: number, people: Float64Array): void;
}

/** Make the rates of a law for `C` places; `kernel` goes through all cells, and serves other jobs between two blocks. */
export function createDisasterRates(
  law: DisasterLaw,
  C: number,
  kernel: DisasterKernel = createTypeScriptDisasters(C),
): DisasterRates {
  const { memory } = kernel;
  const { logit, logRate, baseProbability, large, above, rates, tails } = memory;

  return {
    normals: memory.normals,
    rates,
    startBlock(occurrenceError, rateError) {
      memory.logSpread.set(law.logSpread);
      memory.hasTail.set(law.hasParetoTail);
      for (let at = 0; at < C * LANES; at++) {
        const place = Math.floor(at / LANES);
        logit[at] = (law.occurrenceLogit[place] as number) + (occurrenceError[at] as number);
        baseProbability[at] = 1 / (1 + Math.exp(-(logit[at] as number)));
        logRate[at] = (law.logRate[place] as number) + (rateError[at] as number);
      }
    },
    draw(shift, people) {
      const { tailShape } = law;
      memory.people.set(people);
      const levels = kernel.occur(shift, TRENDLESS_PEOPLE, TAIL_Z);
      for (let j = 0; j < levels; j++) {
        const at = tails[j] as number;
        const logLevel = Math.log(TRENDLESS_PEOPLE / (people[at] as number));
        const logSpread = law.logSpread[Math.floor(at / LANES)] as number;
        large[at] = shareAbove(logLevel, logRate[at] as number, logSpread, true, tailShape);
      }
      const inTail = kernel.rate(TAIL_SHARE);
      for (let j = 0; j < inTail; j++) {
        const at = tails[j] as number;
        const logSpread = law.logSpread[Math.floor(at / LANES)] as number;
        rates[at] = rateAtShareAbove(above[at] as number, logRate[at] as number, logSpread, true, tailShape);
      }
    },
  };
}
