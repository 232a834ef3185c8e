import { describe, expect, it } from 'vitest';
import { gridPoints } from '../../src/analysis/grid.ts';
import { latinPoints } from '../../src/analysis/latin.ts';
import { luckKey } from '../../src/random/luck.ts';

const key = luckKey('designs');

describe('latinPoints', () => {
  it('has one point in each of N slices of every input', () => {
    const points = latinPoints(key, 3, 50);
    expect(points).toHaveLength(150);
    for (let i = 0; i < 3; i++) {
      const slices = Array.from({ length: 50 }, (_, s) => Math.floor(50 * (points[3 * s + i] as number)));
      expect([...slices].sort((a, b) => a - b)).toEqual([...Array(50).keys()]);
    }
  });

  it('is the same for a seed and another for another', () => {
    expect(latinPoints(luckKey('designs'), 2, 20)).toEqual(latinPoints(key, 2, 20));
    expect(latinPoints(luckKey('other'), 2, 20)).not.toEqual(latinPoints(key, 2, 20));
  });

  it('pairs inputs and places points inside slices by chance', () => {
    const n = 2_000;
    const points = latinPoints(key, 2, n);
    let [product, within] = [0, 0];
    for (let s = 0; s < n; s++) {
      const [a, b] = [points[2 * s] as number, points[2 * s + 1] as number];
      product += (a - 0.5) * (b - 0.5);
      within += (n * a) % 1;
    }
    // A correlation of two shuffled inputs has the error 1 / sqrt(n), a mean of uniforms sqrt(1 / 12 n): four of each.
    expect(Math.abs((12 * product) / n)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(within / n - 0.5)).toBeLessThan(4 * Math.sqrt(1 / (12 * n)));
  });

  it('refuses no input and a single sample', () => {
    expect(() => latinPoints(key, 0, 10)).toThrow('0 inputs');
    expect(() => latinPoints(key, 2, 1)).toThrow('1 samples, allowed: 2 or more');
  });
});

describe('gridPoints', () => {
  it('has every combination once, the last input changing first', () => {
    expect([...gridPoints(2, 3)]).toEqual([0, 0, 0, 0.5, 0, 1, 0.5, 0, 0.5, 0.5, 0.5, 1, 1, 0, 1, 0.5, 1, 1]);
  });

  it('refuses a single level', () => {
    expect(() => gridPoints(2, 1)).toThrow('1 levels, allowed: 2 or more');
    expect(() => gridPoints(0, 2)).toThrow('0 inputs');
  });
});
