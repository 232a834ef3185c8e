import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csvParse } from 'd3';
import { afterAll, describe, expect, it } from 'vitest';
import { readSheets } from '../../src/export/read-workbook.ts';

const program = fileURLToPath(new URL('../../dist-node/horizons.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'horizons-needs-'));
afterAll(() => rmSync(folder, { recursive: true }));

if (!existsSync(program)) throw new Error('dist-node/ is missing: run npm run build first');

function horizons(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'needs', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** Needs by name, from a run that must succeed. */
function quantities(...args: string[]): Map<string, string> {
  const { status, stdout } = horizons(...args);
  expect(status).toBe(0);
  return new Map(csvParse(stdout).map(({ need, quantity }) => [need as string, quantity as string]));
}

const worked = ['--people', '100000', '--phase'];
const source = { standard: 'National agency', edition: '7/2008', locator: 'annex', certainty: 'B' };
const profile = { version: 1, id: 'national', name: 'National', place: 'NGA', household: 4 };
const file = (name: string, value: unknown): string => {
  writeFileSync(join(folder, name), JSON.stringify(value));
  return name;
};

describe('horizons needs', () => {
  it('writes the columns of the contract, plain digits and every row with its standard', () => {
    const { stdout, status } = horizons(...worked, 'emergency');
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toBe('sector,need,quantity,unit,phase,standard,edition,certainty');
    const rows = csvParse(stdout);
    expect(rows.length).toBeGreaterThan(60);
    for (const row of rows) {
      expect(row.quantity).toMatch(/^\d+(\.\d+)?$/);
      expect(row.certainty).toMatch(/^[ABC]$/);
      expect(row.phase).toBe('emergency');
      for (const column of ['sector', 'need', 'unit', 'standard', 'edition']) expect(row[column]).not.toBe('');
    }
  });

  it('writes a workbook whose quantities are numbers', () => {
    expect(horizons(...worked, 'emergency', '--format', 'xlsx', '--out', 'needs.xlsx').status).toBe(0);
    const sheet = readSheets(new Uint8Array(readFileSync(join(folder, 'needs.xlsx'))), ['needs']).get('needs') ?? [];
    expect(sheet[0]?.slice(0, 3)).toEqual(['sector', 'need', 'quantity']);
    expect(sheet.find(([, need]) => need === 'Communal toilets')?.[2]).toBe(2000);
    expect(horizons(...worked, 'emergency', '--format', 'xlsx').stderr).toContain('--out is missing');
  });

  it('gives the worked example of the emergency and of the time after', () => {
    const emergency = quantities(...worked, 'emergency');
    expect(emergency.get('Water for all domestic use')).toBe('1500');
    expect(emergency.get('Food energy')).toBe('210000000');
    expect(emergency.get('Covered living space')).toBe('350000');
    expect(emergency.get('Communal toilets')).toBe('2000');
    expect(emergency.get('Site area with plots and gardens')).toBe('450');
    expect(emergency.get('School places, ages 5-17')).toBe('30000');
    const after = quantities(...worked, 'after');
    expect(after.get('Communal toilets')).toBe('5000');
    expect(after.get('Bath shelters (showers)')).toBe('5000');
    expect(after.get('Hygiene promoters')).toBe('100');
  });

  it('says what is left out without a place, and takes ages and a planned share of 0.3 with one', () => {
    expect(horizons(...worked, 'emergency').stderr).toMatch(/^left out, for want of a place.*: Pre-primary places/);
    const { stderr, stdout } = horizons(...worked, 'emergency', '--place', 'NGA');
    expect(stderr).toBe('');
    const found = new Map(csvParse(stdout).map(({ need, quantity }) => [need, quantity]));
    expect(found.get('Communal toilets')).toBe('600');
    expect(found.get('Water for all domestic use')).toBe('1500');
    // About a third of Nigeria's people are of 5-17 (UN WPP 2024), less than a quarter women of 15-49.
    expect(Number(found.get('School places, ages 5-17'))).toBeGreaterThan(32_000);
    expect(Number(found.get('School places, ages 5-17'))).toBeLessThan(35_000);
    expect(Number(found.get('Pre-primary places, ages 3-5'))).toBeGreaterThan(7_000);
    const planned = quantities(...worked, 'emergency', '--place', 'NGA', '--planned-share', '0.5');
    expect(planned.get('Communal toilets')).toBe('1000');
  });

  it('counts households of another size, and reads a country profile', () => {
    expect(quantities(...worked, 'emergency', '--household', '4').get('Households')).toBe('25000');
    const ratios = { toilets: { emergency: 20, ...source } };
    const name = file('profile.json', { ...profile, ratios });
    const { stdout } = horizons(...worked, 'emergency', '--profile', name);
    const rows = csvParse(stdout);
    expect(rows.find(({ need }) => need === 'Communal toilets')).toMatchObject({
      quantity: '5000',
      standard: 'National agency',
      edition: '7/2008',
      certainty: 'B',
    });
    expect(rows.find(({ need }) => need === 'Households')?.quantity).toBe('25000');
  });

  it('writes JSON with inputs, rounding, checks of the site and locators, and a file of the same bytes', () => {
    const { stdout } = horizons(...worked, 'emergency', '--format', 'json');
    const json = JSON.parse(stdout);
    expect(json).toMatchObject({
      people: 100_000,
      measure: 'stated',
      phase: 'emergency',
      household: 5,
      plannedShare: 1,
    });
    expect(json.rounding).toMatch(/rounded up once/);
    expect(json.unknown).toEqual(['pre-primary-places']);
    expect(json.needs[0]).toMatchObject({ id: 'water', quantity: 1_500, ratio: 15, locator: 'water quantity' });
    expect(json.checks.find(({ id }: { id: string }) => id === 'water-distance')).toMatchObject({
      max: 500,
      unit: 'm',
    });
    expect(horizons(...worked, 'emergency', '--format', 'json', '--out', 'needs.json').stdout).toBe('');
    expect(readFileSync(join(folder, 'needs.json'), 'utf8')).toBe(stdout);
  });

  it('needs nothing for nobody', () => {
    for (const quantity of quantities('--people', '0', '--phase', 'after').values()) expect(quantity).toBe('0');
  });
});

describe('faults of the user', () => {
  const out = ['--out', 'never.csv'];
  const bad = file('bad.json', {
    ...profile,
    ratios: { water: { emergency: 105, ...source }, taps: { emergency: 'x', ...source } },
  });
  const other = file('other.json', { ...profile, ratios: {} });

  it.each([
    ['no people', ['--phase', 'after', ...out], /--people is missing\nneeds --people N/],
    ['no phase', ['--people', '5', ...out], /--phase is missing/],
    [
      'half a person',
      ['--people', '2.5', '--phase', 'after', ...out],
      /--people: found "2.5", allowed: a whole number/,
    ],
    ['fewer than none', ['--people=-5', '--phase', 'after', ...out], /--people: found "-5", allowed: .*from 0 to/],
    ['people in words', ['--people', '1,000', '--phase', 'after', ...out], /--people: found "1,000", allowed/],
    ['another phase', [...worked, 'later', ...out], /--phase: found "later", allowed: emergency, after/],
    ['an unknown place', [...worked, 'after', '--place', 'XXX', ...out], /--place: found "XXX", allowed: an ISO3 code/],
    ['a group', [...worked, 'after', '--place', 'WLD', ...out], /--place: found "WLD", allowed: an ISO3 code/],
    [
      'a share in percent',
      [...worked, 'after', '--planned-share', '30', ...out],
      /--planned-share: found "30", allowed: a number from 0 to 1/,
    ],
    [
      'a household of nobody',
      [...worked, 'after', '--household', '0', ...out],
      /--household: found "0", allowed: a number from 1 to 15/,
    ],
    ['a fourth shift', [...worked, 'after', '--shifts', '4', ...out], /--shifts: found "4", allowed: .*from 1 to 3/],
    [
      'another format',
      [...worked, 'after', '--format', 'ods', ...out],
      /--format: found "ods", allowed: csv, json, xlsx/,
    ],
    ['an unknown flag', [...worked, 'after', '--fast', ...out], /--fast/],
    ['no profile', [...worked, 'after', '--profile', 'no.json', ...out], /--profile: found "no.json", allowed: a file/],
    [
      'a broken profile, all its faults',
      [...worked, 'after', '--profile', bad, ...out],
      /ratios.water.emergency: found 105, allowed: a number from 3 to 75[\s\S]*ratios.taps.emergency: found "x"/,
    ],
    [
      'a profile of another country',
      [...worked, 'after', '--profile', other, '--place', 'BGD', ...out],
      /--profile: found a profile of NGA, allowed: one of BGD or of no place/,
    ],
    ['a folder that is not there', [...worked, 'after', '--out', 'nowhere/never.csv'], /--out/],
  ])('%s: exit code 2, words on stderr, no stack trace, no file', (_, args, message) => {
    const { status, stdout, stderr } = horizons(...args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(readdirSync(folder).filter((name) => name.startsWith('never') || name.startsWith('.horizons'))).toEqual([]);
  });
});
