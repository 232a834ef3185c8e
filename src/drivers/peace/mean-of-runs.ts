import { LANES } from '../../kernels/kernels.ts';

/**
 * Put the mean of all runs of some blocks into every lane.
 *
 * @param blocks [C][L] or [L] each.
 * @param out    as one of the blocks; overwritten.
 */
export function writeMeanOfRuns(blocks: readonly ArrayLike<number>[], out: Float64Array): void {
  for (let from = 0; from < out.length; from += LANES) {
    let sum = 0;
    for (const values of blocks) for (let lane = 0; lane < LANES; lane++) sum += values[from + lane] as number;
    out.fill(sum / (blocks.length * LANES), from, from + LANES);
  }
}
