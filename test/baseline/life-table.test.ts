import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitHazardShift, solveLogFactor } from '../../src/baseline/hazard-factor.ts';
import {
  HAZARD_AGES,
  HAZARD_YEARS,
  hazardScratch,
  infantYearsLived,
  lifeExpectancyOf,
  singleYearHazards,
  yearlyHazards,
} from '../../src/baseline/hazards.ts';
import { buildFertilityTables, buildSurvivalTables } from '../../src/baseline/life-table.ts';
import { splitByMonotoneCubic } from '../../src/baseline/monotone-cubic.ts';
import { baseline } from '../support/world.ts';

const C = baseline.places.length;
const rowOf = (iso3: string): number => baseline.places.findIndex((place) => place.iso3 === iso3);
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** The slow, obvious life table: survivors and person-years by single age at a hazard factor. */
function personYears(hazards: Float64Array, sex: number, factor: number): { lived: number[]; open: number } {
  const m0 = (hazards[0] as number) * factor;
  const a0 = infantYearsLived(m0, sex);
  const q0 = m0 / (1 + (1 - a0) * m0);
  const lived = [1 - q0 + a0 * q0];
  let alive = 1 - q0;
  for (let age = 1; age <= 100; age++) {
    const hazard = (hazards[age] as number) * factor;
    const next = alive * Math.exp(-hazard);
    lived.push((alive - next) / hazard);
    alive = next;
  }
  return { lived, open: Math.exp(-(hazards[100] as number) * factor) };
}

/** Hazards of one place, sex and year on the median path. */
function medianHazards(place: number, sex: number, year: number): Float64Array {
  const all = new Float64Array(HAZARD_YEARS * HAZARD_AGES);
  yearlyHazards(baseline.deathRates, (place * 2 + sex) * 6 * 22, hazardScratch(), all);
  const factor = Math.exp(baseline.hazardScale[(place * 2 + sex) * HAZARD_YEARS + year] as number);
  return all.slice(year * HAZARD_AGES, (year + 1) * HAZARD_AGES).map((hazard) => hazard * factor);
}

describe('splitting classes by a monotone cubic', () => {
  const knots = [0, 1, 5, 10, 15, 40];
  const means = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 5, maxLength: 5 });

  it('keeps the total of every class and never goes below zero', () => {
    fc.assert(
      fc.property(means, fc.constantFrom('zero' as const, 'free' as const), (values, ends) => {
        const out = new Float64Array(40);
        splitByMonotoneCubic(knots, Float64Array.from(values), ends, out, 0);
        values.forEach((mean, i) => {
          const [from, to] = [knots[i] as number, knots[i + 1] as number];
          // Sums of at most 25 terms below 30: rounding stays far under 1e-12.
          expect(Math.abs(sum(out.subarray(from, to)) - mean * (to - from))).toBeLessThan(1e-12);
        });
        expect(Math.min(...out)).toBeGreaterThan(-1e-12);
      }),
    );
  });

  it('leaves a constant constant and a straight line straight', () => {
    const out = new Float64Array(40);
    splitByMonotoneCubic(knots, new Float64Array(5).fill(3), 'free', out, 0);
    for (const value of out) expect(value).toBeCloseTo(3, 12);
    // Means of f(x) = x over the classes; inner classes with equal slopes on both sides reproduce x + 0.5 per year.
    splitByMonotoneCubic(knots, Float64Array.of(0.5, 3, 7.5, 12.5, 27.5), 'free', out, 0);
    expect([...out.subarray(5, 15)].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([
      ...[5.5, 6.5, 7.5, 8.5, 9.5, 10.5, 11.5, 12.5, 13.5, 14.5],
    ]);
  });
});

describe('hazards', () => {
  it('keep the infant and the open rate and cumulate to rate x width', () => {
    const rates = Float64Array.from({ length: 22 }, (_, i) => 0.001 * 1.3 ** i);
    const out = new Float64Array(HAZARD_AGES);
    singleYearHazards(rates, out, 0, new Float64Array(105));
    expect(out[0]).toBeCloseTo(rates[0] as number, 15);
    expect(sum(out.subarray(1, 5))).toBeCloseTo(4 * (rates[1] as number), 14);
    expect(sum(out.subarray(40, 45))).toBeCloseTo(5 * (rates[9] as number), 14);
    expect(out[100]).toBe(rates[21]);
  });

  it('are log-linear between 1 January of P + 3, read at mid-year, and carry the first two tables backwards', () => {
    // Period p has rate exp(-4 - p / 10) at every age: the log falls by 0.02 a year around the centre 2028.
    const rates = Float64Array.from({ length: 6 * 22 }, (_, i) => Math.exp(-4 - Math.floor(i / 22) / 10));
    const out = new Float64Array(HAZARD_YEARS * HAZARD_AGES);
    yearlyHazards(rates, 0, hazardScratch(), out);
    for (let year = 2025; year <= 2050; year++) {
      const expected = Math.exp(-4 - 0.02 * (year + 0.5 - 2028));
      expect(out[(year - 2025) * HAZARD_AGES + 50] as number).toBeCloseTo(expected, 12);
    }
  });

  it('give the life expectancy that algebra gives where the hazard is constant', () => {
    for (const hazard of [0.01, 0.02, 0.2]) {
      const hazards = new Float64Array(HAZARD_AGES).fill(hazard);
      const a0 = infantYearsLived(hazard, 1);
      const q0 = hazard / (1 + (1 - a0) * hazard);
      // Ages from 1 on live 1 / hazard more, whatever the age; 100+ closed with 1 / rate adds exactly the rest.
      expect(lifeExpectancyOf(hazards, 0, 1, 1)).toBeCloseTo(1 - (1 - a0) * q0 + (1 - q0) / hazard, 10);
    }
  });

  it('meet a wanted life expectancy by one factor', () => {
    const hazards = medianHazards(rowOf('NGA'), 0, 0);
    fc.assert(
      fc.property(fc.double({ min: 25, max: 95, noNaN: true }), (target) => {
        const factor = Math.exp(solveLogFactor(hazards, 0, 0, target, 0));
        expect(Math.abs(lifeExpectancyOf(hazards, 0, 0, factor) - target)).toBeLessThan(1e-6);
      }),
    );
    expect(() => solveLogFactor(hazards, 0, 0, 5000, 0)).toThrow('life expectancy of 5000 years');
  });

  it('shift life expectancy by -6..+6 years within 0.1 years, and by nothing exactly', () => {
    for (const iso3 of ['JPN', 'CAF', 'USA', 'IND']) {
      for (const sex of [0, 1]) {
        const hazards = medianHazards(rowOf(iso3), sex, 25);
        const median = lifeExpectancyOf(hazards, 0, sex, 1);
        const fit = fitHazardShift(hazards, 0, sex, median);
        expect(fit.scale).toBeCloseTo(0, 8);
        expect(fit.slope).toBeLessThan(0);
        expect(fit.worstError).toBeLessThan(0.1);
      }
    }
  });
});

describe('the committed hazard columns', () => {
  it('meet the median life expectancy in every place, sex and year, and shifts of 3 years within 0.1', () => {
    const hazards = new Float64Array(HAZARD_YEARS * HAZARD_AGES);
    const scratch = hazardScratch();
    let worst = 0;
    let worstShift = 0;
    for (let person = 0; person < C * 2; person++) {
      yearlyHazards(baseline.deathRates, person * 6 * 22, scratch, hazards);
      for (let year = 0; year < HAZARD_YEARS; year++) {
        const i = person * HAZARD_YEARS + year;
        const median = baseline.lifeExpectancy.median[i] as number;
        const at = (shift: number): number => {
          const log = (baseline.hazardSlope[i] as number) * shift + (baseline.hazardCurve[i] as number) * shift ** 2;
          return lifeExpectancyOf(
            hazards,
            year * HAZARD_AGES,
            person % 2,
            Math.exp((baseline.hazardScale[i] as number) + log),
          );
        };
        worst = Math.max(worst, Math.abs(at(0) - median));
        if (year % 5 === 0)
          worstShift = Math.max(worstShift, Math.abs(at(3) - median - 3), Math.abs(at(-3) - median + 3));
      }
    }
    // Half a step of 0.00002 in log k, and one unit of log k is worth at most about 15 years.
    expect(worst).toBeLessThan(0.001);
    expect(worstShift).toBeLessThan(0.1);
  });
});

describe('survival tables', () => {
  const tables = buildSurvivalTables(baseline);
  const at = (year: number, place: number, sex: number, row: number, x: number): number => {
    const from = (((year * C + place) * 2 + sex) * 102 + row) * 3;
    return (tables[from] as number) + x * ((tables[from + 1] as number) + x * (tables[from + 2] as number));
  };

  it('agree with the plain life table at factors 0.5, 1 and 2, and between them nearly', () => {
    for (const iso3 of ['NGA', 'JPN', 'MAF']) {
      const place = rowOf(iso3);
      for (const [sex, year] of [
        [0, 0],
        [1, 25],
      ] as const) {
        const hazards = medianHazards(place, sex, year);
        for (const [factor, tolerance] of [
          // Three Float32 coefficients below 1 in size: a few times 6e-8.
          [0.5, 1e-6],
          [1, 1e-6],
          [2, 1e-6],
          // Between knots the error of the parabola is h^3 / 6 x |(x + 0.5) x (x - 1)| <= 0.03 h^3: most at 100+, h below 0.8.
          [0.75, 0.01],
          [1.5, 0.01],
        ] as const) {
          const { lived, open } = personYears(hazards, sex, factor);
          const x = factor - 1;
          expect(Math.abs(at(year, place, sex, 0, x) - (lived[0] as number))).toBeLessThan(tolerance);
          for (let age = 0; age < 100; age++) {
            const expected = (lived[age + 1] as number) / (lived[age] as number);
            expect(Math.abs(at(year, place, sex, age + 1, x) - expected), `${iso3} ${age} at ${factor}`).toBeLessThan(
              tolerance,
            );
          }
          expect(Math.abs(at(year, place, sex, 101, x) - open)).toBeLessThan(tolerance);
        }
      }
    }
  });

  it('hold only probabilities that fall as hazards rise, for factors 0.5 to 2', () => {
    let rows = 0;
    let bad = 0;
    for (let place = 0; place < C; place += 5) {
      for (let row = 0; row < 102; row++) {
        const values = [-0.5, -0.25, 0, 0.4, 0.7, 1].map((x) => at(12, place, row % 2, row, x));
        rows++;
        if (!values.every((value, i) => value > 0 && value <= 1 && (i === 0 || value < (values[i - 1] as number))))
          bad++;
      }
    }
    expect(rows).toBeGreaterThan(4000);
    expect(bad).toBe(0);
  });
});

describe('fertility tables', () => {
  const { fertility, maleShare } = buildFertilityTables(baseline);

  it('sum to 1 over ages in every place and year', () => {
    for (let row = 0; row < HAZARD_YEARS * C; row++) {
      // 45 Float32 shares: rounding below 45 x 6e-8 x the largest share.
      expect(Math.abs(sum(fertility.subarray(row * 45, row * 45 + 45)) - 1)).toBeLessThan(1e-6);
    }
  });

  it('keep five-year shares at the knots and are halfway between them halfway', () => {
    const place = rowOf('BRA');
    const share = (year: number, group: number): number =>
      sum(fertility.subarray((year * C + place) * 45 + 5 * group, (year * C + place) * 45 + 5 * group + 5));
    for (let group = 0; group < 9; group++) {
      const knot = (k: number): number => baseline.fertilityAge[(place * 6 + k) * 9 + group] as number;
      expect(share(5, group)).toBeCloseTo(knot(1), 6);
      expect(share(25, group)).toBeCloseTo(knot(5), 6);
      expect(share(7, group)).toBeCloseTo(0.6 * knot(1) + 0.4 * knot(2), 6);
    }
  });

  it('split births by the sex ratio', () => {
    const ratio = baseline.sexRatio[rowOf('CHN') * HAZARD_YEARS + 3] as number;
    expect(maleShare[3 * C + rowOf('CHN')]).toBeCloseTo(ratio / (1 + ratio), 6);
  });
});
