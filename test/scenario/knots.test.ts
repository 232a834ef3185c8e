import { describe, expect, it } from 'vitest';
import type { NumberLever } from '../../src/params/define-lever.ts';
import { findLever } from '../../src/params/levers.ts';
import { readFormula } from '../../src/scenario/formula.ts';
import { knotsOf, withNewKnot } from '../../src/scenario/knots.ts';
import { leverCourse } from '../../src/scenario/ramp.ts';

const fertility = findLever('fertility') as NumberLever;
const adaptation = findLever('adaptation') as NumberLever;

describe('the knots of a value', () => {
  it('follow its course', () => {
    for (const value of [0.26, -0.5, { points: [[2030, 0.1], [2040, 0.5], [2041, 0]] as const }]) // biome-ignore format: pairs
      expect(leverCourse(fertility, { points: knotsOf(fertility, value) })).toEqual(leverCourse(fertility, value));
    expect(leverCourse(adaptation, { points: knotsOf(adaptation, 5) })).toEqual(leverCourse(adaptation, 5));
  });

  it('are one at the default where nothing is set', () => {
    expect(knotsOf(adaptation, undefined)).toEqual([[2025, 2]]);
  });

  it('stand every five years in place of a formula, with the decimals of the lever', () => {
    const reading = readFormula('t / 100', fertility);
    if (reading.kind === 'fault') throw new Error(reading.fault.allowed);
    // t is 1 in 2025, 6 in 2030 and so on.
    expect(knotsOf(fertility, reading.shape)).toEqual([[2025, 0.01], [2030, 0.06], [2035, 0.11], [2040, 0.16], [2045, 0.21], [2050, 0.26]]); // biome-ignore format: pairs
  });
});

describe('a new knot', () => {
  it('stands five years after the last, at most in the last year', () => {
    expect(withNewKnot(fertility, [[2030, 0.2]])).toEqual([[2030, 0.2], [2035, 0.2]]); // biome-ignore format: pairs
    expect(withNewKnot(fertility, [[2048, 0.2]])).toEqual([[2048, 0.2], [2050, 0.2]]); // biome-ignore format: pairs
  });

  it('stands in the middle of the widest gap where the last year has one, on the line', () => {
    expect(withNewKnot(fertility, [[2025, 0], [2030, 0.1], [2050, 0.3]])).toEqual([[2025, 0], [2030, 0.1], [2040, 0.2], [2050, 0.3]]); // biome-ignore format: pairs
  });

  it('stands first where the last year alone has a knot', () => {
    expect(withNewKnot(fertility, [[2050, 0.3]])).toEqual([[2025, 0.3], [2050, 0.3]]); // biome-ignore format: pairs
  });

  it('has no place where every year is taken', () => {
    const all = Array.from({ length: 26 }, (_, t) => [2025 + t, 0] as const);
    expect(withNewKnot(fertility, all)).toBeUndefined();
  });
});
