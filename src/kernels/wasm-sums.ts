import { LANES } from './kernels.ts';
import type { SumKernel } from './sum-kernel.ts';
import { listMembers } from './sums.ts';

/** What sums.as.ts exports; an address has its value only after `initSums`. */
export type SumExports = {
  readonly [name in 'sumPart' | 'sumWhole' | 'sumResult' | 'sumStarts' | 'sumMembers']: { readonly value: number };
} & {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Lay out the memory; 0 if the machine cannot give it. */
  initSums(rows: number, places: number, members: number): number;
  sumPlaces(): void;
  sharePlaces(): void;
};

/**
 * Make a kernel of the exports of a fresh instance; an instance serves one kernel only.
 *
 * @throws Error if the machine cannot give the memory.
 */
export function wrapSumExports(exports: SumExports, rows: number, members: readonly (readonly number[])[]): SumKernel {
  const { starts, list } = listMembers(members);
  if (exports.initSums(rows, members.length, list.length) === 0)
    throw new Error(`There is no memory for sums over ${members.length} places.`);
  // Growing memory detaches views: none may be made before `initSums`.
  const { buffer } = exports.memory;
  new Int32Array(buffer, exports.sumStarts.value, starts.length).set(starts);
  new Int32Array(buffer, exports.sumMembers.value, list.length).set(list);
  return {
    part: new Float64Array(buffer, exports.sumPart.value, rows * LANES),
    whole: new Float64Array(buffer, exports.sumWhole.value, rows * LANES),
    sums: new Float64Array(buffer, exports.sumResult.value, members.length * LANES),
    sum: exports.sumPlaces,
    share: exports.sharePlaces,
  };
}
