import type { CorridorKernel, CorridorMemory } from './corridor-kernel.ts';
import { corridorLengths, isIntegerArray } from './corridors.ts';

/** What corridors.as.ts exports; an address has its value only after `initCorridors`. */
export type CorridorExports = {
  readonly [name in keyof CorridorMemory]: { readonly value: number };
} & {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Lay out the memory; 0 if the machine cannot give it. */
  initCorridors(places: number, corridors: number): number;
  follow(): void;
  move(): void;
  settleStocks(): void;
};

/**
 * Make a kernel of the exports of a fresh instance; an instance serves one kernel only.
 *
 * @throws Error if the machine cannot give the memory.
 */
export function wrapCorridorExports(exports: CorridorExports, places: number, corridors: number): CorridorKernel {
  if (exports.initCorridors(places, corridors) === 0) {
    throw new Error(`There is no memory for a kernel of ${places} places and ${corridors} corridors.`);
  }
  // Growing memory detaches views: none may be made before `initCorridors`.
  const { buffer } = exports.memory;
  const views = Object.entries(corridorLengths(places, corridors)).map(([name, length]) => {
    const address = exports[name as keyof CorridorMemory].value;
    return [name, new (isIntegerArray(name) ? Int32Array : Float32Array)(buffer, address, length)];
  });
  return {
    memory: Object.fromEntries(views) as CorridorMemory,
    follow: exports.follow,
    move: exports.move,
    settleStocks: exports.settleStocks,
  };
}
