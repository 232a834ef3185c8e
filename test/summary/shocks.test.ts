import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOfShock, medianFirstShock, shocksByRun } from '../../src/summary/shock-chance.ts';
import { returnLevels, shockFloor, shockLevel } from '../../src/summary/shock-level.ts';
import { summariseShocks } from '../../src/summary/shock-summary.ts';

/** [year][run] of values that a year and a run give. */
function runYears(years: number, runs: number, value: (year: number, run: number) => number) {
  return { runs, values: Float64Array.from({ length: years * runs }, (_, i) => value(Math.floor(i / runs), i % runs)) };
}

/** Independent uniforms of a seed, one for each year and run. */
function uniforms(seed: number, years: number, runs: number) {
  let state = seed;
  return runYears(years, runs, () => {
    // A congruential generator is enough for values that need no more than to look drawn (Numerical Recipes).
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  });
}

describe('the level of a shock', () => {
  it('is exceeded once in N years of the reference’s first five', () => {
    for (const period of [5, 10, 20, 50]) {
      const reference = uniforms(1, 26, 1000);
      const { level, isFloor, recurrence } = shockLevel(reference, period, 0);
      expect(isFloor).toBe(false);
      expect(level).toBeCloseTo(1 - 1 / period, 1);
      expect(recurrence).toBeCloseTo(period, 0);
    }
  });

  it('is exceeded as often on runs of another seed, within the sampling error', () => {
    const { level } = shockLevel(uniforms(1, 5, 1000), 10, 0);
    const { probability } = chanceOfShock(uniforms(2, 5, 1000), level, 0, 5);
    // Two shares of 5,000 years each: standard error of their difference 0.006.
    expect(Math.abs(probability - 0.1)).toBeLessThan(3 * 0.006);
  });

  it('says how rare a shock is where the floor binds', () => {
    const reference = runYears(5, 100, (_, run) => run);
    expect(shockLevel(reference, 10, 94.5)).toMatchObject({ level: 94.5, isFloor: true, recurrence: 20 });
    expect(shockLevel(reference, 10, 1000).recurrence).toBe(Number.POSITIVE_INFINITY);
  });

  it('has the floor of its population', () => {
    expect([2_000, 500_000, 5e6, 1e9].map(shockFloor)).toEqual([100, 500, 5_000, 10_000]);
  });

  it('refuses what no level can be read from', () => {
    expect(() => shockLevel(uniforms(1, 4, 10), 10, 0)).toThrow('5 years');
    expect(() => shockLevel(uniforms(1, 5, 10), 1, 0)).toThrow('found 1');
    expect(() => returnLevels(uniforms(1, 5, 10), 3, 5, [10])).toThrow('3..7');
  });
});

describe('the chance of a shock', () => {
  it('has an interval that holds the true share in 8 of 10 ensembles', () => {
    let held = 0;
    for (let seed = 0; seed < 300; seed++) {
      const { low, high } = chanceOfShock(uniforms(seed * 7919 + 1, 5, 200), 0.9, 0, 5);
      if (low <= 0.1 && 0.1 <= high) held++;
    }
    // Standard error of 300 trials at 0.8: 0.023.
    expect(held / 300).toBeGreaterThan(0.8 - 3 * 0.023);
    expect(held / 300).toBeLessThan(0.8 + 3 * 0.023);
  });

  it('is wider where runs of a block go together', () => {
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    const apart = chanceOfShock(uniforms(3, 1, 1000), 0.9, 0, 1);
    // Ten blocks of a hundred runs have a shock or have none together.
    const together = chanceOfShock(
      runYears(1, 1000, (_, run) => (run % 1000 < 100 ? 1 : 0)),
      0.5,
      0,
      1,
    );
    expect(together.probability).toBe(0.1);
    expect(width(together)).toBeGreaterThan(2 * width(apart));
  });

  it('lies inside its interval, and the interval in 0 to 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (runs, years, level, seed) => {
          const { probability, low, high } = chanceOfShock(uniforms(seed, years, runs), level, 0, years);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(probability);
          expect(high).toBeGreaterThanOrEqual(probability);
        },
      ),
    );
  });

  it('is never sure that what no run shows does not happen', () => {
    const { probability, low, high } = chanceOfShock(
      runYears(1, 100, () => 0),
      1,
      0,
      1,
    );
    expect([probability, low]).toEqual([0, 0]);
    expect(high).toBeGreaterThan(0.005);
    expect(high).toBeLessThan(0.03);
  });
});

describe('shocks of a run', () => {
  const steps = runYears(4, 4, (year, run) => (year >= run ? 1 : 0));

  it('are counted by run', () => {
    expect([...shocksByRun(steps, 0.5)]).toEqual([4, 3, 2, 1]);
  });

  it('begin, in half of the runs, by a year', () => {
    expect(medianFirstShock(steps, 0.5)).toBe(1);
    expect(medianFirstShock(steps, 2)).toBeUndefined();
  });
});

describe('a summary of shocks', () => {
  const growing = {
    metric: runYears(10, 400, (year, run) => (1 + year / 10) * 1000 * ((run * 37 + year * 11) % 400)),
    population: runYears(10, 400, (year) => (1 + year / 10) * 1e6),
  };
  const options = { returnPeriod: 10, floor: 0 };

  it('keeps growth of the population out of the rate per 1,000', () => {
    const people = summariseShocks(growing, growing, 1e6, 'people', options);
    const rate = summariseShocks(growing, growing, 1e6, 'per-thousand', options);
    const [first, last] = people.windows;
    expect(last?.chance.probability).toBeGreaterThan(1.3 * (first?.chance.probability ?? 1));
    expect(rate.windows[1]?.chance.probability).toBeCloseTo(rate.windows[0]?.chance.probability ?? 0, 2);
  });

  it('finds no change between the reference and itself, and as many shocks as its years have', () => {
    const { years, number } = summariseShocks(growing, growing, 1e6, 'people', options);
    for (const { chance, reference } of years) expect(chance).toEqual(reference);
    expect(number.mean).toBeCloseTo(
      years.reduce((sum, { chance }) => sum + chance.probability, 0),
      9,
    );
    expect(number.reference).toBe(number.mean);
  });

  it('gives sizes above the level, in order, and none where no run has a shock', () => {
    const { level, windows } = summariseShocks(growing, growing, 1e6, 'people', options);
    const [p50 = 0, p80 = 0, p95 = 0] = windows[0]?.sizes ?? [];
    expect(level.level).toBeLessThan(p50);
    expect(p50).toBeLessThan(p80);
    expect(p80).toBeLessThan(p95);
    const calm = { ...growing, metric: runYears(10, 400, () => 0) };
    expect(summariseShocks(calm, growing, 1e6, 'people', options).windows[0]?.sizes).toBeUndefined();
  });
});
