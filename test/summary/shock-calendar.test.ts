import { describe, expect, it } from 'vitest';
import { addRows, createBinSketch } from '../../src/kernels/sketches.ts';
import { OUTPUTS } from '../../src/params/outputs.ts';
import { philox } from '../../src/random/philox.ts';
import { shockCalendar } from '../../src/summary/shock-calendar.ts';
import { chanceOfShock } from '../../src/summary/shock-chance.ts';
import { type RunYears, returnLevels, shockLevel } from '../../src/summary/shock-level.ts';
import { type TailTable, tailTable } from '../../src/summary/tail-table.ts';
import { type WatchOrder, watchList } from '../../src/summary/watch-list.ts';

const RUNS = 1000;
const YEARS = 10;
const { scale } = OUTPUTS.find(({ id }) => id === 'disasterDisplacement') as (typeof OUTPUTS)[number];

/** Years of nothing with a chance, else sizes with a long tail; `growth` makes later years larger. */
function drawn(place: number, growth: number): RunYears {
  const words = new Uint32Array(4);
  const values = Float64Array.from({ length: YEARS * RUNS }, (_, i) => {
    philox(words, i, place, 0, 0, 1, 2);
    const [u, v] = [(words[0] as number) / 2 ** 32, (words[1] as number) / 2 ** 32];
    return u < 0.4 ? 0 : 500 * (place + 1) * (1 + growth * Math.floor(i / RUNS)) * (1 - v) ** -0.7;
  });
  return { runs: RUNS, values };
}

/** The distributions of places as the workers give them. */
function tailsOf(places: readonly RunYears[]): TailTable {
  const sketch = createBinSketch(scale, YEARS * places.length, RUNS);
  const lanes = Array.from({ length: RUNS }, (_, run) => run);
  for (let t = 0; t < YEARS; t++)
    places.forEach(({ values }, p) => {
      addRows(sketch, t * places.length + p, 1, values, t * RUNS, RUNS, lanes);
    });
  return tailTable(sketch, YEARS);
}

const reference = [0, 1, 2].map((place) => drawn(place, 0));
const scenario = [0, 1, 2].map((place) => drawn(place, 0.1 * place));
const floors = [0, 0, 1e6];
const tables = { scenario: tailsOf(scenario), reference: tailsOf(reference) };

describe('the calendar of shocks', () => {
  it.each([5, 10, 20, 50])('has the levels and chances of the runs themselves, 1 in %i years', (period) => {
    const calendar = shockCalendar(tables.scenario, tables.reference, floors, period, YEARS);
    for (const place of [0, 1]) {
      const exact = shockLevel(reference[place] as RunYears, period, 0);
      // Straight between ranks of a hundredth, of which the largest span sizes a fifth apart.
      expect(Math.abs(Math.log((calendar.level[place] as number) / exact.level))).toBeLessThan(0.05);
      for (let t = 0; t < YEARS; t++) {
        const { probability } = chanceOfShock(scenario[place] as RunYears, exact.level, t, 1);
        expect(Math.abs((calendar.chance[place * YEARS + t] as number) - probability)).toBeLessThan(0.01);
      }
      const { probability } = chanceOfShock(scenario[place] as RunYears, exact.level, 5, 5);
      expect(Math.abs((calendar.late[place] as number) - probability)).toBeLessThan(0.005);
      const [size] = returnLevels(scenario[place] as RunYears, 5, 5, [period]);
      expect(Math.abs(Math.log((calendar.people[place] as number) / (size as number)))).toBeLessThan(0.05);
    }
  });

  it('says where the floor is the level', () => {
    const calendar = shockCalendar(tables.scenario, tables.reference, floors, 10, YEARS);
    expect([...calendar.isFloor]).toEqual([0, 0, 1]);
    expect(calendar.level[2]).toBe(1e6);
    expect(calendar.late[2]).toBeLessThan(0.01);
  });

  it('gives the reference its own chance, one year in N', () => {
    const calendar = shockCalendar(tables.reference, tables.reference, floors, 10, YEARS);
    const early = [...calendar.chance.subarray(0, 5)];
    expect(early.reduce((sum, chance) => sum + chance, 0) / 5).toBeCloseTo(0.1, 4);
    expect(calendar.chance).toEqual(calendar.reference);
  });

  it('refuses tables that do not match and too few years', () => {
    expect(() => shockCalendar(tables.scenario, tables.reference, [0, 0, 0, 0], 10, YEARS)).toThrow('same places');
    expect(() => shockCalendar(tables.scenario, tables.reference, floors, 10, 4)).toThrow('found 4');
  });
});

describe('the watch list', () => {
  const calendar = shockCalendar(tables.scenario, tables.reference, [0, 0, 0], 10, YEARS);
  const places = ['AAA', 'BBB', 'CCC'].map((iso3) => ({ iso3 })) as unknown as Parameters<
    typeof watchList
  >[1]['places'];
  const orderBy = (order: WatchOrder) => watchList(calendar, { places }, [0, 1, 2], order).map(({ place }) => place);

  it('is ordered by the people to prepare for, or by what the scenario changes', () => {
    expect(orderBy('people')).toEqual(['CCC', 'BBB', 'AAA']);
    expect(orderBy('change')).toEqual(['CCC', 'BBB', 'AAA']);
    expect(watchList(calendar, { places }, [0], 'people')).toMatchObject([
      { place: 'AAA', people: calendar.people[0], chance: calendar.late[0], isFloor: false },
    ]);
  });
});
