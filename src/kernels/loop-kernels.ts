import type { CountKernel } from './count-kernel.ts';
import type { DisasterKernel } from './disaster-kernel.ts';
import type { LabourKernel } from './labour.ts';

/** Loops of drivers over all places and runs of a year. Their memory belongs to the block that runs. */
export interface LoopKernels {
  readonly labour: LabourKernel;
  readonly counts: CountKernel;
  readonly disasters: DisasterKernel;
}

/** Makes the loops of so many places, all of one kind. */
export type LoopFactory = (places: number) => LoopKernels;

/** Named arrays. */
export type Columns<Lengths> = { readonly [name in keyof Lengths]: Float64Array };

/** Make arrays of zeros of the given lengths. */
export function columnsOf<Lengths extends Record<string, number>>(lengths: Lengths): Columns<Lengths> {
  const arrays = Object.entries(lengths).map(([name, length]) => [name, new Float64Array(length)]);
  return Object.fromEntries(arrays) as Columns<Lengths>;
}
