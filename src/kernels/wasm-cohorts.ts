import { cohortLengths, countLengths } from './cohorts.ts';
import type { CohortCounts, CohortKernel, CohortMemory } from './kernels.ts';

/** What cohorts.as.ts exports; an address has its value only after `initCohorts`. */
export type CohortExports = {
  readonly [name in keyof CohortMemory | keyof CohortCounts]: { readonly value: number };
} & {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Lay out the memory; 0 if the machine cannot give it. */
  initCohorts(places: number, years: number): number;
  survive(year: number): void;
  leave(year: number): void;
  settle(year: number): void;
  count(): void;
};

/**
 * Make a kernel of the exports of a fresh instance; an instance serves one kernel only.
 *
 * @throws Error if the machine cannot give the memory.
 */
export function wrapCohortExports(exports: CohortExports, places: number, years: number): CohortKernel {
  if (exports.initCohorts(places, years) === 0) {
    throw new Error(`There is no memory for a kernel of ${places} places and ${years} years.`);
  }
  // Growing memory detaches views: none may be made before `initCohorts`.
  const { buffer } = exports.memory;
  const views = Object.entries(cohortLengths(places, years)).map(([name, length]) => [
    name,
    new Float32Array(buffer, exports[name as keyof CohortMemory].value, length),
  ]);
  const counts = Object.entries(countLengths(places)).map(([name, length]) => [
    name,
    new Float64Array(buffer, exports[name as keyof CohortCounts].value, length),
  ]);
  return {
    name: 'wasm-simd',
    memory: Object.fromEntries(views) as CohortMemory,
    counts: Object.fromEntries(counts) as CohortCounts,
    survive: exports.survive,
    leave: exports.leave,
    settle: exports.settle,
    count: exports.count,
  };
}
