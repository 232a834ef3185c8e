import { describe, expect, it } from 'vitest';
import {
  clusteredMean,
  crpsSorted,
  meanAbsoluteError,
  randomisedPit,
  skill,
  weightedAbsoluteError,
} from '../../src/summary/scores.ts';

describe('crpsSorted', () => {
  it('is the absolute error of a single value', () => {
    expect(crpsSorted([3], 5)).toBe(2);
  });

  it('is mean |x - y| less half the mean |x - x2|', () => {
    // |0-1|, |2-1|, |4-1| = 1, 1, 3: mean 5/3. Pairs: 2, 2, 4 twice each over 9: 16/9, half 8/9. 5/3 - 8/9 = 7/9.
    expect(crpsSorted([0, 2, 4], 1)).toBeCloseTo(7 / 9, 12);
  });

  it('comes near the closed form of the uniform at its middle, 1/12, from 400 quantiles', () => {
    // Mean |x - 1/2| = 1/4, half the mean |x - x2| = 1/6.
    const quantiles = Array.from({ length: 400 }, (_, i) => (i + 0.5) / 400);
    expect(crpsSorted(quantiles, 0.5)).toBeCloseTo(1 / 12, 5);
  });

  it('rewards a forecast that is sure and right over one that is unsure, and that over one that is sure and wrong', () => {
    const right = crpsSorted([5, 5, 5], 5);
    const unsure = crpsSorted([3, 5, 7], 5);
    expect(right).toBe(0);
    expect(unsure).toBeGreaterThan(right);
    expect(crpsSorted([8, 8, 8], 5)).toBeGreaterThan(unsure);
  });
});

describe('randomisedPit', () => {
  it('counts values below, and a random part of ties and of one value more', () => {
    // 2 below, 1 equal: (2 + 0.5 x 2) / 5 = 0.6.
    expect(randomisedPit([0, 1, 2, 3], 2, 0.5)).toBeCloseTo(0.6, 12);
    expect(randomisedPit([0, 0, 0, 0], 0, 0.25)).toBeCloseTo(0.25, 12);
  });

  it('lies inside 0..1 beyond both ends', () => {
    expect(randomisedPit([1, 2, 3], 0, 0.5)).toBeCloseTo(0.125, 12);
    expect(randomisedPit([1, 2, 3], 9, 0.5)).toBeCloseTo(0.875, 12);
  });
});

describe('clusteredMean', () => {
  it('is the plain standard error where each value is a cluster of its own', () => {
    // 1, 2, 3: variance 1, error sqrt(1 / 3).
    const { mean, error } = clusteredMean([1, 2, 3], [0, 1, 2]);
    expect(mean).toBe(2);
    expect(error).toBeCloseTo(Math.sqrt(1 / 3), 12);
  });

  it('does not gain from rows of a place that say the same', () => {
    // Places 1 and 3 twice: residual sums -2 and 2, squares 8, x 2 / 1 = 16, root 4, over 4 values = 1: as from 1 and 3 alone.
    expect(clusteredMean([1, 1, 3, 3], [0, 0, 1, 1])).toEqual({ mean: 2, error: 1 });
    expect(clusteredMean([1, 3], [0, 1])).toEqual({ mean: 2, error: 1 });
  });

  it('has no error from one place', () => {
    expect(clusteredMean([1, 3], [7, 7])).toEqual({ mean: 2, error: null });
  });
});

describe('errors of points', () => {
  it('are 1, 2 and 3 of 10 people: MAE 2, WAPE 6 / 10', () => {
    expect(meanAbsoluteError([1, 2, 3], [0, 4, 6])).toBe(2);
    expect(weightedAbsoluteError([1, 2, 3], [0, 4, 6])).toBeCloseTo(0.6, 12);
  });

  it('weigh by absolute values, and say nothing where nothing was seen', () => {
    expect(weightedAbsoluteError([1, 1], [-2, 2])).toBe(1);
    expect(weightedAbsoluteError([1], [0])).toBeNull();
  });

  it('give a skill of the part saved', () => {
    expect(skill(3, 4)).toBe(0.25);
    expect(skill(1, 0)).toBeNull();
  });
});
