import { describe, expect, it } from 'vitest';
import { type DisasterRecords, fitDisasterLaw } from '../../src/fits/disaster-law.ts';
import { digamma, logGamma } from '../../src/fits/gamma.ts';
import { fitOccurrence, fitWithinTrend, logistic } from '../../src/fits/occurrence.ts';
import { normalQuantile } from '../../src/random/normal.ts';
import { philox } from '../../src/random/philox.ts';

const HAZARDS = 4;
const SUBREGIONS = 20;
const TRUTH = { level: -7.8, levelSpread: 1.6, intercept: 0.8, slope: -0.2, trend: 0.12 } as const;

/** Uniforms of a fixed sequence, one after the other. */
function uniforms(seed: number): () => number {
  const words = new Uint32Array(4);
  let next = 0;
  return () => {
    if (next % 4 === 0) philox(words, next / 4, 0, 0, 0, seed, 0);
    return ((words[next++ % 4] as number) + 0.5) / 2 ** 32;
  };
}

/** Records drawn from the very law that is fitted, with known coefficients. */
function drawnRecords(places: number, years: number, seed: number): DisasterRecords {
  const uniform = uniforms(seed);
  const normal = (): number => normalQuantile(uniform());
  const people = new Float64Array(places * years);
  const events = new Float64Array(places * years);
  const peopleByHazard = new Float64Array(places * years * HAZARDS);
  const population = new Float64Array(places * years);
  for (let i = 0; i < places; i++) {
    const size = Math.exp(15 + 1.5 * normal());
    // Beta(0.5, 0.5) by inverse: sin^2 of a uniform angle.
    const chance = Math.sin((uniform() * Math.PI) / 2) ** 2;
    const logit = Math.log(chance / (1 - chance));
    const mu = TRUTH.level + TRUTH.levelSpread * normal();
    const typical = TRUTH.intercept + TRUTH.slope * (mu + Math.log(size) - 9);
    // Scaled inverse chi-square with 4 degrees of freedom.
    const chi2 = normal() ** 2 + normal() ** 2 + normal() ** 2 + normal() ** 2;
    const spread = Math.sqrt((4 * Math.exp(typical)) / chi2);
    for (let t = 0; t < years; t++) {
      const slot = i * years + t;
      population[slot] = size;
      const isOn = uniform() < logistic(logit + TRUTH.trend * (t - (years - 1) / 2));
      const rate = Math.exp(mu + spread * normal());
      if (!isOn) continue;
      people[slot] = rate * size;
      events[slot] = i % 2 === 0 ? 5 : 1;
      const flood = uniform();
      peopleByHazard[slot * HAZARDS] = flood * rate * size;
      peopleByHazard[slot * HAZARDS + 1] = (1 - flood) * rate * size;
    }
  }
  const subregionOf = Array.from({ length: places }, (_, i) => i % SUBREGIONS);
  return { firstYear: 2013, places, subregionOf, years, people, events, peopleByHazard, population };
}

const WINDOW = { firstYear: 2013, lastYear: 2020, warmingAtFit: 1.14 } as const;

describe('the fit of the disaster law', () => {
  const records = drawnRecords(800, 8, 7);
  const fit = fitDisasterLaw(records, WINDOW);

  it('recovers the coefficients that drew the records', () => {
    // Conditional likelihood: within four of its own standard errors, and these are small enough to mean something.
    expect(fit.trendError).toBeLessThan(0.04);
    expect(Math.abs(fit.law.trendPerYear - TRUTH.trend)).toBeLessThan(4 * fit.trendError);
    // About 650 of 800 places have records: s.e. of the level (1.6^2 + 0.5)^0.5 / 650^0.5 = 0.07, of the spread
    // 1.6 / (2 x 650)^0.5 = 0.045; four of each.
    expect(Math.abs(fit.level - TRUTH.level)).toBeLessThan(0.28);
    expect(Math.abs(fit.levelSpread - TRUTH.levelSpread)).toBeLessThan(0.18);
    // A place's log variance is known to about 1.2 (4 + 4 degrees of freedom); x varies by 2.2: s.e. 0.05 and 0.02.
    expect(Math.abs(fit.varianceIntercept - TRUTH.intercept)).toBeLessThan(0.2);
    expect(Math.abs(fit.varianceSlope - TRUTH.slope)).toBeLessThan(0.09);
    // Shape of the probabilities: 800 Bernoulli octets give a and b to about 6%; four of these.
    expect(Math.abs(fit.occurrencePrior.a - 0.5)).toBeLessThan(0.12);
    expect(Math.abs(fit.occurrencePrior.b - 0.5)).toBeLessThan(0.12);
  });

  it('gives places without a record the pooled law, wide, and the hazards of their subregion', () => {
    const empty = Array.from({ length: 800 }, (_, i) => i).filter((i) =>
      records.people.subarray(i * 8, i * 8 + 8).every((people) => people === 0),
    );
    expect(empty.length).toBeGreaterThan(20);
    for (const i of empty) {
      expect(fit.law.logRate[i]).toBeCloseTo(fit.level, 6);
      expect(fit.law.logRateError[i]).toBeCloseTo(fit.levelSpread, 6);
      for (let h = 0; h < HAZARDS; h++)
        expect(fit.law.hazardShares[i * HAZARDS + h]).toBeCloseTo(
          fit.law.subregionShares[(i % SUBREGIONS) * HAZARDS + h] as number,
          9,
        );
    }
  });

  it('flags a Pareto tail where events are few', () => {
    // Even places have 5 events in an on-year, so with 8 on-years 5 a year; odd places never more than 1.
    for (let i = 0; i < 800; i++) {
      const on = records.people.subarray(i * 8, i * 8 + 8).filter((people) => people > 0).length;
      expect(fit.law.hasParetoTail[i]).toBe(i % 2 === 0 && (5 * on) / 8 >= 3 ? 0 : 1);
    }
  });

  it('covers what it was not fitted to: 80% intervals of later years hold 77-84%', () => {
    // Fitted to the first four of sixteen years; twelve later years of the same places test it.
    const fresh = drawnRecords(800, 16, 7);
    const half = fitDisasterLaw(fresh, { ...WINDOW, firstYear: 2013, lastYear: 2016 }).law;
    let inside = 0;
    let rows = 0;
    for (let i = 0; i < 800; i++) {
      for (let t = 4; t < 16; t++) {
        const people = fresh.people[i * 16 + t] as number;
        if (people === 0) continue;
        rows++;
        const width = 1.2815515655 * Math.hypot(half.logSpread[i] as number, half.logRateError[i] as number);
        const off = Math.log(people / (fresh.population[i * 16 + t] as number)) - (half.logRate[i] as number);
        if (Math.abs(off) < width) inside++;
      }
    }
    // About 4,700 rows in 700 places: s.e. about 0.008 with their likeness; the normal width for a Student t adds 0.01.
    expect(rows).toBeGreaterThan(3000);
    expect(inside / rows).toBeGreaterThan(0.77);
    expect(inside / rows).toBeLessThan(0.84);
  });

  it('does not depend on the order of places', () => {
    const turned: DisasterRecords = {
      ...records,
      people: turn(records.people, 8),
      events: turn(records.events, 8),
      peopleByHazard: turn(records.peopleByHazard, 32),
      subregionOf: records.subregionOf.toReversed(),
      population: turn(records.population, 8),
    };
    const other = fitDisasterLaw(turned, WINDOW);
    // Sums in another order differ in their last digits; the alternation stops at 1e-9.
    expect(other.law.trendPerYear).toBeCloseTo(fit.law.trendPerYear, 8);
    for (const i of [0, 1, 399, 799]) {
      expect(other.law.logRate[799 - i]).toBeCloseTo(fit.law.logRate[i] as number, 6);
      expect(other.law.occurrenceLogit[799 - i]).toBeCloseTo(fit.law.occurrenceLogit[i] as number, 6);
      expect(other.law.hazardShares[(799 - i) * HAZARDS]).toBeCloseTo(fit.law.hazardShares[i * HAZARDS] as number, 9);
    }
  });

  it('uses no year after the window', () => {
    const later = { ...records, people: records.people.slice() };
    for (let i = 0; i < 800; i++) later.people.fill(9e6, i * 8 + 4, i * 8 + 8);
    const window = { ...WINDOW, lastYear: 2016 };
    expect(fitDisasterLaw(later, window).law).toEqual(fitDisasterLaw(records, window).law);
  });

  it('refuses a window outside the records', () => {
    expect(() => fitDisasterLaw(records, { ...WINDOW, lastYear: 2021 })).toThrow('2013-2021 is not inside the records');
  });
});

describe('occurrence', () => {
  it('predicts its posterior mean when the error of the logit is drawn, and rises with on-years', () => {
    const counts = Float64Array.of(60, 30, 20, 20, 20, 20, 20, 30, 60);
    const { logit, logitError, probability } = fitOccurrence(counts, 0.1);
    for (let n = 0; n <= 8; n++) {
      let mean = 0;
      for (let k = 0; k < 2000; k++)
        mean += logistic((logit[n] as number) + (logitError[n] as number) * normalQuantile((k + 0.5) / 2000)) / 2000;
      // 64 slices of the normal against 2,000: they differ in the outermost slices, by less than 0.003.
      expect(Math.abs(mean - (probability[n] as number))).toBeLessThan(0.003);
      if (n > 0) expect(probability[n] as number).toBeGreaterThan(probability[n - 1] as number);
    }
  });

  it('holds in the last year: half a window of trend above the middle', () => {
    const symmetric = Float64Array.of(60, 30, 20, 20, 20, 20, 20, 30, 60);
    // Four on-years of eight under a symmetric prior: level 0 in the middle, 3.5 years before the last.
    // The climb to the prior stops at steps of 1e-5, which leaves a and b that far apart.
    expect(fitOccurrence(symmetric, 0).logit[4]).toBeCloseTo(0, 4);
    // The mean of a logistic is not quite that of its logit: 0.03 allows for it.
    expect(Math.abs((fitOccurrence(symmetric, 0.1).logit[4] as number) - 0.35)).toBeLessThan(0.03);
  });

  it('has no trend to find where no place changes', () => {
    expect(fitWithinTrend(Uint8Array.of(1, 1, 1, 0, 0, 0), 3)).toEqual({
      perYear: 0,
      standardError: Number.POSITIVE_INFINITY,
    });
  });

  it('finds the trend of two years by hand: log of the ratio of changers', () => {
    // Off-on 30 times, on-off 10 times: conditional logit, e^b = 30 / 10.
    const isOn = Uint8Array.from({ length: 80 }, (_, i) => (Math.floor(i / 2) < 30 ? i % 2 : 1 - (i % 2)));
    const { perYear, standardError } = fitWithinTrend(isOn, 2);
    expect(perYear).toBeCloseTo(Math.log(3), 6);
    // Information n p (1 - p) = 40 x 0.75 x 0.25.
    expect(standardError).toBeCloseTo(1 / Math.sqrt(7.5), 4);
  });
});

describe('gamma functions', () => {
  it('meet known values', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 9);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 8);
    // Minus the Euler-Mascheroni constant, and the recurrence.
    expect(digamma(1)).toBeCloseTo(-0.5772156649, 9);
    expect(digamma(0.3) + 1 / 0.3).toBeCloseTo(digamma(1.3), 9);
  });
});

/** Reverse the order of rows of a given width. */
function turn(values: Float64Array, width: number): Float64Array {
  const rows = values.length / width;
  return Float64Array.from(
    values,
    (_, i) => values[(rows - 1 - Math.floor(i / width)) * width + (i % width)] as number,
  );
}
