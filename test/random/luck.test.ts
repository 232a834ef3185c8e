import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANALYSIS_DRAWS } from '../../src/analysis/draws.ts';
import { PEACE_DRAWS } from '../../src/drivers/peace/draws.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { PREPARE_DRAWS } from '../../src/prepare/draws.ts';
import { createLuck, DRAW_GROUPS, drawNormals, drawUniforms, luckKey } from '../../src/random/luck.ts';

const draw = (seed: string, firstRun: number, m49: number, year: number, group: number) => {
  const out = new Float64Array(4 * LANES);
  drawUniforms(createLuck(luckKey(seed), firstRun, false), m49, year, group, 4, out);
  return out;
};

describe('keyed luck', () => {
  it('is the same for the same key and differs in every part of the key', () => {
    const base = draw('a', 0, 566, 2030, 1);
    expect(draw('a', 0, 566, 2030, 1)).toEqual(base);
    const others = [
      draw('b', 0, 566, 2030, 1),
      draw('a', 8, 566, 2030, 1),
      draw('a', 0, 4, 2030, 1),
      draw('a', 0, 566, 2031, 1),
      draw('a', 0, 566, 2030, 2),
    ];
    for (const other of others) expect(other).not.toEqual(base);
  });

  it('gives odd runs the antithetic of the even run before, exactly', () => {
    const u = draw('a', 16, 566, 2030, 1);
    for (let i = 0; i < u.length; i += 2) expect((u[i] as number) + (u[i + 1] as number)).toBe(1);
    const z = new Float64Array(LANES);
    drawNormals(createLuck(luckKey('a'), 16, false), 566, 2030, 1, 1, z);
    for (let i = 0; i < LANES; i += 2) expect(z[i]).toBe(-(z[i + 1] as number));
  });

  it('stands at the median when it is off', () => {
    const out = new Float64Array(LANES).fill(9);
    drawUniforms(createLuck(luckKey('a'), 0, true), 566, 2030, 1, 1, out);
    expect([...out]).toEqual(new Array(LANES).fill(0.5));
  });

  it('has uniform words: mean and variance of 40,000 draws within four standard errors', () => {
    let sum = 0;
    let squares = 0;
    const n = 40_000;
    for (let block = 0; block < n / 4; block++) {
      const out = new Float64Array(4 * LANES);
      drawUniforms(createLuck(luckKey('moments'), 2 * block, false), 1, 2025, 1, 4, out);
      for (let d = 0; d < 4; d++) {
        const u = out[d * LANES] as number;
        sum += u;
        squares += u * u;
      }
    }
    // Standard error of the mean sqrt(1/12/n); of the second moment sqrt((1/5 - 1/9)/n).
    expect(Math.abs(sum / n - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(squares / n - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / n));
  });

  it('never reuses a group number, over all drivers and designs', () => {
    const numbers = [DRAW_GROUPS, PEACE_DRAWS, ANALYSIS_DRAWS, PREPARE_DRAWS].flatMap((groups) =>
      Object.values(groups).flat(),
    );
    expect(numbers.length).toBeGreaterThan(20);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('moves nobody when another driver draws: whatever is drawn before or between, a key gives the same', () => {
    const key = fc.record({
      m49: fc.integer({ min: 1, max: 999 }),
      year: fc.integer({ min: 0, max: 2050 }),
      group: fc.integer({ min: 1, max: 99 }),
      draws: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(key, fc.array(key, { maxLength: 20 }), (own, others) => {
        const luck = createLuck(luckKey('a'), 8, false);
        const drawn = () => {
          const out = new Float64Array(4 * LANES);
          drawNormals(luck, own.m49, own.year, own.group, own.draws, out);
          return out;
        };
        const alone = drawn();
        const scratch = new Float64Array(4 * LANES);
        for (const other of others) drawUniforms(luck, other.m49, other.year, other.group, other.draws, scratch);
        expect(drawn()).toEqual(alone);
      }),
    );
  });
});
