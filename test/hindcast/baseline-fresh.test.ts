import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BuiltBaseline, buildBaseline } from '../../scripts/baseline/build.ts';
import { root, skipsWithoutSources, sourceFolder } from '../support/sources.ts';

const data = join(root, 'data');
const FILES = ['baseline.bin', 'checks.bin', 'manifest.json'] as const;

// Built once for all files; not before a test asks, so that a skipped file costs nothing.
let built: BuiltBaseline | undefined;

describe('the committed data files', () => {
  it.skipIf(skipsWithoutSources(FILES.length)).each(FILES)('%s is what the sources give', (file) => {
    built ??= buildBaseline(sourceFolder, data);
    expect(Buffer.compare(readFileSync(join(data, file)), built.files.get(file) ?? new Uint8Array())).toBe(0);
  });
});
