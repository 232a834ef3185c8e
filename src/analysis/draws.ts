import type { LuckKey } from '../random/luck.ts';
import { philox } from '../random/philox.ts';

/** Numbers of the draw groups of designs; none is used by a driver. One call gives the four words of a row and an input. */
export const ANALYSIS_DRAWS = {
  /** trajectory, input: start level, place in the order of moves. */
  morris: 80,
  /** shift, coordinate: the random shift of the lattice. */
  lattice: 81,
  /** sample, input: place in the order of strata, place inside the stratum. */
  latin: 82,
} as const;

/**
 * Fill four uniforms keyed by (group, row, input): the same for the same key, whatever else a design holds.
 *
 * A uniform is (word + 0.5) / 2^32, in (0, 1) with both ends excluded.
 *
 * @param out 4 values; overwritten.
 */
export function drawDesign(key: LuckKey, group: number, row: number, input: number, out: Float64Array): void {
  const words = new Uint32Array(4);
  philox(words, row, input, 0, group, key.k0, key.k1);
  for (let i = 0; i < 4; i++) out[i] = ((words[i] as number) + 0.5) / 0x100000000;
}
