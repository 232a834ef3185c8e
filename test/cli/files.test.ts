import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csvParse } from 'd3';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../dist-node/horizons.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'horizons-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

if (!existsSync(program)) throw new Error('dist-node/ is missing: run npm run build first');

function horizons(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const SMALL = ['--scenario', 'stronger-warming', '--runs', '16', '--until', '2026', '--places', 'NGA,un-caribbean,WLD'];
const OUTPUTS = ['--outputs', 'population,disasterDisplacement,youthShare,warming'];
const written = (name: string) => readFileSync(join(folder, name), 'utf8');

function write(name: string, format: string, ...more: string[]) {
  expect(horizons('run', ...SMALL, ...OUTPUTS, '--format', format, '--out', name, ...more).status).toBe(0);
}

describe('horizons run, then check', () => {
  const codes: string[] = [];

  it.each([
    ['csv', 'a.csv', []],
    ['csv', 'lines.csv', ['--receipt', 'lines']],
    ['hxl', 'hxl.csv', []],
    ['iamc', 'iamc.csv', []],
    ['json', 'a.json', []],
    ['xlsx', 'a.xlsx', []],
    ['parquet', 'a.parquet', []],
  ])('reproduces in %s as %s', (format, name, more) => {
    write(name, format, ...more);
    expect(existsSync(join(folder, `${name}.receipt.json`))).toBe(/^(a|hxl|iamc)\.csv$/.test(name));
    const { status, stdout } = horizons('check', name);
    // 2 years, 6 statistics; three places with three outputs, the world with warming too.
    expect(stdout).toContain(`reproduces: ${2 * 6 * 10} values of 3 places`);
    expect(status).toBe(0);
    codes.push(/receipt ([2-9A-Z-]{23})/.exec(stdout)?.[1] as string);
  });

  it('has the same code in every format, which is checked where it is typed', () => {
    const [code = ''] = codes;
    expect([codes.length, new Set(codes).size]).toEqual([7, 1]);
    const right = horizons('check', 'a.csv.receipt.json', '--code', code.toLowerCase());
    expect([right.status, right.stdout]).toEqual([0, expect.stringContaining('a receipt alone')]);
    const slip = `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`;
    expect(horizons('check', 'a.csv', '--code', slip)).toMatchObject({ status: 2, stdout: '' });
  });

  it('does not reproduce with one altered digit: the place is named, and the exit code is 1', () => {
    const text = written('a.csv');
    const line = text.split('\n').find((each) => each.includes(',un-caribbean,population,persons,2026,p50,')) as string;
    const value = line.slice(line.lastIndexOf(',') + 1);
    const altered = line.replace(value, `${value.slice(0, 2)}${(Number(value[2]) + 5) % 10}${value.slice(3)}`);
    writeFileSync(join(folder, 'b.csv'), text.replace(line, altered));
    const { status, stdout } = horizons('check', 'b.csv', '--receipt', 'a.csv.receipt.json');
    expect(status).toBe(1);
    expect(stdout).toContain('does not reproduce: 120 values of 3 places');
    expect(stdout).toContain('un-caribbean: 1 of its values differ, first population 2026 p50');
    expect(stdout).not.toContain('NGA:');
  });

  it('names the place of one altered digit in JSON with numbers, and of one in the receipt beside a file', () => {
    const found = /"place":"un-caribbean","output":"population"[^}]*"statistic":"p50","year":2026,"value":(\d+)/.exec(
      written('a.json'),
    );
    const [row = '', value = ''] = found ?? [];
    const digit = (Number(value[2]) + 5) % 10;
    const altered = row.replace(value, `${value.slice(0, 2)}${digit}${value.slice(3)}`);
    writeFileSync(join(folder, 'b.json'), written('a.json').replace(row, altered));
    const json = horizons('check', 'b.json');
    expect([json.status, json.stdout]).toEqual([
      1,
      expect.stringContaining('un-caribbean: 1 of its values differ, first population 2026 p50'),
    ]);
    const receipt = written('a.csv.receipt.json');
    const [hash = ''] = /"place":"NGA","rows":\d+,"sha256":"[0-9a-f]/.exec(receipt) ?? [];
    const other = hash.endsWith('0') ? '1' : '0';
    writeFileSync(join(folder, 'c.receipt.json'), receipt.replace(hash, `${hash.slice(0, -1)}${other}`));
    const beside = horizons('check', 'a.csv', '--receipt', 'c.receipt.json');
    expect([beside.status, beside.stdout]).toEqual([
      1,
      expect.stringContaining('NGA: its hash in the receipt does not fit the values'),
    ]);
    expect(beside.stdout).not.toContain('un-caribbean:');
  });

  it('names the row of another sheet of a workbook that was altered, and the exit code is 1', () => {
    expect(horizons('check', 'a.xlsx').stdout).toContain('its other sheets are as they were saved');
    const files = unzipSync(new Uint8Array(readFileSync(join(folder, 'a.xlsx'))));
    const levers = 'xl/worksheets/sheet2.xml';
    const text = strFromU8(files[levers] as Uint8Array);
    writeFileSync(
      join(folder, 'b.xlsx'),
      zipSync({ ...files, [levers]: strToU8(text.replace(/<v>1<\/v>/, '<v>1.5</v>')) }),
    );
    const { status, stdout } = horizons('check', 'b.xlsx');
    expect(status).toBe(1);
    expect(stdout).toContain('altered: 1 row of its other sheets is not as it was saved');
    expect(stdout).toMatch(/sheet "levers", row \d+ differs: lever /);
  });

  it('reproduces sketched and by age and corridor', () => {
    for (const [name, more] of [
      ['sketch.csv', ['--runs', '80', '--places', 'NER', '--outputs', 'population,deaths']],
      ['ages.parquet', ['--runs', '8', '--places', 'NER,NGA', '--outputs', 'populationByAge,corridorMoves,births']],
    ] as const) {
      const format = name.endsWith('csv') ? 'csv' : 'parquet';
      expect(horizons('run', ...SMALL, ...more, '--format', format, '--out', name).status).toBe(0);
      expect(horizons('check', name).stdout).toMatch(/: reproduces: \d+ values/);
    }
  });

  it('keeps what goes to the screen as it was, and HXL has its tags in the second row', () => {
    const { stdout } = horizons('run', ...SMALL, ...OUTPUTS);
    expect(stdout).toBe(written('a.csv'));
    const [, tags] = written('hxl.csv').split('\n');
    expect(tags).toMatch(/^#meta\+scenario,#country\+code\+v_iso3,#country\+name,#region\+code,/);
    expect(csvParse(written('iamc.csv')).columns.join()).toBe('model,scenario,region,variable,unit,year,value');
  });

  it('says in words what it cannot do', () => {
    const fault = (...args: string[]) => {
      const { status, stderr } = horizons(...args);
      expect(status).toBe(2);
      return stderr;
    };
    const run = (...args: string[]) => fault('run', ...SMALL, ...args);
    expect(run('--format', 'xlsx')).toContain('--out is missing');
    expect(run('--format', 'iamc', '--receipt', 'lines')).toContain('allowed: side, none');
    expect(run('--receipt', 'side')).toContain('name one with --out');
    expect(run('--format', 'hxl', '--outputs', 'populationByAge')).toContain('has no form in hxl');
    writeFileSync(join(folder, 'alone.csv'), written('a.csv'));
    expect(fault('check', 'alone.csv')).toContain('found no receipt in it and no alone.csv.receipt.json');
    writeFileSync(join(folder, 'bad.receipt.json'), written('a.csv.receipt.json').replace('"runs":16', '"runs":"x"'));
    expect(fault('check', 'alone.csv', '--receipt', 'bad.receipt.json')).toContain(
      'receipt.runs: found "x", allowed: a whole number from 1 to 100000',
    );
    expect(fault('check', 'nowhere.csv')).toContain('allowed: a file');
  });
});

describe('horizons shocks, then check', () => {
  const shocks = (name: string, ...more: string[]) =>
    horizons(
      ...['shocks', '--scenario', 'stronger-warming', '--place', 'HTI', '--metric', 'stormDisplacement'],
      ...['--runs', '40', '--out', name, ...more],
    );

  it('reproduces with the receipt beside it or in its lines, split and compound too', () => {
    expect(shocks('shocks.csv').status).toBe(0);
    expect(existsSync(join(folder, 'shocks.csv.receipt.json'))).toBe(true);
    expect(shocks('lines.csv', '--split', '--compound', '--receipt', 'lines').status).toBe(0);
    for (const name of ['shocks.csv', 'lines.csv']) {
      const { status, stdout } = horizons('check', name);
      expect([status, stdout]).toEqual([
        0,
        expect.stringMatching(/rows are as they were saved\n.*: reproduces: \d+ rows/),
      ]);
    }
    expect(horizons('check', 'shocks.csv.receipt.json').status).toBe(0);
  });

  it('does not reproduce with one altered digit, and the row is named', () => {
    const text = written('shocks.csv');
    const line = text.split('\n').find((each) => each.includes(',2046,2050,chance,')) as string;
    writeFileSync(
      join(folder, 'altered.csv'),
      text.replace(
        line,
        line.replace(/(\d)$/, (last) => `${(Number(last) + 5) % 10}`),
      ),
    );
    const { status, stdout } = horizons('check', 'altered.csv', '--receipt', 'shocks.csv.receipt.json');
    expect(status).toBe(1);
    expect(stdout).toContain('altered: 1 rows are not those that were saved');
    expect(stdout).toContain('does not reproduce');
    expect(stdout).toMatch(/row \d+ differs: stronger-warming stormDisplacement HTI people/);
  });
});
