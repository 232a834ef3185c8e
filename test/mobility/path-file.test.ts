import { describe, expect, it } from 'vitest';
import { referencePath, takePath } from '../../src/engine/reference-run.ts';
import { checksum, decodePath, encodePath } from '../../src/mobility/path-file.ts';
import { createEnsemble } from '../../src/summary/ensemble.ts';
import { jobOn, smallWorld } from '../support/world.ts';

const world = smallWorld();
const path = referencePath(world, 'drawn');
const key = [1, 2] as const;
const bytes = encodePath(path, key);

describe('the file of the reference path', () => {
  it('gives back every number, from any place in memory', () => {
    expect(decodePath(bytes, key)).toEqual(path);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodePath(shifted.subarray(3), key)).toEqual(path);
  });

  it('is not taken for another baseline, for other kernels, or cut short', () => {
    expect(decodePath(bytes, [9, 2])).toBeNull();
    expect(decodePath(bytes, [1, 9])).toBeNull();
    expect(decodePath(bytes.subarray(0, bytes.length - 1), key)).toBeNull();
    expect(decodePath(bytes.subarray(0, 7), key)).toBeNull();
  });

  it('makes the same runs as a path that is computed', () => {
    const given = smallWorld();
    const decoded = decodePath(bytes, key);
    if (!decoded) throw new Error('the path was refused');
    takePath(given, decoded);
    const job = jobOn(world, { until: 2032 });
    expect(createEnsemble(given, job).runChunk(0)).toEqual(createEnsemble(world, job).runChunk(0));
  });
});

describe('the checksum', () => {
  it('has the published values and tells one changed byte', () => {
    // Test vectors of FNV-1a, 32 bits: the empty text, "a", "foobar".
    const of = (text: string) => checksum(new TextEncoder().encode(text));
    expect([of(''), of('a'), of('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
    expect(checksum(Uint8Array.of(1, 2, 3))).not.toBe(checksum(Uint8Array.of(1, 2, 4)));
  });
});
