import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunYears } from '../../src/summary/shock-level.ts';
import { atStartPopulation, COALITION, splitChange } from '../../src/summary/shock-split.ts';

const YEARS = 10;

/** The same in all years of a window of five: [coalition] numbers of runs above the level 0.5, of `runs`. */
function coalitions(runs: number, early: (mask: number) => number, late: (mask: number) => number): RunYears[] {
  return Array.from({ length: 8 }, (_, mask) => ({
    runs,
    values: Float64Array.from({ length: YEARS * runs }, (_cell, i) =>
      i % runs < (i < 5 * runs ? early(mask) : late(mask)) ? 1 : 0,
    ),
  }));
}

const { climate, population, vulnerability } = COALITION;
const added = (mask: number, [c, p, v]: readonly [number, number, number]) =>
  (mask & climate ? c : 0) + (mask & population ? p : 0) + (mask & vulnerability ? v : 0);

describe('the split of a change', () => {
  it('gives each group what it adds, where groups add up, less what it had added at the start', () => {
    const reference = coalitions(
      100,
      (mask) => 10 + added(mask, [1, 1, -1]),
      (mask) => 8 + added(mask, [5, 2, -3]),
    );
    const scenario = coalitions(
      100,
      () => 0,
      (mask) => 9 + added(mask, [12, 4, -5]),
    );
    const split = splitChange(scenario, reference, 0.5);
    // 20 of 100 at the end of the scenario, 11 of 100 at the start of the reference.
    expect(split.total.mean).toBeCloseTo(0.09, 9);
    expect(split.climate.mean).toBeCloseTo(0.12 - 0.01, 9);
    expect(split.population.mean).toBeCloseTo(0.04 - 0.01, 9);
    expect(split.vulnerability.mean).toBeCloseTo(-0.05 + 0.01, 9);
    // With all three off: 9 against 8 at the end, 8 against 10 in the reference.
    expect(split.stated.mean).toBeCloseTo(0.01, 9);
    expect(split.reporting.mean).toBeCloseTo(-0.02, 9);
  });

  it('halves what two groups do together only', () => {
    const calm = coalitions(
      100,
      () => 10,
      () => 10,
    );
    const both = climate | vulnerability;
    const scenario = coalitions(
      100,
      () => 10,
      (mask) => ((mask & both) === both ? 20 : 10),
    );
    const split = splitChange(scenario, calm, 0.5);
    expect(split.climate.mean).toBeCloseTo(0.05, 12);
    expect(split.vulnerability.mean).toBe(split.climate.mean);
    expect(split.population.mean).toBe(0);
  });

  it('adds up to the change exactly, and the change is that of the chances', () => {
    const runs = 6;
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: YEARS * runs, maxLength: YEARS * runs }); // biome-ignore format: one line
    const some = fc.array(values.map((cells): RunYears => ({ runs, values: Float64Array.from(cells) })), { minLength: 8, maxLength: 8 }); // biome-ignore format: one line
    fc.assert(
      fc.property(some, some, (scenario, reference) => {
        const split = splitChange(scenario, reference, 0.5);
        const { stated, reporting } = split;
        const parts = [split.climate, split.population, split.vulnerability, stated, reporting];
        expect(parts.reduce((sum, { mean }) => sum + mean, 0)).toBe(split.total.mean);
        const above = (cells: ArrayLike<number>) =>
          Array.from(cells).filter((value) => value > 0.5).length / (5 * runs);
        const end = above(scenario[7]?.values.subarray(5 * runs) ?? []);
        expect(split.total.mean).toBeCloseTo(end - above(reference[7]?.values.subarray(0, 5 * runs) ?? []), 9);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses coalitions that are missing, of other runs, or of too few years', () => {
    const some = coalitions(
      4,
      () => 1,
      () => 2,
    );
    expect(() => splitChange(some.slice(1), some, 0.5)).toThrow('8 coalitions');
    const other = coalitions(
      6,
      () => 1,
      () => 2,
    );
    expect(() => splitChange(other, some, 0.5)).toThrow('same runs');
    const short = some.map(({ runs, values }) => ({ runs, values: values.slice(0, 9 * runs) }));
    expect(() => splitChange(short, short, 0.5)).toThrow('found 9');
  });
});

describe('displacement at the population of the start', () => {
  it('is by the people who lived there at the start of each year', () => {
    const displaced = { runs: 2, values: Float64Array.of(10, 20, 30, 40) };
    const people = { runs: 2, values: Float64Array.of(200, 50, 1, 1) };
    // The first year begins with the 100 people of the start, the second with those at the end of the first.
    expect([...atStartPopulation(displaced, people, 100).values]).toEqual([10, 20, 15, 80]);
  });
});
