import { describe, expect, it } from 'vitest';
import { LANES } from '../../src/kernels/kernels.ts';
import { createBackgroundNoise, studentFromNormal } from '../../src/mobility/background-noise.ts';
import { createLuck, luckKey } from '../../src/random/luck.ts';
import { baseline } from '../support/world.ts';

describe('studentFromNormal', () => {
  // Quantiles of Student's t with 8 degrees of freedom from printed tables, at the normal quantile of the same probability.
  it.each([
    [1.281552, 1.39682],
    [1.959964, 2.306],
    [2.575829, 3.35539],
    [3.090232, 4.50079],
  ])('takes the normal quantile %d to %d', (z, t) => {
    expect(Math.abs(studentFromNormal(z) / t - 1)).toBeLessThan(0.01);
    expect(studentFromNormal(-z)).toBe(-studentFromNormal(z));
  });

  it('rises everywhere', () => {
    for (let z = -6; z < 6; z += 0.05) expect(studentFromNormal(z + 0.05)).toBeGreaterThan(studentFromNormal(z));
  });
});

describe('the noise of net migration', () => {
  it('sums to zero over the world in every run and year, and moves most places', () => {
    const noise = createBackgroundNoise(baseline);
    const luck = createLuck(luckKey('noise'), 0, false);
    noise.startBlock(luck);
    for (let index = 0; index < 26; index++) {
      noise.step(luck, 2025 + index, index);
      for (let lane = 0; lane < LANES; lane++) {
        let sum = 0;
        let size = 0;
        for (let at = lane; at < noise.netMigration.length; at += LANES) {
          sum += noise.netMigration[at] as number;
          size += Math.abs(noise.netMigration[at] as number);
        }
        expect(size).toBeGreaterThan(100_000);
        // 236 additions of doubles.
        expect(Math.abs(sum) / size).toBeLessThan(1e-12);
      }
    }
  });
});
