import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openSources, readTable } from '../../workers/node/sources/sources.ts';
import { deviation, quantile } from '../support/statistics.ts';

const sources =
  process.env.HORIZONS_SOURCES ?? join(fileURLToPath(new URL('../..', import.meta.url)), '../shared/data');
const isHere = existsSync(join(sources, 'urbanization'));

if (!isHere && process.env.CI === undefined)
  console.log('Skipped 1 hindcast of urban shares: no sources (set HORIZONS_SOURCES to their folder).');

const logit = (share: number) => Math.log(share / (1 - share));

/** Years over which the observed growth difference fades into the rule of the UN. */
const BLEND = 25;
/** Places nearer to wholly urban or rural have no growth difference to speak of; smaller ones are counted by hand. */
const EDGE = 0.01;
const FEWEST_THOUSANDS = 100;

/** Urban shares by place and year, places above 100,000 people in 2015. */
function readShares(): ReadonlyMap<number, number>[] {
  const table = readTable(openSources(sources), 'urbanization/urban_population.csv', [
    ...['iso3', 'year', 'urban_pct'],
    ...['urban_thousands', 'rural_thousands'],
  ]);
  const shares = new Map<string, Map<number, number>>();
  const large = new Set<string>();
  for (const row of table.rows) {
    const [iso3, year] = [row.text('iso3'), Number(row.text('year'))];
    const series = shares.get(iso3) ?? new Map<number, number>();
    shares.set(iso3, series.set(year, Number(row.text('urban_pct')) / 100));
    const people = Number(row.text('urban_thousands')) + Number(row.text('rural_thousands'));
    if (year === 2015 && people >= FEWEST_THOUSANDS) large.add(iso3);
  }
  return [...shares].flatMap(([iso3, series]) => (large.has(iso3) ? [series] : []));
}

/** Errors of the logit of the share `years` after the origins 1995, 2000 and 2005, where the source reaches that far. */
function errors(shares: readonly ReadonlyMap<number, number>[], years: number): number[][] {
  return [1995, 2000, 2005]
    .filter((origin) => origin + years <= 2020)
    .map((origin) =>
      shares.flatMap((series) => {
        const known = [origin - 5, origin, origin + years].map((year) => series.get(year) ?? 0);
        if (known.some((share) => share <= EDGE || share >= 1 - EDGE)) return [];
        const [before, start, end] = known.map(logit) as [number, number, number];
        let level = start;
        for (let t = 0; t < years; t++) {
          const weight = Math.max(0, 1 - t / BLEND);
          const rule = 0.0279 - 0.0099 / (1 + Math.exp(-level));
          level += (weight * (start - before)) / 5 + (1 - weight) * rule;
        }
        return [end - level];
      }),
    );
}

describe('the noise of the urban share', () => {
  it.skipIf(!isHere && process.env.CI === undefined)(
    'is as wide as the errors of the UN rule were: within a third at 10, 15 and 20 years',
    () => {
      const shares = readShares();
      for (const years of [5, 10, 15, 20]) {
        const byOrigin = errors(shares, years);
        // The middle 80% of places, as a standard deviation: a few redefinitions of towns would rule the plain one.
        const spreads = byOrigin.map((values) => (quantile(values, 0.9) - quantile(values, 0.1)) / 2 / 1.2816);
        const found = spreads.reduce((a, b) => a + b, 0) / spreads.length;
        let variance = years;
        for (let k = 1; k < years; k++) variance += 2 * (years - k) * 0.9 ** k;
        const ours = 0.012 * Math.sqrt(variance);
        const plain = deviation(byOrigin.flat());
        console.log(
          `Urban share, ${years} years ahead, sd of the logit: errors ${found.toFixed(3)} (plain ${plain.toFixed(3)}), noise ${ours.toFixed(3)}`,
        );
        expect(byOrigin.every((values) => values.length > 190)).toBe(true);
        if (years >= 10) expect(Math.abs(ours / found - 1)).toBeLessThan(1 / 3);
      }
    },
  );
});
