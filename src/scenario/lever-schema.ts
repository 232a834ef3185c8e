import { z } from 'zod';
import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import type { Lever, NumberLever } from '../params/define-lever.ts';
import type { Targets } from './event-schema.ts';
import { allowedNumber, numberSchema, wholeNumberSchema } from './number-schema.ts';

/** A course may begin at the end of 2024, where the levers that grow start from nothing. */
const FIRST_KNOT = FIRST_YEAR - 1;
const MOST_KNOTS = LAST_YEAR - FIRST_KNOT + 1;

/** What a lever accepts, in words; doubles as the message of every fault of its value. */
export function allowedValue(lever: Lever): string {
  return lever.kind === 'choice' ? `one of ${lever.options.join(', ')}` : allowedNumber(lever);
}

/** The two courses that a number lever accepts beside a number, in words. */
export const ALLOWED_SHAPES = 'or { "points": [[year, value], ...] }, or { "formula": "..." }';

function pointsSchema(lever: NumberLever): z.ZodType {
  const year = `a whole year from ${FIRST_KNOT} to ${LAST_YEAR}, later than the one before`;
  const list = `a list of 1 to ${MOST_KNOTS} pairs of a year and a value`;
  const knot = z.tuple([wholeNumberSchema(FIRST_KNOT, LAST_YEAR, year), numberSchema(lever)], {
    error: 'a pair of a year and a value',
  });
  return z.strictObject({
    points: z
      .array(knot, { error: list })
      .min(1, { error: list })
      .max(MOST_KNOTS, { error: list })
      .superRefine((points, context) => {
        points.forEach(([at], i) => {
          const before = points[i - 1]?.[0];
          if (before !== undefined && before >= at) context.addIssue({ code: 'custom', path: [i, 0], message: year });
        });
      }),
  });
}

/** The text of a formula is read apart, by a reader that is loaded only where there is one. */
function formulaSchema(): z.ZodType {
  return z.strictObject({ formula: z.string({ error: 'a formula of year, t and default, as text' }) });
}

/** Index of the branch of a union that a faulty setting meant, in the order of `settingSchema`: number, points, formula, targets. */
export function meantBranch(setting: unknown): number {
  if (typeof setting !== 'object' || setting === null || Array.isArray(setting)) return 0;
  const { points, formula } = setting as { readonly points?: unknown; readonly formula?: unknown };
  // A group may bear either name: then a number or a course stands there.
  if (points !== undefined && (typeof points !== 'number' || formula !== undefined) && !isPlainObject(points)) return 1;
  if (formula !== undefined && typeof formula !== 'number' && !isPlainObject(formula)) return 2;
  return 3;
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schema of one lever's setting: a value, or values by target. */
export function settingSchema(lever: Lever, targets: Targets): z.ZodType {
  const target = z.string().refine((id) => targets.has(id), {
    error: 'WLD, an ISO3 code, a group id (see the places command) or a group of this file',
  });
  if (lever.kind === 'choice') {
    const choice = z.enum(lever.options as unknown as [string, ...string[]], { error: allowedValue(lever) });
    return lever.scope === 'world' ? choice : z.union([choice, z.record(target, choice)]);
  }
  if (lever.isConstant) return numberSchema(lever);
  const shapes = [numberSchema(lever), pointsSchema(lever), formulaSchema()] as const;
  return lever.scope === 'world' ? z.union(shapes) : z.union([...shapes, z.record(target, z.union(shapes))]);
}
