import { describe, expect, it } from 'vitest';
import type { ClaimCheck } from '../../src/params/claims.ts';
import { OUTPUT_IDS } from '../../src/params/outputs.ts';
import { readChecks } from '../../src/summary/claim-checks.ts';
import { KEPT_QUANTILES, type StatisticTable } from '../../src/summary/table.ts';

const YEARS = 26;
const PLACES = ['AAA', 'un-africa'];

/** A table whose medians of the second place run from one value to another in a straight line; the first place is zero. */
function tableFrom(first: number, last: number): StatisticTable {
  const cells = PLACES.length * OUTPUT_IDS.length * YEARS;
  const width = 1 + KEPT_QUANTILES.length;
  const values = new Float64Array(cells * width);
  for (let cell = cells / 2; cell < cells; cell++)
    values.fill(first + ((last - first) * (cell % YEARS)) / (YEARS - 1), cell * width, (cell + 1) * width);
  return { quantiles: KEPT_QUANTILES, cells, values };
}

function check(course: ClaimCheck['course'], first: number, last: number) {
  const asked = { output: 'migrantShare', place: 'un-africa', course } as const;
  return readChecks(tableFrom(first, last), PLACES, [], [asked])[0];
}

describe('checks of claims', () => {
  it('read the medians of 2025 and 2050 of their place', () => {
    expect(check('up', 0.3, 0.4)).toEqual({
      check: { output: 'migrantShare', place: 'un-africa', course: 'up' },
      from: expect.closeTo(0.3, 12),
      to: expect.closeTo(0.4, 12),
      holds: true,
    });
  });

  it.each([
    ['up', 100, 102, true],
    ['up', 100, 101, false],
    ['up', 100, 90, false],
    ['up', -100, -90, true],
    ['down', 100, 98, true],
    ['down', 100, 99, false],
    ['down', 100, 110, false],
    ['down', -100, -110, true],
    ['most', 0.51, 0.6, true],
    ['most', 0.49, 0.6, false],
    ['most', 0.6, 0.5, false],
  ] as const)('%s from %d to %d: %s', (course, first, last, holds) => {
    expect(check(course, first, last)?.holds).toBe(holds);
  });

  it('count the countries where a median is above zero', () => {
    const asked = { output: 'netMigration', place: 'WLD', course: 'more-places' } as const;
    const count = (first: number, last: number, countries: string[]) =>
      readChecks(tableFrom(first, last), PLACES, countries, [asked])[0];
    expect(count(-1, 1, PLACES)).toEqual({ check: asked, from: 0, to: 1, holds: true });
    // The first place is zero in both years, which is no immigration.
    expect(count(-1, 1, ['AAA'])).toEqual({ check: asked, from: 0, to: 0, holds: false });
    expect(count(1, -1, PLACES)).toEqual({ check: asked, from: 1, to: 0, holds: false });
  });

  it('name a place that the table lacks', () => {
    const asked = { output: 'migrantShare', place: 'WLD', course: 'up' } as const;
    expect(() => readChecks(tableFrom(1, 2), PLACES, [], [asked])).toThrow('no place WLD');
  });
});
