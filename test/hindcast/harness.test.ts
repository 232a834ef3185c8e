import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Forecast } from '../../workers/node/hindcast/forecaster.ts';
import { hindcastInput } from '../../workers/node/hindcast/input.ts';
import { HINDCAST_METRICS } from '../../workers/node/hindcast/registry.ts';
import { baseline } from '../support/world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.env.HORIZONS_SOURCES ?? join(root, '../shared/data');
const isSkipped = !existsSync(join(folder, 'displacement')) && process.env.CI === undefined;
const METRICS = [...HINDCAST_METRICS].flatMap(([, { forecaster, writes, isCorridor }]) =>
  writes.map((metric) => ({ metric, forecaster, isCorridor })),
);
const LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975] as const;
const ROOMS = ['climate', 'demography', 'displacement', 'economy', 'geography', 'migration', 'urbanization'];

if (isSkipped)
  console.log(`Skipped ${3 * METRICS.length} hindcast checks: no sources (set HORIZONS_SOURCES to their folder).`);

const temporary: string[] = [];
afterAll(() => {
  for (const path of temporary) rmSync(path, { recursive: true });
});

/** Year in which a row is known to be over, by the columns that date rows; undefined where nothing does. */
function yearOf(header: readonly string[], cells: readonly string[]): number | undefined {
  const at = (name: string) => cells[header.indexOf(name)] ?? '';
  if (header.includes('year')) return Number(at('year'));
  // Five-year periods run from 1 July to 1 July: one that closes in the origin's year is the last one known.
  if (header.includes('period')) return Number(at('period').slice(0, 4)) + 4;
  if (header.includes('year0')) return Number(at('year0')) + 4;
  return undefined;
}

/** Copy the sources and change every figure dated from the origin on; every third such row goes. */
function changedFrom(origin: number): { path: string; changed: number } {
  const path = mkdtempSync(join(tmpdir(), 'look-ahead-'));
  temporary.push(path);
  let changed = 0;
  for (const room of ROOMS) {
    cpSync(join(folder, room), join(path, room), { recursive: true, mode: 0 });
    for (const file of readdirSync(join(folder, room)).filter((name) => name.endsWith('.csv'))) {
      const [head = '', ...lines] = readFileSync(join(folder, room, file), 'utf8')
        .trimEnd()
        .split('\n');
      const header = head.split(',');
      const out = lines.flatMap((line) => {
        const cells = line.split(',');
        if (!((yearOf(header, cells) ?? 0) >= origin)) return [line];
        changed++;
        if (changed % 3 === 0) return [];
        return cells
          .map((cell, i) => {
            const isKey = ['year', 'period', 'year0'].includes(header[i] ?? '') || cell === '';
            return isKey || Number.isNaN(Number(cell)) ? cell : String(2 * Number(cell) + 7);
          })
          .join(',');
      });
      rmSync(join(path, room, file), { force: true });
      writeFileSync(join(path, room, file), `${[head, ...out].join('\n')}\n`);
    }
  }
  return { path, changed };
}

function table(forecasts: Iterable<Forecast>): string[] {
  return Array.from(forecasts, ({ place, destination, year, mean, quantile }) =>
    [place, destination, year, mean, ...LEVELS.map((p) => quantile(p))].join(' '),
  );
}

describe.skipIf(isSkipped).each(METRICS)('the hindcast of $metric', ({ metric, forecaster, isCorridor }) => {
  // The middle of the origins: every one of them runs through the same lines.
  const origin = forecaster.origins[Math.floor(forecaster.origins.length / 2)] as number;
  const forecast = (sources: string) => forecaster.forecast(metric, hindcastInput(baseline, sources, origin, 2));
  // Of the sources as they are: the same for all tests.
  let rows: readonly Forecast[] | undefined;
  const rowsAsTheyAre = () => {
    rows ??= [...forecast(folder)];
    return rows;
  };

  it(`does not change with what is dated from the origin ${origin} on`, () => {
    const { path, changed } = changedFrom(origin);
    expect(changed).toBeGreaterThan(10_000);
    expect(table(forecast(path))).toEqual(table(rowsAsTheyAre()));
  });

  it('does change with what is dated before it', () => {
    const { path } = changedFrom(origin - 1);
    let isRefused = false;
    let changed: string[] = [];
    try {
      changed = table(forecast(path));
    } catch {
      // Tables that no longer agree with each other are refused, which is a way to notice them.
      isRefused = true;
    }
    expect(isRefused || JSON.stringify(changed) !== JSON.stringify(table(rowsAsTheyAre()))).toBe(true);
  });

  it('has every place and year, finite figures and quantiles that do not fall', () => {
    const found = rowsAsTheyAre();
    if (!isCorridor) {
      const keys = found.map(({ place, destination, year }) => `${place}${destination} ${year}`);
      const expected = baseline.places.flatMap(({ iso3 }) => [`${iso3} ${origin}`, `${iso3} ${origin + 1}`]);
      expect(keys.sort()).toEqual(expected.sort());
    }
    for (const { place, mean, quantile } of found) {
      const values = LEVELS.map((p) => quantile(p));
      expect(Number.isFinite(mean), place).toBe(true);
      for (const [i, value] of values.entries()) {
        expect(Number.isFinite(value), place).toBe(true);
        expect(value, place).toBeGreaterThanOrEqual(values[i - 1] ?? Number.NEGATIVE_INFINITY);
        if (metric !== 'netMigration') expect(value, place).toBeGreaterThanOrEqual(0);
      }
    }
  });
});
