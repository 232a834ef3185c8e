import type { DisasterLaw } from '../../src/baseline/baseline.ts';
import { LARGEST_DISPLACED_SHARE, lawRate, reportingShift } from '../../src/baseline/disaster-size.ts';
import type { DisasterRecords } from '../../src/fits/disaster-law.ts';
import { normalQuantile } from '../../src/random/normal.ts';
import { philox } from '../../src/random/philox.ts';

/** Draws of one place-year of a law, coefficients drawn too. */
export interface Sampler {
  /** Fill `out` with people displaced; returns how many draws met the cap. */
  fill(place: number, year: number, population: number, out: Float64Array): number;
}

/** Keys of the words: 1 size, 2 coefficients; only diagnostics draw from them. */
const KEY0 = 0x5eed;

/**
 * Make a sampler of a law. Draw d of a place keeps its coefficients over years.
 *
 * @param hasCoefficientDraws false: luck only, at the estimated coefficients.
 */
export function lawSampler(law: DisasterLaw, hasCoefficientDraws: boolean): Sampler {
  const words = new Uint32Array(4);
  const uniform = (word: number): number => ((words[word] as number) + 0.5) / 2 ** 32;
  return {
    fill(place, year, population, out) {
      const shift = reportingShift(law, year);
      let capped = 0;
      for (let draw = 0; draw < out.length; draw++) {
        philox(words, draw, place, 0, 2, KEY0, 1);
        const zLogit = hasCoefficientDraws ? normalQuantile(uniform(0)) : 0;
        const zRate = hasCoefficientDraws ? normalQuantile(uniform(1)) : 0;
        philox(words, draw, place, year, 1, KEY0, 1);
        const occurrenceError = zLogit * (law.occurrenceLogitError[place] as number);
        const rateError = zRate * (law.logRateError[place] as number);
        const rate = lawRate(law, place, shift, uniform(0), population, occurrenceError, rateError);
        if (rate > LARGEST_DISPLACED_SHARE) capped++;
        out[draw] = Math.round(Math.min(rate, LARGEST_DISPLACED_SHARE) * population);
      }
      return capped;
    },
  };
}

/** Make a sampler that repeats the place's own years of a window. */
export function climatologySampler(records: DisasterRecords, firstYear: number, lastYear: number): Sampler {
  return {
    fill(place, _year, population, out) {
      const years = lastYear - firstYear + 1;
      for (let draw = 0; draw < out.length; draw++) {
        const slot = place * records.years + firstYear - records.firstYear + (draw % years);
        out[draw] = ((records.people[slot] as number) / (records.population[slot] as number)) * population;
      }
      return 0;
    },
  };
}
