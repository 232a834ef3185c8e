import { describe, expect, it } from 'vitest';
import { asRecorded, scaleAt, student4Quantile } from '../../src/baseline/cross-border-law.ts';
import { createCrossBorder } from '../../src/drivers/peace/cross-border.ts';
import { createDestinations } from '../../src/drivers/peace/destinations.ts';
import { createPairs } from '../../src/drivers/peace/pair-table.ts';
import { type CrossBorderRecords, fitCrossBorderLaw } from '../../src/fits/cross-border.ts';
import { destinationTable, type Flow, followMix } from '../../src/fits/cross-border-destinations.ts';
import { fitStudent } from '../../src/fits/student-regression.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { createLuck, luckKey } from '../../src/random/luck.ts';
import { philox } from '../../src/random/philox.ts';

function uniform(a: number, b: number, c: number): number {
  const words = new Uint32Array(4);
  philox(words, a, b, c, 0, 11, 11);
  return ((words[0] as number) + 0.5) / 2 ** 32;
}

const PLACES = 60;
const YEARS = 20;
const near = (i: number, j: number): boolean => Math.abs(i - j) === 1;

/** Flows of places in a row: each sends most to its neighbours and some to place 0. */
function madeUpFlows(): Flow[] {
  const flows: Flow[] = [];
  for (let i = 1; i < PLACES; i++) {
    const level = 3 + (6 * i) / PLACES;
    let last = level;
    for (let t = 0; t < YEARS; t++) {
      last = level + 0.8 * (last - level) + 0.4 * student4Quantile(uniform(i, t, 1));
      const people = Math.expm1(Math.max(0, last));
      flows.push({ origin: i, destination: 0, t, people: 0.2 * people });
      flows.push({ origin: i, destination: i - 1, t, people: 0.8 * people });
    }
  }
  return flows;
}

const records: CrossBorderRecords = {
  firstYear: 2000,
  places: PLACES,
  years: YEARS,
  flows: madeUpFlows(),
  traits: (i, j) => (i === j ? undefined : { distanceKm: 500 * Math.abs(i - j), isNeighbour: near(i, j) }),
  internal: () => 0,
};

describe('Student errors', () => {
  it('have the quantiles of the table with 4 degrees of freedom', () => {
    // Any statistical table: t(4) at 0.9, 0.975 and 0.995.
    expect(student4Quantile(0.9)).toBeCloseTo(1.533, 3);
    expect(student4Quantile(0.975)).toBeCloseTo(2.776, 3);
    expect(student4Quantile(0.005)).toBeCloseTo(-4.604, 3);
    expect(student4Quantile(0.5)).toBeCloseTo(0, 6);
    expect(student4Quantile(1 - 1e-9)).toBe(5);
    expect(student4Quantile(0.1)).toBe(-student4Quantile(0.9));
  });

  it('are fitted with known coefficients inside three standard errors', () => {
    const rows = new Float64Array(9000);
    const targets = new Float64Array(3000);
    for (let n = 0; n < 3000; n++) {
      const x = 4 * uniform(n, 0, 2) - 2;
      rows.set([1, x, uniform(n, 0, 3)], 3 * n);
      targets[n] = 0.5 + 0.8 * x + 0.3 * student4Quantile(uniform(n, 0, 4));
    }
    const { coefficients, scale } = fitStudent(rows, targets, 3);
    const error = (k: number) => Math.hypot(...coefficients.root.slice(3 * k, 3 * k + 3));
    [0.5, 0.8, 0].forEach((value, k) => {
      expect(Math.abs((coefficients.mean[k] as number) - value)).toBeLessThan(3 * error(k));
    });
    expect(scale).toBeCloseTo(0.3, 1);
  });
});

describe('destinations', () => {
  it('follow the record of an origin and give every origin with a distance shares that sum to 1', () => {
    const mix = followMix(records.flows, PLACES, YEARS, 0.6, () => {});
    const size = new Float64Array(PLACES).fill(100);
    const { start, mix: shares } = destinationTable(mix, size, size, records.traits);
    for (let i = 0; i < PLACES; i++) {
      const sum = shares.slice(start[i], start[i + 1]).reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo(1, 12);
    }
    expect(mix[10 * PLACES + 9]).toBeCloseTo(0.8, 12);
    expect(mix[10 * PLACES]).toBeCloseTo(0.2, 12);
  });

  it('see no year before it has passed', () => {
    const first: number[] = [];
    followMix(records.flows, PLACES, YEARS, 0.6, (t, mix) => {
      if (t === 0) first.push(...mix);
    });
    expect(first.every((value) => value === 0)).toBe(true);
  });

  it('send the new part of a flow that triples to land neighbours or past them, by the uniform', () => {
    const pairs = {
      start: Int32Array.of(0, 2, 2, 2),
      destination: Int32Array.of(1, 2),
      mix: Float64Array.of(0.1, 0.9),
      gravity: Float64Array.of(0.9, 0.1),
      isNeighbour: Uint8Array.of(1, 0),
    };
    const table = createDestinations(pairs, 0.6, createPairs(pairs, new Float64Array(3)), 0);
    table.startBlock();
    const departures = new Float64Array(3 * LANES).fill(100_000, 0, LANES);
    const direction = new Float64Array(3 * LANES);
    direction.set([0.1, 0.8, 0.99]);
    // 17 of 23 mostly near (0.93), 4 of 23 entirely further, 2 of 23 half and half.
    table.spread(departures, new Float64Array(3 * LANES), direction);
    [93_000, 0, 50_000].forEach((near, lane) => {
      expect(table.arrivals[LANES + lane]).toBeCloseTo(near, 3);
      expect(table.arrivals[2 * LANES + lane]).toBeCloseTo(100_000 - near, 3);
    });
  });
});

describe('displacement across borders', () => {
  const { law } = fitCrossBorderLaw(records);
  const m49 = Array.from({ length: PLACES }, (_, i) => i + 1);
  const still = {
    displaced: new Float64Array(PLACES * LANES),
    turn: new Uint8Array(PLACES * LANES),
    population: new Float64Array(PLACES * LANES).fill(1e6),
  };

  it('arrives to the last person in every run and year', () => {
    const process = createCrossBorder(law, m49, true);
    const luck = createLuck(luckKey('3'), 0, false);
    process.startBlock(luck);
    for (let year = 2020; year < 2045; year++) {
      process.step({ year, luck, ...still });
      for (let lane = 0; lane < LANES; lane++) {
        let left = 0;
        let came = 0;
        for (let i = 0; i < PLACES; i++) {
          left += process.departures[i * LANES + lane] as number;
          came += process.arrivals[i * LANES + lane] as number;
        }
        expect(left).toBeGreaterThan(0);
        expect(Math.abs(came / left - 1)).toBeLessThan(1e-9);
      }
    }
  });

  it('is never above 0.2 of the population', () => {
    const process = createCrossBorder(law, m49, true);
    const luck = createLuck(luckKey('3'), 0, false);
    process.startBlock(luck);
    process.step({ year: 2020, luck, ...still, population: new Float64Array(PLACES * LANES).fill(1000) });
    expect(Math.max(...process.departures)).toBeLessThanOrEqual(200 + 1e-9);
    expect(Math.max(...process.departures)).toBeGreaterThan(199);
  });

  it('rises in the first year of a conflict', () => {
    const total = (turn: number): number => {
      const process = createCrossBorder(law, m49, true);
      const luck = createLuck(luckKey('3'), 0, false);
      process.startBlock(luck);
      const displaced = still.displaced.map(() => 50_000);
      process.step({ year: 2020, luck, ...still, displaced, turn: still.turn.map(() => turn) });
      return process.departures.reduce((a, b) => a + b, 0);
    };
    expect(total(1)).toBeGreaterThan(total(0));
    expect(total(2)).toBeLessThan(total(0));
  });

  it('comes back to the persistence it was drawn with', () => {
    // log1p x = level + 0.8 (last - level) + error: last and mean of three share the weight of the past, the level has the rest.
    const [, last = 0, three = 0, level = 0] = law.departures.large.mean;
    expect(last + three).toBeGreaterThan(0.65);
    expect(last + three).toBeLessThan(0.95);
    expect(last + three + level).toBeGreaterThan(0.85);
    expect(last + three + level).toBeLessThan(1.05);
  });
});

describe('records of small counts', () => {
  it('are rounded to fives, as UNHCR does', () => {
    expect([0, 2.4, 2.6, 7.4, 49, 61.4].map(asRecorded)).toEqual([0, 0, 5, 5, 50, 61]);
  });

  it('widen smoothly between classes of size', () => {
    const scale = Float64Array.of(1, 2, 3, 4, 5, 6);
    expect(scaleAt(scale, 0)).toBe(1);
    expect(scaleAt(scale, 2)).toBeCloseTo(1.5, 12);
    expect(scaleAt(scale, 30)).toBeCloseTo(6, 6);
  });
});
