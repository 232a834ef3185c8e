import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folder of the restricted sources that hindcasts read. */
export const sourceFolder = process.env.HORIZONS_SOURCES ?? join(root, '../shared/data');

const isHere = existsSync(join(sourceFolder, 'demography'));

/** Skip where the sources are absent, but never in CI: there the test runs and fails. Prints how many tests are left out. */
export function skipsWithoutSources(tests: number): boolean {
  const skips = !isHere && process.env.CI === undefined;
  if (skips) console.log(`Skipped ${tests} tests: no sources (set HORIZONS_SOURCES to their folder).`);
  return skips;
}
