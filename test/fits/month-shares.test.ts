import { describe, expect, it } from 'vitest';
import { fitMonthShares } from '../../src/fits/month-shares.ts';

const YEARS = 8;

/** [C][Y][1][12] people of one hazard: month by place and year, undefined for none. */
function people(
  places: number,
  monthOf: (place: number, year: number) => number | undefined,
  size = (_year: number) => 1,
) {
  const out = new Float64Array(places * YEARS * 12);
  for (let place = 0; place < places; place++)
    for (let year = 0; year < YEARS; year++) {
      const month = monthOf(place, year);
      if (month !== undefined) out[(place * YEARS + year) * 12 + month] = size(year);
    }
  return out;
}

const rowOf = (shares: Float64Array, place: number) => shares.subarray(place * 12, place * 12 + 12);

describe('month shares', () => {
  const alike = people(4, () => 6);

  it('sum to 1 and leave every month possible', () => {
    const shares = fitMonthShares(alike, [0, 0, 1, 1], YEARS, 1);
    for (let place = 0; place < 4; place++) expect(rowOf(shares, place).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...shares)).toBeGreaterThan(0);
    expect(rowOf(shares, 0)[6]).toBeGreaterThan(0.9);
  });

  it('take a place without a record from its subregion, not from elsewhere', () => {
    const shares = fitMonthShares(
      people(5, (place) => (place === 2 ? undefined : place < 2 ? 2 : 8)),
      [0, 0, 0, 1, 1],
      YEARS,
      1,
    );
    expect(rowOf(shares, 2)[2]).toBeGreaterThan(rowOf(shares, 2)[8] as number);
    expect(rowOf(shares, 3)[8]).toBeGreaterThan(rowOf(shares, 3)[2] as number);
    expect(rowOf(shares, 0)[2]).toBeGreaterThan(rowOf(shares, 2)[2] as number);
  });

  it('count each year once, however large', () => {
    const month = (_place: number, year: number) => (year === 0 ? 3 : 9);
    const plain = fitMonthShares(people(2, month), [0, 0], YEARS, 1);
    expect(
      fitMonthShares(
        people(2, month, (year) => (year === 0 ? 1e6 : 1)),
        [0, 0],
        YEARS,
        1,
      ),
    ).toEqual(plain);
  });

  it('are even where nothing is on record', () => {
    const shares = fitMonthShares(new Float64Array(2 * YEARS * 12), [0, 1], YEARS, 1);
    for (const share of shares) expect(share).toBeCloseTo(1 / 12, 12);
  });

  it('keep hazards apart', () => {
    const two = new Float64Array(YEARS * 2 * 12);
    for (let year = 0; year < YEARS; year++) {
      two[year * 24 + 1] = 5;
      two[year * 24 + 12 + 7] = 5;
    }
    const shares = fitMonthShares(two, [0], YEARS, 2);
    expect(shares.subarray(0, 12).indexOf(Math.max(...shares.subarray(0, 12)))).toBe(1);
    expect(shares.subarray(12).indexOf(Math.max(...shares.subarray(12)))).toBe(7);
  });
});
