import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineEvents, type EventKind } from '../../src/params/define-event.ts';
import { EVENT_KINDS } from '../../src/params/events.ts';
import { OUTPUT_IDS } from '../../src/params/outputs.ts';
import { codeToText, scenarioToCode } from '../../src/scenario/link.ts';
import { checkScenario, parseScenario } from '../../src/scenario/parse.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { scenarioJsonSchema } from '../../src/scenario/schema.ts';
import { anyEvents } from '../support/events.ts';
import { baseline } from '../support/world.ts';

const closure = { id: 'closure', kind: 'borderClosure', where: 'WLD', firstYear: 2030 };
const file = (events: unknown, more = {}) => ({ version: 1, id: 'a', name: 'A', levers: {}, events, ...more });
const faultsOf = (...events: unknown[]) => {
  const parsed = checkScenario(file(events), baseline);
  return parsed.kind === 'faults' ? parsed.faults : [];
};

describe('the kinds of event', () => {
  it('are the twelve of the model', () => {
    expect(EVENT_KINDS.map(({ id }) => id).sort()).toEqual(
      [
        ...['cyclone', 'flood', 'drought', 'earthquake', 'cropFailure', 'conflictOnset', 'peaceSettlement'],
        ...['borderClosure', 'pathwayOpening', 'economicCrisis', 'pandemicStandstill', 'remoteWorkLeap'],
      ].sort(),
    );
  });

  it.each(EVENT_KINDS)('$id moves outputs that exist, and can stack without closing more than all', (kind) => {
    expect(kind.effects.length).toBeGreaterThan(0);
    for (const { output } of kind.effects) expect(OUTPUT_IDS).toContain(output);
    if (kind.stacking === 'loss') expect(kind.max).toBeLessThan(100);
    if (kind.stacking !== 'gain') expect(kind.max).toBeLessThanOrEqual(100);
  });

  it.each<[string, Partial<EventKind>, RegExp]>([
    ['a default out of range', { default: 200 }, /default 200 is outside/],
    ['more decimals than declared', { default: 50.5 }, /more than 0 decimals/],
    ['a key that a link cannot carry', { key: 'B C' }, /letters only/],
    ['half a year', { duration: 0.5 }, /duration of 0.5 years/],
    ['a record and a reason for none', { record: 'flood' }, /either a record or the reason/],
  ])('refuse %s when they are declared', (_name, change, message) => {
    const kind = EVENT_KINDS.find(({ id }) => id === 'borderClosure') as EventKind;
    expect(() => defineEvents([{ ...kind, ...change }])).toThrow(message);
  });

  it('refuse two of the same id', () => {
    const kind = EVENT_KINDS[0] as EventKind;
    expect(() => defineEvents([kind, kind])).toThrow(/declared twice/);
  });
});

describe('events in a file', () => {
  it('come back unchanged from the file and from the link', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const scenario: Scenario = { version: 1, id: 'generated', name: 'Generated', levers: {}, events };
        expect(parseScenario(JSON.stringify(scenario), baseline)).toEqual({ kind: 'scenario', scenario });
        expect(parseScenario(codeToText(scenarioToCode(scenario)) ?? '', baseline)).toEqual({
          kind: 'scenario',
          scenario,
        });
      }),
    );
  });

  it.each<[string, object, object]>([
    ['an unknown kind', { kind: 'comet' }, { path: 'events.0.kind', found: '"comet"', allowed: expect.stringMatching(/^one of cyclone, flood/) }], // biome-ignore format: one fault a line
    ['an unknown place', { where: 'XXX' }, { path: 'events.0.where', found: '"XXX"', allowed: expect.stringMatching(/^WLD, an ISO3 code/) }], // biome-ignore format: one fault a line
    ['an unknown place in a list', { where: ['NGA', 'XXX'] }, { path: 'events.0.where.1', found: '"XXX"' }],
    ['an empty list of places', { where: [] }, { path: 'events.0.where', found: '[]' }],
    ['no year', { firstYear: undefined }, { path: 'events.0.firstYear', found: 'nothing', allowed: 'a whole year from 2025 to 2050' }], // biome-ignore format: one fault a line
    ['a year before the projection', { firstYear: 2024 }, { path: 'events.0.firstYear', found: '2024' }],
    ['a size out of range', { size: 101 }, { path: 'events.0.size', found: '101', allowed: 'a number from 1 to 100 % of regular moves, no decimals' }], // biome-ignore format: one fault a line
    ['a size of nothing', { size: 0 }, { path: 'events.0.size', found: '0' }],
    ['a decay that never ends', { decay: 1 }, { path: 'events.0.decay', found: '1', allowed: expect.stringMatching(/below 1/) }], // biome-ignore format: one fault a line
    ['half a year', { duration: 0.5 }, { path: 'events.0.duration', found: '0.5' }],
    ['an unknown key', { colour: 'red' }, { path: 'events.0.colour', allowed: 'id, kind, where, firstYear, duration, size, returnPeriod, decay, enabled, note' }], // biome-ignore format: one fault a line
    [
      'a switch that is a word',
      { enabled: 'no' },
      { path: 'events.0.enabled', found: '"no"', allowed: 'true or false' },
    ],
    ['an id with spaces', { id: 'A B' }, { path: 'events.0.id', found: '"A B"' }],
  ])('%s is refused with place, found and allowed', (_name, change, expected) => {
    const faults = faultsOf({ ...closure, ...change });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject(expected);
  });

  it('reports all faults at once, in events and levers', () => {
    const parsed = checkScenario({ ...file([{ ...closure, size: 0 }, 7]), levers: { fertility: 9 } }, baseline);
    const paths = parsed.kind === 'faults' ? parsed.faults.map(({ path }) => path) : [];
    expect(paths.sort()).toEqual(['events.0.size', 'events.1', 'levers.fertility']);
  });

  it('refuses a second event of the same id', () => {
    expect(faultsOf(closure, closure)).toEqual([
      { path: 'events.1.id', found: '"closure"', allowed: 'an id that no other event of the file has' },
    ]);
  });

  it('refuses what is no list, and more than a list holds', () => {
    for (const events of [{}, 'x', Array.from({ length: 41 }, (_, i) => ({ ...closure, id: `e${i}` }))])
      expect(checkScenario(file(events), baseline)).toMatchObject({ kind: 'faults', faults: [{ path: 'events' }] });
  });

  it('takes own groups as places', () => {
    const groups = { pair: ['NGA', 'NER'] };
    expect(checkScenario(file([{ ...closure, where: ['pair', 'GHA'] }], { groups }), baseline).kind).toBe('scenario');
  });

  it.each<[string, object, RegExp]>([
    [
      'a size beside it',
      { kind: 'flood', where: 'BGD', size: 1, returnPeriod: 10 },
      /a size or a return period, not both/,
    ],
    [
      'more years than the record supports',
      { kind: 'flood', where: 'BGD', returnPeriod: 100 },
      /2 to 32 years in Bangladesh: the record covers 2013-2020/,
    ],
    ['a hazard without a record', { kind: 'cyclone', where: 'NER', returnPeriod: 10 }, /a size instead: too few people displaced by storms on record in Niger, 2013-2020/], // biome-ignore format: one fault a line
    ['a place of a group without a record', { kind: 'cyclone', where: ['BGD', 'NER'], returnPeriod: 10 }, /in Niger/],
    ['a whole world, named in part', { kind: 'cyclone', where: 'WLD', returnPeriod: 10 }, /and \d+ more places/],
    ['drought', { kind: 'drought', where: 'NER', returnPeriod: 10 }, /together with heat and fire/],
    ['a kind without a record', { kind: 'economicCrisis', where: 'BGD', returnPeriod: 10 }, /no record of such events/],
  ])('a return period is refused with the reason: %s', (_name, change, reason) => {
    const faults = faultsOf({ id: 'e', firstYear: 2030, ...change });
    expect(faults.every(({ path }) => path === 'events.0.returnPeriod')).toBe(true);
    expect(faults[0]?.allowed).toMatch(reason);
  });

  it('takes a return period that the record supports', () => {
    expect(faultsOf({ id: 'e', kind: 'flood', where: ['BGD', 'PAK'], firstYear: 2030, returnPeriod: 20 })).toEqual([]);
  });

  it('are in the published schema, each kind with its range', () => {
    const schema = JSON.stringify(scenarioJsonSchema());
    for (const { id } of EVENT_KINDS) expect(schema).toContain(`"const":"${id}"`);
  });
});
