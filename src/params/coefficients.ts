import { CLIMATE_COEFFICIENTS } from './climate-coefficients.ts';
import type { Coefficient } from './define-coefficient.ts';
import { LABOUR_COEFFICIENTS } from './labour-coefficients.ts';
import { MOBILITY_COEFFICIENTS } from './mobility-coefficients.ts';
import { PEACE_COEFFICIENTS } from './peace-coefficients.ts';
import { PEOPLE_COEFFICIENTS } from './people-coefficients.ts';

/**
 * Every constant of the laws that stands for something in the world, with its source. Values are read from the source itself
 * (`npm run ledger`); a test refuses a constant without an entry here. Levers and the coefficients of corridors carry their own
 * sources.
 */
export const COEFFICIENTS: readonly Coefficient[] = [
  ...PEOPLE_COEFFICIENTS,
  ...CLIMATE_COEFFICIENTS,
  ...LABOUR_COEFFICIENTS,
  ...PEACE_COEFFICIENTS,
  ...MOBILITY_COEFFICIENTS,
];
