import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVERS } from '../../src/params/levers.ts';
import { readFormula } from '../../src/scenario/formula.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { codeToCurve, curveToCode } from '../../src/workshop/curve-code.ts';
import type { CurveTask } from '../../src/workshop/lesson.ts';
import { hashBits, readLetters, writeLetters } from '../../src/workshop/letter-code.ts';
import { codeToSettings } from '../../src/workshop/read-settings.ts';
import { settingsToCode, withoutWords } from '../../src/workshop/settings-code.ts';
import { anyScenario } from '../support/scenarios.ts';
import { baseline } from '../support/world.ts';

const NAMED = { id: 'code-1', name: 'Code 1' };
const folder = new URL('../../scenarios/', import.meta.url);
const library = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const parsed = parseScenario(readFileSync(new URL(name, folder), 'utf8'), baseline, readFormula);
    if (parsed.kind === 'faults') throw new Error(name);
    return parsed.scenario;
  });

const symbols = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 1, maxLength: 60 });

const settings = anyScenario(['WLD', 'NGA', 'XKX', 'un-western-africa', 'income-low']);

describe('letters and digits', () => {
  it('have none that look alike, and come back in any case and spacing', () => {
    fc.assert(
      fc.property(symbols, (all) => {
        const text = writeLetters(all);
        expect(text).toMatch(/^[2-9A-HJ-NP-Z-]+$/);
        expect(readLetters(text)).toEqual({ symbols: all });
        expect(readLetters(` ${text.toLowerCase().replaceAll('-', ' ').replaceAll('l', '1')}`)).toEqual({
          symbols: all,
        });
      }),
    );
  });

  it('say so when any one sign is wrong, or two neighbours are swapped', () => {
    const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
    fc.assert(
      fc.property(symbols, (all) => {
        const text = writeLetters(all).replaceAll('-', '');
        for (let at = 0; at < text.length; at++) {
          for (const sign of alphabet) {
            if (sign === text[at]) continue;
            expect(readLetters(text.slice(0, at) + sign + text.slice(at + 1))).toEqual({ fault: { kind: 'checksum' } });
          }
          const swapped = text.slice(0, at) + (text[at + 1] ?? '') + text[at] + text.slice(at + 2);
          if (swapped !== text) expect(readLetters(swapped)).toEqual({ fault: { kind: 'checksum' } });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('name the sign that no code has', () => {
    expect(readLetters('AB0C')).toEqual({ fault: { kind: 'sign', sign: '0', at: 3 } });
    expect(readLetters('  ')).toEqual({ fault: { kind: 'empty' } });
    expect(readLetters('A'.repeat(20_000))).toEqual({ fault: { kind: 'too-long' } });
  });
});

describe('the code of settings', () => {
  it('gives levers, targets and values back exactly', () => {
    fc.assert(
      fc.property(settings, (scenario) => {
        expect(codeToSettings(settingsToCode(scenario), baseline, NAMED, readFormula)).toEqual({
          kind: 'scenario',
          scenario: withoutWords(scenario, NAMED),
        });
      }),
    );
  });

  it.each(library)('gives $id back without the words of its author', (scenario) => {
    const words = withoutWords(scenario, NAMED);
    const parsed = codeToSettings(settingsToCode(scenario), baseline, NAMED, readFormula);
    expect(parsed).toEqual({ kind: 'scenario', scenario: words });
    expect(JSON.stringify(words)).not.toContain(scenario.description?.slice(0, 20) ?? scenario.name);
    expect(Object.keys(words.levers).sort()).toEqual(Object.keys(scenario.levers).sort());
    expect(words.events?.length).toBe(scenario.events?.length);
  });

  it('is short for a few levers', () => {
    const scenario = { ...REFERENCE, levers: { fertility: 0.25, warmingPath: 'SSP3-7.0', adaptation: 3 } };
    expect(settingsToCode(scenario).length).toBeLessThan(40);
  });

  it('names options, groups and levers apart', () => {
    for (const lever of LEVERS)
      if (lever.kind === 'choice')
        expect(new Set(lever.options.map((option) => hashBits(option, 10))).size).toBe(lever.options.length);
    expect(new Set(baseline.groups.map(({ id }) => hashBits(id, 15))).size).toBe(baseline.groups.length);
  });

  it('refuses a value out of range, another kind and a longer code, with words', () => {
    const curve = curveToCode({ mode: 'history', place: 'PHL', output: 'netMigration' }, REFERENCE, [1, 2], 1);
    expect(codeToSettings(curve, baseline, NAMED)).toMatchObject({
      kind: 'faults',
      faults: [{ path: 'code', found: 'the code of a drawn curve' }],
    });
    const read = readLetters(settingsToCode({ ...REFERENCE, levers: { adaptation: 2.5 } }));
    if ('fault' in read) throw new Error('the code is good');
    expect(codeToSettings(writeLetters([...read.symbols, 3]), baseline, NAMED)).toMatchObject({
      faults: [{ found: 'it goes on after its end' }],
    });
    // 16 % a year is no adaptation that the lever takes.
    const high = writeLetters([...read.symbols.slice(0, -2), 31, 31, 15]);
    expect(codeToSettings(high, baseline, NAMED).kind).toBe('faults');
  });
});

describe('the code of a curve', () => {
  const task: CurveTask = { mode: 'model', place: 'NGA', output: 'population', until: 2050 };
  const whole = fc.tuple(
    fc.integer({ min: -6, max: 9 }),
    fc.array(fc.integer({ min: -2_000, max: 5_000 }), { minLength: 1, maxLength: 26 }),
  );

  it('gives the curve back to the last digit, whatever is drawn', () => {
    fc.assert(
      fc.property(whole, ([exponent, steps]) => {
        const curve = steps.map((step) => (exponent < 0 ? step / 10 ** -exponent : step * 10 ** exponent) + 0);
        const code = curveToCode(task, REFERENCE, curve, 10 ** exponent);
        expect(codeToCurve(code, task, REFERENCE, curve.length)).toEqual({ kind: 'curve', curve });
      }),
    );
  });

  it('belongs to one question, whatever the name of its scenario', () => {
    const curve = Array.from({ length: 26 }, (_, t) => 2.3e8 + t * 5e6);
    const code = curveToCode(task, REFERENCE, curve, 1e6);
    expect(code.length).toBeLessThan(60);
    expect(codeToCurve(code, task, { ...REFERENCE, name: 'Referencia' }, 26).kind).toBe('curve');
    expect(codeToCurve(code, { ...task, place: 'NER' }, REFERENCE, 26)).toMatchObject({
      fault: { found: 'a curve of another question' },
    });
    expect(codeToCurve(code, task, { ...REFERENCE, levers: { fertility: 0.2 } }, 26).kind).toBe('fault');
    expect(codeToCurve(code, task, REFERENCE, 25)).toMatchObject({ fault: { allowed: 'a curve of 25 years' } });
  });
});
