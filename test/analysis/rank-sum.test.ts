import { describe, expect, it } from 'vitest';
import { rankSum } from '../../src/analysis/rank-sum.ts';

describe('rankSum', () => {
  it('counts how far the ranks of cases lie from those of chance', () => {
    // Ranks 4 and 5 of five: 9 against 6 by chance, variance 2 * 3 * 6 / 12 = 3.
    const column = Float64Array.of(10, 50, 20, 40, 30);
    expect(rankSum(column, Uint8Array.of(0, 1, 0, 1, 0))).toBeCloseTo(3 / Math.sqrt(3), 12);
    expect(rankSum(column, Uint8Array.of(1, 0, 1, 0, 0))).toBeCloseTo(-3 / Math.sqrt(3), 12);
  });

  it('shares the ranks of equal values', () => {
    // Ranks 2, 2, 2 and 4: the case has 2 against 2.5, variance 1 * 3 * 5 / 12 = 1.25.
    expect(rankSum(Float64Array.of(7, 7, 7, 9), Uint8Array.of(1, 0, 0, 0))).toBeCloseTo(-0.5 / Math.sqrt(1.25), 12);
  });

  it('is zero where there is nothing to compare', () => {
    expect(rankSum(Float64Array.of(1, 2), Uint8Array.of(1, 1))).toBe(0);
    expect(rankSum(Float64Array.of(1, 2), Uint8Array.of(0, 0))).toBe(0);
  });
});
