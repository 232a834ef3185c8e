import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { constantsIn, readConstants } from '../../scripts/ledger/constants.ts';
import { leverEffects, worldMedians } from '../../scripts/ledger/effects.ts';
import { ledgerDigest, ledgerText } from '../../scripts/ledger/ledger-text.ts';
import { COEFFICIENTS } from '../../src/params/coefficients.ts';
import { findLever, LEVERS } from '../../src/params/levers.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import type { DataManifest } from '../../src/summary/data-register.ts';
import { filterLedger, type LedgerFile, ledgerRows, NO_FILTER, readableValue } from '../../src/summary/ledger.ts';
import { createNodeHost } from '../../workers/node/node-host.ts';
import { createPool } from '../../workers/pool.ts';
import { builtKernels, builtPath } from '../support/built-kernels.ts';
import { committedBaseline } from '../support/world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const text = read('data/ledger.json');
const ledger = JSON.parse(text) as LedgerFile;
const manifest = JSON.parse(read('data/manifest.json')) as DataManifest;
const constants = readConstants(root);

/** Files whose constants are layout, storage or numerics alone. */
const NO_COEFFICIENTS = [
  'src/baseline/baseline.ts',
  'src/baseline/container.ts',
  'src/baseline/corridors.ts',
  'src/baseline/cross-border-columns.ts',
  'src/baseline/decode.ts',
  'src/baseline/hazards.ts',
  'src/baseline/integer-coding.ts',
  'src/baseline/life-table.ts',
  'src/drivers/climate/disaster-events.ts',
  'src/drivers/peace/draws.ts',
  'src/mobility/balance.ts',
  'src/mobility/path-file.ts',
  'src/mobility/reference-path.ts',
  'src/mobility/run-coefficients.ts',
];

/** Single constants that are sizes, years, lanes, names, or follow from a coefficient. */
const NOT_COEFFICIENTS: Readonly<Record<string, readonly string[]>> = {
  'src/baseline/conflict-law.ts': ['ONSET_KNOTS', 'ONSET_COVARIATES', 'ENDING_COVARIATES', 'SMALL_COVARIATES', 'FADED'],
  'src/baseline/cross-border-law.ts': ['SPREAD_CLASSES', 'QUANTILE_KNOTS', 'QUANTILES'],
  'src/baseline/disaster-size.ts': ['TAIL_Z', 'TAIL_SCALE', 'EXPECTATION_POINTS'],
  'src/baseline/hazard-factor.ts': ['TOLERANCE_YEARS'],
  'src/baseline/peace.ts': ['NOWCAST_COEFFICIENTS', 'CONFLICT_REGRESSIONS'],
  'src/drivers/climate/climate.ts': ['OTHER'],
  'src/drivers/climate/hazard-factor.ts': ['YEARS'],
  'src/drivers/climate/warming.ts': ['REFERENCE_PATH', 'HELD_PATH', 'HELD_YEAR', 'CURVE_START'],
  'src/drivers/demographics.ts': ['OWN_WEIGHT', 'SHARED_WEIGHT', 'DRAWS', 'FERTILITY', 'LIFE_EXPECTANCY'],
  'src/drivers/labour/income.ts': ['CRISIS_MEAN', 'UNIFORM_SPREAD'],
  'src/drivers/labour/labour.ts': ['COEFFICIENTS'],
  'src/drivers/labour/participation.ts': ['FIRST_RETIRING'],
  'src/drivers/peace/conflict.ts': ['LOG_THRESHOLD'],
  'src/drivers/peace/displacement-abroad.ts': ['ABROAD_FIELDS'],
  'src/drivers/peace/duration.ts': ['LEAST'],
  'src/drivers/peace/peace.ts': ['AFTER_RECORD', 'EXPECTED_BLOCKS', 'EXPECTED_SEED'],
  'src/drivers/urbanization/urban-path.ts': ['WIDTH', 'PATH_WIDTH', 'RISE_FROM', 'RISE_UNTIL', 'ELEVATION_YEAR'],
  'src/drivers/urbanization/urbanization.ts': ['OWN_WEIGHT', 'COMMON_WEIGHT'],
  'src/mobility/background-noise.ts': ['PASSES'],
  // Has its own range and source for each coefficient; the ledger takes them from there.
  'src/mobility/corridor-elasticities.ts': ['CORRIDOR_COEFFICIENTS'],
  'src/mobility/corridor-multiplier.ts': ['TRANSITIONS'],
  'src/mobility/networks.ts': ['FLOW_YEAR'],
};

describe('the ledger of coefficients', () => {
  it('has an entry for each constant of the laws that is a coefficient, and for no other', () => {
    const listed = new Set(COEFFICIENTS.flatMap(({ at }) => at.names.map((name) => `${at.file} ${name}`)));
    const all = Object.entries(constants).flatMap(([file, names]) =>
      Object.keys(names).map((name) => `${file} ${name}`),
    );
    const others = new Set(
      Object.entries(NOT_COEFFICIENTS).flatMap(([file, names]) => names.map((name) => `${file} ${name}`)),
    );
    const isLayout = (line: string) => NO_COEFFICIENTS.some((file) => line.startsWith(`${file} `));
    expect(all.length).toBeGreaterThan(150);
    expect(all.filter((line) => !listed.has(line) && !others.has(line) && !isLayout(line))).toEqual([]);
    expect([...listed, ...others].filter((line) => !all.includes(line))).toEqual([]);
    expect([...listed].filter((line) => others.has(line) || isLayout(line))).toEqual([]);
  });

  it('sees constants however they are written, and no comment in them', () => {
    const found = constantsIn(
      'export const ONE = 1_000;\nconst TWO: readonly number[] = [\n  1, // first\n  2,\n] as const;\nconst lower = 3;\n  const INNER = 4;\n',
    );
    expect(found).toEqual({ ONE: '1_000', TWO: '[ 1, 2, ]' });
  });

  it('gives each entry an id of its own, a source, and a locator where it is published or fitted', () => {
    const ids = ledgerRows(ledger, manifest).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, driver, source, certainty, locator, range } of COEFFICIENTS) {
      expect(id.startsWith(`${driver}.`), id).toBe(true);
      expect(source.length, id).toBeGreaterThan(8);
      if (certainty !== 'assumed') expect(locator ?? range, id).toBeDefined();
    }
  });

  it('has levers, coefficients of corridors, constants and what is fitted by place', () => {
    const rows = ledgerRows(ledger, manifest);
    for (const head of ['lever.', 'corridor.', 'data.disaster.', 'data.conflict.', 'data.mobility.', 'peace.'])
      expect(
        rows.some(({ id }) => id.startsWith(head)),
        head,
      ).toBe(true);
    expect(rows.filter(({ value }) => value === '')).toEqual([]);
  });

  it('keeps the rows of a driver, a certainty and a search', () => {
    const rows = ledgerRows(ledger, manifest);
    expect(filterLedger(rows, NO_FILTER)).toEqual(rows);
    const found = filterLedger(rows, { search: 'okun', driver: 'labour', certainty: 'fitted' });
    expect(found.map(({ id }) => id)).toEqual(['labour.okun']);
    expect(filterLedger(rows, { search: 'okun', driver: 'climate', certainty: '' })).toEqual([]);
    expect(filterLedger(rows, { search: '', driver: '', certainty: 'assumed' }).length).toBeGreaterThan(30);
  });

  it('writes values as a reader would', () => {
    expect(readableValue("{ low: 0.05, 'lower-middle': 0.16 }")).toBe('low: 0.05, lower-middle: 0.16');
    expect(readableValue('[ [0, 1], [1, 1.7], ]')).toBe('[[0, 1], [1, 1.7]]');
    expect(readableValue('20_000')).toBe('20000');
  });
});

describe('data/ledger.json', () => {
  it('has the constants as they stand in the source', () => {
    expect(ledger.constants).toEqual(constants);
  });

  it('is written by its script, with a checksum of all that it states', () => {
    expect(ledgerText(ledger)).toBe(text);
    expect(ledgerDigest(ledger)).toBe(ledger.digest);
  });

  it('has the effects of every lever, at the ends of its range', () => {
    expect(Object.keys(ledger.effects)).toEqual(LEVERS.map(({ id }) => id));
    for (const lever of LEVERS) {
      const ends = (ledger.effects[lever.id] ?? []).map(({ at }) => at);
      expect(ends.length, lever.id).toBeGreaterThan(0);
      if (lever.kind === 'number')
        expect(ends, lever.id).toEqual([lever.min, lever.max].filter((value) => value !== lever.default));
      else for (const end of ends) expect(lever.options, lever.id).toContain(end);
    }
  });

  it('has effects that the runs of the app give', async () => {
    const host = createNodeHost(new URL('../../dist-node/engine.worker.mjs', import.meta.url));
    const pool = await createPool(host, 2, committedBaseline(), builtKernels(), builtPath());
    const reference = await worldMedians(pool, REFERENCE);
    for (const id of ['fertility', 'adaptation']) {
      const lever = findLever(id);
      if (!lever) throw new Error(`no lever ${id}`);
      expect(await leverEffects(pool, lever, reference), id).toEqual(ledger.effects[id]);
    }
    pool.stop();
  }, 120_000);
});
