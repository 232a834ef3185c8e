import { describe, expect, it } from 'vitest';
import { readKnownPopulation } from '../../workers/node/hindcast/known-population.ts';
import { evenPoints, sampledForecast } from '../../workers/node/hindcast/sampled-forecast.ts';
import { FIVE_YEAR_AGES } from '../../workers/node/sources/age-classes.ts';
import { openSources, openSourcesBefore, readTable } from '../../workers/node/sources/sources.ts';
import { withFolder } from '../baseline/source-folder.ts';

const files = new Map([
  ['years.csv', 'iso3,year,value\nAAA,2009,1\nAAA,2010,2\nAAA,2011,3\nAAA,,4\n'],
  ['periods.csv', 'iso3,period,value\nAAA,2000-2005,1\nAAA,2005-2010,2\nAAA,2010-2015,3\n'],
  ['corridors.csv', 'origin,destination,year0,flow\nAAA,BBB,2000,1\nAAA,BBB,2005,2\nAAA,BBB,2010,3\n'],
  ['traits.csv', 'origin,destination,dist_km\nAAA,BBB,5\n'],
  ['broken.csv', 'iso3,year,value\nAAA,2009,1\nAAA,2010,2,3\n'],
]);

describe('sources before an origin', () => {
  const values = (folder: string, origin: number, file: string, column: string) =>
    readTable(openSourcesBefore(folder, origin), file, [column]).rows.map((row) => row.text(column));

  it('end the year before, and hide a row without a year', () => {
    withFolder(files, (folder) => {
      expect(values(folder, 2010, 'years.csv', 'value')).toEqual(['1']);
      expect(values(folder, 2011, 'years.csv', 'value')).toEqual(['1', '2']);
    });
  });

  it('hold a five-year period from the year in which it closes', () => {
    withFolder(files, (folder) => {
      expect(values(folder, 2009, 'periods.csv', 'value')).toEqual(['1']);
      expect(values(folder, 2010, 'periods.csv', 'value')).toEqual(['1', '2']);
      expect(values(folder, 2014, 'corridors.csv', 'flow')).toEqual(['1', '2']);
      expect(values(folder, 2015, 'corridors.csv', 'flow')).toEqual(['1', '2', '3']);
    });
  });

  it('keep what has no date', () => {
    withFolder(files, (folder) => {
      expect(values(folder, 1990, 'traits.csv', 'dist_km')).toEqual(['5']);
    });
  });

  it('do not even judge the rows they hide', () => {
    withFolder(files, (folder) => {
      const before = openSourcesBefore(folder, 2010);
      readTable(before, 'broken.csv', ['value']);
      expect(before.problems).toEqual([]);
      const whole = openSources(folder);
      readTable(whole, 'broken.csv', ['value']);
      expect(whole.problems).toHaveLength(1);
    });
  });
});

describe('the population known at an origin', () => {
  // One person in thousands by age group: totals 42 x cell.
  const known = (points: readonly (readonly [year: number, cell: number])[]) =>
    readKnownPopulation(
      () =>
        points.flatMap(([year, cell]) =>
          ['M', 'F'].map((sex) => ({
            ...{ iso3: 'AAA', year: String(year), sex },
            ...Object.fromEntries(FIVE_YEAR_AGES.map((age) => [age, String(cell)])),
          })),
        ),
      [{ iso3: 'AAA' }],
    );

  it('is log-linear between year ends', () => {
    const { at } = known([
      [1999, 1],
      [2004, 1.1],
    ]);
    expect(at(0, 2000)).toBeCloseTo(42_000, 6);
    expect(at(0, 2005)).toBeCloseTo(46_200, 6);
    expect(at(0, 2002.5)).toBeCloseTo(42_000 * Math.sqrt(1.1), 6);
  });

  it('carries growth on, of what is beyond 2.5% a year the half', () => {
    const slow = known([
      [1999, 1],
      [2004, Math.exp(0.05)],
    ]);
    expect(slow.at(0, 2010)).toBeCloseTo(42_000 * Math.exp(0.1), 4);
    // 5% a year: 2.5% and half of the other 2.5%.
    const fast = known([
      [1999, 1],
      [2004, Math.exp(0.25)],
    ]);
    expect(fast.at(0, 2006)).toBeCloseTo(42_000 * Math.exp(0.25 + 0.0375), 4);
  });
});

describe('sampled forecasts', () => {
  it('have the mean and the R-7 quantiles of their values', () => {
    const { mean, quantile } = sampledForecast(
      { place: 'AAA', destination: '', year: 2010 },
      Float64Array.of(4, 0, 2, 2),
    );
    expect(mean).toBe(2);
    expect([0, 0.5, 1].map(quantile)).toEqual([0, 2, 4]);
    // Rank 0.9 x 3 = 2.7: 2 + 0.7 x 2.
    expect(quantile(0.9)).toBeCloseTo(3.4, 12);
  });

  it('come from points that fill the square evenly: each tenth of each side holds a tenth', () => {
    const points = evenPoints(1000, 2);
    for (const side of [0, 1])
      for (let tenth = 0; tenth < 10; tenth++) {
        const inside = points.filter((x, k) => k % 2 === side && x >= tenth / 10 && x < (tenth + 1) / 10);
        // An additive recurrence misses by less than log2(1000) points.
        expect(Math.abs(inside.length - 100)).toBeLessThan(10);
      }
  });
});
