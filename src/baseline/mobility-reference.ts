import { CORRIDOR_BLOCKS } from './corridors.ts';
import type { Column } from './directory.ts';

/**
 * How the ensemble of the reference differs from its run without noise, fitted with the engine itself (see
 * scripts/fit-mobility-reference.ts). B blocks of CORRIDOR_BLOCKS, C places; persons a year.
 */
export interface MobilityReference {
  /** [B][C] mean over runs of what corridors and displacement across borders add to net migration; sums to zero over C. */
  readonly centre: Float64Array;
  /** [B][C] standard deviation of the same. */
  readonly spread: Float64Array;
  /** [B][C] what brings the median of net migration since 2025 back to the UN's; sums to zero over C. */
  readonly shift: Float64Array;
}

/** Gather the columns; all zero in a baseline that has not been fitted yet. */
export function decodeMobilityReference(
  columns: readonly Column[],
  column: (name: string, shape: readonly number[]) => Float64Array,
  places: number,
): MobilityReference {
  const isFitted = columns.some((entry) => entry.name === 'mobility.centre');
  const byBlock = (name: string): Float64Array =>
    isFitted
      ? column(`mobility.${name}`, [CORRIDOR_BLOCKS.length, places])
      : new Float64Array(CORRIDOR_BLOCKS.length * places);
  return { centre: byBlock('centre'), spread: byBlock('spread'), shift: byBlock('shift') };
}
