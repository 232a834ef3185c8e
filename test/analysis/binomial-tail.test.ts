import { describe, expect, it } from 'vitest';
import { binomialTail } from '../../src/analysis/binomial-tail.ts';

describe('binomialTail', () => {
  it('is the sum of the terms, by hand', () => {
    // n = 4, p = 1/2: 1, 4, 6, 4, 1 of 16.
    expect([0, 1, 2, 3, 4, 5].map((k) => binomialTail(k, 4, 0.5))).toEqual(
      [16, 15, 11, 5, 1, 0].map((cases) => expect.closeTo(cases / 16, 14)),
    );
    // n = 3, p = 1/10, k = 2: 3 x 0.01 x 0.9 + 0.001 = 0.028.
    expect(binomialTail(2, 3, 0.1)).toBeCloseTo(0.028, 15);
  });

  it('is 0 or 1 where the outcome is certain', () => {
    expect([binomialTail(0, 5, 0), binomialTail(1, 5, 0), binomialTail(5, 5, 1), binomialTail(6, 5, 1)]).toEqual([
      1, 0, 1, 0,
    ]);
    expect([binomialTail(0, 0, 0.5), binomialTail(1, 0, 0.5)]).toEqual([1, 0]);
  });

  it('adds up with the other side, P(X >= k) + P(n - X >= n - k + 1) = 1, for many trials', () => {
    for (const p of [0.02, 0.3, 0.77])
      for (const k of [1, 50, 300, 1500, 1540, 2000])
        expect(binomialTail(k, 2000, p) + binomialTail(2001 - k, 2000, 1 - p)).toBeCloseTo(1, 12);
  });

  it('keeps its relative precision far out: all of 1,000 cases at 1/2 is 2^-1000', () => {
    expect(binomialTail(1000, 1000, 0.5) / 2 ** -1000).toBeCloseTo(1, 11);
  });
});
