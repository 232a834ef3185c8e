import type { DestinationTable } from '../../baseline/cross-border-law.ts';
import type { PairFactory, PairKernel } from '../../kernels/pair-kernel.ts';
import { createTypeScriptPairs } from '../../kernels/pairs.ts';

/**
 * Load the pairs of a law into a kernel.
 *
 * @param shownShare [C] share of displacement across the borders of a place that counts as migration; of a pair, the smaller one.
 * @param slots      blocks that are carried side by side.
 */
export function createPairs(
  pairs: DestinationTable,
  shownShare: Float64Array,
  factory: PairFactory = createTypeScriptPairs,
  slots = 1,
): PairKernel {
  const { start, destination, mix } = pairs;
  const shown = new Float64Array(destination.length);
  for (let i = 0; i + 1 < start.length; i++)
    for (let k = start[i] as number; k < (start[i + 1] as number); k++)
      shown[k] = Math.min(shownShare[i] as number, shownShare[destination[k] as number] as number);
  return factory({ start, destination, mix, shown }, slots);
}
