import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../src/engine/job.ts';
import { canonicalJson, parseUntrustedJson } from '../../src/export/canonical-json.ts';
import { paperCode, readPaperCode } from '../../src/export/paper-code.ts';
import { hashedValue } from '../../src/export/place-hashes.ts';
import { parseReceipt } from '../../src/export/read-receipt.ts';
import {
  makeReceipt,
  PROGRAM_VERSION,
  type Receipt,
  receiptCode,
  receiptJob,
  receiptText,
} from '../../src/export/receipt.ts';
import { addValue, compareValues } from '../../src/export/reproduce.ts';
import type { ResultRow } from '../../src/export/result-rows.ts';
import { sha256, startSha256 } from '../../src/export/sha256.ts';
import { readFormula } from '../../src/scenario/formula.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { baseline } from '../support/world.ts';

const FORMULA =
  '{"version":1,"id":"own","name":"Own","levers":{"fertility":{"formula":"default * 0.9"}},"groups":{"two":["NGA","NER"]}}';

function scenarioOf(text: string): Scenario {
  const parsed = parseScenario(text, baseline, readFormula);
  if (parsed.kind === 'faults') throw new Error(JSON.stringify(parsed.faults));
  return parsed.scenario;
}

const job: Job = {
  scenario: scenarioOf(FORMULA),
  seed: 'horizons',
  runs: 24,
  until: 2026,
  hasNoise: true,
  coefficients: 'drawn',
  places: ['NGA', 'two'],
  outputs: ['population'],
  byAge: 'none',
  corridors: 0,
  record: 'exact',
  watch: [],
};

const row = (place: string, year: number, statistic: string, value: string): ResultRow => ({
  ...{ scenario: 'own', place, output: 'population', unit: 'persons', year: String(year), statistic, value },
  ...{ age: '', sex: '', destination: '' },
});
const rows = [
  row('NGA', 2025, 'mean', '237527800'),
  row('NGA', 2025, 'p50', '237527800'),
  row('two', 2025, 'mean', '265400100'),
  row('two', 2025, 'p50', '265400000'),
];
const build = { baseline: 'a'.repeat(64), kernels: 'plain', manifest: 'b'.repeat(64) };
const receipt = makeReceipt(job, ['population'], [0.5], 0, build, rows);
const key = (year: number, statistic: string) => `population|${year}|${statistic}`;

function valuesOf(changes: Readonly<Record<string, number>> = {}) {
  const values = new Map<string, Map<string, number>>();
  for (const { place, year, statistic, value } of rows)
    addValue(values, place, key(Number(year), statistic), changes[`${place} ${year} ${statistic}`] ?? Number(value));
  return values;
}

describe('SHA-256', () => {
  it('gives the known answers of FIPS 180-4, and those of Node for every length up to three blocks, in any parts', () => {
    expect(sha256(strToU8('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256(strToU8(''))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    const bytes = Uint8Array.from({ length: 192 }, (_, i) => (i * 37) % 251);
    for (let length = 0; length <= bytes.length; length++) {
      const part = bytes.subarray(0, length);
      const hash = startSha256();
      for (let at = 0; at < length; at += 1 + (length % 13)) hash.update(part.subarray(at, at + 1 + (length % 13)));
      expect(hash.hex()).toBe(createHash('sha256').update(part).digest('hex'));
    }
  });
});

describe('canonical JSON', () => {
  it('sorts keys at every depth, has no spaces and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined, A: 0.1 })).toBe(
      '{"A":0.1,"b":[1,{"c":"x","d":null}]}',
    );
  });

  it('refuses a text that is too long or nested too deep, and brackets in a text are no depth', () => {
    expect(() => parseUntrustedJson('[1,2]', 4)).toThrow('5 characters; at most 4');
    expect(() => parseUntrustedJson('['.repeat(50) + ']'.repeat(50), 1_000)).toThrow('deeper than 40');
    expect(parseUntrustedJson(`["${'['.repeat(50)}\\""]`, 1_000)).toEqual([`${'['.repeat(50)}"`]);
  });
});

describe('a code for paper', () => {
  const code = paperCode(sha256(strToU8('abc')));

  it('has 20 letters and digits in groups of five, none of those that are taken for each other', () => {
    expect(code).toMatch(/^[2-9A-HJ-KMNP-TW-Z]{5}(-[2-9A-HJ-KMNP-TW-Z]{5}){3}$/);
    expect(paperCode(sha256(strToU8('abd')))).not.toBe(code);
  });

  it('is read with small letters and without hyphens', () => {
    expect(readPaperCode(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toEqual({ kind: 'code', code });
  });

  it('notices every wrong symbol and every exchange among the first 18', () => {
    const symbols = [...code.replaceAll('-', '')];
    for (let i = 0; i < symbols.length; i++)
      for (const other of '23456789ABCDEFGHJKMNPQRSTWXYZ') {
        if (other === symbols[i]) continue;
        const typed = symbols.with(i, other).join('');
        expect(readPaperCode(typed)).toEqual({ kind: 'unreadable', reason: 'check' });
      }
    for (let i = 0; i < 18; i++)
      for (let j = i + 1; j < 18; j++) {
        if (symbols[i] === symbols[j]) continue;
        const typed = symbols
          .with(i, symbols[j] as string)
          .with(j, symbols[i] as string)
          .join('');
        expect(readPaperCode(typed).kind).toBe('unreadable');
      }
  });

  it('says what is wrong with another text', () => {
    expect(readPaperCode('ABC')).toEqual({ kind: 'unreadable', reason: 'length' });
    expect(readPaperCode('0'.repeat(20))).toEqual({ kind: 'unreadable', reason: 'symbols' });
  });
});

describe('a receipt', () => {
  it('bears the version of the package', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(PROGRAM_VERSION).toBe(version);
  });

  it('comes back as it was written, with the same code and the same job', () => {
    const read = parseReceipt(receiptText(receipt), baseline, readFormula);
    if (read.kind === 'faults') throw new Error(JSON.stringify(read.faults));
    expect(read.receipt).toEqual(receipt);
    expect(receiptText(read.receipt)).toBe(receiptText(receipt));
    expect(receiptCode(read.receipt)).toBe(receiptCode(receipt));
    expect(receiptJob(read.receipt)).toEqual(job);
  });

  it('holds formulas as text, without the values computed from them', () => {
    expect(receiptText(receipt)).toContain('"fertility":{"formula":"default * 0.9"}');
  });

  const altered = (patch: Partial<Record<keyof Receipt, unknown>>) =>
    parseReceipt(JSON.stringify({ ...JSON.parse(receiptText(receipt)), ...patch }), baseline, readFormula);

  it.each([
    ['runs', { runs: 0 }, 'receipt.runs', 'a whole number from 1 to 100000'],
    ['a newer version', { receipt: 2 }, 'receipt', 'made by a newer'],
    ['a place', { places: ['NGA', '<b>'] }, 'receipt.places', 'an ISO3 code'],
    ['an output', { outputs: ['toString'] }, 'receipt.outputs.0', 'an output'],
    ['statistics', { statistics: ['mean', 'p60'] }, 'receipt.statistics', 'mean, p50'],
    ['years', { years: [2025, 2030] }, 'receipt.years', '2025 to 2026'],
    ['places twice', { places: ['NGA', 'NGA'] }, 'receipt.places', 'each once'],
    ['a hash', { values: [{ place: 'NGA', rows: 2, sha256: 'x' }] }, 'receipt.values.0.sha256', '64 characters'],
    ['the scenario', { scenario: { version: 1, id: 'own', name: '', levers: {} } }, 'name', 'text of 1 to 80'],
  ])('names what is wrong with %s', (_what, patch, path, allowed) => {
    const read = altered(patch);
    if (read.kind === 'receipt') throw new Error('the receipt was taken');
    expect(read.faults[0]?.path).toBe(path);
    expect(read.faults[0]?.allowed).toContain(allowed);
  });

  it('refuses keys of prototypes', () => {
    const read = parseReceipt(receiptText(receipt).replace('{', '{"__proto__":{"runs":1},'), baseline, readFormula);
    expect(read.kind).toBe('faults');
  });
});

describe('a file against a new computation', () => {
  it('reproduces where every value is the same', () => {
    expect(compareValues(valuesOf(), receipt, rows)).toEqual({ kind: 'reproduces', cells: 4, differences: [] });
  });

  it('is within rounding by one unit of the sixth digit, and differs by two', () => {
    expect(compareValues(valuesOf({ 'two 2025 mean': 265401100 }), receipt, rows).kind).toBe('rounding');
    expect(compareValues(valuesOf({ 'two 2025 mean': 265402100 }), receipt, rows)).toMatchObject({
      kind: 'differs',
      differences: [{ place: 'two', cells: 1, first: key(2025, 'mean'), found: 265402100, computed: 265400100 }],
    });
  });

  it('names the place of one altered digit', () => {
    const { kind, differences } = compareValues(valuesOf({ 'NGA 2025 p50': 239527800 }), receipt, rows);
    expect([kind, differences.map(({ place }) => place)]).toEqual(['differs', ['NGA']]);
  });

  it('names a place that lacks a row, one that has a row too many, and one whose receipt was changed', () => {
    const values = valuesOf();
    values.get('NGA')?.delete(key(2025, 'mean'));
    expect(compareValues(values, receipt, rows).differences).toMatchObject([
      { place: 'NGA', cells: 1, first: key(2025, 'mean'), found: undefined },
    ]);
    const more = valuesOf();
    addValue(more, 'NER', key(2025, 'mean'), 1);
    expect(compareValues(more, receipt, rows).differences).toMatchObject([
      { place: 'NER', found: 1, computed: undefined },
    ]);
    const [first, second] = receipt.values as [Receipt['values'][0], Receipt['values'][0]];
    const changed = { ...receipt, values: [{ ...first, sha256: '0'.repeat(64) }, second] };
    expect(compareValues(valuesOf(), changed, rows).differences).toEqual([
      { place: 'NGA', cells: 0, first: undefined, found: undefined, computed: undefined },
    ]);
  });

  it('refuses a value that stands in a file twice', () => {
    const values = valuesOf();
    expect(() => addValue(values, 'NGA', key(2025, 'mean'), 1)).toThrow(
      'NGA: the file holds population|2025|mean twice',
    );
  });

  it('hashes six digits, and both zeros as one', () => {
    expect([hashedValue(1234567), hashedValue(-0), hashedValue(1.5e-9)]).toEqual([
      '1.23457e+6',
      '0.00000e+0',
      '1.50000e-9',
    ]);
  });
});
