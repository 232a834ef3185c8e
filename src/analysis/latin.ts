import type { LuckKey } from '../random/luck.ts';
import { ANALYSIS_DRAWS, drawDesign } from './draws.ts';

/**
 * Latin hypercube: N points that fall one each into the N equal slices of every input, so that few points cover the whole
 * range of each input alone.
 *
 * Source: McKay, M. D., Beckman, R. J. and Conover, W. J. (1979), A comparison of three methods for selecting values of
 * input variables, Technometrics 21:239-245. Slices are shuffled per input (Fisher and Yates), the place inside a slice is uniform.
 * Another number of points is another design: the first points are not kept.
 *
 * @returns [samples, inputs] points in (0, 1), the last index fastest.
 * @throws RangeError for no input or fewer than two samples.
 */
export function latinPoints(key: LuckKey, inputs: number, samples: number): Float64Array {
  if (!(Number.isInteger(inputs) && inputs >= 1)) throw new RangeError(`Latin hypercube: ${inputs} inputs`);
  if (!(Number.isInteger(samples) && samples >= 2))
    throw new RangeError(`Latin hypercube: ${samples} samples, allowed: 2 or more`);
  const points = new Float64Array(samples * inputs);
  const order = new Uint32Array(samples);
  const within = new Float64Array(samples);
  const uniforms = new Float64Array(4);
  for (let i = 0; i < inputs; i++) {
    for (let s = 0; s < samples; s++) {
      drawDesign(key, ANALYSIS_DRAWS.latin, s, i, uniforms);
      const place = Math.floor((uniforms[0] as number) * (s + 1));
      order[s] = order[place] as number;
      order[place] = s;
      within[s] = uniforms[1] as number;
    }
    for (let s = 0; s < samples; s++) points[s * inputs + i] = ((order[s] as number) + (within[s] as number)) / samples;
  }
  return points;
}
