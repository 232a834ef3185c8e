import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileName, shortestDecimal } from '../../src/export/decimal.ts';

describe('shortestDecimal', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1.5, '1.5'],
    [8260519901.697339, '8260520000'],
    [0.161136846923, '0.1611368'],
    [-495800.0009, '-495800'],
    [1.23456789e-8, '0.00000001234568'],
    [1e-7, '0.0000001'],
    [9999999.6, '10000000'],
  ])('%d is written %s', (value, text) => {
    expect(shortestDecimal(value)).toBe(text);
  });

  it('has no exponent and reads back to 7 significant digits', () => {
    // Below 1e-90 the digits would run out; no quantity of the model comes near.
    const anyValue = fc.double({ min: -1e13, max: 1e13, noNaN: true }).map((x) => (Math.abs(x) < 1e-90 ? 0 : x));
    fc.assert(
      fc.property(anyValue, (value) => {
        const text = shortestDecimal(value);
        expect(text).toMatch(/^-?\d+(\.\d*[1-9])?$/);
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(Math.abs(value) * 5.1e-7);
      }),
    );
  });
});

describe('quantileName', () => {
  it.each([
    [0.025, 'p2_5'],
    [0.1, 'p10'],
    [0.5, 'p50'],
    [0.975, 'p97_5'],
    [0, 'p0'],
    [1, 'p100'],
    [0.29, 'p29'],
  ])('%d is %s', (p, name) => {
    expect(quantileName(p)).toBe(name);
  });
});
