import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3';
import { describe, expect, it } from 'vitest';
import { betaQuantile } from '../../src/prepare/beta-quantile.ts';
import { createEventShares, EVENT_SHARES } from '../../src/prepare/event-share.ts';
import { quantileSorted } from '../../src/summary/quantile.ts';
import { skipsWithoutSources, sourceFolder } from '../support/sources.ts';

const grid = Array.from({ length: 999 }, (_, k) => (k + 1) / 1_000);

describe('betaQuantile', () => {
  // Closed forms: beta(1,1) is uniform, beta(2,1) has x^2, beta(1,3) 1 - (1-x)^3, beta(1/2,1/2) the arcsine.
  it.each([
    [1, 1, (u: number) => u],
    [2, 1, (u: number) => Math.sqrt(u)],
    [1, 3, (u: number) => 1 - Math.cbrt(1 - u)],
    [0.5, 0.5, (u: number) => Math.sin((Math.PI * u) / 2) ** 2],
  ])('of beta(%d, %d) is within 1/1,024 of the closed form', (a, b, exact) => {
    const quantile = betaQuantile(a, b);
    for (const u of grid) expect(Math.abs(quantile(u) - exact(u))).toBeLessThan(1 / 1_024);
  });

  it('rises from 0 to 1', () => {
    for (const { a, b } of EVENT_SHARES) {
      const values = [0, ...grid, 1].map(betaQuantile(a, b));
      expect(values[0]).toBe(0);
      expect(values.at(-1)).toBe(1);
      for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThan(values[i - 1] as number);
    }
  });
});

describe('share of the largest event', () => {
  const share = createEventShares();

  it('has the medians of the record in years of each size', () => {
    // 10^4.45, 10^5.43 and 10^6.45 movements.
    expect(share(0.5, 28_184)).toBeCloseTo(0.88, 2);
    expect(share(0.5, 269_153)).toBeCloseTo(0.86, 2);
    expect(share(0.5, 2_818_383)).toBeCloseTo(0.53, 2);
  });

  it('is held below and above the classes', () => {
    expect(share(0.3, 0)).toBe(share(0.3, 28_000));
    expect(share(0.3, 3e6)).toBe(share(0.3, 1e9));
  });

  it('never leaves fewer people after a year of more movements', () => {
    for (const u of [0.0001, 0.01, 0.1, 0.5, 0.9, 0.999]) {
      let before = 0;
      for (let log = 3; log < 8; log += 0.01) {
        const people = share(u, 10 ** log) * 10 ** log;
        expect(people).toBeGreaterThan(before);
        before = people;
      }
    }
  });

  it.skipIf(skipsWithoutSources(1))('has the median, the spread and the place of the classes of the record', () => {
    const events = csvParse(readFileSync(join(sourceFolder, 'displacement/disaster_events.csv'), 'utf8'));
    const years = new Map<string, { sum: number; largest: number }>();
    for (const { iso3, year, new_displacements } of events) {
      const key = `${iso3} ${year}`;
      const { sum, largest } = years.get(key) ?? { sum: 0, largest: 0 };
      const moved = Number(new_displacements);
      years.set(key, { sum: sum + moved, largest: Math.max(largest, moved) });
    }
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const spread = (values: readonly number[]) => Math.sqrt(mean(values.map((x) => (x - mean(values)) ** 2)));
    const edges = [1e4, 1e5, 1e6, Number.POSITIVE_INFINITY];
    EVENT_SHARES.forEach(({ a, b, logMovements }, k) => {
      const [low, high] = [edges[k] as number, edges[k + 1] as number];
      const inClass = [...years.values()].filter(({ sum }) => sum >= low && sum < high);
      expect(inClass).toHaveLength([409, 167, 68][k] as number);
      const shares = inClass.map(({ sum, largest }) => largest / sum).sort((x, y) => x - y);
      const drawn = grid.map(betaQuantile(a, b));
      // Coefficients have three digits, and 999 quantiles stand for the distribution.
      expect(Math.abs((drawn[499] as number) - quantileSorted(shares, 0.5))).toBeLessThan(0.005);
      expect(Math.abs(spread(drawn) - spread(shares))).toBeLessThan(0.005);
      expect(logMovements).toBeCloseTo(mean(inClass.map(({ sum }) => Math.log10(sum))), 1);
    });
  });
});
