import { fitHazardShift } from '../../src/baseline/hazard-factor.ts';
import { ABRIDGED_AGES, HAZARD_AGES, HAZARD_YEARS, hazardScratch, yearlyHazards } from '../../src/baseline/hazards.ts';

export interface FittedHazards {
  /** [C][S][T] */
  readonly scale: Float64Array;
  readonly slope: Float64Array;
  readonly curve: Float64Array;
  /** Largest error of life expectancy over shifts of -6..+6 years, for each place and sex-year [C][S][T]. */
  readonly worstError: Float64Array;
}

/**
 * Fit the hazard factor of every place, sex and year to life expectancy, from values as they are stored.
 *
 * @param deathRates     [C][S][P][22]
 * @param lifeExpectancy [C][S][T]
 */
export function fitHazards(deathRates: Float64Array, lifeExpectancy: Float64Array): FittedHazards {
  const count = lifeExpectancy.length;
  const out = {
    scale: new Float64Array(count),
    slope: new Float64Array(count),
    curve: new Float64Array(count),
    worstError: new Float64Array(count),
  };
  const scratch = hazardScratch();
  const hazards = new Float64Array(HAZARD_YEARS * HAZARD_AGES);
  const table = (deathRates.length / (count / HAZARD_YEARS)) | 0;
  if (table % ABRIDGED_AGES !== 0) throw new Error('Death rates and life expectancy are of different places.');
  for (let person = 0; person < count / HAZARD_YEARS; person++) {
    yearlyHazards(deathRates, person * table, scratch, hazards);
    for (let year = 0; year < HAZARD_YEARS; year++) {
      const i = person * HAZARD_YEARS + year;
      const fit = fitHazardShift(hazards, year * HAZARD_AGES, person % 2, lifeExpectancy[i] as number);
      out.scale[i] = fit.scale;
      out.slope[i] = fit.slope;
      out.curve[i] = fit.curve;
      out.worstError[i] = fit.worstError;
    }
  }
  return out;
}
