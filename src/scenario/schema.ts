import { z } from 'zod';
import { LEVERS } from '../params/levers.ts';
import { eventsSchema, type PeriodCheck, type Targets } from './event-schema.ts';
import { expectationsSchema } from './expectation-schema.ts';
import { settingSchema } from './lever-schema.ts';
import { SCENARIO_VERSION } from './scenario.ts';

const LONGEST_NAME = 80;
const LONGEST_TEXT = 2_000;
const LONGEST_NOTE = 500;
const MOST_GROUPS = 20;

/**
 * The zod schema of a scenario file, derived from the lever declarations.
 *
 * @param targets ids that a lever may be set for, an event come to or an expectation name: WLD, places, groups and the file's own groups.
 * @param places ISO3 codes that an own group may hold.
 * @param checkPeriod says why the record does not support a return period.
 */
export function scenarioSchema(targets: Targets, places: ReadonlySet<string>, checkPeriod: PeriodCheck) {
  const text = (longest: number) =>
    z
      .string({ error: `text of at most ${longest} characters` })
      .max(longest, { error: `text of at most ${longest} characters` });
  const levers: Record<string, z.ZodType> = {};
  const notes: Record<string, z.ZodType> = {};
  for (const lever of LEVERS) {
    levers[lever.id] = settingSchema(lever, targets).optional();
    notes[lever.id] = text(LONGEST_NOTE).optional();
  }
  const focus = 'WLD, an ISO3 code, a group id (see the places command) or a group of this file';
  const code = z.string({ error: 'an ISO3 code' }).refine((iso3) => places.has(iso3), { error: 'a known ISO3 code' });
  const groupId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'lower-case letters, digits and hyphens' });
  return z.strictObject({
    version: z.literal(SCENARIO_VERSION, { error: `${SCENARIO_VERSION}` }),
    id: z
      .string({ error: 'lower-case letters, digits and hyphens, 1 to 60' })
      .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error: 'lower-case letters, digits and hyphens, 1 to 60' }),
    name: text(LONGEST_NAME).min(1, { error: `text of 1 to ${LONGEST_NAME} characters` }),
    question: text(LONGEST_TEXT).optional(),
    description: text(LONGEST_TEXT).optional(),
    focus: z
      .string({ error: focus })
      .refine((id) => targets.has(id), { error: focus })
      .optional(),
    groups: z
      .record(groupId, z.array(code, { error: 'a list of ISO3 codes' }).min(1, { error: 'at least one ISO3 code' }))
      .refine((groups) => Object.keys(groups).length <= MOST_GROUPS, { error: `at most ${MOST_GROUPS} groups` })
      .optional(),
    levers: z.strictObject(levers, { error: 'an object of levers' }),
    notes: z.strictObject(notes, { error: 'an object of notes by lever' }).optional(),
    events: eventsSchema(targets, checkPeriod).optional(),
    expectations: expectationsSchema(targets).optional(),
  });
}

/**
 * The published JSON Schema of scenario files. It cannot say which places exist; `parseScenario` checks them.
 */
export function scenarioJsonSchema(): unknown {
  return z.toJSONSchema(
    scenarioSchema(new Set(), new Set(), () => undefined),
    { unrepresentable: 'any' },
  );
}
