import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csvParse } from 'd3';
import { afterAll, describe, expect, it } from 'vitest';
import { HINDCAST_METRICS } from '../../workers/node/hindcast/registry.ts';
import { baseline } from '../support/world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'dist-node', 'horizons.mjs');
const sources = process.env.HORIZONS_SOURCES ?? join(root, '../shared/data');
const isSkipped = !existsSync(join(sources, 'displacement')) && process.env.CI === undefined;
const folder = mkdtempSync(join(tmpdir(), 'hindcast-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

if (!existsSync(program)) throw new Error('dist-node/ is missing: run npm run build first');
if (isSkipped)
  console.log('Skipped 3 checks of the hindcast command: no sources (set HORIZONS_SOURCES to their folder).');

function hindcast(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'hindcast', ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, HORIZONS_SOURCES: sources },
  });
  return { status, stdout, stderr };
}

describe('horizons hindcast, words', () => {
  it('names what is missing', () => {
    expect(hindcast()).toMatchObject({ status: 2, stdout: '' });
    expect(hindcast().stderr).toContain('--metric is missing');
    const { status, stderr } = hindcast('--metric', 'population');
    expect(status).toBe(2);
    expect(stderr).toContain('--origin is missing');
  });

  it.each([...HINDCAST_METRICS])(
    '%s refuses an origin beyond the data and lists the others',
    (metric, { forecaster }) => {
      const { status, stderr, stdout } = hindcast('--metric', metric, '--origin', '2035');
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toBe(`--origin: found "2035", allowed: ${forecaster.origins.join(', ')}\n`);
    },
  );

  it('names the table that a folder of sources lacks, and leaves no file behind', () => {
    const before = readdirSync(folder);
    const args = ['--metric', 'netMigration', '--origin', '2010', '--sources', folder, '--out', 'lost.csv'];
    const { status, stderr } = hindcast(...args);
    expect(status).toBe(2);
    expect(stderr).toContain('demography/population_history.csv: found no such file');
    expect(readdirSync(folder)).toEqual(before);
  });

  it('refuses a folder that is not there', () => {
    const { status, stderr } = hindcast('--metric', 'netMigration', '--origin', '2010', '--sources', 'nowhere');
    expect(status).toBe(2);
    expect(stderr).toContain('--sources: found');
  });
});

describe.skipIf(isSkipped)('horizons hindcast, results', () => {
  it('writes mean and the default quantiles of three years for every place, the same to a file and to the screen', () => {
    const args = ['--metric', 'disasterDisplacement', '--origin', '2016'];
    const { status, stdout, stderr } = hindcast(...args);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const rows = csvParse(stdout);
    expect(rows.columns).toEqual(['metric', 'place', 'destination', 'year', 'statistic', 'value']);
    const statistics = [
      'mean',
      'p2_5',
      'p5',
      'p10',
      'p20',
      'p30',
      'p40',
      'p50',
      'p60',
      'p70',
      'p80',
      'p90',
      'p95',
      'p97_5',
    ];
    expect(rows.slice(0, 14).map((row) => row.statistic)).toEqual(statistics);
    expect(rows).toHaveLength(baseline.places.length * 3 * 14);
    expect(new Set(rows.map((row) => row.year))).toEqual(new Set(['2016', '2017', '2018']));
    expect(hindcast(...args, '--out', 'whole.csv').status).toBe(0);
    expect(readFileSync(join(folder, 'whole.csv'), 'utf8')).toBe(stdout);
  });

  it('writes the years and quantiles asked for', () => {
    const { stdout } = hindcast(
      '--metric',
      'population',
      '--origin',
      '2015',
      '--years',
      '5',
      '--quantiles',
      '0.25,0.75',
    );
    const rows = csvParse(stdout);
    expect(rows).toHaveLength(baseline.places.length * 5 * 3);
    expect(rows.slice(0, 3).map((row) => `${row.year} ${row.statistic}`)).toEqual([
      '2015 mean',
      '2015 p25',
      '2015 p75',
    ]);
  });

  it('writes corridors as pairs with a mean of at least one person, mean and three quantiles', () => {
    const rows = csvParse(hindcast('--metric', 'corridors', '--origin', '2010').stdout);
    expect(rows.slice(0, 4).map((row) => row.statistic)).toEqual(['mean', 'p10', 'p50', 'p90']);
    const means = rows.filter((row) => row.statistic === 'mean');
    expect(means.every((row) => Number(row.value) >= 1 && row.destination !== '' && row.year === '2010')).toBe(true);
    expect(new Set(means.map((row) => `${row.place} ${row.destination}`)).size).toBe(means.length);
  });
});
