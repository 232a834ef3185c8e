import { describe, expect, it } from 'vitest';
import { rangeOfShares, rankAmong, sharesOfRange, yearOfRuns } from '../../src/summary/marked-runs.ts';
import { sampled } from '../../src/summary/sampling-interval.ts';

/** 1 to 20, out of order. */
const values = Float64Array.from({ length: 20 }, (_, run) => ((run * 7) % 20) + 1);

describe('marked runs', () => {
  it('are cut out of one year', () => {
    expect([...yearOfRuns({ runs: 2, values: Float64Array.of(1, 2, 3, 4, 5, 6) }, 1)]).toEqual([3, 4]);
  });

  it('are the highest tenth between the values of its ends', () => {
    expect(rangeOfShares(values, 0.9, 1)).toEqual({ low: 19, high: 20 });
    expect(rangeOfShares(values, 0, 0.1)).toEqual({ low: 1, high: 2 });
  });

  it('are at least one run', () => {
    expect(rangeOfShares(values, 0.5, 0.51)).toEqual({ low: 11, high: 11 });
    expect(rangeOfShares(values, 1, 1)).toEqual({ low: 20, high: 20 });
  });

  it('give back the shares of their range', () => {
    expect(sharesOfRange(values, { low: 19, high: 20 })).toEqual({ from: 0.9, to: 1 });
  });

  it('have a rank among all: those below and half of those equal', () => {
    // Five of twenty are below 6, and one is 6.
    expect(rankAmong(values, 6)).toBe(0.275);
    expect(rankAmong(Float64Array.of(0, 0, 0, 1), 0)).toBe(0.375);
  });

  it('include every run of the value at an end', () => {
    const ties = Float64Array.of(0, 0, 0, 0, 5);
    expect(sharesOfRange(ties, rangeOfShares(ties, 0.6, 1))).toEqual({ from: 0, to: 1 });
  });
});

describe('an estimate with its sampling error', () => {
  it('has an interval of 1.2816 standard errors to each side, or none', () => {
    expect(sampled(10, 2)).toEqual({ mean: 10, low: 10 - 2.5632, high: 10 + 2.5632, isKnown: true });
    expect(sampled(10, null)).toEqual({ mean: 10, low: 10, high: 10, isKnown: false });
  });
});
