import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdCapacity, type NeedRuns, regretOf } from '../../src/prepare/capacity.ts';

/** Three years of four runs. */
const need: NeedRuns = {
  firstYear: 2030,
  runs: 4,
  values: Float64Array.of(0, 5, 10, 20, 0, 15, 15, 30, 40, 20, 25, 30),
};

describe('a capacity', () => {
  it('leaves a chance and a size of shortfall in each year', () => {
    const { years, chanceOfAny } = holdCapacity(need, 10, 0.5);
    expect(years.map(({ year }) => year)).toEqual([2030, 2031, 2032]);
    expect(years.map(({ chance }) => chance)).toEqual([0.25, 0.75, 1]);
    // Missing: 10 in one run; 5, 5 and 20; 30, 10, 15 and 20.
    expect(years.map(({ expected }) => expected)).toEqual([2.5, 7.5, 18.75]);
    expect(years.map(({ expectedIfAny }) => expectedIfAny)).toEqual([10, 10, 18.75]);
    expect(chanceOfAny).toBe(1);
  });

  it('is exceeded first when half of the runs have been, with years of warning before the tolerated chance', () => {
    expect(holdCapacity(need, 10, 0.5)).toMatchObject({ firstBreach: 2031, firstIntolerable: 2031, leadYears: 1 });
    expect(holdCapacity(need, 10, 0.2)).toMatchObject({ firstIntolerable: 2030, leadYears: 0 });
    expect(holdCapacity(need, 10, 1)).toMatchObject({ firstIntolerable: 2032, leadYears: 1 });
    expect(holdCapacity(need, 35, 0.5)).toMatchObject({
      chanceOfAny: 0.25,
      firstBreach: undefined,
      firstIntolerable: undefined,
      leadYears: undefined,
    });
  });

  it('that keeps the first year’s risk is the smallest that as few runs exceed', () => {
    // One of four runs exceeds 10 in 2030: the second largest need of each year.
    expect(holdCapacity(need, 10, 0.5).years.map(({ keepsRisk }) => keepsRisk)).toEqual([10, 15, 30]);
  });

  it('of nothing is missing everything; its risk is kept by nothing only if every run needs something', () => {
    const { years } = holdCapacity(need, 0, 0.5);
    // 8.75, 15 and 28.75 are the means of the years.
    expect(years.map(({ expected }) => expected)).toEqual([8.75, 15, 28.75]);
    expect(years.map(({ chance }) => chance)).toEqual([0.75, 0.75, 1]);
    // In 2032 every run needs at least 20, so three of four exceed 20.
    expect(years.map(({ keepsRisk }) => keepsRisk)).toEqual([0, 0, 20]);
    const every: NeedRuns = { firstYear: 2030, runs: 2, values: Float64Array.of(1, 2, 3, 4) };
    expect(holdCapacity(every, 0, 0.5).years.map(({ keepsRisk }) => keepsRisk)).toEqual([0, 0]);
  });

  it('without end is missing nothing, and its risk is kept by the largest need', () => {
    const report = holdCapacity(need, Number.POSITIVE_INFINITY, 0.01);
    expect(report).toMatchObject({ chanceOfAny: 0, firstBreach: undefined, firstIntolerable: undefined });
    for (const year of report.years) expect(year).toMatchObject({ chance: 0, expected: 0, expectedIfAny: undefined });
    expect(report.years.map(({ keepsRisk }) => keepsRisk)).toEqual([20, 30, 40]);
  });

  it.each([
    ['a capacity below zero', () => holdCapacity(need, -1, 0.5), /capacity: found -1, allowed: 0 or more/],
    ['a capacity that is no number', () => holdCapacity(need, Number.NaN, 0.5), /capacity: found NaN/],
    ['no tolerance', () => holdCapacity(need, 1, 0), /tolerated chance: found 0, allowed: above 0/],
    ['a year that is cut short', () => holdCapacity({ ...need, runs: 5 }, 1, 0.5), /found 12 values for 5 runs/],
    ['no year', () => holdCapacity({ ...need, values: new Float64Array(0) }, 1, 0.5), /found 0 values/],
    [
      'a need below zero',
      () => holdCapacity({ ...need, runs: 1, values: Float64Array.of(-2) }, 1, 0.5),
      /found -2 at 0/,
    ],
    ['a weight of zero', () => regretOf(Float64Array.of(1), [0.5], 0), /weight: found 0/],
    ['no run', () => regretOf(new Float64Array(0), [0.5], 1), /found 0 values for 0 runs/],
  ])('refuses %s', (_, call, message) => {
    expect(call).toThrow(message);
  });

  it('never raises a shortfall by being larger, and what keeps the risk keeps it', () => {
    const values = fc.array(fc.nat(1e9), { minLength: 12, maxLength: 12 });
    const capacity = fc.nat(1e9);
    fc.assert(
      fc.property(values, capacity, capacity, (all, a, b) => {
        const runs: NeedRuns = { firstYear: 2030, runs: 4, values: Float64Array.from(all) };
        const [small, large] = [Math.min(a, b), Math.max(a, b)].map((each) => holdCapacity(runs, each, 0.1));
        small?.years.forEach((year, t) => {
          expect(large?.years[t]?.chance).toBeLessThanOrEqual(year.chance);
          expect(large?.years[t]?.expected).toBeLessThanOrEqual(year.expected);
          const today = small.years[0]?.chance as number;
          expect(holdCapacity(runs, year.keepsRisk, 0.1).years[t]?.chance).toBeLessThanOrEqual(today);
          // Needs are whole, so nothing lies between.
          const less = year.keepsRisk - 0.5;
          if (year.keepsRisk > 0) expect(holdCapacity(runs, less, 0.1).years[t]?.chance).toBeGreaterThan(today);
        });
      }),
    );
  });
});

describe('regret of preparing for P50 against P95', () => {
  const needs = Float64Array.of(0, 10, 20, 30, 140);

  it('weighs what is missing against what is not used', () => {
    // P50 is 20: missing 10 and 120, unused 20 and 10. Regrets 20, 10, 0, 10, 120; P95 at rank 3.8.
    const [equal] = regretOf(needs, [0.5], 1);
    expect(equal).toMatchObject({ quantile: 0.5, capacity: 20, chance: 0.4, missing: 26, unused: 6, mean: 32 });
    expect(equal?.p95).toBeCloseTo(100, 9);
    // Three unused for one missing: 20, 10, 0, 30, 360.
    const [weighted] = regretOf(needs, [0.5], 3);
    expect(weighted).toMatchObject({ missing: 26, unused: 6, mean: 84 });
    expect(weighted?.p95).toBeCloseTo(294, 9);
  });

  it('prefers more when what is missing weighs more', () => {
    const least = (weight: number) => {
      const [p50, p95] = regretOf(needs, [0.5, 0.95], weight);
      return (p50?.mean as number) < (p95?.mean as number) ? 'P50' : 'P95';
    };
    expect(least(1)).toBe('P50');
    expect(least(20)).toBe('P95');
  });
});
