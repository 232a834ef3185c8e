import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type BuiltBaseline, buildBaseline } from '../../scripts/baseline/build.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const data = join(root, 'data');
const sources = process.env.HORIZONS_SOURCES ?? join(root, '../shared/data');
const isHere = existsSync(join(sources, 'demography'));
const FILES = ['baseline.bin', 'checks.bin', 'manifest.json'] as const;

if (!isHere && process.env.CI === undefined) {
  console.log(`Skipped ${FILES.length} freshness checks: no sources (set HORIZONS_SOURCES to their folder).`);
}

// Built once for all files; not before a test asks, so that a skipped file costs nothing.
let built: BuiltBaseline | undefined;

describe('the committed data files', () => {
  // Where CI is set the sources must be there: the test then runs and fails in the build.
  it.skipIf(!isHere && process.env.CI === undefined).each(FILES)('%s is what the sources give', (file) => {
    built ??= buildBaseline(sources, data);
    expect(Buffer.compare(readFileSync(join(data, file)), built.files.get(file) ?? new Uint8Array())).toBe(0);
  });
});
