import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csvParse } from 'd3';
import { afterAll, describe, expect, it } from 'vitest';
import type { Job } from '../../src/engine/job.ts';
import { csvLines } from '../../src/export/csv-file.ts';
import { readSheets } from '../../src/export/read-workbook.ts';
import type { Receipt } from '../../src/export/receipt.ts';
import { parseTableReceipt } from '../../src/export/table-receipt.ts';
import type { OwnRecord } from '../../src/own/own-series.ts';
import { ownCsv, presentSeries } from '../../src/own/own-template.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { jobDataset } from '../../workers/files/job-dataset.ts';
import { jobTables } from '../../workers/files/job-tables.ts';
import { createInlineHost } from '../../workers/inline-host.ts';
import { baselineBytes, kernelBytes, nodeBuildFacts } from '../../workers/node/files.ts';
import { importOwnFile } from '../../workers/page-own-data.ts';
import { createPool } from '../../workers/pool.ts';
import { baseline } from '../support/world.ts';

const program = fileURLToPath(new URL('../../dist-node/horizons.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'horizons-own-'));
afterAll(() => rmSync(folder, { recursive: true }));

if (!existsSync(program)) throw new Error('dist-node/ is missing: run npm run build first');

function horizons(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** The present figures of a place, altered, as a file of the user. */
function altered(kind: OwnRecord['kind'], place: string, change: (value: number, k: number) => number) {
  const series = presentSeries(baseline, kind, place);
  if (!series) throw new Error(`${place} has no ${kind}`);
  const text = ownCsv({ ...series, values: series.values.map(change) });
  const name = `${kind}-${place}.csv`;
  writeFileSync(join(folder, name), text);
  const read = importOwnFile(text, name, 0, baseline);
  if (read.kind === 'faults') throw new Error(JSON.stringify(read.faults));
  return { name, records: read.records };
}

const movements = altered('displacement', 'BGD', (value) => Math.max(0, value) * 3 + 1_000);
// A place of the young: twice the people under 15.
const people = altered('population', 'NER', (value, k) => (k % 101 < 15 ? value * 2 : value));
const both = ['--own-data', movements.name, '--own-data', people.name];

describe('data of a user on the command line', () => {
  it('gives the numbers of the worker of the page, and a receipt that names their checksums', async () => {
    const quantiles = [0.1, 0.5, 0.9];
    const job: Job = {
      ...{ scenario: REFERENCE, seed: 'horizons', runs: 16, until: 2027, hasNoise: true, coefficients: 'drawn' },
      ...{ places: ['BGD', 'NER'], outputs: ['population', 'disasterDisplacement'], byAge: 'none', corridors: 0 },
      ...{ record: 'exact', watch: [] },
    };
    const own = [...movements.records, ...people.records];
    const pool = await createPool(createInlineHost(), 1, baselineBytes(), kernelBytes() as never, null, own);
    const tables = jobTables(await pool.run(job, { quantiles }), quantiles);
    const parts = { world: baseline, order: job.outputs, quantiles, tables, failed: 0, facts: nodeBuildFacts() };
    const expected = [...csvLines(jobDataset(job, parts))].join('');
    const args = ['run', '--scenario', 'reference', '--runs', '16', '--until', '2027', '--places', 'BGD,NER'];
    const asked = [...args, '--outputs', job.outputs.join(), '--quantiles', quantiles.join(), '--out', 'own.csv'];
    const { status, stderr } = horizons(...asked, ...both);
    expect(status, stderr).toBe(0);
    expect(readFileSync(join(folder, 'own.csv'), 'utf8')).toBe(expected);
    expect(stderr).toContain("Computed with the user's own data in place of the baseline: displacement BGD");
    const receipt = JSON.parse(readFileSync(join(folder, 'own.csv.receipt.json'), 'utf8')) as Receipt;
    expect(receipt.build.ownData).toEqual(own.map(({ id: series, sha256 }) => ({ series, sha256 })));

    const again = horizons('check', 'own.csv', ...both);
    expect(again.stdout).toContain('reproduces: ');
    expect(again.stdout).not.toContain('made with another');
    expect(again.status).toBe(0);
    const without = horizons('check', 'own.csv');
    expect(without.stdout).toMatch(
      /made with another set of data of a user in place of the baseline: displacement BGD/,
    );
    expect(without.status).toBe(1);
  });

  it('lists every fault of every file with its row, and refuses a series that comes twice', () => {
    writeFileSync(join(folder, 'income.csv'), 'place,income\nNGA,5000\nXXX,20\n');
    writeFileSync(join(folder, 'share.csv'), 'place,year,share\nNGA,2021,0.5\n');
    const run = ['run', '--scenario', 'reference', '--runs', '8'];
    const { status, stderr } = horizons(...run, '--own-data', 'income.csv', '--own-data', 'share.csv');
    expect(status).toBe(2);
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.split(': found')[0]),
    ).toEqual(['income.csv: row 3, place', 'income.csv: row 3, income', 'share.csv: row 2, year']);
    const twice = horizons(...run, '--own-data', people.name, '--own-data', people.name);
    expect(twice.stderr).toContain(`${people.name}: population NER: found here and in ${people.name}`);
    expect(horizons(...run, '--own-data', 'none.csv').stderr).toContain('allowed: a CSV file');
  });

  it('stands in shocks, whose file comes out again with the same data', () => {
    const asked = [
      'shocks',
      '--scenario',
      'reference',
      '--place',
      'BGD',
      '--metric',
      'floodDisplacement',
      '--runs',
      '40',
    ];
    const args = [...asked, '--workers', '1', '--out', 'shocks.csv', '--own-data', movements.name];
    const { status, stderr } = horizons(...args);
    expect(status, stderr).toBe(0);
    expect(stderr).toContain('displacement BGD (displacement-BGD.csv, SHA-256 ');
    const text = readFileSync(join(folder, 'shocks.csv.receipt.json'), 'utf8');
    const receipt = parseTableReceipt(text.trim(), baseline);
    expect(receipt.kind === 'table-receipt' && receipt.receipt.build.ownData?.[0]?.series).toBe('displacement BGD');
    const again = horizons('check', 'shocks.csv', '--own-data', movements.name, '--workers', '1');
    expect(again.stdout).toContain('reproduces: ');
    expect(horizons('check', 'shocks.csv', '--workers', '1').status).toBe(1);
  }, 180_000);

  it('changes the needs of its place, which say so, and is refused where no need depends on it', () => {
    const asked = ['needs', '--people', '10000', '--phase', 'emergency', '--place', 'NER'];
    const { stdout, stderr } = horizons(...asked, '--own-data', people.name);
    const [mark = '', ...lines] = stdout.split('\n');
    expect(mark).toMatch(/^# Computed with the user's own data .* population NER \(population-NER.csv, SHA-256 /);
    expect(stderr).toContain('population NER');
    const children = (text: string) =>
      csvParse(text).find(({ counted_in: counted = '', need = '' }) => /5-17|school/i.test(`${counted}${need}`))
        ?.quantity;
    expect(Number(children(lines.join('\n')))).toBeGreaterThan(Number(children(horizons(...asked).stdout)));
    const json = JSON.parse(horizons(...asked, '--format', 'json', '--own-data', people.name).stdout);
    expect(json.ownData).toEqual([{ series: 'population NER', file: people.name, sha256: people.records[0]?.sha256 }]);
    horizons(...asked, '--format', 'xlsx', '--out', 'needs.xlsx', '--own-data', people.name);
    const sheets = readSheets(new Uint8Array(readFileSync(join(folder, 'needs.xlsx'))), ['needs']);
    expect(sheets.get('needs')?.at(-1)?.[0]).toMatch(/^Computed with data of the user .*: Niger, population by age \(/);
    expect(horizons(...asked, '--own-data', movements.name).stderr).toContain('allowed: population NER');
    expect(horizons(...asked.slice(0, 5), '--own-data', people.name).status).toBe(2);
  });

  it('is named in a brief, in its language', () => {
    const asked = ['brief', '--scenario', 'reference', '--place', 'BGD', '--runs', '40', '--out', 'brief.html'];
    asked.push('--language', 'fr');
    const { status, stderr } = horizons(...asked, '--own-data', movements.name);
    expect(status, stderr).toBe(0);
    const text = readFileSync(join(folder, 'brief.html'), 'utf8');
    expect(text).toContain('<b>Calculé avec des données de l’utilisateur');
    expect(text).toMatch(/Bangladesh, [^<]*\(displacement-BGD\.csv, /);
  }, 180_000);
});
