import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { disasterForecaster, fitDisastersBefore } from '../../workers/node/hindcast/disaster.ts';
import { hindcastInput } from '../../workers/node/hindcast/input.ts';
import { quantile } from '../support/statistics.ts';
import { baseline } from '../support/world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.env.HORIZONS_SOURCES ?? join(root, '../shared/data');
const isSkipped = !existsSync(join(folder, 'displacement')) && process.env.CI === undefined;

if (isSkipped)
  console.log('Skipped 2 checks of the disaster hindcast: no sources (set HORIZONS_SOURCES to their folder).');

describe.skipIf(isSkipped)('the disaster hindcast', () => {
  it('at origin 2021 is the law that drives the app', () => {
    const { law } = fitDisastersBefore(hindcastInput(baseline, folder, 2021, 1), { firstYear: 2013, lastYear: 2020 });
    const app = baseline.disaster;
    // The app knows the population of 2020 from the estimate of 2023, the hindcast from growth to 2019: half a per cent in
    // most places, some per cent in a few; storage rounds to 0.0001.
    const gap = (fitted: ArrayLike<number>, stored: ArrayLike<number>) =>
      quantile(
        Array.from(fitted, (value, i) => Math.abs(value - (stored[i] as number))),
        0.95,
      );
    expect(gap(law.occurrenceLogit, app.occurrenceLogit)).toBeLessThan(0.0002);
    expect(gap(law.logRate, app.logRate)).toBeLessThan(0.02);
    expect(gap(law.logSpread, app.logSpread)).toBeLessThan(0.02);
    expect(gap(law.hazardShares, app.hazardShares)).toBeLessThan(0.0002);
    expect(Math.abs(law.trendPerYear - app.trendPerYear)).toBeLessThan(0.0001);
    expect(Math.abs(law.warmingAtFit - app.warmingAtFit)).toBeLessThan(0.001);
  });

  it('has world totals of the size on record: the sum of means of 2017 within 15-45 million (record 15-42)', () => {
    const means = [...disasterForecaster.forecast('disasterDisplacement', hindcastInput(baseline, folder, 2017, 1))];
    const world = means.reduce((sum, { mean }) => sum + mean, 0);
    expect(world).toBeGreaterThan(15e6);
    expect(world).toBeLessThan(45e6);
  });
});
