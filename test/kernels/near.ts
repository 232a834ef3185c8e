import { expect } from 'vitest';
import { range } from './random-worlds.ts';

/** Float32 keeps a number to half a unit in the last place. */
export const ROUNDING = 2 ** -24;
/** Persons; added to each scale, because far below it Float32 has denormals with few digits. */
const NOBODY = 1e-30;

/** Check that two arrays differ by no more than a tolerance relative to a scale, which each element has for itself. */
export function expectNear(
  what: string,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  scale: ArrayLike<number>,
  tolerance: number,
) {
  expect(actual).toHaveLength(expected.length);
  expect(scale).toHaveLength(expected.length);
  for (const i of range(expected.length)) {
    const miss = Math.abs((actual[i] as number) - (expected[i] as number));
    if (!(miss <= tolerance * ((scale[i] as number) + NOBODY))) {
      expect.fail(`${what}[${i}] is ${actual[i]}, not ${expected[i]}: off by ${miss} at scale ${scale[i]}`);
    }
  }
}

/** Whether two arrays hold the same bits; `toEqual` takes seconds over so many. */
export function isSame(a: Float32Array | Int32Array, b: Float32Array | Int32Array | undefined): boolean {
  const bytesOf = (array: Float32Array | Int32Array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  return b !== undefined && bytesOf(a).equals(bytesOf(b));
}
