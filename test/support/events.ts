import fc from 'fast-check';
import type { EventKind } from '../../src/params/define-event.ts';
import { EVENT_KINDS, type EventKindId } from '../../src/params/events.ts';
import { REFERENCE, type Scenario, type ScenarioEvent } from '../../src/scenario/scenario.ts';
import { FEW_PLACES } from './world.ts';

/** A scenario of events alone. */
export function withEvents(...events: readonly ScenarioEvent[]): Scenario {
  return { ...REFERENCE, id: 'events', name: 'Events', events };
}

/** Any valid event of a kind, of a given id. */
function anyEvent(kind: EventKind, id: string): fc.Arbitrary<ScenarioEvent> {
  const steps = 10 ** kind.decimals;
  const target = fc.constantFrom('WLD', 'un-africa', ...FEW_PLACES);
  return fc.record(
    {
      id: fc.constant(id),
      kind: fc.constant(kind.id as EventKindId),
      where: fc.oneof(target, fc.uniqueArray(target, { minLength: 1, maxLength: 3 })),
      firstYear: fc.integer({ min: 2025, max: 2050 }),
      duration: fc.integer({ min: 1, max: 26 }),
      size: fc
        .integer({ min: Math.round(kind.min * steps), max: Math.round(kind.max * steps) })
        .map((step) => Number((step / steps).toFixed(kind.decimals))),
      decay: fc.constantFrom(0, 0.25, 0.5, 0.99),
      enabled: fc.boolean(),
      note: fc.string({ maxLength: 40 }),
    },
    { requiredKeys: ['id', 'kind', 'where', 'firstYear'], noNullPrototype: true },
  );
}

/** One to five valid events, of any kinds. */
export const anyEvents = fc
  .array(fc.constantFrom(...EVENT_KINDS), { minLength: 1, maxLength: 5 })
  .chain((kinds) => fc.tuple(...kinds.map((kind, i) => anyEvent(kind, `event-${i}`))));
