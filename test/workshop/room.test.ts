import { describe, expect, it } from 'vitest';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { codeEntries } from '../../src/workshop/code-entries.ts';
import { mergeCodes } from '../../src/workshop/merge-codes.ts';
import { eventCounts, leverSpreads, middleScenario, nearestToMiddle } from '../../src/workshop/room.ts';
import { settingsToCode } from '../../src/workshop/settings-code.ts';
import { baseline } from '../support/world.ts';

const own = (levers: Scenario['levers'], more: Partial<Scenario> = {}): Scenario => ({
  ...REFERENCE,
  id: 'own',
  name: 'Amina',
  levers,
  ...more,
});
const nameOf = (number: number) => `Code ${number}`;
const merge = (scenarios: readonly Scenario[], between = '\n') =>
  mergeCodes(scenarios.map(settingsToCode).join(between), baseline, nameOf);

describe('codes of a room', () => {
  it('are read however they are set apart, and bad ones are named by their number', () => {
    const text = `${settingsToCode(own({ fertility: 0.2 }))}, ${settingsToCode(own({}))};\n  hello \r\n${settingsToCode(own({ pathways: 5 }))}\n`;
    const { participants, faults } = mergeCodes(text, baseline, nameOf);
    expect(codeEntries(text)).toHaveLength(4);
    expect(participants.map(({ number }) => number)).toEqual([1, 2, 4]);
    expect(participants[0]?.scenario.levers).toEqual({ fertility: 0.2 });
    expect(faults).toEqual([
      { path: '3 (hello)', found: '"o" as sign 5', allowed: expect.stringContaining('letters but O') },
    ]);
  });

  it('carry no name', () => {
    const { participants } = merge([
      own({ fertility: 0.2 }, { description: 'by Amina', notes: { fertility: 'Amina' } }),
    ]);
    expect(JSON.stringify(participants)).not.toContain('Amina');
  });

  it('are too many beyond a bound, and the first ones count', () => {
    const { participants, faults } = merge(Array.from({ length: 301 }, () => own({ fertility: 0.1 })));
    expect(participants).toHaveLength(300);
    expect(faults).toMatchObject([{ path: 'codes', found: '301 entries' }]);
  });
});

describe('the spread of a room', () => {
  const { participants } = merge([
    own({ fertility: 0.1, warmingPath: 'SSP3-7.0' }),
    own({ fertility: 0.3, warmingPath: 'SSP3-7.0' }),
    own({ fertility: -0.4, warmingPath: 'SSP5-8.5', pathways: { NGA: 10 } }),
    own({
      fertility: {
        points: [
          [2024, 0],
          [2050, 0.2],
        ],
      },
    }),
  ]);
  const spreads = leverSpreads(participants, baseline);
  const row = (id: string) => spreads.find(({ leverId }) => leverId === id);

  it('has a row for each lever and place that somebody sets, with the middle and who is far from it', () => {
    expect(spreads.map(({ leverId }) => leverId).sort()).toEqual(['fertility', 'pathways', 'warmingPath']);
    expect(row('fertility')).toMatchObject({
      target: 'WLD',
      values: [0.1, 0.3, -0.4, 0.2],
      middle: 0.15,
      isSet: [true, true, true, true],
      farOff: [3],
    });
    expect(row('warmingPath')).toMatchObject({ middle: 4, farOff: [3, 4], apart: 0.5 });
    expect(row('pathways')).toMatchObject({ target: 'NGA', isSet: [false, false, true, false] });
  });

  it('puts what the room differs most on first', () => {
    const parts = spreads.map(({ apart }) => apart);
    expect(parts).toEqual([...parts].sort((a, b) => b - a));
  });

  it('gives the scenario in the middle: levers that more than half have set', () => {
    const middle = middleScenario(participants, spreads, { id: 'room', name: 'Middle of the room' });
    expect(middle).toEqual({
      version: 1,
      id: 'room',
      name: 'Middle of the room',
      levers: { fertility: 0.15, warmingPath: 'SSP3-7.0' },
    });
  });

  it('does not depend on the order of codes', () => {
    const turned = leverSpreads([...participants].reverse(), baseline);
    const key = ({ leverId, target, middle, apart }: (typeof spreads)[number]) =>
      `${leverId} ${target} ${middle} ${apart.toFixed(9)}`;
    expect(turned.map(key).sort()).toEqual(spreads.map(key).sort());
  });

  it('keeps own groups of different members apart', () => {
    const sahel = own({ pathways: { sahel: 10 } }, { groups: { sahel: ['MLI', 'NER'] } });
    const other = own({ pathways: { sahel: 20 } }, { groups: { sahel: ['TCD'] } });
    const merged = merge([sahel, other, sahel]).participants;
    const rows = leverSpreads(merged, baseline);
    expect(rows).toHaveLength(2);
    const middle = middleScenario(merged, rows, { id: 'room', name: 'Room' });
    expect(Object.values(middle.groups ?? {})).toEqual([['MLI', 'NER']]);
  });

  it('counts events by kind', () => {
    const event = { id: 'one', kind: 'pandemicStandstill', where: 'WLD', firstYear: 2030, note: 'Amina' } as const;
    const merged = merge([own({}, { events: [event] }), own({}, { events: [{ ...event, enabled: false }] })]);
    expect(eventCounts(merged.participants)).toEqual([{ kind: 'pandemicStandstill', of: 1 }]);
  });

  it('takes the events of the participant nearest to the middle, with the groups that they come to', () => {
    const event = { id: 'one', kind: 'pandemicStandstill', where: 'sahel', firstYear: 2030 } as const;
    const off = { ...event, id: 'two', enabled: false };
    const groups = { sahel: ['MLI', 'NER'] };
    const merged = merge([
      own({ fertility: 0.5 }, { events: [{ ...event, where: 'WLD' }] }),
      own({ fertility: 0.2 }, { groups, events: [event, off] }),
      own({ fertility: 0.1 }),
    ]).participants;
    const rows = leverSpreads(merged, baseline);
    expect(nearestToMiddle(merged, rows)?.number).toBe(2);
    const middle = middleScenario(merged, rows, { id: 'room', name: 'Room' });
    expect(middle.levers).toEqual({ fertility: 0.2 });
    expect(middle.events).toMatchObject([{ kind: 'pandemicStandstill', firstYear: 2030 }]);
    expect(Object.values(middle.groups ?? {})).toEqual([['MLI', 'NER']]);
    expect(Object.keys(middle.groups ?? {})).toEqual([middle.events?.[0]?.where].flat());
  });

  it('has no event in the middle where the nearest participant has none', () => {
    const event = { id: 'one', kind: 'pandemicStandstill', where: 'WLD', firstYear: 2030 } as const;
    const merged = merge([own({ fertility: 0.2 }, { events: [event] }), own({ fertility: 0.2 }), own({})]).participants;
    const middle = middleScenario(merged, leverSpreads(merged, baseline), { id: 'room', name: 'Room' });
    expect(middle).not.toHaveProperty('events');
  });
});
