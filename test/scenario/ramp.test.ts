import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberLever } from '../../src/params/define-lever.ts';
import { LEVERS } from '../../src/params/levers.ts';
import { leverCourse, type Ramp, rampOf, rampValue } from '../../src/scenario/ramp.ts';
import { leverInYear, resolveScenario } from '../../src/scenario/resolve.ts';
import { type LeverValue, REFERENCE } from '../../src/scenario/scenario.ts';
import { baseline } from '../support/world.ts';

const numberLevers = LEVERS.filter((lever): lever is NumberLever => lever.kind === 'number');
const leverOf = (id: string): NumberLever => {
  const lever = numberLevers.find((each) => each.id === id);
  if (lever === undefined) throw new Error(`${id} is no number lever`);
  return lever;
};
const fertility = leverOf('fertility');
const adaptation = leverOf('adaptation');

/** Any ramp of any number lever. */
const anyRamp = fc.constantFrom(...numberLevers).chain((lever) =>
  fc.record({
    lever: fc.constant(lever),
    ramp: fc
      .tuple(
        fc.integer({ min: 2025, max: 2050 }),
        fc.integer({ min: 0, max: 25 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(
        ([first, years, share]): Ramp => ({
          first,
          full: Math.min(2050, first + years),
          value: lever.min + share * (lever.max - lever.min),
        }),
      ),
  }),
);

describe('a ramp', () => {
  it('is a plain number where it grows as the lever does by itself', () => {
    expect(rampValue({ value: 0.3, first: 2025, full: 2050 }, fertility)).toBe(0.3);
    expect(rampValue({ value: 3, first: 2025, full: 2025 }, adaptation)).toBe(3);
  });

  it('is two knots else: the default before its first year, the full size from its last', () => {
    expect(rampValue({ value: 0.4, first: 2031, full: 2034 }, fertility)).toEqual({ points: [[2030, 0], [2034, 0.4]] }); // biome-ignore format: pairs
    // Four steps of 0.1, the first of them in 2031.
    const course = leverCourse(fertility, { points: [[2030, 0], [2034, 0.4]] }); // biome-ignore format: pairs
    expect([2030, 2031, 2033, 2034, 2050].map((year) => course[year - 2025])).toEqual([
      0,
      expect.closeTo(0.1, 12),
      expect.closeTo(0.3, 12),
      0.4,
      0.4,
    ]);
  });

  it('comes at once where its first year is its last', () => {
    const course = leverCourse(adaptation, rampValue({ value: 5, first: 2030, full: 2030 }, adaptation));
    expect(course.slice(0, 7)).toEqual([2, 2, 2, 2, 2, 5, 5]);
  });

  it('is read back from the value that it is written as', () => {
    fc.assert(
      fc.property(anyRamp, ({ lever, ramp }) => {
        expect(rampOf(rampValue(ramp, lever), lever)).toEqual(ramp);
      }),
    );
  });

  it('is not read from other courses', () => {
    const others: LeverValue[] = [
      { points: [[2030, 0.1]] },
      { points: [[2030, 0.1], [2040, 0.4]] }, // biome-ignore format: pairs
      { points: [[2030, 0], [2040, 0.4], [2045, 0.1]] }, // biome-ignore format: pairs
      { formula: '0.1', values: Array.from({ length: 26 }, () => 0.1) },
    ];
    for (const value of others) expect(rampOf(value, fertility)).toBeUndefined();
  });
});

describe('the course of a lever', () => {
  it('is what the engine takes in each year, for a plain number of any lever and where it is not set', () => {
    for (const lever of numberLevers) {
      for (const value of [undefined, lever.min, lever.max]) {
        const scenario = value === undefined ? REFERENCE : { ...REFERENCE, levers: { [lever.id]: value } };
        const resolved = resolveScenario(scenario, baseline).numbers[lever.id];
        if (resolved === undefined) throw new Error(lever.id);
        leverCourse(lever, value).forEach((size, t) => {
          expect(size, `${lever.id} ${2025 + t}`).toBeCloseTo(leverInYear(resolved, 0, 2025 + t), 12);
        });
      }
    }
  });
});
