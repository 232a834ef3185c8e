import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFormula } from '../../src/scenario/formula.ts';
import { codeToText, scenarioToCode } from '../../src/scenario/link.ts';
import { checkScenario, parseScenario } from '../../src/scenario/parse.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { writtenScenario } from '../../src/scenario/time-shape.ts';
import { anyScenario } from '../support/scenarios.ts';
import { baseline, FEW_PLACES } from '../support/world.ts';

const faultsOf = (value: unknown) => {
  const parsed = checkScenario(value, baseline);
  return parsed.kind === 'faults' ? parsed.faults : [];
};
const valid = { version: 1, id: 'a', name: 'A', levers: {} };

describe('parseScenario', () => {
  it('accepts what the declarations allow and gives it back unchanged', () => {
    fc.assert(
      fc.property(anyScenario(['WLD', 'un-africa', 'income-low', ...FEW_PLACES]), (scenario) => {
        expect(parseScenario(JSON.stringify(writtenScenario(scenario)), baseline, readFormula)).toEqual({
          kind: 'scenario',
          scenario,
        });
      }),
    );
  });

  it('answers any text and any JSON value with a scenario or with faults, never with an exception', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify({ ...valid, levers: value })),
        ),
        (text) => {
          const parsed = parseScenario(text, baseline, readFormula);
          if (parsed.kind === 'faults') {
            expect(parsed.faults.length).toBeGreaterThan(0);
            for (const fault of parsed.faults) expect(fault.path && fault.found && fault.allowed).toBeTruthy();
          }
        },
      ),
    );
  });

  it('reports all faults at once, with path, found and allowed', () => {
    const faults = faultsOf({
      version: 1,
      id: 'Bad Id',
      name: '',
      colour: 'red',
      levers: {
        fertility: 0.7,
        lifeExpectancy: { XXX: 1, NGA: 'two' },
        warmingPath: 'RCP8.5',
        adaptation: 2.55,
        nonsense: 1,
      },
    });
    expect(faults.map((fault) => fault.path).sort()).toEqual(
      [
        'colour',
        'id',
        'levers.adaptation',
        'levers.fertility',
        'levers.lifeExpectancy.NGA',
        'levers.lifeExpectancy.XXX',
        'levers.nonsense',
        'levers.warmingPath',
        'name',
      ].sort(),
    );
    expect(faults.find((fault) => fault.path === 'levers.fertility')).toEqual({
      path: 'levers.fertility',
      found: '0.7',
      allowed: 'a number from -0.5 to 0.5 children, at most 2 decimals',
    });
  });

  it('refuses a file of a newer version and says so', () => {
    expect(faultsOf({ ...valid, version: 2 })).toEqual([
      { path: 'version', found: '2', allowed: '1; the file was made by a newer Mobility Horizons' },
    ]);
  });

  it('takes own groups as targets, and refuses ids that look like a region', () => {
    const own = { ...valid, groups: { sahel: ['NER', 'MLI'] }, levers: { fertility: { sahel: 0.1 } } };
    expect(checkScenario(own, baseline).kind).toBe('scenario');
    expect(faultsOf({ ...valid, groups: { 'un-own': ['NER'] } })[0]?.path).toBe('groups.un-own');
    expect(faultsOf({ ...valid, groups: { sahel: ['NER', 'QQQ'] } })[0]).toMatchObject({
      path: 'groups.sahel.1',
      found: '"QQQ"',
    });
  });

  it('refuses what is nested too deep to be walked, and counts no bracket inside a text', () => {
    const nested = (depth: number) =>
      `{"version":1,"id":"a","name":"A","levers":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect(parseScenario(nested(50_000), baseline)).toEqual({
      kind: 'faults',
      faults: [{ path: 'file', found: '50001 levels, one inside the other', allowed: 'at most 32 levels' }],
    });
    const name = `${'['.repeat(40)}\\"`;
    expect(parseScenario(JSON.stringify({ ...valid, name }), baseline).kind).toBe('scenario');
  });

  it('refuses a text that is too long without reading it', () => {
    expect(parseScenario(' '.repeat(300_000), baseline)).toMatchObject({ kind: 'faults' });
  });

  it('is not fooled by keys of the prototype', () => {
    const hostile = JSON.parse('{"version":1,"id":"a","name":"A","levers":{"fertility":{"constructor":0.1}}}');
    expect(faultsOf(hostile)[0]?.path).toBe('levers.fertility.constructor');
  });
});

describe('the link', () => {
  it('holds the whole scenario', () => {
    fc.assert(
      fc.property(anyScenario(['WLD', 'un-africa', ...FEW_PLACES]), (scenario) => {
        const text = codeToText(scenarioToCode(scenario));
        expect(parseScenario(text ?? '', baseline, readFormula)).toEqual({ kind: 'scenario', scenario });
      }),
    );
  });

  it('keeps the meaning of a code of version 1', () => {
    const old = scenarioToCode({ ...REFERENCE, levers: { fertility: 0.2 } });
    expect(old[0]).toBe('1');
    // Written by the first version of this project; it must open for ever.
    expect(JSON.parse(codeToText(FIRST_LINK) ?? '{}')).toEqual({ ...REFERENCE, levers: { fertility: 0.2 } });
  });

  it('answers broken, foreign and exploding codes with undefined', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof codeToText(text) !== 'object'));
    expect(codeToText('2abc')).toBeUndefined();
    expect(codeToText('1!!!')).toBeUndefined();
    expect(codeToText(`1${'A'.repeat(30_000)}`)).toBeUndefined();
  });
});

const FIRST_LINK = '1q1YqSy0qzszPU7Iy1FHKTFGyUipKTUstSs1LTlXSUcpLzE0FCgUhCeWkgnQoWVUrAcVKMnMySyqVrAz0jGprAQ';

describe('the scenario library', () => {
  const folder = new URL('../../scenarios/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

  it.each(files)('%s is valid, named after its id, and asks a question', (file) => {
    const parsed = parseScenario(readFileSync(new URL(file, folder), 'utf8'), baseline);
    if (parsed.kind === 'faults') throw new Error(JSON.stringify(parsed.faults));
    expect(parsed.scenario.id).toBe(file.replace('.json', ''));
    expect(parsed.scenario.question).toMatch(/\?$/);
  });

  it('has the reference, which changes nothing', () => {
    expect(files).toContain('reference.json');
  });
});
