import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONFLICT_THRESHOLD,
  type ConflictLaw,
  onsetShift,
  writeOnset,
  writeOnsetLogit,
  writeSmall,
  writeSmallLogit,
} from '../../src/baseline/conflict-law.ts';
import { type ConflictStart, createConflict } from '../../src/drivers/peace/conflict.ts';
import { predictor } from '../../src/drivers/peace/draws.ts';
import { fitConflictLaw } from '../../src/fits/conflict.ts';
import { type ConflictRecords, pastOf } from '../../src/fits/conflict-records.ts';
import { fitLogistic } from '../../src/fits/logistic-regression.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { createLuck, luckKey } from '../../src/random/luck.ts';
import { normalQuantile } from '../../src/random/normal.ts';
import { philox } from '../../src/random/philox.ts';
import { deviation, quantile, share } from '../support/statistics.ts';

/** Uniform of a counter, so that made-up records are the same every time. */
function uniform(a: number, b: number, c: number): number {
  const words = new Uint32Array(4);
  philox(words, a, b, c, 0, 7, 7);
  return ((words[0] as number) + 0.5) / 2 ** 32;
}

const PLACES = 200;
const YEARS = 30;

/** Records drawn from a known law: half the places are stable, sizes vary around 60,000 with persistence 0.55. */
function madeUpRecords(): ConflictRecords {
  const people = new Float64Array(PLACES * YEARS);
  const stability = new Float64Array(PLACES * YEARS);
  for (let i = 0; i < PLACES; i++) {
    const level = 11 + 0.7 * normalQuantile(uniform(i, 0, 1));
    const calm = i % 2 === 0 ? 1 : -1.5;
    let last = 0;
    for (let t = 0; t < YEARS; t++) {
      stability[i * YEARS + t] = calm;
      const chance = last > 0 ? 0.85 : calm > 0 ? 0.01 : 0.12;
      const isOn = uniform(i, t, 2) < chance;
      const noise = 0.9 * normalQuantile(uniform(i, t, 3));
      const log = last > 0 ? level + 0.55 * (Math.log(last) - level) + noise : level + noise;
      last = isOn ? Math.max(CONFLICT_THRESHOLD, Math.exp(log)) : 0;
      people[i * YEARS + t] = last;
    }
  }
  return {
    firstYear: 1991,
    places: PLACES,
    years: YEARS,
    people,
    population: new Float64Array(PLACES * YEARS).fill(2e7),
    deaths: new Float64Array(PLACES * YEARS),
    stability,
    neighbours: Array.from({ length: PLACES }, () => []),
  };
}

const records = madeUpRecords();
const { law } = fitConflictLaw(records, 2020);

function start(): ConflictStart {
  const pasts = Array.from({ length: PLACES }, (_, i) => pastOf(records, i, YEARS));
  return {
    firstYear: 2021,
    m49: pasts.map((_, i) => i + 1),
    neighbours: records.neighbours,
    last: Float64Array.from(pasts, (past) => past.last),
    yearsSince: Float64Array.from(pasts, (past) => past.yearsSince),
    yearsOn: Float64Array.from(pasts, (past) => past.yearsOn),
    deaths: null,
  };
}

const stability = Float64Array.from({ length: PLACES }, (_, i) => records.stability[i * YEARS] as number);

/** People displaced by year, place and run, flat, of so many blocks. */
function simulate(fitted: ConflictLaw, years: number, blocks: number, population = 2e7, calm = stability): number[] {
  const process = createConflict(fitted, start(), true);
  const out: number[] = [];
  for (let block = 0; block < blocks; block++) {
    const luck = createLuck(luckKey('7'), block * LANES, false);
    process.startBlock(luck);
    for (let h = 0; h < years; h++) {
      const people = new Float64Array(PLACES * LANES).fill(population);
      process.step({ year: 2021 + h, luck, population: people, stability: calm, onsetLogOdds: null });
      out.push(...process.displaced);
    }
  }
  return out;
}

const isOn = (people: number): boolean => people >= CONFLICT_THRESHOLD;

describe('the logistic regression', () => {
  const rows = new Float64Array(8000);
  const outcomes = new Uint8Array(4000);
  for (let n = 0; n < 4000; n++) {
    const x = normalQuantile(uniform(n, 1, 9));
    rows.set([1, x], 2 * n);
    outcomes[n] = uniform(n, 2, 9) < 1 / (1 + Math.exp(2 - 1.2 * x)) ? 1 : 0;
  }

  it('recovers known coefficients within three standard errors', () => {
    const { mean, root } = fitLogistic(rows, outcomes, [0, 0], [100, 100]);
    expect(Math.abs((mean[0] as number) + 2)).toBeLessThan(3 * (root[0] as number));
    expect(Math.abs((mean[1] as number) - 1.2)).toBeLessThan(3 * Math.hypot(root[2] as number, root[3] as number));
    // Information of 4,000 rows with a mean p (1 - p) near 0.12: an error of 0.05 at most 0.06.
    expect(root[0]).toBeGreaterThan(0.03);
    expect(root[0]).toBeLessThan(0.08);
  });

  it('gives a finite answer for a sample that separates', () => {
    const apart = Uint8Array.from({ length: 4000 }, (_, n) => ((rows[2 * n + 1] as number) > 0 ? 1 : 0));
    const { mean } = fitLogistic(rows, apart, [0, 0], [5, 1]);
    expect(mean[1]).toBeGreaterThan(1);
    expect(mean[1]).toBeLessThan(20);
  });
});

describe('the fit of the conflict law', () => {
  it('recovers persistence and spread of sizes', () => {
    // The prior stands at 0.55 and 0.92; 1,500 pairs outweigh its 100. The floor at 10,000 trims a few percent.
    expect(law.persistence).toBeGreaterThan(0.45);
    expect(law.persistence).toBeLessThan(0.65);
    expect(law.spread).toBeGreaterThan(0.8);
    expect(law.spread).toBeLessThan(1.0);
  });

  it('gives unstable places more onsets and keeps spells as long as recorded', () => {
    expect(law.onset.mean[1]).toBeLessThan(-0.5);
    const on = simulate(law, 10, 8).filter((_, n) => Math.floor(n / LANES) % 2 === 1);
    const seen = [...records.people].filter((_, n) => Math.floor(n / YEARS) % 2 === 1);
    expect(Math.abs(share(on, isOn) - share(seen, isOn))).toBeLessThan(0.08);
  });

  it('uses no year after the last one', () => {
    const people = records.people.slice();
    for (let i = 0; i < PLACES; i++) people[i * YEARS + YEARS - 1] = 5e6;
    expect(fitConflictLaw({ ...records, people }, 2019).law).toEqual(fitConflictLaw(records, 2019).law);
  });

  it('refuses a year outside the records', () => {
    expect(() => fitConflictLaw(records, 2021)).toThrow('No fit to 2021');
  });
});

describe('conflict displacement', () => {
  it('is at least 10,000 while on, and never above 0.20 of the population', () => {
    const small = simulate(law, 5, 8, 100_000);
    expect(small.filter(isOn).length).toBeGreaterThan(0);
    expect(Math.max(...small)).toBeLessThanOrEqual(0.2 * 100_000 * (1 + 1e-12));
    expect(simulate(law, 5, 8, 40_000).filter(isOn)).toHaveLength(0);
    expect(Math.min(...small)).toBeGreaterThanOrEqual(0);
  });

  it('falls in share of places when stability rises', () => {
    const better = share(
      simulate(
        law,
        10,
        8,
        2e7,
        stability.map((value) => value + 1),
      ),
      isOn,
    );
    expect(better).toBeLessThan(share(simulate(law, 10, 8), isOn));
  });

  it('does not grow with population', () => {
    const median = (population: number) => quantile(simulate(law, 5, 8, population).filter(isOn), 0.5);
    // Fifty times the people: more first years among those on, which differ a little in size, and nothing else.
    expect(median(1e9) / median(2e7)).toBeGreaterThan(0.8);
    expect(median(1e9) / median(2e7)).toBeLessThan(1.25);
  });

  it('gives the same runs whatever runs are drawn beside them', () => {
    const process = createConflict(law, start(), true);
    const third = createLuck(luckKey('7'), 2 * LANES, false);
    process.startBlock(third);
    const population = new Float64Array(PLACES * LANES).fill(2e7);
    process.step({ year: 2021, luck: third, population, stability, onsetLogOdds: null });
    const all = simulate(law, 1, 3);
    expect([...process.displaced]).toEqual(all.slice(2 * PLACES * LANES));
  });

  it('keeps near years at the fit and far years at the anchor', () => {
    expect(onsetShift({ anchor: -0.5 }, 0)).toBeCloseTo(0, 12);
    expect(onsetShift({ anchor: -0.5 }, 40)).toBeCloseTo(-0.5, 4);
  });

  it('spreads continuing sizes as fitted', () => {
    const central = createConflict({ ...law, levelError: new Float64Array(PLACES) }, start(), false);
    const logs: number[] = [];
    const at = pastPlace();
    for (let block = 0; block < 100; block++) {
      const luck = createLuck(luckKey('9'), block * LANES, false);
      central.startBlock(luck);
      const population = new Float64Array(PLACES * LANES).fill(1e9);
      central.step({ year: 2021, luck, population, stability, onsetLogOdds: null });
      for (let lane = 0; lane < LANES; lane++) {
        const people = central.displaced[at * LANES + lane] as number;
        if (people > CONFLICT_THRESHOLD) logs.push(Math.log(people));
      }
    }
    // 700 draws: standard error of a deviation 0.9 / sqrt(1400) = 0.024; the floor trims the lower tail a little.
    expect(deviation(logs)).toBeGreaterThan(law.spread - 0.15);
    expect(deviation(logs)).toBeLessThan(law.spread + 0.1);
  });
});

/** The place with the largest conflict in the last year, far above the floor. */
function pastPlace(): number {
  const { last } = start();
  return last.indexOf(Math.max(...last));
}

describe('the logits of a run', () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const pasts = fc.record({
    stability: number(-3, 3),
    yearsSince: fc.oneof(fc.integer({ min: 1, max: 80 }), fc.constant(Number.POSITIVE_INFINITY)),
    population: number(1_000, 1.5e9),
    hasNeighbour: fc.boolean(),
    last: fc.oneof(fc.constant(0), number(1, 1e7)),
    yearsOn: fc.integer({ min: 0, max: 30 }),
    deaths: number(0, 1e5),
  });
  const coefficients = (size: number) =>
    fc
      .array(number(-3, 3), { minLength: size * LANES, maxLength: size * LANES })
      .map((list) => Float64Array.from(list));
  const lanes = fc.integer({ min: 0, max: LANES - 1 });

  it('are the fitted covariates times the coefficients, to the bit', () => {
    const out = new Float64Array(3);
    for (const size of [6, 7])
      fc.assert(
        fc.property(pasts, coefficients(size), lanes, (past, drawn, lane) => {
          const row = new Float64Array(size);
          writeOnset(past, row);
          writeOnsetLogit(past, drawn, lane, out, 1);
          expect(out[1]).toBe(predictor(row, drawn, lane));
        }),
      );
    fc.assert(
      fc.property(pasts, coefficients(4), lanes, number(0, 1), (past, drawn, lane, shareOfYears) => {
        const row = new Float64Array(4);
        writeSmall(past, shareOfYears, row);
        writeSmallLogit(past, shareOfYears, drawn, lane, out, 2);
        expect(out[2]).toBe(predictor(row, drawn, lane));
      }),
    );
  });
});
