import { describe, expect, it } from 'vitest';
import { codeToText, scenarioToCode } from '../../src/scenario/link.ts';
import { checkScenario, parseScenario } from '../../src/scenario/parse.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { baseline } from '../support/world.ts';

const up = { output: 'births', place: 'NGA', year: 2035, direction: 'up', against: 'reference' } as const;
const full: Scenario = {
  version: 1,
  id: 'a',
  name: 'A',
  focus: 'pair',
  groups: { pair: ['NGA', 'NER'] },
  levers: { fertility: 0.2 },
  notes: { fertility: 'assumed' },
  expectations: [up, { ...up, place: 'pair', direction: 'down' }],
};
const faultsOf = (change: object) => {
  const parsed = checkScenario({ ...full, ...change }, baseline);
  return parsed.kind === 'faults' ? parsed.faults : [];
};

describe('what a scenario says of itself', () => {
  it('comes back unchanged from the file and from the link', () => {
    const read = { kind: 'scenario', scenario: full };
    expect(parseScenario(JSON.stringify(full), baseline)).toEqual(read);
    expect(parseScenario(codeToText(scenarioToCode(full)) ?? '', baseline)).toEqual(read);
  });

  it('may be left out, as in older files', () => {
    expect(faultsOf({ focus: undefined, notes: undefined, expectations: undefined })).toEqual([]);
  });

  it.each<[string, object, object]>([
    ['an unknown focus', { focus: 'XXX' }, { path: 'focus', found: '"XXX"', allowed: expect.stringMatching(/^WLD, an ISO3 code/) }], // biome-ignore format: one fault a line
    ['a note of no lever', { notes: { colour: 'red' } }, { path: 'notes.colour', found: '"colour"', allowed: expect.stringMatching(/^a lever: fertility/) }], // biome-ignore format: one fault a line
    ['a note that is no text', { notes: { fertility: 1 } }, { path: 'notes.fertility', found: '1', allowed: 'text of at most 500 characters' }], // biome-ignore format: one fault a line
    ['an unknown output', { expectations: [{ ...up, output: 'luck' }] }, { path: 'expectations.0.output', found: '"luck"', allowed: expect.stringMatching(/^one of population, births/) }], // biome-ignore format: one fault a line
    ['an unknown place', { expectations: [{ ...up, place: 'XXX' }] }, { path: 'expectations.0.place', found: '"XXX"' }],
    ['a place of an output of the world', { expectations: [{ ...up, output: 'warming' }] }, { path: 'expectations.0.place', found: '"NGA"', allowed: 'WLD, where alone warming is defined' }], // biome-ignore format: one fault a line
    ['a year before the projection', { expectations: [{ ...up, year: 2024 }] }, { path: 'expectations.0.year', found: '2024', allowed: 'a whole year from 2025 to 2050' }], // biome-ignore format: one fault a line
    ['a direction that is none', { expectations: [{ ...up, direction: 'sideways' }] }, { path: 'expectations.0.direction', found: '"sideways"', allowed: 'up or down' }], // biome-ignore format: one fault a line
    ['another comparison', { expectations: [{ ...up, against: 'SSP1' }] }, { path: 'expectations.0.against', found: '"SSP1"', allowed: '"reference"' }], // biome-ignore format: one fault a line
    ['an unknown key', { expectations: [{ ...up, colour: 'red' }] }, { path: 'expectations.0.colour', allowed: 'output, place, year, direction, against' }], // biome-ignore format: one fault a line
    ['what is no list', { expectations: up }, { path: 'expectations', allowed: 'a list of at most 20 expectations' }],
  ])('%s is refused with place, found and allowed', (_name, change, expected) => {
    const faults = faultsOf(change);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject(expected);
  });
});
