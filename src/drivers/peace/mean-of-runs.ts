import { LANES } from '../../kernels/kernels.ts';

/**
 * Put the mean of all runs of some blocks into every lane.
 *
 * @param blocks [C][L] or [L] each.
 * @param out    as one of the blocks; overwritten.
 */
export function writeMeanOfRuns(blocks: readonly ArrayLike<number>[], out: Float64Array): void {
  // Block by block, the sums in the first lanes: the blocks lie far apart in memory.
  out.fill(0);
  for (const values of blocks)
    for (let from = 0; from < out.length; from += LANES) {
      let sum = out[from] as number;
      for (let lane = 0; lane < LANES; lane++) sum += values[from + lane] as number;
      out[from] = sum;
    }
  const runs = blocks.length * LANES;
  for (let from = 0; from < out.length; from += LANES) out.fill((out[from] as number) / runs, from, from + LANES);
}
