import { describe, expect, it } from 'vitest';
import { philox } from '../../src/random/philox.ts';

/** Known answers published with the generator (Random123, kat_vectors, philox4x32 with 10 rounds). */
const KNOWN: readonly (readonly [number[], number[], number[]])[] = [
  [
    [0, 0, 0, 0],
    [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
];

describe('philox', () => {
  it.each(KNOWN)('gives the published words for counter %j and key %j', (counter, key, words) => {
    const out = new Uint32Array(4);
    philox(
      out,
      counter[0] as number,
      counter[1] as number,
      counter[2] as number,
      counter[3] as number,
      key[0] as number,
      key[1] as number,
    );
    expect([...out]).toEqual(words);
  });
});
