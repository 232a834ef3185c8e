import { describe, expect, it } from 'vitest';
import { centreOf, errorSize, fitNetMigrationRule, fitSumErrors } from '../../src/fits/net-migration-rule.ts';
import { normalQuantile } from '../../src/random/normal.ts';
import { philox } from '../../src/random/philox.ts';
import { quantileSorted } from '../../src/summary/quantile.ts';
import { share } from '../support/statistics.ts';

/** AR(1) series around 0, `keep` from year to year, standard deviation 5 in place 0, 1, ... alternating with 1. */
function series(places: number, years: number, keep: number, key: number): Float64Array[] {
  const words = new Uint32Array(4);
  return Array.from({ length: places }, (_, place) => {
    const spread = place % 2 === 0 ? 5 : 1;
    let state = 0;
    return Float64Array.from({ length: years }, (_, t) => {
      philox(words, place, t, 0, 0, key, 0);
      const z = normalQuantile(((words[0] as number) + 0.5) / 2 ** 32);
      state = t === 0 ? z : keep * state + Math.sqrt(1 - keep * keep) * z;
      return spread * state;
    });
  });
}

describe('the rule of net migration', () => {
  it('weighs last value, mean of five and median as asked', () => {
    // Last 6, mean of the last five (2 + 3 + 4 + 5 + 6) / 5 = 4, median of all 3.5.
    expect(centreOf([0.5, 0.25, 1], Float64Array.of(1, 2, 3, 4, 5, 6))).toBeCloseTo(3 + 1 + 3.5, 12);
  });

  it('leans on the last value where series persist, and on nothing where they do not', () => {
    const lasting = fitNetMigrationRule(series(200, 30, 0.97, 1), 1);
    expect(lasting.weights[0]).toBeGreaterThan(0.7);
    const fleeting = fitNetMigrationRule(series(200, 30, 0, 2), 1);
    expect(Math.abs(fleeting.weights[0] as number)).toBeLessThan(0.1);
  });

  it('gives intervals that hold what they say on series that it has not seen, in calm and in restless places', () => {
    const fitted = fitNetMigrationRule(series(200, 30, 0.8, 3), 3);
    const fresh = series(400, 33, 0.8, 4);
    const held = (rows: readonly Float64Array[], p: number) =>
      share(rows, (rates) => {
        const past = rates.subarray(0, 30);
        const miss = Math.abs((rates[32] as number) - centreOf(fitted.weights, past));
        return miss <= errorSize(fitted.errors, past) * quantileSorted(fitted.errors.standardised, (1 + p) / 2);
      });
    // Over all places the share is what was asked for, within 3 standard errors of 0.02 (400 places).
    expect(Math.abs(held(fresh, 0.8) - 0.8)).toBeLessThan(0.06);
    // By kind of place only as far as the size of errors can be told from 30 years: standard error 0.028, and 0.04 for that.
    for (const half of [0, 1]) {
      const rows = fresh.filter((_, place) => place % 2 === half);
      expect(Math.abs(held(rows, 0.8) - 0.8)).toBeLessThan(3 * 0.028 + 0.04);
    }
    expect(held(fresh, 0.95)).toBeGreaterThan(0.92);
  });

  it('widens by the root of the horizon where the record is too short for it', () => {
    const short = series(50, 10, 0.8, 5);
    const { errors } = fitNetMigrationRule(short, 12);
    expect(errors.horizon).toBe(3);
    expect(errors.widening).toBeCloseTo(2, 12);
  });

  it('knows the error of a sum of years from sums, not from single years', () => {
    const rows = series(100, 30, 0.9, 6);
    const rules = [1, 2, 3].map((horizon) => fitNetMigrationRule(rows, horizon));
    const past = rows[0] as Float64Array;
    const sum = fitSumErrors(rows, rules, 3);
    const single = rules[2]?.errors;
    if (single === undefined) throw new Error('no rule');
    const width = (law: typeof sum) => errorSize(law, past) * quantileSorted(law.standardised, 0.9);
    // Errors of neighbouring years go together: more than one year's, less than three times the last one's.
    expect(width(sum)).toBeGreaterThan(width(single));
    expect(width(sum)).toBeLessThan(3 * width(single));
  });
});
