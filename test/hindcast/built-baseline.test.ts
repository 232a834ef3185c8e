import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BuiltBaseline, buildBaseline, FIT_WINDOW } from '../../scripts/baseline/build.ts';
import { exceedanceOfLargest, scoreWindows } from '../../scripts/baseline/disaster-diagnostics.ts';
import { root, skipsWithoutSources, sourceFolder } from '../support/sources.ts';

const data = join(root, 'data');
const FILES = ['baseline.bin', 'checks.bin', 'manifest.json'] as const;

// Built once for all; not before a test asks, so that a skipped file costs nothing.
let kept: BuiltBaseline | undefined;
function built(): BuiltBaseline {
  kept ??= buildBaseline(sourceFolder, data);
  return kept;
}

describe('the committed data files', () => {
  it.skipIf(skipsWithoutSources(FILES.length)).each(FILES)('%s is what the sources give', (file) => {
    expect(Buffer.compare(readFileSync(join(data, file)), built().files.get(file) ?? new Uint8Array())).toBe(0);
  });
});

/** The law that drives the app, fitted to the records before a window and scored on it. */
describe.skipIf(skipsWithoutSources(2))('the disaster law against the record', () => {
  it('V4: scores below the climatology of each country, on the log and on the rate, in both windows', () => {
    for (const { name, law, climatology } of scoreWindows(built().records)) {
      console.log(
        `V4 ${name}: CRPS log1p ${law.crpsLog.toFixed(3)} (climatology ${climatology.crpsLog.toFixed(3)}), per 1,000 ${law.crpsRate.toFixed(3)} (${climatology.crpsRate.toFixed(3)}); 80% covers ${(100 * law.coveredLarge).toFixed(0)}% of rows >= 10,000; PIT in 0.1-0.9 ${(100 * law.pit).toFixed(0)}%`,
      );
      expect(law.crpsLog).toBeLessThan(climatology.crpsLog);
      expect(law.crpsRate).toBeLessThan(climatology.crpsRate);
      expect(law.coveredLarge).toBeGreaterThanOrEqual(0.7);
      expect(law.pit).toBeGreaterThanOrEqual(0.75);
      expect(law.pit).toBeLessThanOrEqual(0.85);
    }
  });

  it('V4b: the 20 places with most displacement pass their own 90th percentile in 5-20% of years', () => {
    const { records, fit } = built();
    const { share } = exceedanceOfLargest(records, fit.law, FIT_WINDOW.firstYear, FIT_WINDOW.lastYear);
    console.log(`V4b: P90 of the 20 largest places passed in ${(100 * share).toFixed(1)}% of years`);
    expect(share).toBeGreaterThanOrEqual(0.05);
    expect(share).toBeLessThanOrEqual(0.2);
  });
});
