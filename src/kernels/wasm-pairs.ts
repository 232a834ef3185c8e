import { LANES } from './kernels.ts';
import type { PairKernel, PairMemory, PairSlot, PairTable } from './pair-kernel.ts';
import { pairLengths } from './pairs.ts';

type Address = { readonly value: number };

/** What pairs.as.ts exports; an address has its value only after `initPairs`. */
export type PairExports = {
  readonly [name in keyof PairMemory as `pair${Capitalize<name>}`]: Address;
} & {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly pairStart: Address;
  readonly pairHost: Address;
  readonly pairMix: Address;
  readonly pairShown: Address;
  readonly pairSlots: Address;
  /** Lay out the memory; 0 if the machine cannot give it. */
  initPairs(places: number, pairs: number, slots: number): number;
  spreadPairs(slot: number): void;
  meetPairs(slot: number, update: number, homeWeight: number): void;
  carryPairs(slot: number): void;
};

const SLOT_ARRAYS = 3;

/**
 * Make a kernel of the exports of a fresh instance; an instance serves one kernel only.
 *
 * @throws Error if the machine cannot give the memory.
 */
export function wrapPairExports(exports: PairExports, table: PairTable, slots: number): PairKernel {
  const C = table.start.length - 1;
  const P = table.destination.length;
  if (exports.initPairs(C, P, slots) === 0) throw new Error(`There is no memory for ${slots} blocks of ${P} pairs.`);
  // Growing memory detaches views: none may be made before `initPairs`.
  const { buffer } = exports.memory;
  new Int32Array(buffer, exports.pairStart.value, C + 1).set(table.start);
  new Int32Array(buffer, exports.pairHost.value, P).set(table.destination);
  new Float64Array(buffer, exports.pairMix.value, P).set(table.mix);
  new Float64Array(buffer, exports.pairShown.value, P).set(table.shown);
  const views = Object.entries(pairLengths(C)).map(([name, length]) => {
    const address = `pair${name.charAt(0).toUpperCase()}${name.slice(1)}` as `pair${Capitalize<keyof PairMemory>}`;
    return [name, new Float64Array(buffer, exports[address].value, length)];
  });
  const slot = (index: number): PairSlot => {
    if (index >= slots) throw new Error(`slot: found ${index}, allowed below ${slots}`);
    const [mix, flows, stock] = Array.from({ length: SLOT_ARRAYS }, (_, n) => {
      const bytes = P * LANES * Float64Array.BYTES_PER_ELEMENT;
      return new Float64Array(buffer, exports.pairSlots.value + (index * SLOT_ARRAYS + n) * bytes, P * LANES);
    }) as [Float64Array, Float64Array, Float64Array];
    return { mix, flows, stock };
  };
  return {
    memory: Object.fromEntries(views) as PairMemory,
    slots,
    slot,
    spread: exports.spreadPairs,
    meet: exports.meetPairs,
    carry: exports.carryPairs,
  };
}
