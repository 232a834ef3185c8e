import { FIRST_YEAR, LAST_YEAR, type ScenarioEvent } from '../../workers/page.ts';
import { LONGEST_DURATION } from '../../workers/page-editors.ts';
import { durationOf } from './event-words.ts';

/** Events of a scenario with one replaced, or added at the end. */
export function withEvent(events: readonly ScenarioEvent[], event: ScenarioEvent): readonly ScenarioEvent[] {
  const at = events.findIndex(({ id }) => id === event.id);
  return at < 0 ? [...events, event] : events.with(at, event);
}

/** Events of a scenario without one. */
export function withoutEvent(events: readonly ScenarioEvent[], id: string): readonly ScenarioEvent[] {
  return events.filter((event) => event.id !== id);
}

/** An id that no event has yet: `event-3`. */
export function newEventId(events: readonly ScenarioEvent[]): string {
  const taken = new Set(events.map(({ id }) => id));
  let n = events.length + 1;
  while (taken.has(`event-${n}`)) n++;
  return `event-${n}`;
}

/** An event that begins some years later or earlier; undefined where it would leave the years of the projection. */
export function movedEvent(event: ScenarioEvent, years: number): ScenarioEvent | undefined {
  const firstYear = event.firstYear + years;
  return firstYear >= FIRST_YEAR && firstYear <= LAST_YEAR ? { ...event, firstYear } : undefined;
}

/** An event that lasts some years longer or shorter; undefined where it would last too long, or not at all. */
export function lengthenedEvent(event: ScenarioEvent, years: number): ScenarioEvent | undefined {
  const duration = durationOf(event) + years;
  return duration >= 1 && duration <= LONGEST_DURATION ? { ...event, duration } : undefined;
}
