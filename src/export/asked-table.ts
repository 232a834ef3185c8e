import { z } from 'zod';
import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import { OUTPUT_IDS, type OutputId } from '../params/outputs.ts';
import { HOUSEHOLD_RANGE } from '../prepare/needs.ts';
import { DISPLACED_KINDS, PRESENT_FROM } from '../prepare/place-present.ts';
import { PHASES } from '../prepare/planning-row.ts';
import { SHOCK_METRICS } from '../summary/shock-summary.ts';

/** Rows of a table that name places or needs: every place, own groups among them, and more than there are needs. */
const MOST_NAMES = 400;

const number = (min: number, max: number) => {
  const error = `a number from ${min} to ${max}`;
  return z.number({ error }).min(min, { error }).max(max, { error });
};
const whole = (min: number, max: number) => number(min, max).int({ error: 'a whole number' });
const name = z.string().max(60, { error: 'text of at most 60 characters' });
const year = whole(FIRST_YEAR, LAST_YEAR);
const isOutput = (id: string): id is OutputId => (OUTPUT_IDS as readonly string[]).includes(id);
const output = z.string().refine(isOutput, { error: 'an output of the outputs command' });
const names = z.array(name).max(MOST_NAMES);
const shock = { metric: z.enum(SHOCK_METRICS), returnPeriod: number(5, 50), floor: number(0, 1e9).optional() };
const people = {
  kinds: z.array(z.enum(DISPLACED_KINDS)).min(1).max(DISPLACED_KINDS.length),
  /** Days away of every kind; the usual ones where absent. */
  days: number(3, 365).optional(),
  until: whole(PRESENT_FROM, LAST_YEAR),
  year: z.union([z.literal('worst'), whole(PRESENT_FROM, LAST_YEAR)]),
  phase: z.enum(PHASES),
  /** Percentile that is planned for. */
  percentile: number(1, 99),
};
const settings = {
  household: number(HOUSEHOLD_RANGE.min, HOUSEHOLD_RANGE.max),
  plannedShare: number(0, 1),
};
/** Index of a scenario of the receipt. */
const scenario = whole(0, 3);

/**
 * What was asked for where a table was made, so that its numbers can be computed again from the receipt. A table without one can only
 * be held against the hashes of its rows.
 */
export const ASKED_TABLE = z.discriminatedUnion('command', [
  z.strictObject({
    ...{ command: z.literal('shocks'), place: name, ...shock, isSplit: z.boolean(), isCompound: z.boolean() },
  }),
  /** Outputs at a glance. */
  z.strictObject({ command: z.literal('glance'), output, year }),
  /** People by age and sex. */
  z.strictObject({ command: z.literal('ages'), year }),
  /** Values of a map, in the order of `places`. */
  z.strictObject({ command: z.literal('map'), output, year, places: names }),
  /** One output of groups in a year. */
  z.strictObject({ command: z.literal('regions'), output, year, groups: names }),
  /** Outputs by year. */
  z.strictObject({ command: z.literal('series'), outputs: z.array(output).min(1).max(40), until: year }),
  /** The largest corridors by the ISO3 codes of both ends, `NGA GBR`, and whether a row of all others stands below. */
  z.strictObject({
    command: z.literal('corridors'),
    year,
    sides: z
      .array(z.strictObject({ total: z.enum(['immigrants', 'emigrants']), shown: names, hasOthers: z.boolean() }))
      .max(2),
  }),
  /** Sizes of shocks by return period. */
  z.strictObject({ command: z.literal('levels'), ...shock, until: year }),
  /** Chances of a shock by place and year. */
  z.strictObject({ command: z.literal('calendar'), ...shock, until: year, places: names }),
  /** The same places as a list, as WATCH_COLUMNS says. */
  z.strictObject({ command: z.literal('watch'), ...shock, until: year, places: names }),
  /** A kind of shock together with each other kind. */
  z.strictObject({ command: z.literal('meeting'), ...shock, until: year }),
  /** People present by year, and the chance that they are more than a level. */
  z.strictObject({ command: z.literal('present'), ...people, level: number(0, 1e9) }),
  /** Needs as the command of needs lists them, at the percentile. */
  z.strictObject({ command: z.literal('needs'), ...people, ...settings }),
  /** What is used up over the person-days. */
  z.strictObject({ command: z.literal('used'), ...people }),
  /** One output by year in several scenarios, or its differences from one of them. */
  z.strictObject({ command: z.literal('compared-years'), output, until: year, base: scenario.optional() }),
  /** Outputs at a glance in several scenarios, with differences from one of them. */
  z.strictObject({ command: z.literal('compared-numbers'), output, year, base: scenario }),
  /** Needs in several scenarios, in the order of `needs`, people present first. */
  z.strictObject({ command: z.literal('compared-needs'), ...people, ...settings, needs: names }),
  /** Regret of planning for each scenario where each comes. */
  z.strictObject({ command: z.literal('compared-regret'), output, year }),
  /** Values of the map of each scenario, in the order of `places`. */
  z.strictObject({ command: z.literal('compared-maps'), output, year, places: names }),
]);

export type AskedTable = z.infer<typeof ASKED_TABLE>;
/** What the command of shocks was asked. */
export type AskedShocks = Extract<AskedTable, { command: 'shocks' }>;
