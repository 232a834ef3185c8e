import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { corridorForecaster } from '../../workers/node/hindcast/corridors.ts';
import type { Forecast } from '../../workers/node/hindcast/forecaster.ts';
import { hindcastInput } from '../../workers/node/hindcast/input.ts';
import { corridorPeriod, readCorridorRecords } from '../../workers/node/sources/corridor-records.ts';
import { openSources } from '../../workers/node/sources/sources.ts';
import { baseline } from '../support/world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.env.HORIZONS_SOURCES ?? join(root, '../shared/data');
const isHere = existsSync(join(folder, 'migration'));
const isSkipped = !isHere && process.env.CI === undefined;
const codes = baseline.places.map((place) => place.iso3);
const C = codes.length;

if (isSkipped)
  console.log('Skipped 3 checks of the corridor hindcast: no sources (set HORIZONS_SOURCES to their folder).');

const forecasts = (origin: number): readonly Forecast[] => [
  ...corridorForecaster.forecast('corridors', hindcastInput(baseline, folder, origin, 5)),
];

interface Score {
  /** Sum of absolute errors over the sum of flows. */
  readonly wape: number;
  /** Mean absolute error of log1p over all pairs of different places. */
  readonly logError: number;
}

function scoreOf(points: Float64Array, flows: Float64Array): Score {
  let error = 0;
  let total = 0;
  let logError = 0;
  points.forEach((point, i) => {
    const flow = flows[i] as number;
    error += Math.abs(point - flow);
    total += flow;
    logError += Math.abs(Math.log1p(point) - Math.log1p(flow));
  });
  return { wape: error / total, logError: logError / (C * (C - 1)) };
}

/** Scores of the forecaster and of the last flow, and the share of listed pairs inside the 80% interval. */
function hindcast(origin: number): { law: Score; last: Score; covered: number } {
  const { flows } = readCorridorRecords(openSources(folder), codes, origin + 5);
  const flow = corridorPeriod(flows, origin);
  const points = new Float64Array(C * C);
  let covered = 0;
  const list = forecasts(origin);
  for (const row of list) {
    const pair = codes.indexOf(row.place) * C + codes.indexOf(row.destination);
    points[pair] = row.mean;
    const people = flow[pair] as number;
    if (people >= row.quantile(0.1) && people <= row.quantile(0.9)) covered++;
  }
  const last = scoreOf(corridorPeriod(flows, origin - 5), flow);
  return { law: scoreOf(points, flow), last, covered: covered / list.length };
}

describe.skipIf(isSkipped)('the corridor hindcast', () => {
  it('meets V6 at origin 2010: WAPE at most 0.54, log error no worse than the last flow, 80% covers about 80%', () => {
    const { law, last, covered } = hindcast(2010);
    expect(law.wape).toBeLessThanOrEqual(0.54);
    expect(law.logError).toBeLessThanOrEqual(last.logError);
    expect(covered).toBeGreaterThan(0.75);
    expect(covered).toBeLessThan(0.88);
  });

  it('has no target at origin 2005, where the last flow is hard to beat: within 5% of its WAPE', () => {
    const { law, last } = hindcast(2005);
    expect(law.wape).toBeLessThan(last.wape * 1.05);
  });

  it('lists each pair of two different places once, at least one person, quantiles in order', () => {
    const list = forecasts(2015);
    expect(list.length).toBeGreaterThan(15_000);
    expect(new Set(list.map((row) => row.place + row.destination)).size).toBe(list.length);
    for (const row of list) {
      expect(row.place).not.toBe(row.destination);
      expect(row.year).toBe(2015);
      expect(row.mean).toBeGreaterThanOrEqual(1);
      expect(row.quantile(0.1)).toBeLessThanOrEqual(row.mean + 1e-9 * row.mean);
      expect(row.quantile(0.9)).toBeGreaterThanOrEqual(row.mean - 1e-9 * row.mean);
    }
  });
});
