import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { asRecorded } from '../../src/baseline/cross-border-law.ts';
import { createConflict } from '../../src/drivers/peace/conflict.ts';
import { createCrossBorder } from '../../src/drivers/peace/cross-border.ts';
import { fitConflictLaw } from '../../src/fits/conflict.ts';
import { fitCrossBorderLaw } from '../../src/fits/cross-border.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { createLuck, luckKey } from '../../src/random/luck.ts';
import { conflictForecaster, lanesOf } from '../../workers/node/hindcast/conflict.ts';
import { readCrossBorderRecords, simulateCrossBorder } from '../../workers/node/hindcast/cross-border.ts';
import { hindcastInput } from '../../workers/node/hindcast/input.ts';
import { readKnownPopulation } from '../../workers/node/hindcast/known-population.ts';
import { readConflictBefore } from '../../workers/node/hindcast/peace-records.ts';
import { sampledForecast } from '../../workers/node/hindcast/sampled-forecast.ts';
import { quantile } from '../support/statistics.ts';
import { baseline } from '../support/world.ts';

const folder = process.env.HORIZONS_SOURCES ?? join(fileURLToPath(new URL('../..', import.meta.url)), '../shared/data');
const isSkipped = !existsSync(join(folder, 'displacement')) && process.env.CI === undefined;
const { places } = baseline;
const SMALLEST_POPULATION = 100_000;
const HORIZONS = [0, 1, 2];
/** Points at which a forecast is read for its score. */
const POINTS = Array.from({ length: 200 }, (_, q) => (q + 0.5) / 200);

if (isSkipped)
  console.log('Skipped 4 checks of conflict and cross-border displacement: no sources (set HORIZONS_SOURCES).');

/** Mean absolute distance to the outcome less half the mean distance between two draws; values sorted ascending. */
function crps(values: readonly number[], seen: number): number {
  const n = values.length;
  return values.reduce((sum, x, i) => sum + Math.abs(x - seen) / n - ((2 * i - n + 1) * x) / (n * n), 0);
}

interface Totals {
  log: number;
  rate: number;
  rows: number;
  error: number;
  people: number;
  large: number;
  covered: number;
}

/** Scores by who forecasts and horizon. */
function scoreboard() {
  const totals = new Map<string, Totals>();
  const key = (who: string, h: number) => `${who} ${h + 1}`;
  return {
    add(who: string, h: number, values: readonly number[], mean: number, seen: number, population: number): void {
      const sorted = [...values].sort((a, b) => a - b);
      const t = totals.get(key(who, h)) ?? { log: 0, rate: 0, rows: 0, error: 0, people: 0, large: 0, covered: 0 };
      totals.set(key(who, h), t);
      t.log += crps(sorted.map(Math.log1p), Math.log1p(seen));
      t.rate += crps(
        sorted.map((x) => (1000 * x) / population),
        (1000 * seen) / population,
      );
      t.rows++;
      t.error += Math.abs(mean - seen);
      t.people += seen;
      if (seen < 10_000) return;
      t.large++;
      if (quantile(sorted, 0.1) <= seen && seen <= quantile(sorted, 0.9)) t.covered++;
    },
    of(who: string, h: number) {
      const t = totals.get(key(who, h)) as Totals;
      return { log: t.log / t.rows, rate: t.rate / t.rows, wape: t.error / t.people, covered: t.covered / t.large };
    },
    print(title: string): void {
      console.log(title);
      for (const [who, t] of [...totals].sort(([a], [b]) => a.localeCompare(b)))
        console.log(
          `  ${who.padEnd(20)} log ${(t.log / t.rows).toFixed(3)}  per 1,000 ${(t.rate / t.rows).toFixed(3)}  ` +
            `WAPE of the mean ${(t.error / t.people).toFixed(3)}  80% covers ${(t.covered / t.large).toFixed(2)} of ${t.large}`,
        );
    },
  };
}

/** Past of a series [C][Y] from `first` on as rivals see it before an origin. */
function addRivals(
  board: ReturnType<typeof scoreboard>,
  past: readonly number[],
  h: number,
  seen: number,
  population: number,
): void {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  for (const [who, values] of [
    ['climatology, all', past],
    ['climatology, five', past.slice(-5)],
    ['last value', past.slice(-1)],
  ] as const)
    board.add(who, h, values, mean(values), seen, population);
}

describe.skipIf(isSkipped)('conflict displacement', () => {
  it('meets V5: CRPS below climatology and last value at 1, 2, 3 years, 80% covers 65% of large rows', () => {
    const board = scoreboard();
    const all = hindcastInput(baseline, folder, 2021, 1);
    const { records } = readConflictBefore(all);
    const known = readKnownPopulation(all.read, places);
    const seenAt = (i: number, year: number) => records.people[i * records.years + year - records.firstYear] as number;
    for (let origin = 2014; origin <= 2018; origin++) {
      const forecasts = conflictForecaster.forecast('conflictDisplacement', hindcastInput(baseline, folder, origin, 3));
      for (const forecast of forecasts) {
        const i = places.findIndex(({ iso3 }) => iso3 === forecast.place);
        if (known.at(i, 2015.5) < SMALLEST_POPULATION) continue;
        const { year } = forecast;
        const population = known.at(i, year + 0.5);
        const seen = seenAt(i, year);
        board.add('law', year - origin, POINTS.map(forecast.quantile), forecast.mean, seen, population);
        const past = Array.from({ length: origin - 2009 }, (_, t) => seenAt(i, 2009 + t));
        addRivals(board, past, year - origin, seen, population);
      }
    }
    board.print('V5, origins 2014-2018');
    for (const h of HORIZONS) {
      for (const rival of ['climatology, all', 'last value']) {
        expect(board.of('law', h).log).toBeLessThan(board.of(rival, h).log);
        expect(board.of('law', h).rate).toBeLessThan(board.of(rival, h).rate);
      }
      expect(board.of('law', h).log).toBeLessThan(board.of('climatology, five', h).log);
      expect(board.of('law', h).covered).toBeGreaterThanOrEqual(0.65);
    }
  });
});

describe.skipIf(isSkipped)('displacement across borders', () => {
  it('meets V10: CRPS below five years of climatology, no worse than last value, WAPE below last value', () => {
    const boards = { departures: scoreboard(), arrivals: scoreboard() };
    const all = hindcastInput(baseline, folder, 2023, 1);
    const { flows, years } = readCrossBorderRecords(all, readConflictBefore(all));
    const known = readKnownPopulation(all.read, places);
    const totals = {
      departures: new Float64Array(places.length * years),
      arrivals: new Float64Array(places.length * years),
    };
    for (const { origin, destination, t, people } of flows) {
      const from = origin * years + t;
      const to = destination * years + t;
      totals.departures[from] = (totals.departures[from] as number) + people;
      totals.arrivals[to] = (totals.arrivals[to] as number) + people;
    }
    // Every other origin, as each takes seconds; all of them are in docs/evidence.json.
    for (let origin = 2012; origin <= 2020; origin += 2) {
      const samples = simulateCrossBorder(hindcastInput(baseline, folder, origin, 3));
      for (const side of ['departures', 'arrivals'] as const)
        for (const [i, { iso3 }] of places.entries())
          for (const h of HORIZONS) {
            if (known.at(i, 2015.5) < SMALLEST_POPULATION) continue;
            const year = origin + h;
            const seenAt = (y: number) => totals[side][i * years + y - 2000] as number;
            const values = samples[side][i]?.[h] as Float64Array;
            const forecast = sampledForecast({ place: iso3, destination: '', year }, values);
            const population = known.at(i, year + 0.5);
            boards[side].add('law', h, POINTS.map(forecast.quantile), forecast.mean, seenAt(year), population);
            const past = Array.from({ length: origin - 2000 }, (_, t) => seenAt(2000 + t));
            addRivals(boards[side], past, h, seenAt(year), population);
          }
    }
    for (const side of ['departures', 'arrivals'] as const) {
      const board = boards[side];
      board.print(`V10, ${side}, origins 2012, 2014 .. 2020`);
      for (const h of HORIZONS) {
        expect(board.of('law', h).log).toBeLessThan(board.of('climatology, five', h).log);
        expect(board.of('law', h).log).toBeLessThanOrEqual(board.of('last value', h).log);
        expect(board.of('law', h).wape).toBeLessThan(board.of('last value', h).wape);
      }
    }
  }, 600_000);
});

describe.skipIf(isSkipped)('a free run of 25 years from the state of 2020', () => {
  const YEARS = 25;
  const RUNS = 400;

  it('keeps the share of places in conflict at 10-15% each year and the world total near its level', () => {
    const input = hindcastInput(baseline, folder, 2021, 1);
    const before = readConflictBefore(input);
    const known = readKnownPopulation(input.read, places);
    const conflict = createConflict(fitConflictLaw(before.records, before.lastYear).law, before.start, true);
    const { law } = fitCrossBorderLaw(readCrossBorderRecords(input, before));
    const across = createCrossBorder(law, before.start.m49, true);
    const isCounted = places.map((_, i) => known.at(i, 2015.5) >= SMALLEST_POPULATION);
    const counted = isCounted.filter(Boolean).length;
    const population = lanesOf(known, places.length, 2021);
    const share = new Float64Array(YEARS);
    const worlds = Array.from({ length: YEARS }, () => [] as number[]);
    const departures = Array.from({ length: YEARS }, () => [] as number[]);
    for (let firstRun = 0; firstRun < RUNS; firstRun += LANES) {
      const luck = createLuck(luckKey('1'), firstRun, false);
      conflict.startBlock(luck);
      across.startBlock(luck);
      for (let h = 0; h < YEARS; h++) {
        const year = 2021 + h;
        conflict.step({ year, luck, population, stability: before.stability, onsetLogOdds: null });
        across.step({ year, luck, population, displaced: conflict.displaced, turn: conflict.turn });
        for (let lane = 0; lane < LANES; lane++) {
          let people = 0;
          let left = 0;
          for (let i = 0; i < places.length; i++) {
            people += conflict.displaced[i * LANES + lane] as number;
            left += across.departures[i * LANES + lane] as number;
            if (isCounted[i] && conflict.state.isOn[i * LANES + lane] === 1)
              share[h] = (share[h] as number) + 1 / counted / RUNS;
          }
          worlds[h]?.push(people);
          departures[h]?.push(left);
        }
      }
    }
    const { people, years, firstYear } = before.records;
    let level = 0;
    for (let i = 0; i < places.length; i++)
      for (let year = 2015; year <= 2020; year++) level += (people[i * years + year - firstYear] as number) / 6;
    console.log(`Free run: mean of 2015-2020 ${(level / 1e6).toFixed(1)} M`);
    for (let h = 0; h < YEARS; h++) {
      const median = quantile(worlds[h] ?? [], 0.5);
      const left = asRecorded(quantile(departures[h] ?? [], 0.5));
      if (h % 4 === 0)
        console.log(
          `  year ${h + 1}: ${(100 * (share[h] as number)).toFixed(1)}% in conflict, ${(median / 1e6).toFixed(1)} M inside, ${(left / 1e6).toFixed(1)} M across`,
        );
      expect(share[h]).toBeGreaterThanOrEqual(0.1);
      expect(share[h]).toBeLessThanOrEqual(0.15);
      expect(median / level).toBeGreaterThanOrEqual(0.7);
      expect(median / level).toBeLessThanOrEqual(1.5);
    }
  });
});

describe.skipIf(isSkipped)('a hindcast of peace and security', () => {
  it('covers every place and is the same however many years are asked for', () => {
    const run = (years: number) => [
      ...conflictForecaster.forecast('conflictDisplacement', hindcastInput(baseline, folder, 2016, years)),
    ];
    const one = run(1);
    expect(one.map(({ place }) => place)).toEqual(places.map(({ iso3 }) => iso3));
    const first = run(2).filter(({ year }) => year === 2016);
    expect(first.map(({ mean }) => mean)).toEqual(one.map(({ mean }) => mean));
  });
});
