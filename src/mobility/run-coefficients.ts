import { LANES } from '../kernels/kernels.ts';
import { DRAW_GROUPS, drawUniforms, type Luck, PERSISTENT, WORLD_M49 } from '../random/luck.ts';
import { CORRIDOR_COEFFICIENTS, type CorridorCoefficients, corridorCoefficients } from './corridor-elasticities.ts';
import { STOCK_RATE_RANGES, STOCK_RATES, type StockRates } from './migrant-stocks.ts';

const IDS = Object.keys(CORRIDOR_COEFFICIENTS) as (keyof CorridorCoefficients)[];
const DRAWS_PER_GROUP = 4;

/** What one run holds for all its years. */
export interface RunCoefficients {
  readonly corridors: CorridorCoefficients;
  readonly rates: StockRates;
}

/**
 * Draw the coefficients of each of the 8 runs of a block, or take the central values.
 *
 * @param set coefficients that a lever fixes in every run.
 */
export function runCoefficients(
  luck: Luck,
  isDrawn: boolean,
  set: Partial<CorridorCoefficients>,
): readonly RunCoefficients[] {
  const groups = DRAW_GROUPS.mobilityCoefficients;
  const uniforms = new Float64Array(groups.length * DRAWS_PER_GROUP * LANES);
  if (isDrawn)
    groups.forEach((group, g) => {
      drawUniforms(luck, WORLD_M49, PERSISTENT, group, DRAWS_PER_GROUP, uniforms.subarray(g * DRAWS_PER_GROUP * LANES));
    });
  return Array.from({ length: LANES }, (_, lane) => {
    const uniform = (draw: number) => uniforms[draw * LANES + lane] as number;
    const drawn = corridorCoefficients((id) => (isDrawn ? uniform(IDS.indexOf(id)) : 'central'));
    const rate = (id: keyof typeof STOCK_RATE_RANGES, draw: number) =>
      isDrawn ? between(STOCK_RATE_RANGES[id], STOCK_RATES[id], uniform(draw)) : STOCK_RATES[id];
    return {
      corridors: { ...drawn, ...set },
      rates: {
        ...STOCK_RATES,
        dying: rate('dying', IDS.length),
        recentReturning: rate('recentReturning', IDS.length + 1),
      },
    };
  });
}

/** Half of the draws lie evenly below the central value, half above. */
function between([low, high]: readonly [number, number], central: number, u: number): number {
  return u < 0.5 ? low + 2 * u * (central - low) : central + (2 * u - 1) * (high - central);
}
