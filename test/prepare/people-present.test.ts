import { describe, expect, it } from 'vitest';
import { add, type Column, columnOf, createColumn, quantity } from '../../src/params/quantity.ts';
import { createEventShares } from '../../src/prepare/event-share.ts';
import { needs } from '../../src/prepare/needs.ts';
import {
  addPresent,
  type DisplacedRuns,
  type PeoplePresent,
  peoplePresent,
  personDaysIn,
  presentIn,
  statedPeople,
  USUAL_DAYS,
} from '../../src/prepare/people-present.ts';
import { NEED_RATIOS } from '../../src/prepare/planning-rows.ts';
import { createLuck, drawUniforms, luckKey } from '../../src/random/luck.ts';

const movements = (...values: number[]): Column<'movement', 'persons'> => columnOf(Float64Array.from(values));
const stock = (...values: number[]): Column<'stock', 'persons'> => columnOf(Float64Array.from(values));
const present = (...values: number[]): PeoplePresent['people'] => columnOf(Float64Array.from(values));

const options = { cause: 'disaster', key: luckKey('horizons'), m49: 50, days: 14 } as const;
/** Two years of three runs. */
const displaced: DisplacedRuns = {
  firstYear: 2030,
  runs: [0, 1, 2],
  movements: movements(30_000, 0, 2_000_000, 500, 60_000, 400_000),
  stockBefore: stock(1_000, 2_000, 3_000),
  stockAtEnd: stock(1_500, 2_500, 3_500, 100, 200, 300),
};
const input = { phase: 'emergency', shares: {}, household: 5, plannedShare: 1, shifts: 2 } as const;

/** Statements that must not compile; the compiler reads them (`tsc -b`), nothing runs them. */
function doesNotCompile(): void {
  const here = quantity<'present', 'persons'>(100);
  // @ts-expect-error people who are affected and people who are displaced and present
  add(here, quantity<'affected', 'persons'>(300));
  // @ts-expect-error people present and a stock of residents
  add(here, quantity<'stock', 'persons'>(300));
  // @ts-expect-error persons and households
  add(here, quantity<'present', 'households'>(20));
  // @ts-expect-error people present and movements
  add(here, quantity<'movement', 'persons'>(300));
  // @ts-expect-error needs of annual movements alone
  needs(NEED_RATIOS, { ...input, people: movements(100) }, [0.5]);
  // @ts-expect-error needs of movements that are said to be present
  needs(NEED_RATIOS, { ...input, people: { measure: 'peak', people: movements(100) } }, [0.5]);
  // @ts-expect-error needs of people who are affected
  needs(NEED_RATIOS, { ...input, people: { measure: 'peak', people: createColumn<'affected', 'persons'>(1) } }, [0.5]);
  // @ts-expect-error people present from movements without stocks
  peoplePresent({ firstYear: 2030, runs: [0], movements: movements(100) }, options);
  // @ts-expect-error affected people in place of movements
  peoplePresent({ ...displaced, movements: createColumn<'affected', 'persons'>(6) }, options);
}

describe('people present', () => {
  it('does not mix with people affected, residents, households or movements: the statements above fail to compile', () => {
    expect(doesNotCompile).toBeTypeOf('function');
  });

  it('is the stock at the start plus the share of the largest event, then the stock at the end', () => {
    const { peak, yearEnd, personDays, years, runs } = peoplePresent(displaced, options);
    expect([years, runs]).toEqual([2, 3]);
    const u = [2030, 2031].map((year) => {
      const out = new Float64Array(8);
      drawUniforms(createLuck(options.key, 0, false), 50, year, 90, 1, out);
      return out;
    }) as [Float64Array, Float64Array];
    const share = createEventShares();
    const first = share(u[0][0] as number, 30_000);
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(1);
    expect(peak[0]).toBe(1_000 + first * 30_000);
    expect(peak[1]).toBe(2_000);
    expect(peak[5]).toBe(3_500 + share(u[1][2] as number, 400_000) * 400_000);
    expect([...yearEnd]).toEqual([1_500, 2_500, 3_500, 100, 200, 300]);
    expect([...personDays]).toEqual([420_000, 0, 28_000_000, 7_000, 840_000, 5_600_000]);
  });

  it('takes every movement of a conflict for a person who stays', () => {
    const { peak } = peoplePresent(displaced, { ...options, cause: 'conflict', days: 182 });
    expect([...peak]).toEqual([31_000, 2_000, 2_003_000, 2_000, 62_500, 403_500]);
  });

  it('gives the same bytes for the same seed, place and run, whichever runs are beside it', () => {
    const all = peoplePresent(displaced, options);
    expect(peoplePresent(displaced, options)).toEqual(all);
    const last = peoplePresent(
      {
        ...displaced,
        runs: [2],
        movements: movements(2_000_000, 400_000),
        stockBefore: stock(3_000),
        stockAtEnd: stock(3_500, 300),
      },
      options,
    );
    expect([...last.peak]).toEqual([all.peak[2], all.peak[5]]);
    expect(peoplePresent(displaced, { ...options, key: luckKey('other') }).peak).not.toEqual(all.peak);
    expect(peoplePresent(displaced, { ...options, m49: 51 }).peak).not.toEqual(all.peak);
  });

  it('draws shares whose median over 4,000 runs is that of the size class', () => {
    const runs = Array.from({ length: 4_000 }, (_, r) => r);
    const column = (value: number) => columnOf<'stock', 'persons'>(new Float64Array(4_000).fill(value));
    const { peak } = peoplePresent(
      {
        firstYear: 2030,
        runs,
        movements: columnOf(new Float64Array(4_000).fill(2_818_383)),
        stockBefore: column(0),
        stockAtEnd: column(0),
      },
      options,
    );
    const sorted = peak.slice().sort();
    // Density of the beta at its median is about 1.3: standard error 0.5 / sqrt(4,000) / 1.3 = 0.006, four of them.
    expect(Math.abs((sorted[2_000] as number) / 2_818_383 - 0.53)).toBeLessThan(0.025);
  });

  it('lasts 14 days where nothing else is said, 90 with housing destroyed, half a year in a conflict', () => {
    const { key, m49 } = options;
    const first = (more: { cause: 'disaster' | 'conflict'; days?: number }) =>
      peoplePresent(displaced, { key, m49, ...more }).personDays[0];
    expect(first({ cause: 'disaster' })).toBe(30_000 * 14);
    expect(first({ cause: 'disaster', days: USUAL_DAYS['housing destroyed'] })).toBe(30_000 * 90);
    expect(first({ cause: 'conflict' })).toBe(30_000 * 182);
  });

  it('is planned for by phase: the peak in the emergency, the year end after; of a year or of each run’s worst', () => {
    const runs = peoplePresent(displaced, { ...options, cause: 'conflict' });
    expect(presentIn(runs, 'emergency', 2031)).toEqual({ measure: 'peak', people: present(2_000, 62_500, 403_500) });
    expect(presentIn(runs, 'after', 2030)).toEqual({ measure: 'yearEnd', people: present(1_500, 2_500, 3_500) });
    expect(presentIn(runs, 'emergency', 'worst').people).toEqual(present(31_000, 62_500, 2_003_000));
    expect([...personDaysIn(runs, 2031)]).toEqual([7_000, 840_000, 5_600_000]);
    expect(() => presentIn(runs, 'after', 2032)).toThrow('found year 2032, allowed: 2030 to 2031, worst');
  });

  it('adds up over places run by run', () => {
    const [a, b] = [present(1, 100), present(50, 2)].map((people) => ({ measure: 'peak', people }) as const);
    expect(addPresent([a, b] as PeoplePresent[])).toEqual({ measure: 'peak', people: present(51, 102) });
    expect(() => addPresent([])).toThrow('found no place');
    expect(() => addPresent([statedPeople(1), a as PeoplePresent])).toThrow(/found peak in 2 runs beside stated in 1/);
  });

  it.each([
    ['movements alone', { stockBefore: undefined, stockAtEnd: undefined }, {}, /found annual movements alone, allowed/],
    [
      'a year that is cut short',
      { stockAtEnd: stock(1, 2) },
      {},
      /6 movements, 3 stocks before and 2 stocks for 3 runs/,
    ],
    ['no run', { runs: [] }, {}, /for 0 runs/],
    ['two days', {}, { days: 2 }, /found 2 days, allowed: 3 to 365/],
    ['days that are no number', {}, { days: Number.NaN }, /found NaN days/],
    ['fewer people than none', { stockBefore: stock(1, -1, 1) }, {}, /found -1 at 1, allowed: 0 or more people/],
    ['a movement that is no number', { movements: movements(0, 0, 0, Number.NaN, 0, 0) }, {}, /found NaN at 3/],
  ])('refuses %s', (_, part, option, message) => {
    expect(() => peoplePresent({ ...displaced, ...part } as DisplacedRuns, { ...options, ...option })).toThrow(message);
  });

  it('is stated by a person as a number from 0 on', () => {
    expect(statedPeople(7)).toEqual({ measure: 'stated', people: present(7) });
    expect(() => statedPeople(-1)).toThrow('found -1');
    expect(() => statedPeople(Number.POSITIVE_INFINITY)).toThrow('found Infinity');
  });
});
