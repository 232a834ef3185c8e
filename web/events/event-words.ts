import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { ScenarioEvent, Session } from '../../workers/page.ts';
import { type EventKind, eventKind } from '../../workers/page-editors.ts';
import { placeNames } from '../context.ts';
import { declared } from '../texts.ts';

type World = Session['world'];

export const kindLabel = ({ id, label }: EventKind) => declared(`event.${id}.label`, label);
export const kindExplanation = ({ id, explanation }: EventKind) => declared(`event.${id}.explanation`, explanation);
export const kindUnit = ({ id, unit }: EventKind) => declared(`event.${id}.unit`, unit);

/** Why the default size of a kind without a source is as it is. */
export function kindReason({ id, basis }: EventKind): string {
  return basis.kind === 'assumed' ? declared(`event.${id}.reason`, basis.reason) : '';
}

/** Places of an event as a list. */
export function targetsOf(event: Pick<ScenarioEvent, 'where'>): readonly string[] {
  return typeof event.where === 'string' ? [event.where] : event.where;
}

/** Names of the places of an event; of many, the first and how many more. */
export function whereWords(where: ScenarioEvent['where'], world: World): string {
  const [first = '', ...more] = targetsOf({ where });
  const { name } = placeNames(world, first);
  return more.length === 0
    ? name
    : i18n._({ id: 'event.whereMore', message: '{name} and {more} more', values: { name, more: more.length } });
}

/** What an event is called: its note, or its kind. */
export function eventName(event: ScenarioEvent): string {
  return event.note || kindLabel(eventKind(event.kind));
}

/** Years at full size. */
export function durationOf(event: ScenarioEvent): number {
  return event.duration ?? eventKind(event.kind).duration;
}

/** Size of an event in words: "1.6% of people", "1 in 50 years". */
export function sizeWords(event: ScenarioEvent, format: NumberFormat): string {
  const kind = eventKind(event.kind);
  if (event.returnPeriod !== undefined)
    return i18n._({
      id: 'event.oneIn',
      message: '1 in {years} years',
      values: { years: format.whole(event.returnPeriod) },
    });
  return sizeWithUnit(kind, event.size ?? kind.default, format);
}

/** A size with the unit of its kind: "1.60% of people". */
export function sizeWithUnit(kind: EventKind, size: number, format: NumberFormat): string {
  return `${format.lever(size, kind.decimals, false)}${kindUnit(kind)}`;
}

/** Years of an event in words: "2029", "2029-2031". */
export function yearsWords(event: ScenarioEvent): string {
  const last = event.firstYear + durationOf(event) - 1;
  return last === event.firstYear ? String(last) : `${event.firstYear}\u2013${last}`;
}
