import { describe, expect, it } from 'vitest';
import { readFormula } from '../../src/scenario/formula.ts';
import { codeToText, scenarioToCode } from '../../src/scenario/link.ts';
import { checkScenario, mayHoldFormula, parseScenario } from '../../src/scenario/parse.ts';
import { leverInYear, numberLever, resolveScenario, settingFor } from '../../src/scenario/resolve.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { writtenScenario } from '../../src/scenario/time-shape.ts';
import { baseline } from '../support/world.ts';

const file = (levers: unknown, more = {}) => ({ version: 1, id: 'a', name: 'A', levers, ...more });
const faultsOf = (levers: unknown) => {
  const parsed = checkScenario(file(levers), baseline, readFormula);
  return parsed.kind === 'faults' ? parsed.faults : [];
};
const scenarioOf = (levers: unknown, more = {}): Scenario => {
  const parsed = checkScenario(file(levers, more), baseline, readFormula);
  if (parsed.kind === 'faults') throw new Error(JSON.stringify(parsed.faults));
  return parsed.scenario;
};
const rowOf = (iso3: string) => baseline.places.findIndex((place) => place.iso3 === iso3);
const inYears = (scenario: Scenario, lever: 'fertility' | 'adaptation', iso3: string, years: readonly number[]) => {
  const resolved = numberLever(resolveScenario(scenario, baseline), lever);
  return years.map((year) => leverInYear(resolved, rowOf(iso3), year));
};

describe('a lever by year', () => {
  it('is straight between its knots and held before the first and after the last', () => {
    const scenario = scenarioOf({ fertility: { points: [[2030, 0], [2040, 0.5], [2045, 0.25]] } }); // biome-ignore format: pairs
    expect(inYears(scenario, 'fertility', 'NGA', [2025, 2030, 2034, 2040, 2042, 2050])).toEqual([
      0, 0, 0.2, 0.5, 0.4, 0.25,
    ]);
  });

  it('takes the place of growth to the full size: a value holds in its year as it is', () => {
    expect(inYears(scenarioOf({ fertility: { points: [[2030, 0.5]] } }), 'fertility', 'NGA', [2025, 2050])).toEqual([
      0.5, 0.5,
    ]);
    expect(inYears(scenarioOf({ fertility: { formula: '0.5' } }), 'fertility', 'NGA', [2025, 2050])).toEqual([
      0.5, 0.5,
    ]);
  });

  it('counts as set, and leaves other places as they were', () => {
    const resolved = numberLever(
      resolveScenario(scenarioOf({ adaptation: { NGA: { formula: 't / 26' } } }), baseline),
      'adaptation',
    );
    expect(resolved.isSet[rowOf('NGA')]).toBe(1);
    expect(resolved.isSet[rowOf('GHA')]).toBe(0);
    expect(leverInYear(resolved, rowOf('GHA'), 2040)).toBe(2);
    expect(leverInYear(resolved, rowOf('NGA'), 2037)).toBe(0.5);
  });

  it('stands beside plain numbers: the most specific target wins, a plain number still grows', () => {
    const scenario = scenarioOf({ fertility: { WLD: 0.26, 'un-western-africa': { points: [[2025, 0.1]] }, GHA: 0 } });
    expect(inYears(scenario, 'fertility', 'KEN', [2025, 2050])).toEqual([0.26 * (1 / 26), 0.26]);
    expect(inYears(scenario, 'fertility', 'NGA', [2025, 2050])).toEqual([0.1, 0.1]);
    expect(inYears(scenario, 'fertility', 'GHA', [2025, 2050])).toEqual([0, 0]);
    expect(settingFor(scenario, 'fertility', 'NGA', baseline)).toEqual({ points: [[2025, 0.1]] });
  });

  it('tells a group called points or formula from a course', () => {
    const groups = { points: ['NGA'], formula: ['GHA'] };
    const scenario = scenarioOf({ fertility: { points: 0.5, formula: { formula: '0.1' } } }, { groups });
    expect(inYears(scenario, 'fertility', 'NGA', [2050])).toEqual([0.5]);
    expect(inYears(scenario, 'fertility', 'GHA', [2025])).toEqual([0.1]);
    expect(inYears(scenario, 'fertility', 'KEN', [2050])).toEqual([0]);
  });
});

describe('the file', () => {
  it.each<[string, unknown, object]>([
    ['a year outside', { points: [[2023, 0]] }, { path: 'levers.fertility.points.0.0', found: '2023' }],
    ['years that do not rise', { points: [[2030, 0], [2030, 0.1]] }, { path: 'levers.fertility.points.1.0', found: '2030', allowed: 'a whole year from 2024 to 2050, later than the one before' }], // biome-ignore format: pairs
    ['a value out of range', { points: [[2030, 0.7]] }, { path: 'levers.fertility.points.0.1', found: '0.7', allowed: 'a number from -0.5 to 0.5 children, at most 2 decimals' }], // biome-ignore format: one fault a line
    ['no knots', { points: [] }, { path: 'levers.fertility.points', found: '[]' }],
    ['a knot of three', { points: [[2030, 0, 1]] }, { path: 'levers.fertility.points.0' }],
    ['points and formula', { points: [[2030, 0]], formula: '0' }, { path: 'levers.fertility.formula', allowed: 'points or formula alone' }], // biome-ignore format: one fault a line
    ['values beside a formula', { formula: '0', values: [] }, { path: 'levers.fertility.values', allowed: 'points or formula alone' }], // biome-ignore format: one fault a line
    ['points that are a text', { points: 'x' }, { path: 'levers.fertility.points', found: '"x"' }],
    ['a formula of a target', { NGA: { formula: '0.1 + yeer' } }, { path: 'levers.fertility.NGA.formula', character: 7, found: '"yeer"' }], // biome-ignore format: one fault a line
    ['a formula out of range', { NGA: { formula: 't / 2' } }, { path: 'levers.fertility.NGA.formula', found: '1 in 2026', allowed: '-0.5 to 0.5 children in every year from 2025 to 2050' }], // biome-ignore format: one fault a line
    ['a text', 'half', { path: 'levers.fertility', found: '"half"', allowed: 'a number from -0.5 to 0.5 children, at most 2 decimals, or { "points": [[year, value], ...] }, or { "formula": "..." }' }], // biome-ignore format: one fault a line
    ['an unknown target with a course', { XXX: { points: [[2030, 0]] } }, { path: 'levers.fertility.XXX' }],
  ])('refuses %s and says where', (_name, setting, expected) => {
    const faults = faultsOf({ fertility: setting });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject(expected);
  });

  it('reports faults of formulas together with all others', () => {
    const faults = faultsOf({ fertility: { formula: '1/0' }, lifeExpectancy: 99, nonsense: 1 });
    expect(faults.map(({ path }) => path).sort()).toEqual([
      'levers.fertility.formula',
      'levers.lifeExpectancy',
      'levers.nonsense',
    ]);
  });

  it('refuses a course of a lever that picks one of a few paths', () => {
    expect(faultsOf({ warmingPath: { formula: '1' } })[0]?.path).toBe('levers.warmingPath');
  });

  it.each([{ points: [[2030, 0.1]] }, { formula: '0.1' }, { NGA: 0.1 }])(
    'refuses %j of a coefficient that holds in all years',
    (setting) => {
      expect(faultsOf({ networks: setting })).toMatchObject([
        { path: 'levers.networks', allowed: expect.stringContaining('the same in every place and year') },
      ]);
    },
  );

  it('says so where formulas cannot be read, and knows beforehand which texts want the reader', () => {
    const text = JSON.stringify(file({ fertility: { formula: '0.1' } }));
    expect(parseScenario(text, baseline)).toMatchObject({ kind: 'faults', faults: [{ found: 'a formula' }] });
    expect(mayHoldFormula(text)).toBe(true);
    expect(mayHoldFormula(text.replace('formula', '\\u0066ormula'))).toBe(true);
    expect(mayHoldFormula(JSON.stringify(file({ fertility: 0.1 })))).toBe(false);
  });
});

describe('the link of a lever by year', () => {
  it('holds points and formulas, without the values computed from them', () => {
    const scenario = scenarioOf({
      fertility: { NGA: { formula: 'year < 2030 ? 0 : 0.1' }, GHA: 0.2 },
      adaptation: { points: [[2025, 0], [2050, 3]] }, // biome-ignore format: pairs
    });
    const text = codeToText(scenarioToCode(scenario)) ?? '';
    expect(JSON.parse(text)).toEqual(writtenScenario(scenario));
    expect(text).not.toContain('values');
    expect(parseScenario(text, baseline, readFormula)).toEqual({ kind: 'scenario', scenario });
    expect(scenarioToCode(scenario)).toMatch(/^1[\w-]+$/);
  });

  it('is for plain numbers the same, character by character, as before', () => {
    // Written by the version before courses; see parse.test.ts for the oldest link.
    expect(
      scenarioToCode({ ...REFERENCE, levers: { fertility: { WLD: 0.1, NGA: -0.25 }, warmingPath: 'SSP3-7.0' } }),
    ).toBe(PLAIN_LINK);
  });
});

const PLAIN_LINK =
  '1q1YqSy0qzszPU7Iy1FHKTFGyUipKTUstSs1LTlXSUcpLzE0FCgUhCeWkgnQoWVUrAcVKMnMySypBnHAfFyUrAz2gIX7ujkpWugZ6Rqa1OkrliUW5mXnpAYklGUBzgoMDjHXN9QyUamsB';
