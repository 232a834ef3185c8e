import { i18n } from '@lingui/core';
import { FIRST_YEAR, LAST_YEAR, type Scenario, type ScenarioEvent, type Session } from '../../workers/page.ts';
import {
  type EventKind,
  type EventKindId,
  eventKind,
  LONGEST_DURATION,
  LONGEST_NOTE,
  periodRange,
} from '../../workers/page-editors.ts';
import { readNumber } from '../controls/read-number.ts';
import { durationOf, targetsOf } from './event-words.ts';

/** An event while it is edited: numbers as they are typed. */
export interface EventDraft {
  readonly id: string;
  readonly kind: EventKindId;
  readonly where: readonly string[];
  readonly firstYear: string;
  readonly duration: string;
  readonly sizeBy: 'number' | 'period';
  readonly size: string;
  /** Years. */
  readonly period: string;
  /** Share kept each year after the last, in %. */
  readonly kept: string;
  readonly isOn: boolean;
  readonly note: string;
}

/** What is wrong with a draft, by field. */
export type DraftFaults = { readonly [field in keyof EventDraft]?: string };

/** A return period that is offered first: within the range of most records. */
const USUAL_PERIOD = 20;
const USUAL_KIND: EventKindId = 'cyclone';

/** Write an event as a draft. */
export function draftOf(event: ScenarioEvent): EventDraft {
  const kind = eventKind(event.kind);
  return {
    id: event.id,
    kind: event.kind,
    where: targetsOf(event),
    firstYear: String(event.firstYear),
    duration: String(durationOf(event)),
    sizeBy: event.returnPeriod === undefined ? 'number' : 'period',
    size: String(event.size ?? kind.default),
    period: String(event.returnPeriod ?? USUAL_PERIOD),
    kept: String(exact((event.decay ?? 0) * 100)),
    isOn: event.enabled !== false,
    note: event.note ?? '',
  };
}

/** A new draft for a place, with the sizes of its kind. */
export function newDraft(id: string, place: string): EventDraft {
  return draftOf({ id, kind: USUAL_KIND, where: place, firstYear: FIRST_YEAR + 4 });
}

/** A draft of another kind: size and duration become those of the new kind, what is of no kind stays. */
export function draftOfKind(draft: EventDraft, id: EventKindId): EventDraft {
  const kind = eventKind(id);
  const sizeBy = kind.record === undefined ? 'number' : draft.sizeBy;
  return { ...draft, kind: id, size: String(kind.default), duration: String(kind.duration), sizeBy };
}

/** Read a draft as an event, or say all that is wrong with it. */
export function readDraft(
  draft: EventDraft,
  groups: Scenario['groups'],
  world: Pick<Session['world'], 'places' | 'disaster'>,
): { readonly event: ScenarioEvent } | { readonly faults: DraftFaults } {
  const kind = eventKind(draft.kind);
  const faults: Record<string, string> = {};
  const whole = (field: 'firstYear' | 'duration', least: number, most: number) => {
    const value = readNumber(draft[field]);
    if (!isNumber(value, least, most, 0)) faults[field] = allowed(least, most, 0);
    return value;
  };
  const firstYear = whole('firstYear', FIRST_YEAR, LAST_YEAR);
  const duration = whole('duration', 1, LONGEST_DURATION);
  const kept = readNumber(draft.kept);
  if (!(kept >= 0 && kept < 100))
    faults.kept = i18n._({ id: 'eventFault.kept', message: 'A number from 0 to below 100.' });
  if (draft.where.length === 0)
    faults.where = i18n._({ id: 'eventFault.where', message: 'An event needs a place: choose at least one.' });
  if (draft.note.length > LONGEST_NOTE)
    faults.note = i18n._({
      id: 'eventFault.note',
      message: 'At most {most} characters.',
      values: { most: LONGEST_NOTE },
    });
  const size = readNumber(draft.size);
  const period = readNumber(draft.period);
  if (draft.sizeBy === 'number') {
    if (!isNumber(size, kind.min, kind.max, kind.decimals)) faults.size = allowed(kind.min, kind.max, kind.decimals);
  } else {
    const fault = periodFault(kind, draft.where, period, groups, world);
    if (fault !== undefined) faults.period = fault;
  }
  if (Object.keys(faults).length > 0) return { faults };
  const [only, ...more] = draft.where;
  return {
    event: {
      id: draft.id,
      kind: draft.kind,
      where: more.length === 0 && only !== undefined ? only : draft.where,
      firstYear,
      duration,
      ...(draft.sizeBy === 'number' ? { size } : { returnPeriod: period }),
      ...(kept > 0 ? { decay: exact(kept / 100) } : {}),
      ...(draft.isOn ? {} : { enabled: false }),
      ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
    },
  };
}

function periodFault(
  kind: EventKind,
  where: readonly string[],
  period: number,
  groups: Scenario['groups'],
  world: Pick<Session['world'], 'places' | 'disaster'>,
): string | undefined {
  const range = periodRange(kind, where, groups, world);
  if (range.kind === 'refused') return range.reason;
  return isNumber(period, range.least, range.most, 0) ? undefined : allowed(range.least, range.most, 0);
}

/** A share in per cent, or back, without the last bits that the multiplication brings in. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}

function isNumber(value: number, least: number, most: number, decimals: number): boolean {
  return value >= least && value <= most && Number(value.toFixed(decimals)) === value;
}

function allowed(least: number, most: number, decimals: number): string {
  return i18n._({
    id: 'eventFault.number',
    message:
      'A number from {least} to {most} with {decimals, plural, =0 {no decimals} one {at most # decimal} other {at most # decimals}}.',
    values: { least: String(least), most: String(most), decimals },
  });
}
