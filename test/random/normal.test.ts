import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../src/random/normal.ts';

describe('normalCdf', () => {
  // Abramowitz and Stegun (1964), table 26.1, and Phi(-6) from its asymptotic series.
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [1.96, 0.97500210485178],
    [-2.5, 0.00620966532577613],
    [4, 0.999968328758167],
  ])('of %d is %d to 14 digits', (z, p) => {
    expect(Math.abs(normalCdf(z) - p)).toBeLessThan(1e-14);
  });

  it('keeps the relative error of the tail below 1e-8', () => {
    expect(Math.abs(normalCdf(-6) / 9.865876450377e-10 - 1)).toBeLessThan(1e-8);
    expect(Math.abs(normalCdf(-8) / 6.220960574271785e-16 - 1)).toBeLessThan(1e-8);
  });
});

describe('normalQuantile', () => {
  it('inverts the distribution function over the range of keyed uniforms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 23 - 1 }), (word) => {
        const u = (word + 0.5) / 2 ** 23;
        // Acklam states a relative error of 1.15e-9 in z; the density turns it into an error of u.
        expect(Math.abs(normalCdf(normalQuantile(u)) - u)).toBeLessThan(2e-9);
      }),
    );
  });

  it('is odd', () => {
    for (const u of [1e-7, 0.01, 0.02425, 0.3]) expect(normalQuantile(u)).toBeCloseTo(-normalQuantile(1 - u), 8);
  });
});
