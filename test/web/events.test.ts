import { i18n } from '@lingui/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { EVENT_KINDS, type EventKindId } from '../../src/params/events.ts';
import { checkScenario } from '../../src/scenario/parse.ts';
import { periodRange } from '../../src/scenario/recorded-sizes.ts';
import { REFERENCE, type ScenarioEvent } from '../../src/scenario/scenario.ts';
import { lengthenedEvent, movedEvent, newEventId, withEvent, withoutEvent } from '../../web/events/edit-events.ts';
import { draftOf, draftOfKind, type EventDraft, newDraft, readDraft } from '../../web/events/event-draft.ts';
import { withEvents, withLever } from '../../web/store.ts';
import { baseline } from '../support/world.ts';

const cyclone: ScenarioEvent = { id: 'storm', kind: 'cyclone', where: 'MOZ', firstYear: 2029, duration: 1, size: 1.6 };
const read = (draft: EventDraft) => readDraft(draft, undefined, baseline);
const eventOf = (draft: EventDraft): ScenarioEvent => {
  const reading = read(draft);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.event;
};
const faultsOf = (part: Partial<EventDraft>) => {
  const reading = read({ ...draftOf(cyclone), ...part });
  return 'faults' in reading ? reading.faults : {};
};

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

describe('a draft of an event', () => {
  it.each(EVENT_KINDS)('of the kind $id is an event that a file may hold', ({ id }) => {
    const event = eventOf(draftOfKind(newDraft('event-1', 'MOZ'), id as EventKindId));
    expect(checkScenario({ ...REFERENCE, events: [event] }, baseline).kind).toBe('scenario');
    expect(event.kind).toBe(id);
  });

  it('by return period is an event that a file may hold, up to the ends of what the record supports', () => {
    const kind = EVENT_KINDS.find(({ id }) => id === 'cyclone');
    const range = kind && periodRange(kind, 'MOZ', undefined, baseline);
    if (range?.kind !== 'supported') throw new Error('Mozambique has a record of storms');
    for (const years of [range.least, range.most]) {
      const event = eventOf({ ...draftOf(cyclone), sizeBy: 'period', period: String(years) });
      expect(event.returnPeriod).toBe(years);
      expect(event.size).toBeUndefined();
      expect(checkScenario({ ...REFERENCE, events: [event] }, baseline).kind).toBe('scenario');
    }
    expect(faultsOf({ sizeBy: 'period', period: String(range.most + 1) }).period).toContain(String(range.most));
    // Niger is far from any sea.
    expect(faultsOf({ sizeBy: 'period', where: ['NER'], period: '20' }).period).toContain('on record in Niger');
  });

  it('gives back the event that it was made of', () => {
    const full: ScenarioEvent = {
      ...cyclone,
      where: ['MOZ', 'un-western-africa'],
      decay: 0.3333,
      enabled: false,
      note: 'As Idai',
    };
    for (const event of [cyclone, full]) expect(eventOf(draftOf(event))).toEqual(event);
  });

  it('says all that is wrong with it, by field', () => {
    const faults = faultsOf({
      firstYear: '1999',
      duration: 'long',
      kept: '100',
      where: [],
      size: '31',
      note: 'x'.repeat(501),
    });
    expect(Object.keys(faults).sort()).toEqual(['duration', 'firstYear', 'kept', 'note', 'size', 'where']);
    expect(faults.firstYear).toContain('2025 to 2050');
    expect(faults.size).toContain('0.01 to 30');
    // More decimals than the kind has, and half a year.
    expect(Object.keys(faultsOf({ size: '1.625' }))).toEqual(['size']);
    expect(Object.keys(faultsOf({ firstYear: '2030.5' }))).toEqual(['firstYear']);
  });

  it('reads a comma as people type it', () => {
    expect(eventOf({ ...draftOf(cyclone), size: '2,5' }).size).toBe(2.5);
  });
});

describe('edits of events', () => {
  it('move within the years of the projection and no further', () => {
    expect(movedEvent(cyclone, 21)?.firstYear).toBe(2050);
    expect(movedEvent(cyclone, 22)).toBeUndefined();
    expect(movedEvent(cyclone, -4)?.firstYear).toBe(2025);
    expect(movedEvent(cyclone, -5)).toBeUndefined();
  });

  it('lengthen from the duration of the kind where the event has none, from one year to all', () => {
    const { duration: _, ...closure } = { ...cyclone, kind: 'borderClosure' as const };
    expect(lengthenedEvent(closure, 1)?.duration).toBe(3);
    expect(lengthenedEvent(cyclone, -1)).toBeUndefined();
    expect(lengthenedEvent(cyclone, 25)?.duration).toBe(26);
    expect(lengthenedEvent(cyclone, 26)).toBeUndefined();
  });

  it('replace by id, add at the end and remove', () => {
    const other = { ...cyclone, id: 'other' };
    const moved = { ...cyclone, firstYear: 2040 };
    expect(withEvent([cyclone, other], moved)).toEqual([moved, other]);
    expect(withEvent([cyclone], other)).toEqual([cyclone, other]);
    expect(withoutEvent([cyclone, other], 'storm')).toEqual([other]);
  });

  it('find an id that is free', () => {
    expect(newEventId([])).toBe('event-1');
    expect(newEventId([{ ...cyclone, id: 'event-2' }])).toBe('event-3');
  });
});

describe('a scenario', () => {
  it('becomes the own one with its first event, and the reference again without any', () => {
    const own = withEvents(REFERENCE, [cyclone], 'Mine');
    expect(own).toMatchObject({ id: 'own', name: 'Mine', events: [cyclone] });
    expect(withEvents(own, [], 'Mine')).toBe(REFERENCE);
    const both = withLever(own, 'fertility', 'WLD', 0.1, 'Mine');
    expect(withEvents(both, [], 'Mine')).toMatchObject({ id: 'own', levers: { fertility: 0.1 } });
  });
});
