import { defineEvents, type EventKind } from './define-event.ts';
import { HAZARD_EVENTS } from './hazard-events.ts';
import { SOCIETY_EVENTS } from './society-events.ts';

const declared = defineEvents([...HAZARD_EVENTS, ...SOCIETY_EVENTS] as const satisfies readonly EventKind[]);

/** Every kind of event, declared once; schema, messages, catalogue and documentation derive from it. */
export const EVENT_KINDS: readonly EventKind[] = declared;

export type EventKindId = (typeof declared)[number]['id'];

/** The kind of an id. */
export function eventKind(id: EventKindId): EventKind {
  const kind = EVENT_KINDS.find((each) => each.id === id);
  if (kind === undefined) throw new Error(`event kind ${id} is not declared`);
  return kind;
}
