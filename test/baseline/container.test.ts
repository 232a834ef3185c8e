import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeContainer, encodeContainer } from '../../src/baseline/container.ts';
import type { Column } from '../../src/baseline/directory.ts';

const SCALES = [0.00002, 0.001, 0.5, 1, 20, 500] as const;

/** A column whose values are whole multiples of its scale, so that storage loses nothing. */
const column = fc
  .record({
    shape: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
    isPerRow: fc.boolean(),
    scale: fc.constantFrom(...SCALES),
    size: fc.constantFrom(100, 30_000, 0x7fffffff),
  })
  .chain(({ shape, isPerRow, scale, size }) => {
    const count = shape.reduce((product, axis) => product * axis, 1);
    return fc.record({
      shape: fc.constant(shape),
      delta: fc.subarray(shape.map((_, axis) => axis)),
      scale: isPerRow
        ? fc.array(fc.constantFrom(...SCALES), { minLength: shape[0] ?? 1, maxLength: shape[0] ?? 1 })
        : fc.constant(scale),
      integers: fc.array(fc.integer({ min: -size, max: size }), { minLength: count, maxLength: count }),
    });
  })
  .map(({ shape, delta, scale, integers }): Column => {
    const row = integers.length / (shape[0] ?? 1);
    const values = Float64Array.from(integers, (integer, i) => {
      const step = typeof scale === 'number' ? scale : (scale[Math.floor(i / row)] as number);
      return step < 1 ? integer / Math.round(1 / step) : integer * step;
    });
    return { name: 'a', shape, delta, scale, transform: 'linear', values };
  });

const small: Column = {
  name: 'rates',
  shape: [2, 3],
  delta: [1],
  scale: 0.1,
  transform: 'linear',
  values: Float64Array.of(0.1, 0.2, 0.3, -4, 0, 7),
};

/** A file with a directory of the test's own making; header and checksum are right. */
function fileWith(
  directory: unknown,
  body: Uint8Array,
  header: { readonly version?: number; readonly extra?: number } = {},
): Uint8Array {
  const text = strToU8(typeof directory === 'string' ? directory : JSON.stringify(directory));
  const payload = new Uint8Array(4 + text.length + body.length);
  new DataView(payload.buffer).setUint32(0, text.length, true);
  payload.set(text, 4);
  payload.set(body, 4 + text.length);
  let a = 1;
  let b = 0;
  for (const byte of payload) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  const deflated = deflateSync(payload);
  const file = new Uint8Array(20 + deflated.length);
  file.set(strToU8('HORIZONS'));
  const view = new DataView(file.buffer);
  view.setUint32(8, header.version ?? 1, true);
  view.setUint32(12, payload.length + (header.extra ?? 0), true);
  view.setUint32(16, ((b << 16) | a) >>> 0, true);
  file.set(deflated, 20);
  return file;
}

const entry = { name: 'a', shape: [2], dtype: 'int8', scale: 1, delta: [], transform: 'linear' };
const twoBytes = Uint8Array.of(2, 4);

describe('a container', () => {
  it('gives back the columns it was given', () => {
    fc.assert(
      fc.property(fc.array(column, { maxLength: 4 }), fc.jsonValue(), (columns, meta) => {
        const named = columns.map((item, i) => ({ ...item, name: `column ${i}` }));
        const found = decodeContainer(encodeContainer({ meta, columns: named }));
        expect(found.columns).toEqual(named);
        // JSON has no minus zero.
        expect(found.meta).toEqual(JSON.parse(JSON.stringify(meta)));
      }),
    );
  });

  it('keeps logarithms to half a step', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-7, max: 5, noNaN: true }), { minLength: 1, maxLength: 50 }), (rates) => {
        const values = Float64Array.from(rates);
        const logged: Column = {
          name: 'm',
          shape: [rates.length],
          delta: [0],
          scale: 0.0005,
          transform: 'log',
          values,
        };
        const found = decodeContainer(encodeContainer({ meta: null, columns: [logged] })).columns[0]?.values;
        // Half a step of 0.0005 in the logarithm, and rounding of log and exp far below it.
        for (let i = 0; i < rates.length; i++) {
          expect(Math.abs(Math.log((found?.[i] as number) / (values[i] as number)))).toBeLessThan(0.00025 + 1e-9);
        }
      }),
    );
  });

  it('is decoded from a view into a larger buffer', () => {
    const file = encodeContainer({ meta: null, columns: [small] });
    const wide = new Uint8Array(file.length + 7);
    wide.set(file, 7);
    expect(decodeContainer(wide.subarray(7)).columns[0]?.values).toEqual(small.values);
  });

  it('refuses to store what is not finite or too large', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, 1e12]) {
      const columns = [{ ...small, values: Float64Array.of(0, 0, 0, 0, bad, 0) }];
      expect(() => encodeContainer({ meta: null, columns })).toThrow(
        `Column "rates" cannot store ${bad} at position 4.`,
      );
    }
    expect(() => encodeContainer({ meta: null, columns: [{ ...small, shape: [7] }] })).toThrow(
      'Column "rates" has 6 values; its shape needs 7.',
    );
  });
});

describe('a malformed container is refused', () => {
  const file = encodeContainer({ meta: { kind: 'test' }, columns: [small] });

  it('when it is cut anywhere', () => {
    for (let length = 0; length < file.length; length++) {
      expect(() => decodeContainer(file.subarray(0, length)), `cut at ${length}`).toThrow(Error);
    }
  });

  it('or when a byte changed, unless it still holds the same values', () => {
    for (let i = 0; i < file.length; i++) {
      const bad = Uint8Array.from(file);
      bad[i] = (bad[i] as number) ^ 0x10;
      let found: Float64Array | undefined;
      try {
        found = decodeContainer(bad).columns[0]?.values;
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        continue;
      }
      // Bits after the end of the deflate stream carry nothing.
      expect(found, `byte ${i}`).toEqual(small.values);
    }
  });

  it.each([
    ['another magic', Uint8Array.from([...strToU8('HORIZONT'), ...file.subarray(8)]), 'does not start with "HORIZONS"'],
    [
      'a newer version',
      fileWith({ meta: null, columns: [] }, new Uint8Array(), { version: 2 }),
      'version 2; this app reads version 1',
    ],
    ['a wrong length', fileWith({ meta: null, columns: [] }, new Uint8Array(), { extra: 1 }), 'its header says'],
    ['no columns', fileWith({ meta: null }, new Uint8Array()), 'no list of columns'],
    [
      'an unknown dtype',
      fileWith({ columns: [{ ...entry, dtype: 'float32' }] }, twoBytes),
      'has dtype "float32"; allowed: int8, int16, int32',
    ],
    [
      'an unknown transform',
      fileWith({ columns: [{ ...entry, transform: 'sqrt' }] }, twoBytes),
      'has transform "sqrt"; allowed: linear, log',
    ],
    [
      'a broken shape',
      fileWith({ columns: [{ ...entry, shape: [1.5] }] }, twoBytes),
      'has shape [1.5]; allowed: whole numbers',
    ],
    [
      'a difference along no axis',
      fileWith({ columns: [{ ...entry, delta: [1] }] }, twoBytes),
      'has delta [1]; allowed: axes of the column',
    ],
    [
      'scales of another length',
      fileWith({ columns: [{ ...entry, scale: [1] }] }, twoBytes),
      'has scale [1]; allowed: one positive number',
    ],
    ['a column without a name', fileWith({ columns: [{ ...entry, name: 7 }] }, twoBytes), 'has no name'],
    ['a column twice', fileWith({ columns: [entry, entry] }, Uint8Array.of(1, 2, 3, 4)), 'has column "a" twice'],
    ['too few bytes', fileWith({ columns: [entry] }, twoBytes.subarray(1)), 'ends inside column "a"'],
    ['too many bytes', fileWith({ columns: [entry] }, Uint8Array.of(1, 2, 3)), '1 bytes after its last column'],
  ])('for %s', (_name, bytes, message) => {
    expect(() => decodeContainer(bytes)).toThrow(message);
  });

  it('but the same file without the fault is read', () => {
    // Zigzag: 2 is 1, 4 is 2.
    expect(decodeContainer(fileWith({ columns: [entry] }, twoBytes)).columns[0]?.values).toEqual(Float64Array.of(1, 2));
  });
});
