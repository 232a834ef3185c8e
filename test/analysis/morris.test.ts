import { describe, expect, it } from 'vitest';
import { morrisDesign, morrisEffects } from '../../src/analysis/morris.ts';
import { luckKey } from '../../src/random/luck.ts';
import { KNOWN, outputsAt } from './known-functions.ts';

const key = luckKey('morris');

describe('morrisDesign', () => {
  it('moves every input once on each trajectory, one at a time, by a step that stays on the grid', () => {
    const inputs = 5;
    const { points, moved, steps } = morrisDesign(key, inputs, 40, 4);
    for (let t = 0; t < 40; t++) {
      expect([...moved.subarray(t * inputs, (t + 1) * inputs)].sort()).toEqual([0, 1, 2, 3, 4]);
      for (let s = 0; s < inputs; s++) {
        const before = points.subarray((t * (inputs + 1) + s) * inputs, (t * (inputs + 1) + s + 1) * inputs);
        const after = points.subarray((t * (inputs + 1) + s + 1) * inputs, (t * (inputs + 1) + s + 2) * inputs);
        const step = steps[t * inputs + s] as number;
        expect(Math.abs(step)).toBe(2 / 3);
        after.forEach((value, i) => {
          const change = i === moved[t * inputs + s] ? step : 0;
          expect(value - (before[i] as number)).toBeCloseTo(change, 14);
          expect([0, 1 / 3, 2 / 3, 1]).toContain(value);
        });
      }
    }
  });

  it('starts on every level and moves in every order equally often', () => {
    const r = 6000;
    const { points, moved } = morrisDesign(key, 3, r, 4);
    const levels = new Map<number, number>();
    const orders = new Map<string, number>();
    for (let t = 0; t < r; t++) {
      const level = Math.round(3 * (points[t * 12] as number));
      levels.set(level, (levels.get(level) ?? 0) + 1);
      const order = moved.subarray(t * 3, t * 3 + 3).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    // Binomial counts of 6,000 at 1/4 and 1/6 have standard deviations 33.5 and 28.9; four of them.
    expect([levels.size, orders.size]).toEqual([4, 6]);
    for (const count of levels.values()) expect(Math.abs(count - 1500)).toBeLessThan(4 * 33.5);
    for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(4 * 28.9);
  });

  it('is the same for a seed, another for another, and its first trajectories for any number of them', () => {
    const design = morrisDesign(key, 4, 20);
    expect(morrisDesign(luckKey('morris'), 4, 20)).toEqual(design);
    expect(morrisDesign(luckKey('other'), 4, 20).points).not.toEqual(design.points);
    expect(morrisDesign(key, 4, 10).points).toEqual(design.points.subarray(0, 10 * 5 * 4));
  });

  it('refuses sizes that make no design', () => {
    expect(() => morrisDesign(key, 0, 10)).toThrow('0 inputs');
    expect(() => morrisDesign(key, 3, 1)).toThrow('1 trajectories');
    expect(() => morrisDesign(key, 3, 10, 5)).toThrow('5 levels');
  });
});

describe('morrisEffects', () => {
  it.each([2, 4, 6])('is exact for a linear function, on %i levels', (levels) => {
    const slopes = [2, -1, 0.5, 0];
    const design = morrisDesign(key, 4, 10, levels);
    const values = outputsAt(design.points, 4, (u) =>
      slopes.reduce((sum, slope, i) => sum + slope * (u[i] as number), 0),
    );
    morrisEffects(design, values).forEach(({ mu, muStar, sigma, muError, muStarError }, i) => {
      const slope = slopes[i] as number;
      expect(mu).toBeCloseTo(slope, 9);
      expect(muStar).toBeCloseTo(Math.abs(slope), 9);
      for (const spread of [sigma, muError, muStarError]) expect(spread).toBeLessThan(1e-9);
    });
  });

  it.each(KNOWN)('finds the indices of $name within its sampling error', ({ inputs, at, morris }) => {
    const r = 2000;
    const design = morrisDesign(key, inputs, r);
    const indices = morrisEffects(design, outputsAt(design.points, inputs, at));
    expect(indices).toHaveLength(inputs);
    indices.forEach((index, i) => {
      const { mu, muStar, sigma } = morris[i] as (typeof morris)[number];
      // Four standard errors of the true spread of effects and of absolute effects; sigma within 10% at 2,000.
      const spread = Math.sqrt(Math.max(0, sigma ** 2 + mu ** 2 - muStar ** 2));
      expect(Math.abs(index.mu - mu)).toBeLessThanOrEqual((4 * sigma) / Math.sqrt(r) + 1e-9);
      expect(Math.abs(index.muStar - muStar)).toBeLessThanOrEqual((4 * spread) / Math.sqrt(r) + 1e-9);
      expect(Math.abs(index.sigma / sigma - 1)).toBeLessThan(0.1);
      // The standard errors it states are those of the true spread, to the same 10%; an even effect has none.
      expect(Math.abs(index.muError / (sigma / Math.sqrt(r)) - 1)).toBeLessThan(0.1);
      expect(Math.abs(index.muStarError - spread / Math.sqrt(r))).toBeLessThanOrEqual(
        (0.1 * spread) / Math.sqrt(r) + 1e-9,
      );
    });
  });

  it('ranks inputs by mu*', () => {
    // 500 trajectories part the inputs of g. Ishigami's second and first are 7.875 and 7.704 with errors 0 and 6.25 / sqrt(r):
    // four standard errors apart from 21,400 on.
    const ranked = KNOWN.map(({ name, inputs, at }) => {
      const design = morrisDesign(key, inputs, name === 'ishigami' ? 25_000 : 500);
      const indices = morrisEffects(design, outputsAt(design.points, inputs, at));
      return [...indices.keys()].sort((a, b) => (indices[b]?.muStar ?? 0) - (indices[a]?.muStar ?? 0));
    });
    expect(ranked[0]).toEqual([1, 0, 2]);
    expect(ranked[1]?.slice(0, 4)).toEqual([0, 1, 2, 3]);
  });

  it('refuses values that do not fit the design', () => {
    const design = morrisDesign(key, 2, 3);
    expect(() => morrisEffects(design, new Float64Array(8))).toThrow('8 values for 9 points');
    expect(() => morrisEffects(design, new Float64Array(9).fill(Number.NaN))).toThrow('point 0 is NaN');
  });
});
