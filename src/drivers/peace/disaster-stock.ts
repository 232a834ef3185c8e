import { LANES } from '../../kernels/kernels.ts';
import { type Column, createColumn, lasting, plain, valueAt } from '../../params/quantity.ts';
import { drawNormals, type Luck, PERSISTENT, WORLD_M49 } from '../../random/luck.ts';
import type { DriverContext } from '../driver.ts';
import { PEACE_DRAWS } from './draws.ts';

/** People who live displaced by disasters inside their country: movements of the year x years that displacement lasts. */
export interface DisasterStock {
  /** [C][L] persons at 31 December. */
  readonly internallyDisplacedDisaster: Column<'stock', 'persons'>;
  startBlock(luck: Luck): void;
  /** Read the displacements of the year. */
  step(): void;
}

/** Years that displacement by a disaster lasts. Assumed: published stock over flow is 0.2 to 0.3; range 0.1 to 1. */
const DISASTER_YEARS = { central: 0.3, spread: 0.5, min: 0.1, max: 1 } as const;

/**
 * Make the stock.
 *
 * @param disasterDisplacement [C][L] movements of the year, filled before it steps.
 */
export function createDisasterStock(
  { baseline, hasNoise, coefficients }: DriverContext,
  disasterDisplacement: Column<'movement', 'persons'>,
): DisasterStock {
  const C = baseline.places.length;
  const internallyDisplacedDisaster = createColumn<'stock', 'persons'>(C * LANES);
  const years = new Float64Array(LANES);
  const fresh = new Float64Array(2 * LANES);

  return {
    internallyDisplacedDisaster,
    startBlock(luck) {
      years.fill(DISASTER_YEARS.central);
      if (coefficients !== 'drawn' || !hasNoise) return;
      // The first of the pair says how soon displacement by conflict ends.
      drawNormals(luck, WORLD_M49, PERSISTENT, PEACE_DRAWS.endings, 2, fresh);
      for (let lane = 0; lane < LANES; lane++) {
        const drawn = DISASTER_YEARS.central * Math.exp(DISASTER_YEARS.spread * (fresh[LANES + lane] as number));
        years[lane] = Math.min(DISASTER_YEARS.max, Math.max(DISASTER_YEARS.min, drawn));
      }
    },
    step() {
      for (let at = 0; at < C * LANES; at++)
        internallyDisplacedDisaster[at] = plain(
          lasting(valueAt(disasterDisplacement, at), years[at % LANES] as number),
        );
    },
  };
}
