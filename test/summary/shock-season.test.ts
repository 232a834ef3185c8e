import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadTime } from '../../src/summary/shock-chance.ts';
import { seasonOf, shockSeason } from '../../src/summary/shock-season.ts';
import { baseline } from '../support/world.ts';

const rowOf = (iso3: string) => baseline.places.findIndex((place) => place.iso3 === iso3);
const season = (iso3: string, metric: Parameters<typeof shockSeason>[2]) => shockSeason(baseline, rowOf(iso3), metric);

describe('the season of twelve shares', () => {
  it('is the shortest run of months with 80%, and the rest of the year is warning', () => {
    expect(seasonOf([0.05, 0.05, 0, 0, 0, 0.3, 0.3, 0.2, 0.1, 0, 0, 0])).toEqual({
      ...{ first: 5, length: 3, monthsOfWarning: 9 },
      share: expect.closeTo(0.8, 12),
    });
  });

  it('may pass the end of the year', () => {
    expect(seasonOf([0.4, 0.2, 0, 0, 0, 0.1, 0, 0, 0, 0, 0, 0.3])).toMatchObject({ first: 11, length: 3 });
  });

  it('is ten months where all are alike: none holds 80% sooner', () => {
    expect(seasonOf(new Float64Array(12).fill(1 / 12))).toMatchObject({ length: 10, monthsOfWarning: 2 });
  });

  it('holds 80% for any shares, moves with them, and no shorter one does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 12, maxLength: 12 }),
        fc.nat(11),
        (parts, turn) => {
          const total = parts.reduce((a, b) => a + b, 0);
          const months = parts.map((part) => part / total);
          const { length, share } = seasonOf(months);
          expect(share).toBeGreaterThanOrEqual(0.8);
          const turned = months.map((_, m) => months[(m + turn) % 12] as number);
          expect(seasonOf(turned).length).toBe(length);
          const best = Math.max(...months.map((_, from) => Array.from({ length: length - 1 }, (_m, k) => months[(from + k) % 12] as number).reduce((a, b) => a + b, 0))); // biome-ignore format: one line
          expect(best).toBeLessThan(0.8);
        },
      ),
    );
  });
});

describe('seasons of countries', () => {
  it('are those that are known: the monsoon in Bangladesh, hurricanes in Haiti, cyclones in Mozambique, typhoons late in the year', () => {
    // Monsoon June to September; Atlantic hurricanes August to October; south-west Indian Ocean cyclones November to April.
    const floods = season('BGD', 'floodDisplacement');
    expect(floods?.months.indexOf(Math.max(...floods.months))).toBe(5);
    expect(floods?.monthsOfWarning).toBeGreaterThanOrEqual(5);
    const hurricanes = season('HTI', 'stormDisplacement');
    expect([6, 7, 8]).toContain(hurricanes?.months.indexOf(Math.max(...(hurricanes?.months ?? []))));
    const cyclones = season('MOZ', 'stormDisplacement');
    expect((cyclones?.first ?? 0) + (cyclones?.length ?? 0)).toBeGreaterThan(12);
  });

  it('mix the hazards by their shares, with earthquakes in any month and without warning', () => {
    const all = season('BGD', 'disasterDisplacement');
    const shares = baseline.disaster.hazardShares.subarray(rowOf('BGD') * 4, rowOf('BGD') * 4 + 4);
    expect(all?.withoutWarning).toBe(shares[3]);
    expect(all?.months.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(season('BGD', 'floodDisplacement')?.withoutWarning).toBe(0);
  });

  it('are none where no hazard makes the metric', () => {
    expect(season('BGD', 'emigrants')).toBeUndefined();
    expect(season('BGD', 'conflictDisplacement')).toBeUndefined();
  });

  it('have every month possible, in every country', () => {
    expect(baseline.monthShares).toHaveLength(baseline.places.length * 3 * 12);
    expect(Math.min(...baseline.monthShares)).toBeGreaterThan(0);
    for (let row = 0; row < baseline.monthShares.length; row += 12)
      expect(baseline.monthShares.subarray(row, row + 12).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });
});

describe('lead time', () => {
  it('is from the year in which the chance is half of 1 in N to the one of the shock', () => {
    expect(leadTime([0.01, 0.04, 0.05, 0.06, 0.1], 10, 4)).toBe(2);
    expect(leadTime([0.1, 0.1, 0.1], 10, 2)).toBe(2);
  });

  it('is none where the shock comes before the chance is half as large, or the chance never is', () => {
    expect(leadTime([0.04, 0.04, 0.06], 10, 1)).toBe(0);
    expect(leadTime([0.04, 0.04, 0.04], 10, 1)).toBe(0);
  });
});
