import { describe, expect, it } from 'vitest';
import { CONFLICT_HISTORY, DISPLACEMENT_HISTORY, type Group, type Projection } from '../../src/baseline/baseline.ts';
import { decodeContainer, encodeContainer } from '../../src/baseline/container.ts';
import { decodeBaseline } from '../../src/baseline/decode.ts';
import { baseline, committedBaseline } from '../support/world.ts';

const T = 26;
const C = baseline.places.length;
const rowOf = (iso3: string): number => baseline.places.findIndex((place) => place.iso3 === iso3);
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
const groupOf = (id: string): Group =>
  baseline.groups.find((group) => group.id === id) ?? (baseline.groups[0] as Group);

describe('the committed baseline', () => {
  it('has 236 places in the order of their codes, each M49 number once', () => {
    expect(C).toBe(236);
    const codes = baseline.places.map((place) => place.iso3);
    expect(codes).toEqual([...codes].sort());
    expect(new Set(baseline.places.map((place) => place.m49)).size).toBe(236);
    expect(baseline.places[rowOf('XKX')]).toMatchObject({ m49: 412 });
    expect(codes).not.toContain('VAT');
    expect(baseline.places[rowOf('GMB')]).toMatchObject({ nameIn: 'in the Gambia', income: 'low' });
  });

  it('holds the world: 8.19 billion people at the end of 2024', () => {
    // WPP 2024: 8.162 billion on 1 July 2024, growing by about 70 million a year.
    expect(sum(baseline.populationBase)).toBeGreaterThan(8.18e9);
    expect(sum(baseline.populationBase)).toBeLessThan(8.21e9);
    const past = baseline.history.population;
    const end2023 = Array.from({ length: C }, (_, i) => sum(past.subarray((i * 6 + 5) * 42, (i * 6 + 6) * 42)));
    expect(sum(Float64Array.from(end2023))).toBeGreaterThan(8.1e9);
    expect(sum(Float64Array.from(end2023))).toBeLessThan(sum(baseline.populationBase));
  });

  it('has one group of each scheme for every place, but for the subregion of Northern America', () => {
    const schemes = ['world', 'un-region', 'un-subregion', 'iom-region', 'income-group'] as const;
    baseline.places.forEach((place, row) => {
      const own = baseline.groups.filter((group) => group.members.includes(row));
      expect(own.map((group) => group.id).sort()).toEqual([...place.groups].sort());
      const isNorthernAmerica = place.groups.includes('un-northern-america');
      for (const scheme of schemes) {
        const expected = scheme === 'un-subregion' && isNorthernAmerica ? 0 : 1;
        expect(
          own.filter((group) => group.scheme === scheme),
          `${place.iso3} ${scheme}`,
        ).toHaveLength(expected);
      }
      const subregion = baseline.subregions[place.subregion]?.id;
      expect(place.groups).toContain(subregion);
    });
    expect(baseline.groups.map((group) => group.scheme)).toEqual(
      [...baseline.groups].map((group) => group.scheme).sort((a, b) => schemes.indexOf(a) - schemes.indexOf(b)),
    );
    expect(baseline.subregions.find((item) => item.id === 'un-northern-america')?.m49).toBe(21);
    expect(new Set(baseline.subregions.map((item) => item.m49)).size).toBe(baseline.subregions.length);
    // 50 places of Latin America and the Caribbean and 5 of Northern America.
    expect(groupOf('iom-the-americas').members).toHaveLength(55);
    expect(groupOf('income-low').members).toHaveLength(26);
    expect(groupOf('un-latin-america-and-the-caribbean').members).toHaveLength(50);
  });

  it('keeps bounds around the median', () => {
    const check = ({ median, lower80, upper80 }: Projection): number => {
      let bad = 0;
      for (let i = 0; i < median.length; i++) {
        if (!((lower80[i] as number) <= (median[i] as number) && (median[i] as number) <= (upper80[i] as number)))
          bad++;
      }
      return bad;
    };
    for (const projection of [baseline.lifeExpectancy, baseline.totalFertility, baseline.netMigration]) {
      expect(check(projection)).toBe(0);
    }
  });

  it('has net migration by age that meets the total of each place and year, and nearly zero over the world', () => {
    for (let row = 0; row < C * T; row++) {
      const total = baseline.netMigration.median[row] as number;
      // 42 cells of up to 3e5 persons: rounding of their sum stays under 1e-8 persons.
      expect(Math.abs(sum(baseline.netMigrationAge.subarray(row * 42, row * 42 + 42)) - total)).toBeLessThan(1e-6);
    }
    for (let year = 0; year < T; year++) {
      let world = 0;
      for (let place = 0; place < C; place++) world += baseline.netMigration.median[place * T + year] as number;
      // The UN's own sum is zero within 5,000; storage adds up to a ten-millionth of each population.
      expect(Math.abs(world)).toBeLessThan(6_000);
    }
  });

  it('has shares that sum to 1 and coefficients in their range', () => {
    for (let row = 0; row < C * 6; row++) {
      expect(sum(baseline.fertilityAge.subarray(row * 9, row * 9 + 9))).toBeCloseTo(1, 12);
    }
    const { disaster } = baseline;
    for (let place = 0; place < C; place++) {
      expect(sum(disaster.hazardShares.subarray(place * 4, place * 4 + 4))).toBeCloseTo(1, 12);
    }
    expect(Math.min(...disaster.hazardShares)).toBeGreaterThan(0);
    expect(Math.min(...disaster.logSpread)).toBeGreaterThan(0);
    expect(Math.min(...disaster.occurrenceLogitError)).toBeGreaterThan(0);
    expect(Math.min(...disaster.dryOccurrence)).toBeGreaterThan(0);
    expect(Math.max(...disaster.dryOccurrence)).toBeLessThan(1);
    expect(disaster).toMatchObject({ trendYear: 2020, tailShape: 0.5, warmingAtFit: 1.1395 });
    expect(disaster.trendPerYear).toBeGreaterThan(0);
  });

  it('tells none recorded from no series', () => {
    const years = DISPLACEMENT_HISTORY.last - DISPLACEMENT_HISTORY.first + 1;
    const series = (iso3: string): Float64Array =>
      baseline.history.disasterDisplacement.subarray(rowOf(iso3) * years, (rowOf(iso3) + 1) * years);
    for (const iso3 of ['SOM', 'TWN', 'PRI', 'NIU']) expect(new Set(series(iso3)), iso3).toEqual(new Set([-2]));
    // World Bank series: AFG 2018 435,000 people; every year from 2008 on recorded.
    expect(series('AFG')[10]).toBe(435_000);
    expect(Math.min(...series('AFG'))).toBeGreaterThanOrEqual(-1);
    expect(baseline.history.disasterDisplacement.every((value) => value === -2 || value === -1 || value >= 0)).toBe(
      true,
    );
  });

  it('holds the law of conflict, neighbours both ways, and no record of it but the open one', () => {
    const { law, nowcast, neighbours } = baseline.peace;
    // More stable places have fewer onsets; a larger conflict is less likely to end.
    expect(law.onset.mean[1]).toBeLessThan(0);
    expect(law.ending.mean[1]).toBeLessThan(0);
    expect(law.onset.root).toHaveLength(36);
    expect(Math.min(...law.levelError)).toBeGreaterThanOrEqual(0);
    expect(Math.min(...nowcast.sizeSpread)).toBeGreaterThan(0.5);
    expect(Math.max(...nowcast.yearsOn)).toBe(16);
    neighbours.forEach((list, i) => {
      for (const j of list) expect(neighbours[j]).toContain(i);
    });
    expect(neighbours[rowOf('DEU')]).toHaveLength(9);
    const years = CONFLICT_HISTORY.last - CONFLICT_HISTORY.first + 1;
    const series = baseline.history.conflictDisplacement;
    // World Bank series: SYR 2020 1,822,000 people; Somalia has no row there.
    expect(series[rowOf('SYR') * years + 11]).toBe(1_822_000);
    expect(series[rowOf('SOM') * years]).toBe(-2);
  });

  it('lists what was imputed and by which rule', () => {
    expect(baseline.imputed.find((entry) => entry.iso3 === 'QAT')).toEqual({
      iso3: 'QAT',
      column: 'disaster.logRate',
      rule: 'no displacement recorded 2013-2020: mean of all places',
    });
    for (const entry of baseline.imputed) expect(rowOf(entry.iso3)).toBeGreaterThanOrEqual(0);
  });

  it('holds warming that rises in the order of the scenarios at the end', () => {
    const at = (path: number, year: number): number => baseline.warming.best[path * 46 + year - 2015] as number;
    expect([0, 1, 2, 3, 4].map((path) => at(path, 2060))).toEqual([0, 1, 2, 3, 4].map((path) => at(path, 2060)).sort());
    for (let i = 0; i < 5 * 46; i++) {
      expect(baseline.warming.p05[i] as number).toBeLessThan(baseline.warming.best[i] as number);
      expect(baseline.warming.best[i] as number).toBeLessThan(baseline.warming.p95[i] as number);
    }
  });
});

describe('another file is refused', () => {
  const container = decodeContainer(committedBaseline());
  const encode = (change: Partial<typeof container>): Uint8Array => encodeContainer({ ...container, ...change });

  it('where it is no baseline or of another version', () => {
    expect(() => decodeBaseline(encode({ meta: { kind: 'checks' } }))).toThrow('not a baseline');
    expect(() => decodeBaseline(encode({ meta: { kind: 'baseline', baselineVersion: 9 } }))).toThrow('version 9');
  });

  it('where a column is missing or has another shape', () => {
    const without = container.columns.filter((column) => column.name !== 'sexRatio');
    expect(() => decodeBaseline(encode({ columns: without }))).toThrow('lacks column "sexRatio"');
    const turned = container.columns.map((column) =>
      column.name === 'sexRatio' ? { ...column, shape: [T, C] } : column,
    );
    expect(() => decodeBaseline(encode({ columns: turned }))).toThrow('has shape 26 x 236; expected 236 x 26');
  });
});
