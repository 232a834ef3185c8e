import { quantileSorted } from '../../../src/summary/quantile.ts';
import type { Forecast } from './forecaster.ts';

/** Make a forecast of equally likely values; quantiles by linear interpolation of ranks. Sorts `values` in place. */
export function sampledForecast(key: Pick<Forecast, 'place' | 'destination' | 'year'>, values: Float64Array): Forecast {
  values.sort();
  let sum = 0;
  for (const value of values) sum += value;
  return { ...key, mean: sum / values.length, quantile: (p) => quantileSorted(values, p) };
}

/**
 * Coordinates of an additive recurrence that fills the unit cube evenly: point k has (0.5 + k x g^-(j+1)) mod 1 in
 * dimension j, g the root of g^(d+1) = g + 1. Smoother than random points at equal number, and the same every time.
 * Source: Roberts, M. (2018), The unreasonable effectiveness of quasirandom sequences (R_d), after Kronecker.
 *
 * @param out [count][dimensions]
 */
export function evenPoints(count: number, dimensions: number): Float64Array {
  let root = 1.5;
  for (let i = 0; i < 60; i++) root = (1 + root) ** (1 / (dimensions + 1));
  const out = new Float64Array(count * dimensions);
  for (let k = 0; k < count; k++)
    for (let j = 0; j < dimensions; j++) {
      const x = 0.5 + (k + 1) * root ** -(j + 1);
      // The first coordinate, by which quantiles are taken, is spread exactly evenly.
      out[k * dimensions + j] = j === 0 ? (k + 0.5) / count : x - Math.floor(x);
    }
  return out;
}
