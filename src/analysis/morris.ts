import type { LuckKey } from '../random/luck.ts';
import { ANALYSIS_DRAWS, drawDesign } from './draws.ts';

/**
 * Elementary effects: how much an output moves when one input makes one large step, from many starting points. A cheap
 * screening of which inputs matter, r (k + 1) runs for k inputs.
 *
 * Sources: Morris, M. D. (1991), Factorial sampling plans for preliminary computational experiments, Technometrics
 * 33:161-174; mu* from Campolongo, F., Cariboni, J. and Saltelli, A. (2007), Environ. Model. Softw. 22:1509-1518.
 */
export interface MorrisDesign {
  /** k. */
  readonly inputs: number;
  /** r; each is a walk of k + 1 points on which every input moves once. */
  readonly trajectories: number;
  /** [r (k + 1), k] points in 0..1, the last index fastest; a trajectory's points one after the other. */
  readonly points: Float64Array;
  /** [r, k] the input that moves from point s to point s + 1. */
  readonly moved: Uint16Array;
  /** [r, k] signed size of that move, plus or minus p / (2 (p - 1)). */
  readonly steps: Float64Array;
}

/** Indices of one input, in units of the output per full range of the input. */
export interface MorrisIndex {
  /** Mean effect: the direction, where effects do not cancel. */
  readonly mu: number;
  /** Mean absolute effect: how much the input matters. */
  readonly muStar: number;
  /** Standard deviation of the effect, r - 1 in the divisor: large where the effect bends or depends on other inputs. */
  readonly sigma: number;
  /** Standard error of `mu`: sigma / sqrt(r). */
  readonly muError: number;
  /** Standard error of `muStar`. */
  readonly muStarError: number;
}

/**
 * Draw r trajectories over k inputs on a grid of p levels, 0, 1 / (p - 1) .. 1.
 *
 * Step Delta = p / (2 (p - 1)), so that every level is as likely as any other: from the lower half of the grid an input
 * moves up, from the upper half down. Start and order of moves are drawn per trajectory; the first trajectories are the
 * same for any number of them.
 *
 * @param inputs k, 1..65,535.
 * @param trajectories r, at least 2.
 * @param levels p, even, at least 2; 4 is common.
 * @throws RangeError for a size out of its range.
 */
export function morrisDesign(key: LuckKey, inputs: number, trajectories: number, levels = 4): MorrisDesign {
  if (!(Number.isInteger(inputs) && inputs >= 1 && inputs <= 0xffff))
    throw new RangeError(`Morris: ${inputs} inputs, allowed: 1..65535`);
  if (!(Number.isInteger(trajectories) && trajectories >= 2))
    throw new RangeError(`Morris: ${trajectories} trajectories, allowed: 2 or more`);
  if (!(Number.isInteger(levels) && levels >= 2 && levels % 2 === 0))
    throw new RangeError(`Morris: ${levels} levels, allowed: an even number`);
  const points = new Float64Array(trajectories * (inputs + 1) * inputs);
  const moved = new Uint16Array(trajectories * inputs);
  const steps = new Float64Array(trajectories * inputs);
  const uniforms = new Float64Array(4);
  const level = new Uint32Array(inputs);
  const order = new Uint16Array(inputs);
  for (let t = 0; t < trajectories; t++) {
    for (let i = 0; i < inputs; i++) {
      drawDesign(key, ANALYSIS_DRAWS.morris, t, i, uniforms);
      level[i] = Math.floor((uniforms[0] as number) * levels);
      // Fisher and Yates inside out: input i enters a shuffled list of i inputs at a random place.
      const place = Math.floor((uniforms[1] as number) * (i + 1));
      order[i] = order[place] as number;
      order[place] = i;
    }
    let at = t * (inputs + 1) * inputs;
    for (let i = 0; i < inputs; i++) points[at + i] = (level[i] as number) / (levels - 1);
    for (let s = 0; s < inputs; s++, at += inputs) {
      const input = order[s] as number;
      const from = level[input] as number;
      const sign = from < levels / 2 ? 1 : -1;
      points.copyWithin(at + inputs, at, at + inputs);
      points[at + inputs + input] = (from + (sign * levels) / 2) / (levels - 1);
      moved[t * inputs + s] = input;
      steps[t * inputs + s] = (sign * levels) / (2 * (levels - 1));
    }
  }
  return { inputs, trajectories, points, moved, steps };
}

/**
 * Compute the indices of every input from the output at every point of the design.
 *
 * @param values [r (k + 1)] the output at the design's points, finite.
 * @returns one per input, in order.
 * @throws RangeError for a wrong number of values or one that is not finite.
 */
export function morrisEffects(design: MorrisDesign, values: Float64Array): MorrisIndex[] {
  const { inputs, trajectories, moved, steps } = design;
  if (values.length !== trajectories * (inputs + 1))
    throw new RangeError(`Morris: ${values.length} values for ${trajectories * (inputs + 1)} points`);
  const missing = values.findIndex((value) => !Number.isFinite(value));
  if (missing >= 0) throw new RangeError(`Morris: the value at point ${missing} is ${values[missing]}`);
  /** [k, r] */
  const effects = new Float64Array(inputs * trajectories);
  for (let t = 0; t < trajectories; t++) {
    for (let s = 0; s < inputs; s++) {
      const at = t * (inputs + 1) + s;
      const rise = (values[at + 1] as number) - (values[at] as number);
      effects[(moved[t * inputs + s] as number) * trajectories + t] = rise / (steps[t * inputs + s] as number);
    }
  }
  return Array.from({ length: inputs }, (_, i) => {
    const own = effects.subarray(i * trajectories, (i + 1) * trajectories);
    const signed = moments(own);
    const absolute = moments(own.map(Math.abs));
    return {
      ...{ mu: signed.mean, muStar: absolute.mean, sigma: signed.deviation },
      muError: signed.deviation / Math.sqrt(trajectories),
      muStarError: absolute.deviation / Math.sqrt(trajectories),
    };
  });
}

/** Mean and standard deviation, two passes so that a constant effect has exactly its own mean and no spread. */
function moments(values: Float64Array): { mean: number; deviation: number } {
  const first = values[0] as number;
  const mean = first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
