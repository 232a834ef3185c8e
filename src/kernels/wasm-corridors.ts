import type { CorridorKernel, CorridorMemory } from './corridor-kernel.ts';
import { corridorLengths, isIntegerArray } from './corridors.ts';
import { peopleLengths, shareLengths } from './policy-kernel.ts';
import { viewsOf } from './wasm-loops.ts';

/** What corridors.as.ts and turned-away.as.ts export; an address has its value only after `initCorridors` and `initTurned`. */
export type CorridorExports = {
  readonly [name in keyof CorridorMemory]: { readonly value: number };
} & {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Lay out the memory; 0 if the machine cannot give it. */
  initCorridors(places: number, corridors: number): number;
  follow(): void;
  move(): void;
  settleStocks(): void;
  initTurned(places: number, corridors: number): number;
  turnAway(): void;
  clearTurned(): void;
};

/**
 * Make a kernel of the exports of a fresh instance; an instance serves one kernel only.
 *
 * @throws Error if the machine cannot give the memory.
 */
export function wrapCorridorExports(exports: CorridorExports, places: number, corridors: number): CorridorKernel {
  if (exports.initCorridors(places, corridors) === 0 || exports.initTurned(places, corridors) === 0) {
    throw new Error(`There is no memory for a kernel of ${places} places and ${corridors} corridors.`);
  }
  // Growing memory detaches views: none may be made before both.
  const { buffer } = exports.memory;
  const views = Object.entries(corridorLengths(places, corridors)).map(([name, length]) => {
    const address = exports[name as keyof CorridorMemory].value;
    return [name, new (isIntegerArray(name) ? Int32Array : Float32Array)(buffer, address, length)];
  });
  return {
    memory: Object.fromEntries(views) as CorridorMemory,
    policy: {
      shares: viewsOf(exports, 'policy', shareLengths(places)),
      people: viewsOf(exports, 'turned', peopleLengths(places)),
      turnAway: exports.turnAway,
      clear: exports.clearTurned,
    },
    follow: exports.follow,
    move: exports.move,
    settleStocks: exports.settleStocks,
  };
}
