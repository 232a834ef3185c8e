import { describe, expect, it } from 'vitest';
import { latticeVector } from '../../src/analysis/lattice.ts';
import { type SobolIndices, sobolDesign, sobolIndices } from '../../src/analysis/sobol.ts';
import { luckKey } from '../../src/random/luck.ts';
import { share } from '../support/statistics.ts';
import { KNOWN, type KnownFunction, outputsAt } from './known-functions.ts';

const key = luckKey('sobol');

function estimate({ inputs, at }: KnownFunction, seed: string, perShift: number, shifts?: number): SobolIndices {
  const design = sobolDesign(luckKey(seed), inputs, perShift, shifts);
  const found = sobolIndices(design, outputsAt(design.points, inputs, at));
  if (found === null) throw new Error('the function does not vary');
  return found;
}

/** Estimates next to what they should be. */
function pairsOf({ first, total }: KnownFunction, { indices }: SobolIndices) {
  return indices.flatMap((index, i) => [
    { ...index.first, truth: first[i] as number },
    { ...index.total, truth: total[i] as number },
  ]);
}

describe('latticeVector', () => {
  it('has odd numbers that no two coordinates share, mirrored or not', () => {
    const vector = latticeVector(512, 40);
    const folded = [...vector].map((z) => Math.min(z, 512 - z));
    expect(folded.every((z) => z % 2 === 1)).toBe(true);
    expect(new Set(folded).size).toBe(40);
  });

  it('has at each coordinate the least error that a search over all numbers finds', () => {
    const dimensions = 5;
    // The slow obvious form: mean over all points of the product of 1 + kernel / dimensions, less 1.
    const error = (z: readonly number[]) => {
      let sum = 0;
      for (let j = 0; j < 64; j++) {
        sum += z.reduce((product, zd) => {
          const x = ((j * zd) % 64) / 64;
          return product * (1 + (2 * Math.PI ** 2 * (x * x - x + 1 / 6)) / dimensions);
        }, 1);
      }
      return sum / 64 - 1;
    };
    const vector = [...latticeVector(64, dimensions)];
    for (let d = 1; d < dimensions; d++) {
      const all = Array.from({ length: 32 }, (_, i) => error([...vector.slice(0, d), 2 * i + 1]));
      // Compared by error: a number and its inverse are equally good.
      expect(error(vector.slice(0, d + 1))).toBeCloseTo(Math.min(...all), 12);
      expect(Math.max(...all)).toBeGreaterThan(1.5 * Math.min(...all));
    }
  });

  it('refuses a size that is no power of two or too small for its dimensions', () => {
    expect(() => latticeVector(100, 2)).toThrow('100 points, allowed: a power of two from 16');
    expect(() => latticeVector(64, 9)).toThrow('64 points');
    expect(() => latticeVector(64, 0)).toThrow('0 dimensions');
  });
});

describe('sobolDesign', () => {
  it('gives A, B, and A with each column of B, inside 0..1', () => {
    const { points } = sobolDesign(key, 3, 64, 2);
    expect(points).toHaveLength(2 * 64 * 5 * 3);
    for (let j = 0; j < 128; j++) {
      const [a, b, ...mixed] = Array.from({ length: 5 }, (_, m) => [
        ...points.subarray((5 * j + m) * 3, (5 * j + m + 1) * 3),
      ]);
      if (a === undefined || b === undefined) throw new Error('no base point');
      expect(mixed).toEqual([0, 1, 2].map((i) => a.with(i, b[i] as number)));
    }
    expect(points.every((u) => u > 0 && u < 1)).toBe(true);
  });

  it('has one value in each of the equal slices of every coordinate, in every shift', () => {
    const { points } = sobolDesign(key, 2, 64, 3);
    for (let s = 0; s < 3; s++)
      for (let d = 0; d < 4; d++) {
        const slices = Array.from({ length: 64 }, (_, j) => Math.floor(64 * (points[(64 * s + j) * 8 + d] as number)));
        expect(new Set(slices).size).toBe(64);
      }
  });

  it('is the same for a seed, another for another, and its first shifts for any number of them', () => {
    const { points } = sobolDesign(key, 2, 32, 4);
    expect(sobolDesign(luckKey('sobol'), 2, 32, 4).points).toEqual(points);
    expect(sobolDesign(luckKey('other'), 2, 32, 4).points).not.toEqual(points);
    expect(sobolDesign(key, 2, 32, 2).points).toEqual(points.subarray(0, points.length / 2));
  });

  it('refuses one shift, which has no error to show', () => {
    expect(() => sobolDesign(key, 2, 32, 1)).toThrow('1 shifts');
  });
});

describe('sobolIndices', () => {
  it.each(KNOWN)('finds the indices of $name within 0.02 at N = 4,096', (known) => {
    const found = estimate(known, 'sobol', 512);
    const pairs = pairsOf(known, found);
    expect(pairs).toHaveLength(2 * known.inputs);
    // The tolerance of the reference for quasi-random points, from 20 seeds.
    for (const { value, truth } of pairs) expect(Math.abs(value - truth)).toBeLessThan(0.02);
    expect(Math.abs(found.mean / known.mean - 1)).toBeLessThan(0.02);
    expect(Math.abs(found.variance / known.variance - 1)).toBeLessThan(0.02);
  });

  it.each(KNOWN)('states the error that it has: 95% intervals of $name hold the truth about as often', (known) => {
    const pairs = Array.from({ length: 150 }, (_, seed) => pairsOf(known, estimate(known, `seed ${seed}`, 128))).flat();
    const held = share(pairs, ({ value, error, truth }) => Math.abs(value - truth) <= 2.365 * error);
    // Student's t of 7 degrees; 150 seeds hold 95% give or take 1.8 points even if all indices of a seed miss together.
    // An error stated at half its size would hold 72%, at 1.5 times 99%.
    expect(held).toBeGreaterThan(0.9);
    expect(held).toBeLessThan(0.99);
  });

  it('ranks the inputs of Ishigami by the total index, unlike elementary effects', () => {
    const [known] = KNOWN;
    const { indices } = estimate(known as KnownFunction, 'rank', 256);
    const order = [...indices.keys()].sort((a, b) => (indices[b]?.total.value ?? 0) - (indices[a]?.total.value ?? 0));
    expect(order).toEqual([0, 1, 2]);
  });

  it('has first = total, adding to 1, where inputs do not meet, whatever the level of the output', () => {
    const design = sobolDesign(key, 3, 256);
    const values = outputsAt(design.points, 3, (u) => 1e9 + 3 * (u[0] as number) + 4 * (u[1] as number));
    const found = sobolIndices(design, values) as SobolIndices;
    // Variances 9/12 and 16/12. An output near 1e9 has 1e-7 to tell values apart.
    [0.36, 0.64, 0].forEach((truth, i) => {
      expect(found.indices[i]?.first.value).toBeCloseTo(truth, 2);
      expect(found.indices[i]?.total.value).toBeCloseTo(truth, 2);
    });
    expect(found.indices[2]?.total).toEqual({ value: 0, error: 0 });
  });

  it('has nothing to share out where the output does not vary', () => {
    const design = sobolDesign(key, 2, 32);
    const values = outputsAt(design.points, 2, () => 0.1);
    expect(sobolIndices(design, values)).toBeNull();
    // A single event in one shift: no second shift could tell how sure a share is.
    values[0] = 5;
    expect(sobolIndices(design, values)).toBeNull();
  });

  it('refuses values that do not fit the design', () => {
    const design = sobolDesign(key, 2, 32, 2);
    expect(() => sobolIndices(design, new Float64Array(9))).toThrow('9 values for 256 points');
    expect(() => sobolIndices(design, new Float64Array(256).fill(Number.NaN))).toThrow('point 0 is NaN');
  });
});
