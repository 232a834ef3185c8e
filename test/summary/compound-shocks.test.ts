import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compoundChance, type Levelled, metricsBeside } from '../../src/summary/compound-shocks.ts';
import { SHOCK_METRICS } from '../../src/summary/shock-summary.ts';

/** One year of runs, above the level 0.5 where `isShock` says so. */
function year(runs: number, isShock: (run: number) => boolean): Levelled {
  return {
    values: { runs, values: Float64Array.from({ length: runs }, (_, run) => (isShock(run) ? 1 : 0)) },
    level: 0.5,
  };
}

describe('two kinds in one year', () => {
  it('meet as often as they would by chance where they know nothing of each other', () => {
    // 20 of 100 and 10 of 100, one run in ten of either having the other: 2 of 100.
    const { chance, ifIndependent } = compoundChance(
      [year(100, (run) => run % 5 === 0), year(100, (run) => run < 10)],
      2,
      0,
      1,
    );
    expect(chance.probability).toBeCloseTo(0.02, 12);
    expect(ifIndependent).toBeCloseTo(0.2 * 0.1, 12);
    expect(chance.low).toBeLessThan(0.02);
    expect(chance.high).toBeGreaterThan(0.02);
  });

  it('meet more often where they go together, and never where they exclude each other', () => {
    const half = year(100, (run) => run < 50);
    expect(compoundChance([half, half], 2, 0, 1)).toMatchObject({ chance: { probability: 0.5 }, ifIndependent: 0.25 });
    const other = year(100, (run) => run >= 50);
    expect(compoundChance([half, other], 2, 0, 1)).toMatchObject({ chance: { probability: 0 }, ifIndependent: 0.25 });
  });

  it('have by chance the mean of their years, not the product of their means', () => {
    // All shocks of both kinds in the second of two years: they meet in half of the years, as independent ones would.
    const late = { values: { runs: 10, values: new Float64Array(20).fill(1, 10) }, level: 0.5 };
    expect(compoundChance([late, late], 2, 0, 2)).toMatchObject({ chance: { probability: 0.5 }, ifIndependent: 0.5 });
  });
});

describe('places of a region', () => {
  it('meet by threes', () => {
    const places = [0, 1, 2, 3].map((place) => year(16, (run) => ((run >> place) & 1) === 1));
    const { chance, ifIndependent } = compoundChance(places, 3, 0, 1);
    // Of the 16 subsets of four, five have three or more; independent halves: the same.
    expect(chance.probability).toBeCloseTo(5 / 16, 12);
    expect(ifIndependent).toBeCloseTo(5 / 16, 12);
  });

  it('meet by chance as the sum over all subsets says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 6 }),
        (counts, atLeast) => {
          fc.pre(atLeast <= counts.length);
          const places = counts.map((count) => year(20, (run) => run < count));
          let expected = 0;
          for (let mask = 0; mask < 2 ** counts.length; mask++) {
            const met = counts.map((_, k) => (mask >> k) & 1);
            if (met.reduce((sum: number, each) => sum + each, 0) < atLeast) continue;
            expected += counts.reduce((product, count, k) => product * (met[k] ? count / 20 : 1 - count / 20), 1);
          }
          expect(compoundChance(places, atLeast, 0, 1).ifIndependent).toBeCloseTo(expected, 10);
        },
      ),
    );
  });

  it('are refused where too few can meet or runs differ', () => {
    expect(() => compoundChance([year(10, () => true)], 2, 0, 1)).toThrow('2 shocks of 1');
    expect(() => compoundChance([year(10, () => true), year(8, () => true)], 2, 0, 1)).toThrow('other runs');
  });
});

describe('pairs of metrics', () => {
  it('leave out a metric itself, and those of disasters beside each other', () => {
    expect(metricsBeside('floodDisplacement', SHOCK_METRICS)).toEqual(['conflictDisplacement', 'crossBorderIn', 'emigrants', 'moversToTowns']); // biome-ignore format: one line
    expect(metricsBeside('conflictDisplacement', SHOCK_METRICS)).toContain('stormDisplacement');
    expect(metricsBeside('conflictDisplacement', SHOCK_METRICS)).not.toContain('conflictDisplacement');
  });
});
