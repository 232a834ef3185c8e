import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenarioRegret } from '../../src/prepare/scenario-regret.ts';

const needs = fc.array(
  fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 12 }).map((row) => Float64Array.from(row)),
  { minLength: 1, maxLength: 4 },
);

describe('regret across scenarios', () => {
  it('counts what is missing and what is not used, by hand', () => {
    // One run each, so the percentile is the need itself: 100 and 160. A missing unit counts as 4.
    const { plans, least } = scenarioRegret([Float64Array.of(100), Float64Array.of(160)], 0.8);
    expect(plans.map(({ capacity }) => capacity)).toEqual([100, 160]);
    expect(plans[0]?.outcomes[1]).toMatchObject({ missing: 60, unused: 0, chance: 1 });
    expect(plans[0]?.outcomes[1]?.regret).toBeCloseTo(240, 9);
    expect(plans[1]?.outcomes[0]).toMatchObject({ missing: 0, unused: 60, chance: 0, regret: 60 });
    expect(least).toBe(1);
    expect(plans[1]?.worst).toBe(60);
  });

  it('is never below nothing, and nothing for the best plan of each column', () => {
    fc.assert(
      fc.property(needs, (rows) => {
        const { plans, least } = scenarioRegret(rows, 0.8);
        rows.forEach((_, s) => {
          const column = plans.map(({ outcomes }) => outcomes[s]?.regret ?? Number.NaN);
          expect(Math.min(...column)).toBe(0);
        });
        expect(plans.every(({ worst }) => worst >= (plans[least]?.worst ?? Number.NaN))).toBe(true);
      }),
    );
  });

  it('holds the percentile of a scenario for the cheapest plan where that scenario comes', () => {
    // 0..100 evenly: rank 0.8 * 100 = 80 is a value of its own, where the cost is least.
    const even = Float64Array.from({ length: 101 }, (_, i) => i);
    const other = even.map((value) => value + 37);
    const { plans } = scenarioRegret([even, other], 0.8);
    expect(plans[0]?.outcomes[0]?.regret).toBe(0);
    expect(plans[1]?.outcomes[1]?.regret).toBe(0);
    expect(plans[0]?.outcomes[0]?.chance).toBeCloseTo(20 / 101, 12);
  });

  it('refuses a percentile of nothing or all, a scenario without runs and a need below nothing', () => {
    expect(() => scenarioRegret([Float64Array.of(1)], 1)).toThrow('quantile: found 1, allowed: above 0, below 1');
    expect(() => scenarioRegret([new Float64Array(0)], 0.8)).toThrow('scenario 0: found no run');
    expect(() => scenarioRegret([Float64Array.of(1), Float64Array.of(-2)], 0.8)).toThrow(
      'scenario 1: found a need of -2',
    );
  });
});
