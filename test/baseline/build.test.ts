import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildBaseline } from '../../scripts/baseline/build.ts';
import { decodeBaseline } from '../../src/baseline/decode.ts';
import { type Problem, SourceError } from '../../workers/node/sources/sources.ts';
import { madeUpSources, type SourceFiles, withFolder } from './source-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Build from the made-up sources with one change and return what was refused. */
function refusals(change: (files: SourceFiles) => void): readonly Problem[] {
  const files = madeUpSources();
  change(files);
  return withFolder(files, (folder) => {
    try {
      buildBaseline(folder, folder);
    } catch (error) {
      if (error instanceof SourceError) return error.problems;
      throw error;
    }
    return [];
  });
}

/** Put the committed place codes beside the sources, so that one folder serves as both. */
function sources(): SourceFiles {
  const files = madeUpSources();
  files.set('place-codes.csv', PLACE_CODES);
  return files;
}

const PLACE_CODES = 'code,action,into,reason\nAB9,drop,,no row in the projections\n';

/** Replace the first match in a file; a fixture that changes nothing would test nothing. */
function edit(file: string, from: string | RegExp, to: string): (files: SourceFiles) => void {
  return (files) => {
    files.set('place-codes.csv', PLACE_CODES);
    const before = files.get(file) ?? '';
    const after = before.replace(from, to);
    if (after === before) throw new Error(`The fixture for ${file} changes nothing.`);
    files.set(file, after);
  };
}

describe('building from a made-up world', () => {
  it('gives the same bytes twice', () => {
    const [first, second] = [0, 1].map(() => withFolder(sources(), (folder) => buildBaseline(folder, folder).files));
    expect(first?.get('baseline.bin')).toEqual(second?.get('baseline.bin'));
    expect(first?.get('checks.bin')).toEqual(second?.get('checks.bin'));
    expect(first?.get('manifest.json')).toEqual(second?.get('manifest.json'));
  });

  it('keeps the figures: persons, codes for missing years, groups', () => {
    const built = withFolder(sources(), (folder) => buildBaseline(folder, folder));
    const baseline = decodeBaseline(built.files.get('baseline.bin') ?? new Uint8Array());
    // 10.5 thousand at age 0, one tenth of a thousand less per year of age.
    expect(baseline.populationBase[0]).toBe(10_500);
    expect(baseline.populationBase[100]).toBe(500);
    // Life expectancy of males 70, of females 75, each with its own bounds.
    const { median, lower80, upper80 } = baseline.lifeExpectancy;
    expect([0, 25, 26, 51].map((i) => median[i])).toEqual([70, 70, 75, 75]);
    expect([lower80[0], upper80[0], lower80[26], upper80[26]]).toEqual([69, 71, 74, 76]);
    // AAA: 2008..2020 none recorded but for 2015 (column 7); the conflict row is not history of disasters.
    expect([...baseline.history.disasterDisplacement.subarray(0, 13)]).toEqual([
      ...[-1, -1, -1, -1, -1, -1, -1, 1200, -1, -1, -1, -1, -1],
    ]);
    // BBB has a conflict row only: no series of disasters.
    expect(new Set(baseline.history.disasterDisplacement.subarray(13, 26))).toEqual(new Set([-2]));
    // Conflict 2009..2020: AAA and BBB in 2016 (column 7), the others have no series.
    for (const i of [0, 1])
      expect([...baseline.history.conflictDisplacement.subarray(i * 12, i * 12 + 12)]).toEqual([
        ...[-1, -1, -1, -1, -1, -1, -1, 77, -1, -1, -1, -1],
      ]);
    expect(new Set(baseline.history.conflictDisplacement.subarray(24))).toEqual(new Set([-2]));
    // pv of 2023 is place - 2; AAA and BBB had 100 deaths or more in 2024, AAA in 2018 too.
    expect([...baseline.peace.stability]).toEqual([-2, -1, 0, 1, 2, 3]);
    expect([...baseline.peace.nowcast.yearsOn]).toEqual([2, 1, 0, 0, 0, 0]);
    expect([...baseline.peace.nowcast.yearsSince]).toEqual([2, 2, 0, 0, 0, 0]);
    expect(baseline.groups.map((group) => group.id)).toContain('iom-the-americas');
    expect(baseline.places[0]?.groups).toEqual([
      'WLD',
      'un-northern-america',
      'iom-asia-and-the-pacific',
      'income-low',
    ]);
    // (2020 + 2013) / 2 = 2016.5; warming (year - 1960) / 50.
    expect(baseline.disaster.warmingAtFit).toBeCloseTo(1.13, 6);
    const pooled = baseline.imputed.filter(({ column }) => column === 'disaster.logRate');
    expect(pooled.map((entry) => entry.iso3)).toEqual(['EEE', 'FFF']);
  });

  it('reads a fitted persistence where the file is there and refuses an unknown place in it', () => {
    const files = sources();
    files.set('migration-persistence.json', '{ "CCC": 0.75 }');
    const built = withFolder(files, (folder) => buildBaseline(folder, folder));
    const { migrationPersistence } = decodeBaseline(built.files.get('baseline.bin') ?? new Uint8Array());
    expect([...migrationPersistence]).toEqual([0.88, 0.88, 0.75, 0.88, 0.88, 0.88]);
    files.set('migration-persistence.json', '{ "QQQ": 0.75 }');
    expect(() => withFolder(files, (folder) => buildBaseline(folder, folder))).toThrow(/QQQ.*allowed: a known place/);
  });
});

describe('a source with one fault is refused with file, row, column, what was found and what is allowed', () => {
  const cases: readonly [string, (files: SourceFiles) => void, Partial<Problem>][] = [
    [
      'a file that is not there',
      (files) => {
        files.set('place-codes.csv', PLACE_CODES);
        files.delete('demography/mortality.csv');
      },
      { file: 'demography/mortality.csv', row: 0, found: 'no such file' },
    ],
    [
      'a column that is not there',
      edit('demography/fertility.csv', 'tfr', 'fertility'),
      { file: 'demography/fertility.csv', row: 1, column: 'tfr' },
    ],
    [
      'a word for a number',
      edit('demography/fertility.csv', 'AAA,2025,2,', 'AAA,2025,two,'),
      { file: 'demography/fertility.csv', row: 2, column: 'tfr', found: 'two', allowed: 'a number from 0.1 to 10' },
    ],
    [
      'an empty cell',
      edit('demography/net_migration.csv', 'AAA,2025,0,', 'AAA,2025,,'),
      { file: 'demography/net_migration.csv', column: 'net', found: 'nothing' },
    ],
    [
      'a negative population',
      edit('demography/population_base.csv', 'AAA,M,10.5', 'AAA,M,-10.5'),
      { file: 'demography/population_base.csv', row: 2, column: 'a0', found: '-10.5' },
    ],
    [
      'an unknown place code',
      edit('displacement/wdi_displacement.csv', 'BBB,2016', 'XQZ,2016'),
      { file: 'displacement/wdi_displacement.csv', row: 4, column: 'iso3', found: 'XQZ' },
    ],
    [
      'a missing place-year',
      edit('demography/sex_ratio_birth.csv', /CCC,2031,.*\n/, ''),
      { file: 'demography/sex_ratio_birth.csv', row: 0, found: 'no row for CCC, 2031' },
    ],
    [
      'a place-year that stands twice',
      edit('demography/sex_ratio_birth.csv', 'CCC,2031', 'CCC,2030'),
      { file: 'demography/sex_ratio_birth.csv', found: 'CCC, 2030 a second time' },
    ],
    [
      'a sex that is not one of two',
      edit('demography/mortality.csv', 'AAA,2025-2030,M', 'AAA,2025-2030,X'),
      { file: 'demography/mortality.csv', row: 2, column: 'sex', found: 'X', allowed: 'M, F' },
    ],
    [
      'a row that is too short',
      edit('demography/sex_ratio_birth.csv', 'AAA,2025,1.05', 'AAA,2025'),
      { file: 'demography/sex_ratio_birth.csv', row: 2, found: '2 cells', allowed: '3 cells' },
    ],
    [
      'an unknown hazard',
      edit('displacement/disaster_events.csv', 'storm', 'meteor'),
      { file: 'displacement/disaster_events.csv', row: 2, column: 'hazard', found: 'meteor' },
    ],
    [
      'an event without a date',
      edit('displacement/disaster_events.csv', /2013-\d\d-15/, '2013'),
      { file: 'displacement/disaster_events.csv', row: 2, column: 'start_date', found: '2013' },
    ],
    [
      'a total that is not the sum of its events',
      edit('displacement/disaster_displacement.csv', 'AAA,2013,100650', 'AAA,2013,100651'),
      { file: 'displacement/disaster_displacement.csv', row: 2, found: '100651' },
    ],
    [
      'an unknown income group',
      edit('geography/countries.csv', 'upper_middle', 'middling'),
      { file: 'geography/countries.csv', row: 4, column: 'income_group', found: 'middling' },
    ],
    [
      'an M49 code that the name list does not have',
      edit('geography/countries.csv', 'AAA,0,AAA,10,', 'AAA,0,AAA,11,'),
      { file: 'geography/countries.csv', row: 2, column: 'm49', found: '11' },
    ],
    [
      'a missing year of warming',
      edit('climate/warming.csv', /SSP3-7.0,annual,2040,.*\n/, ''),
      { file: 'climate/warming.csv', row: 0, found: 'no row for SSP3-7.0 2040' },
    ],
    [
      'an unknown rule for a place code',
      (files) => files.set('place-codes.csv', PLACE_CODES.replace('drop', 'forget')),
      { file: 'place-codes.csv', row: 2, column: 'action', found: 'forget', allowed: 'drop, join' },
    ],
  ];

  it.each(cases)('%s', (_name, change, expected) => {
    const problems = refusals(change);
    expect(problems[0]).toMatchObject(expected);
    // One fault, one message; the gap that a wrong key leaves behind is the second.
    expect(problems.length).toBeLessThanOrEqual(2);
  });

  it('ends the command with code 1, names the fault and writes nothing', () => {
    const files = madeUpSources();
    files.delete('climate/warming.csv');
    const { status, stderr } = withFolder(files, (folder) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build-baseline.ts', '--sources', folder], {
        cwd: root,
        encoding: 'utf8',
      }),
    );
    expect(stderr).toContain('climate/warming.csv: found no such file; allowed: a readable file.');
    expect(stderr).toContain('nothing was written');
    expect(status).toBe(1);
  });

  it('leaves out the codes of the committed table', () => {
    const files = madeUpSources();
    const add = (file: string, row: string): unknown => files.set(file, `${files.get(file)}${row}\n`);
    add('displacement/disaster_events.csv', 'AB9,2018,2018-07-01,flood,2');
    add('displacement/disaster_displacement.csv', 'AB9,2018,2,1');
    add('urbanization/urban_population.csv', 'VAT,2030,100');
    files.set('place-codes.csv', readFileSync(join(root, 'data/place-codes.csv'), 'utf8'));
    const built = withFolder(files, (folder) => buildBaseline(folder, folder));
    expect(built.places).toHaveLength(6);
  });
});
