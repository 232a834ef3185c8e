import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csvParse } from 'd3';
import { afterAll, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../dist-node/horizons.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'horizons-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

if (!existsSync(program)) throw new Error('dist-node/ is missing: run npm run build first');

function horizons(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr };
}

const small = ['run', '--scenario', 'reference', '--runs', '24', '--until', '2027'];

describe('horizons run', () => {
  it('gives the same bytes twice, and from one and from two workers, exact and sketched', () => {
    for (const runs of ['24', '80']) {
      const args = [...small, '--runs', runs, '--places', 'WLD,NGA,un-caribbean', '--workers'];
      const one = horizons(...args, '1');
      expect(one.status).toBe(0);
      expect(one.stdout.length).toBeGreaterThan(1_000);
      expect(horizons(...args, '2').stdout).toBe(one.stdout);
      expect(horizons(...args, '2').stdout).toBe(one.stdout);
    }
  });

  it('writes the columns of the contract, ordered by place, output, year and statistic', () => {
    const { stdout } = horizons(
      ...small,
      '--places',
      'NGA,WLD',
      '--outputs',
      'births,population',
      '--quantiles',
      '0.025,0.5',
    );
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('scenario,place,output,unit,year,statistic,value');
    const keys = csvParse(stdout).map((row) => `${row.place} ${row.output} ${row.year} ${row.statistic}`);
    const expected = ['NGA', 'WLD'].flatMap((place) =>
      ['births', 'population'].flatMap((output) =>
        [2025, 2026, 2027].flatMap((year) =>
          ['mean', 'p2_5', 'p50'].map((statistic) => `${place} ${output} ${year} ${statistic}`),
        ),
      ),
    );
    expect(keys).toEqual(expected);
    for (const line of lines.slice(1)) expect(line).toMatch(/,-?\d+(\.\d+)?$/);
  });

  it('has rows for every known place and every output, warming for the world only', () => {
    const rows = csvParse(horizons(...small, '--runs', '8', '--until', '2025', '--quantiles', '0.5').stdout);
    const places = new Set(rows.map((row) => row.place));
    expect(places.size).toBe(236 + 38);
    for (const output of ['population', 'disasterDisplacement', 'medianAge']) {
      expect(rows.filter((row) => row.output === output && row.statistic === 'mean')).toHaveLength(places.size);
    }
    expect(new Set(rows.filter((row) => row.output === 'warming').map((row) => row.place))).toEqual(new Set(['WLD']));
  });

  it('without noise has equal statistics, and the world is the sum of its countries', () => {
    const rows = csvParse(
      horizons(...small, '--no-noise', '--outputs', 'population,deaths', '--quantiles', '0.1,0.9').stdout,
    );
    const byKey = new Map(
      rows.map((row) => [`${row.place} ${row.output} ${row.year} ${row.statistic}`, Number(row.value)]),
    );
    expect(byKey.get('NGA population 2027 p10')).toBe(byKey.get('NGA population 2027 mean'));
    for (const output of ['population', 'deaths']) {
      let sum = 0;
      for (const row of rows)
        if (
          row.place?.length === 3 &&
          row.place !== 'WLD' &&
          row.output === output &&
          row.year === '2027' &&
          row.statistic === 'mean'
        )
          sum += Number(row.value);
      // 236 values with 7 digits each.
      expect(Math.abs(sum / (byKey.get(`WLD ${output} 2027 mean`) as number) - 1)).toBeLessThan(1e-6);
    }
  });

  it('gives people by age and sex only when asked for, in two more columns that sum to the population', () => {
    const rows = csvParse(
      horizons(
        ...small,
        '--no-noise',
        '--places',
        'NGA',
        '--outputs',
        'population,populationByAge',
        '--quantiles',
        '0.5',
      ).stdout,
    );
    expect(rows.columns).toEqual(['scenario', 'place', 'output', 'unit', 'year', 'statistic', 'value', 'age', 'sex']);
    const ages = rows.filter(
      (row) => row.output === 'populationByAge' && row.year === '2026' && row.statistic === 'mean',
    );
    expect(ages).toHaveLength(42);
    expect(ages[0]).toMatchObject({ age: '0-4', sex: 'M' });
    expect(ages[20]).toMatchObject({ age: '100+', sex: 'M' });
    const total = Number(
      rows.find((row) => row.output === 'population' && row.year === '2026' && row.statistic === 'mean')?.value,
    );
    expect(Math.abs(ages.reduce((sum, row) => sum + Number(row.value), 0) / total - 1)).toBeLessThan(1e-6);
  });

  it('writes a file from the caller’s folder, and JSON that parses', () => {
    expect(horizons(...small, '--places', 'NGA', '--out', 'result.csv').status).toBe(0);
    expect(readFileSync(join(folder, 'result.csv'), 'utf8')).toBe(horizons(...small, '--places', 'NGA').stdout);
    const json = JSON.parse(horizons(...small, '--places', 'NGA', '--outputs', 'births', '--format', 'json').stdout);
    expect(json).toMatchObject({ seed: 'horizons', runs: 24, failed: 0 });
    expect(json.rows[0]).toMatchObject({
      place: 'NGA',
      output: 'births',
      year: 2025,
      statistic: 'mean',
      unit: 'persons',
    });
  });
});

describe('horizons shocks', () => {
  it('says how often a place has a shock, against the same level in the reference', () => {
    const { status, stdout } = horizons(
      ...['shocks', '--scenario', 'stronger-warming', '--place', 'BGD', '--metric', 'disasterDisplacement'],
      ...['--runs', '40'],
    );
    expect(status).toBe(0);
    const rows = csvParse(stdout);
    expect(rows.columns).toEqual(['scenario', 'metric', 'place', 'measure', 'from', 'to', 'statistic', 'value']);
    const value = (statistic: string, from: number, to: number, measure = 'people') =>
      Number(
        rows.find(
          (row) =>
            row.statistic === statistic &&
            row.from === String(from) &&
            row.to === String(to) &&
            row.measure === measure,
        )?.value ?? Number.NaN,
      );
    // The level is the reference's own of those years: equal up to the rank that 200 years of runs resolve.
    expect(value('chanceReference', 2025, 2029)).toBeCloseTo(0.1, 2);
    expect(value('chanceLow', 2046, 2050)).toBeLessThan(value('chance', 2046, 2050));
    expect(value('chanceHigh', 2046, 2050)).toBeGreaterThan(value('chance', 2046, 2050));
    expect(value('level', 2025, 2029)).toBeGreaterThan(10_000);
    expect(value('level', 2025, 2029, 'per-thousand')).toBeLessThan(1_000);
    expect(value('oneIn', 2046, 2050) * value('chance', 2046, 2050)).toBeCloseTo(1, 5);
  });
});

describe('horizons shocks --split', () => {
  const args = ['shocks', '--scenario', 'stronger-warming', '--metric', 'floodDisplacement', '--runs', '40'];
  const parts = ['splitClimate', 'splitPopulation', 'splitVulnerability', 'splitReporting'];

  it.each(['BGD', 'un-caribbean'])('parts the change of the chance in %s, and the parts add up to it', (place) => {
    const { status, stdout, stderr } = horizons(...args, '--place', place, '--split');
    expect(status).toBe(0);
    expect(stderr).toContain(`${place} floodDisplacement: 1 in`);
    const rows = csvParse(stdout).filter(({ measure }) => measure === 'people');
    const value = (statistic: string, from = '2046') =>
      Number(rows.find((row) => row.statistic === statistic && row.from === from && row.from !== row.to)?.value);
    const total = value('splitTotal');
    // Files hold seven digits.
    expect(parts.reduce((sum, part) => sum + value(part), 0)).toBeCloseTo(total, 6);
    expect(total).toBeCloseTo(value('chance') - value('chanceReference', '2025'), 6);
    // Warming raises displacement and adaptation lowers it in every run; 200 years of islands hold too few floods to show it.
    if (place === 'BGD') {
      expect(value('splitClimate')).toBeGreaterThan(0);
      expect(value('splitVulnerability')).toBeLessThan(0);
    }
    // The scenario states nothing beside.
    expect(rows.some(({ statistic }) => statistic === 'splitStated')).toBe(false);
  });

  it('writes the same rows before it as without', () => {
    const plain = horizons(...args, '--place', 'BGD').stdout;
    expect(horizons(...args, '--place', 'BGD', '--split').stdout.startsWith(plain)).toBe(true);
  });
});

describe('horizons shocks: when, and what meets', () => {
  const args = ['shocks', '--scenario', 'reference', '--metric', 'stormDisplacement', '--place', 'HTI', '--runs', '40'];
  const { status, stdout } = horizons(...args, '--compound');
  const rows = csvParse(stdout);
  const found = (statistic: string, metric = 'stormDisplacement', from = '2025') =>
    Number(rows.find((row) => row.statistic === statistic && row.metric === metric && row.from === from)?.value);

  it('says the season of a country, the months of warning and the years of lead time', () => {
    expect(status).toBe(0);
    // Hurricanes of the Atlantic: more than half of the year is calm.
    expect(found('monthsOfWarning')).toBeGreaterThan(6);
    expect(found('seasonShare')).toBeGreaterThanOrEqual(0.8);
    expect(found('leadYears')).toBe(found('medianFirstYear') - 2025);
  });

  it('lists pairs of kinds in one year with the chance of independent ones, of metrics that can meet', () => {
    const pairs = [...new Set(rows.map(({ metric }) => metric ?? ''))].filter((metric) => metric.includes('+'));
    expect(pairs.map((pair) => pair.split('+')[1])).toEqual([
      'conflictDisplacement',
      'crossBorderIn',
      'emigrants',
      'moversToTowns',
    ]);
    for (const pair of pairs) {
      expect(found('bothChance', pair, '2046')).toBeLessThanOrEqual(found('bothHigh', pair, '2046'));
      expect(found('bothIfIndependent', pair, '2046')).toBeLessThan(1);
    }
  });

  it('lists three places of its region in one year', () => {
    const region = rows.filter(({ place }) => place === 'un-caribbean');
    expect(new Set(region.map(({ statistic }) => statistic))).toEqual(
      new Set(['Chance', 'Low', 'High', 'IfIndependent', 'Reference'].map((name) => `threePlaces${name}`)),
    );
    expect(found('threePlacesChance')).toBe(found('threePlacesReference'));
    expect(found('threePlacesIfIndependent')).toBeGreaterThan(0);
  });
});

describe('faults of the user', () => {
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, JSON.stringify({ version: 1, id: 'b', name: 'B', levers: { fertility: 9, heat: 1 } }));
  const out = ['--out', 'never.csv'];
  const before = ['run', '--scenario', 'reference', '--places', 'NGA', '--until', '2025'];

  it.each([
    ['no command words it knows', ['fly'], /unknown command "fly"/],
    ['an unknown scenario', ['run', '--scenario', 'atlantis', ...out], /atlantis.*allowed: a file or one of reference/],
    ['a missing scenario', ['run', ...out], /--scenario is missing/],
    ['an unknown place', ['run', '--scenario', 'reference', '--places', 'NGA,XXX', ...out], /--places: found "XXX"/],
    ['an unknown output', [...before, '--outputs', 'happiness', ...out], /--outputs: found "happiness".*population/],
    ['an unknown flag', [...before, '--fast', ...out], /--fast/],
    ['negative runs', [...before, '--runs', '-5', ...out], /--runs/],
    [
      'half a run',
      [...before, '--runs', '2.5', ...out],
      /--runs: found "2.5", allowed: a whole number from 1 to 100000/,
    ],
    ['a quantile above 1', [...before, '--quantiles', '0.5,1.5', ...out], /--quantiles: found "0.5,1.5"/],
    [
      'a year outside the model',
      [...before, '--until', '2051', ...out],
      /--until: found "2051", allowed: .*2025 to 2050/,
    ],
    [
      'a broken file, all its faults',
      ['run', '--scenario', broken, ...out],
      /levers.fertility: found 9[\s\S]*levers.heat: found/,
    ],
    ['warming without the world', [...before, '--outputs', 'warming', ...out], /warming is defined for WLD only/],
    [
      'a return period that years of runs do not resolve',
      [
        'shocks',
        '--scenario',
        'reference',
        '--place',
        'BGD',
        '--metric',
        'emigrants',
        '--return-period',
        '200',
        ...out,
      ],
      /--return-period: found "200", allowed: a number from 5 to 50/,
    ],
    [
      'shocks of a stock',
      ['shocks', '--scenario', 'reference', '--place', 'BGD', '--metric', 'population', ...out],
      /--metric: found "population", allowed: disasterDisplacement/,
    ],
    [
      'a split of what warming does not move',
      ['shocks', '--scenario', 'reference', '--place', 'BGD', '--metric', 'emigrants', '--split', ...out],
      /--split with --metric: found "emigrants", allowed: disasterDisplacement, floodDisplacement/,
    ],
    [
      'what meets among every place of the world',
      ['shocks', '--scenario', 'reference', '--place', 'WLD', '--metric', 'floodDisplacement', '--compound', ...out],
      /--compound: found WLD with 236 members, allowed: a country, or a group of up to 30/,
    ],
    [
      'a split of every place',
      ['shocks', '--scenario', 'reference', '--place', 'all', '--metric', 'floodDisplacement', '--split', ...out],
      /--split: found --place all, allowed: one place or group/,
    ],
    ['a folder that is not there', [...before, '--out', 'nowhere/never.csv'], /--out/],
    ['a file that is not there', ['validate', 'missing.json'], /missing.json: no such file/],
  ])('%s: exit code 2, words on stderr, no stack trace, no file', (_, args, message) => {
    const { status, stdout, stderr } = horizons(...args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(readdirSync(folder).filter((file) => file.startsWith('never') || file.startsWith('.horizons'))).toEqual([]);
  });
});

describe('the tables', () => {
  it.each(['scenarios', 'levers', 'events', 'outputs', 'places', 'frameworks', 'order'])(
    '%s prints a table, and the same rows as JSON',
    (command) => {
      const table = horizons(command);
      const rows = JSON.parse(horizons(command, '--format', 'json').stdout);
      expect(table.status).toBe(0);
      expect(table.stdout.trimEnd().split('\n')).toHaveLength(rows.length + 1);
    },
  );

  it('schema prints the JSON Schema with every lever', () => {
    const schema = JSON.parse(horizons('schema').stdout);
    const levers = JSON.parse(horizons('levers', '--format', 'json').stdout);
    expect(Object.keys(schema.properties.levers.properties)).toEqual(levers.map((lever: { id: string }) => lever.id));
    expect(schema.properties.levers.properties.fertility.anyOf[0]).toMatchObject({ minimum: -0.5, maximum: 0.5 });
  });

  it('validate accepts a file of the library', () => {
    const file = fileURLToPath(new URL('../../scenarios/stronger-warming.json', import.meta.url));
    expect(horizons('validate', file)).toMatchObject({ status: 0, stderr: '' });
  });

  it('validate and schema know lessons', () => {
    const file = fileURLToPath(new URL('../../scenarios/lessons/climate.json', import.meta.url));
    expect(horizons('validate', '--lesson', file)).toMatchObject({ status: 0, stderr: '' });
    const scenario = fileURLToPath(new URL('../../scenarios/stronger-warming.json', import.meta.url));
    expect(horizons('validate', '--lesson', scenario)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('steps: found nothing, allowed: a list of 5 to 9 steps'),
    });
    expect(Object.keys(JSON.parse(horizons('schema', '--lesson').stdout).properties)).toContain('figures');
  });

  it('run computes an event that is switched on, from its first year, and leaves one out that is switched off', () => {
    const file = join(folder, 'event.json');
    const run = (enabled: boolean) => {
      const events = [{ id: 'e', kind: 'flood', where: 'BGD', firstYear: 2026, returnPeriod: 10, enabled }];
      writeFileSync(file, JSON.stringify({ version: 1, id: 'event', name: 'Event', levers: {}, events }));
      const args = ['--no-noise', '--until', '2026', '--places', 'BGD', '--outputs', 'disasterDisplacement'];
      const { status, stdout } = horizons('run', '--scenario', file, ...args, '--workers', '1');
      expect(status).toBe(0);
      const rows = csvParse(stdout).filter(({ statistic }) => statistic === 'mean');
      return rows.map(({ value }) => Number(value));
    };
    const [on, off] = [run(true), run(false)];
    expect(on).toHaveLength(2);
    expect(on[0]).toBe(off[0]);
    expect(on[1]).toBeGreaterThan(off[1] as number);
  });

  it('validate points at the character of a formula, and at the year in which it leaves the range', () => {
    const file = join(folder, 'formulas.json');
    const fertility = { NGA: { formula: '1 + yeer' }, KEN: { formula: 't / 26' }, GHA: { formula: 't / 52' } };
    writeFileSync(file, JSON.stringify({ version: 1, id: 'formulas', name: 'Formulas', levers: { fertility } }));
    const { status, stderr } = horizons('validate', file);
    expect(status).toBe(2);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/levers.fertility.NGA.formula, character 5: found "yeer", allowed: year, t, default/),
      expect.stringMatching(/levers.fertility.KEN.formula, character 1: found 0.538462 in 2038, allowed: -0.5 to 0.5/),
    ]);
  });
});
