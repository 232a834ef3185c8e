import { z } from 'zod';
import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import type { EventKind } from '../params/define-event.ts';
import { EVENT_KINDS } from '../params/events.ts';
import { LONGEST_DURATION, LONGEST_NOTE, MOST_EVENTS } from './event-limits.ts';
import { numberSchema, wholeNumberSchema } from './number-schema.ts';

/** Keys of an event, in words. */
export const EVENT_KEYS = 'id, kind, where, firstYear, duration, size, returnPeriod, decay, enabled, note';

/** Ids that may be named. */
export type Targets = Pick<ReadonlySet<string>, 'has'>;

/** Why a return period is not supported in the places of an event, undefined where it is. */
export type PeriodCheck = (kind: EventKind, where: string | readonly string[], years: number) => string | undefined;

function eventSchema(kind: EventKind, targets: Targets, checkPeriod: PeriodCheck) {
  const known = 'WLD, an ISO3 code, a group id (see the places command), a group of this file, or a list of these';
  const id = 'lower-case letters, digits and hyphens, 1 to 40';
  const note = `text of at most ${LONGEST_NOTE} characters`;
  const decay = 'a number from 0 to below 1: the share of the effect kept each year after the last';
  const target = z.string({ error: known }).refine((place) => targets.has(place), { error: known });
  return z
    .strictObject({
      id: z.string({ error: id }).regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: id }),
      kind: z.literal(kind.id),
      where: z.union([target, z.array(target, { error: known }).min(1, { error: known })]),
      firstYear: wholeNumberSchema(FIRST_YEAR, LAST_YEAR, `a whole year from ${FIRST_YEAR} to ${LAST_YEAR}`),
      duration: wholeNumberSchema(
        1,
        LONGEST_DURATION,
        `a whole number of years from 1 to ${LONGEST_DURATION}`,
      ).optional(),
      size: numberSchema(kind).optional(),
      returnPeriod: wholeNumberSchema(2, 10_000, 'a whole number of years, at least 2').optional(),
      decay: z.number({ error: decay }).min(0, { error: decay }).lt(1, { error: decay }).optional(),
      enabled: z.boolean({ error: 'true or false' }).optional(),
      note: z.string({ error: note }).max(LONGEST_NOTE, { error: note }).optional(),
    })
    .superRefine(({ where, size, returnPeriod }, context) => {
      if (returnPeriod === undefined) return;
      const path = ['returnPeriod'];
      if (size !== undefined)
        context.addIssue({ code: 'custom', path, message: 'a size or a return period, not both' });
      const reason = checkPeriod(kind, where, returnPeriod);
      if (reason !== undefined) context.addIssue({ code: 'custom', path, message: reason });
    });
}

/**
 * The zod schema of the events of a scenario, derived from the declarations of their kinds.
 *
 * @param targets ids that an event may come to.
 */
export function eventsSchema(targets: Targets, checkPeriod: PeriodCheck) {
  const kinds = EVENT_KINDS.map((kind) => eventSchema(kind, targets, checkPeriod));
  const list = `a list of at most ${MOST_EVENTS} events`;
  const [first, ...rest] = kinds;
  if (first === undefined) throw new Error('no kind of event is declared');
  return z
    .array(
      z.discriminatedUnion('kind', [first, ...rest], { error: `one of ${EVENT_KINDS.map(({ id }) => id).join(', ')}` }),
      {
        error: list,
      },
    )
    .max(MOST_EVENTS, { error: list })
    .superRefine((events, context) => {
      events.forEach((event, i) => {
        if (events.findIndex(({ id }) => id === event.id) < i)
          context.addIssue({ code: 'custom', path: [i, 'id'], message: 'an id that no other event of the file has' });
      });
    });
}
