import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  disasterRate,
  rateAtShareAbove,
  reportingShift,
  shareAbove,
  TRENDLESS_PEOPLE,
  uniformOfRate,
} from '../../src/baseline/disaster-size.ts';

/** A law over the range that the fit gives: rates of 1e-6 to 1e-1, spreads of 0.4 to 3. */
const law = fc.record({
  logRate: fc.double({ min: -13, max: -3, noNaN: true }),
  logSpread: fc.double({ min: 0.4, max: 3, noNaN: true }),
  hasTail: fc.boolean(),
  tailShape: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  population: fc.double({ min: 1e3, max: 1.5e9, noNaN: true }),
  base: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  probability: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
});
const uniform = fc.integer({ min: 0, max: 2 ** 23 - 1 }).map((k) => (k + 0.5) / 2 ** 23);

describe('the size of a year with displacement', () => {
  it('is the inverse of its own distribution', () => {
    fc.assert(
      fc.property(law, uniform, ({ logRate, logSpread, hasTail, tailShape }, above) => {
        const rate = rateAtShareAbove(above, logRate, logSpread, hasTail, tailShape);
        const back = shareAbove(Math.log(rate), logRate, logSpread, hasTail, tailShape);
        // The quantile is good to 1.2e-9 in z; far out, where z is 5, that moves the share by 6e-9 of itself.
        expect(Math.abs(back / above - 1)).toBeLessThan(1e-7);
      }),
    );
  });

  it('has a tail that starts with the height and the density of the body', () => {
    const at = (above: number): number => rateAtShareAbove(above, -7, 1.8, true, 0.5);
    const step = 1e-6;
    // The normal quantile of the body is good to 1.2e-9, times the spread.
    expect(at(0.1 - 1e-12) / at(0.1 + 1e-12)).toBeCloseTo(1, 8);
    const body = at(0.1) - at(0.1 + step);
    const tail = at(0.1 - step) - at(0.1);
    // Slopes differ by their change over one step only, about 1e-5 of themselves.
    expect(tail / body).toBeCloseTo(1, 3);
  });

  it('is lognormal without a tail: median and 84th percentile', () => {
    expect(rateAtShareAbove(0.5, -7, 1.8, false, 0.5)).toBeCloseTo(Math.exp(-7), 12);
    expect(Math.log(rateAtShareAbove(0.15865525393145707, -7, 1.8, false, 0.5))).toBeCloseTo(-7 + 1.8, 6);
  });
});

describe('one uniform of a place-year', () => {
  it('is found again from the rate that it gave; a year with none gives the largest that gives none', () => {
    fc.assert(
      fc.property(law, uniform, (at, u) => {
        const size = [at.logRate, at.logSpread, at.hasTail, at.tailShape, at.population] as const;
        // A trend only adds years: the base is the smaller of the two.
        const base = Math.min(at.base, at.probability);
        const rate = disasterRate(u, base, at.probability, ...size);
        const back = uniformOfRate(rate, base, at.probability, ...size);
        if (rate === 0) {
          expect(back).toBe(1 - at.probability);
          expect(u).toBeLessThanOrEqual(back);
        } else {
          // The quantile is good to 1.2e-9 in z, where the density is below 0.4; years below 100,000 people stretch that error
          // over their own probability.
          const { logRate, logSpread, hasTail, tailShape } = at;
          const large = shareAbove(Math.log(TRENDLESS_PEOPLE / at.population), logRate, logSpread, hasTail, tailShape);
          expect(Math.abs(back - u)).toBeLessThan(1e-9 * Math.max(1, at.probability / (1 - large)));
        }
      }),
    );
  });

  it('never gives less for a larger uniform', () => {
    fc.assert(
      fc.property(law, uniform, uniform, (at, u1, u2) => {
        const [low, high] = u1 < u2 ? [u1, u2] : [u2, u1];
        const draw = (u: number): number =>
          disasterRate(u, at.base, at.probability, at.logRate, at.logSpread, at.hasTail, at.tailShape, at.population);
        // Two ends of the same quantile meet at 100,000 people; rounding there stays below 1e-7.
        expect(draw(high)).toBeGreaterThanOrEqual(draw(low) * (1 - 1e-7));
        expect(Number.isFinite(draw(low))).toBe(true);
      }),
    );
  });

  it('follows the law where the reporting trend is none', () => {
    const [logRate, logSpread, population, probability] = [-7, 1.8, 3e7, 0.7] as const;
    const n = 20_000;
    const draws = Float64Array.from({ length: n }, (_, k) =>
      disasterRate((k + 0.5) / n, probability, probability, logRate, logSpread, true, 0.5, population),
    );
    for (const level of [1e-5, 1e-4, 1e-3, 3e-3, 1e-2, 0.1]) {
      const expected = probability * shareAbove(Math.log(level), logRate, logSpread, true, 0.5);
      // A grid of n uniforms counts a share to one step.
      expect(Math.abs(draws.filter((rate) => rate > level).length / n - expected)).toBeLessThan(1.01 / n);
    }
  });

  it('adds years below 100,000 people only, in proportion, where the trend raises the probability', () => {
    const [logRate, logSpread, population, base, raised] = [-7, 1.8, 3e7, 0.5, 0.8] as const;
    const n = 20_000;
    const draw = (probability: number): Float64Array =>
      Float64Array.from({ length: n }, (_, k) =>
        disasterRate((k + 0.5) / n, base, probability, logRate, logSpread, true, 0.5, population),
      );
    const before = draw(base);
    const after = draw(raised);
    const limit = TRENDLESS_PEOPLE / population;
    const share = (draws: Float64Array, from: number, to: number): number =>
      draws.filter((rate) => rate > from && rate <= to).length / n;
    expect(Math.abs(share(after, 0, 1e9) - raised)).toBeLessThan(1.01 / n);
    for (const level of [limit, 2 * limit, 10 * limit]) {
      expect(Math.abs(share(after, level, 1e9) - share(before, level, 1e9))).toBeLessThan(2.01 / n);
    }
    const large = share(before, limit, 1e9);
    for (const level of [1e-5, 1e-4, 1e-3]) {
      const ratio = (raised - large) / (base - large);
      expect(Math.abs(share(after, level, limit) - ratio * share(before, level, limit))).toBeLessThan(5 / n);
    }
  });
});

describe('the reporting trend', () => {
  it('starts with the fitted slope, halves every three years and stays below 3 / ln 2 years of it', () => {
    const law = { trendPerYear: 0.2, trendYear: 2020 };
    expect(reportingShift(law, 2020)).toBe(0);
    expect(reportingShift(law, 2016)).toBeCloseTo(-0.8, 12);
    const end = (0.2 * 3) / Math.LN2;
    expect(reportingShift(law, 2023)).toBeCloseTo(end / 2, 12);
    expect(reportingShift(law, 2026)).toBeCloseTo((end * 3) / 4, 12);
    expect(reportingShift(law, 2050)).toBeLessThan(end);
    expect(reportingShift(law, 2050)).toBeGreaterThan(0.998 * end);
  });
});
