import { LANES } from '../kernels/kernels.ts';
import type { DisasterLaw } from './baseline.ts';
import { rateAtShareAbove, shareAbove, shareAboveOf, TRENDLESS_PEOPLE } from './disaster-size.ts';

/**
 * The law of `lawRate` for all places and the 8 runs of a block, in passes over all cells. What a pass computes lies in arrays, since
 * a number handed from function to function costs more than the arithmetic on it. All arrays are [C][L].
 */
export interface DisasterRates {
  /** Take each run's own errors of a place's occurrence logit and level. */
  startBlock(occurrenceError: Float64Array, rateError: Float64Array): void;
  /**
   * Draw the rates of a year.
   *
   * @param shift  of the occurrence logit in the year, see `reportingShift`.
   * @param u      uniforms in (0, 1), both ends excluded.
   * @param people persons.
   * @param rates  people displaced / population, 0 = none, the cap not applied; overwritten.
   */
  draw(shift: number, u: Float64Array, people: Float64Array, rates: Float64Array): void;
}

/** Make the rates of a law for `C` places. */
export function createDisasterRates(law: DisasterLaw, C: number): DisasterRates {
  const column = () => new Float64Array(C * LANES);
  const logit = column();
  const logRate = column();
  /** Probability of any displacement in a year, reporting trend left out and included. */
  const baseProbability = column();
  const probability = column();
  /** Share of rates above 100,000 people; share of rates above the one that is drawn, 0 where none is. */
  const large = column();
  const above = column();

  function writeLarge(place: number, shift: number, u: Float64Array, people: Float64Array): void {
    const logSpread = law.logSpread[place] as number;
    const hasTail = law.hasParetoTail[place] === 1;
    const { tailShape } = law;
    for (let at = place * LANES; at < (place + 1) * LANES; at++) {
      const any = 1 / (1 + Math.exp(-(logit[at] as number) - shift));
      probability[at] = any;
      if (1 - (u[at] as number) < any) {
        const logLevel = Math.log(TRENDLESS_PEOPLE / (people[at] as number));
        large[at] = shareAbove(logLevel, logRate[at] as number, logSpread, hasTail, tailShape);
      }
    }
  }

  function writeAbove(u: Float64Array): void {
    for (let at = 0; at < above.length; at++) {
      const v = 1 - (u[at] as number);
      const any = probability[at] as number;
      above[at] = v < any ? shareAboveOf(v, large[at] as number, baseProbability[at] as number, any) : 0;
    }
  }

  function writeRates(place: number, rates: Float64Array): void {
    const logSpread = law.logSpread[place] as number;
    const hasTail = law.hasParetoTail[place] === 1;
    const { tailShape } = law;
    for (let at = place * LANES; at < (place + 1) * LANES; at++) {
      const share = above[at] as number;
      rates[at] = share === 0 ? 0 : rateAtShareAbove(share, logRate[at] as number, logSpread, hasTail, tailShape);
    }
  }

  return {
    startBlock(occurrenceError, rateError) {
      for (let at = 0; at < C * LANES; at++) {
        const place = Math.floor(at / LANES);
        logit[at] = (law.occurrenceLogit[place] as number) + (occurrenceError[at] as number);
        baseProbability[at] = 1 / (1 + Math.exp(-(logit[at] as number)));
        logRate[at] = (law.logRate[place] as number) + (rateError[at] as number);
      }
    },
    draw(shift, u, people, rates) {
      for (let place = 0; place < C; place++) writeLarge(place, shift, u, people);
      writeAbove(u);
      for (let place = 0; place < C; place++) writeRates(place, rates);
    },
  };
}
