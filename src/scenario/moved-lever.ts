import type { NumberLever } from '../params/define-lever.ts';
import { LEVERS } from '../params/levers.ts';
import { differenceOf, withSetting } from './lever-setting.ts';
import { type LeverSetting, type LeverValue, type Scenario, settingByTarget } from './scenario.ts';

type Targets = { readonly [target: string]: LeverValue };

/** A number of one lever that was moved, for the world, a place or a group. */
interface Moved {
  readonly lever: NumberLever;
  readonly target: string;
  /** Undefined where none was set: each place, or each run, had its own. */
  readonly past: number | undefined;
  readonly present: number;
}

/**
 * The scenario that comes next if its last step is made once more: where one number of one lever was moved, by as much, in the same
 * direction, no further than the end of its range. Undefined where something else was changed, or the range has ended.
 */
export function nextStep(before: Scenario, now: Scenario): Scenario | undefined {
  const moved = movedNumber(before, now);
  if (moved?.past === undefined) return undefined;
  const { lever, present, past } = moved;
  const further = Math.min(lever.max, Math.max(lever.min, present + (present - past)));
  const next = Number(further.toFixed(lever.decimals));
  return next === present ? undefined : withNumber(now, moved, next);
}

/**
 * The scenarios in which the lever that was moved has the other values of its range, from a few far apart to those between them: one that
 * holds it may set any of them next. Empty where something else was changed.
 *
 * @param most of them, the finest left out.
 */
export function otherValues(before: Scenario, now: Scenario, most: number): readonly Scenario[] {
  const moved = movedNumber(before, now);
  if (!moved) return [];
  const { min, max, decimals } = moved.lever;
  const steps = Math.round((max - min) * 10 ** decimals);
  return coarseToFine(steps)
    .map((step) => Number((min + step / 10 ** decimals).toFixed(decimals)))
    .filter((value) => value !== moved.present)
    .slice(0, most)
    .map((value) => withNumber(now, moved, value));
}

/** 0 to `last`, each once: the multiples of the largest power of two, then those of half of it that are new, and so on. */
function coarseToFine(last: number): readonly number[] {
  const steps = new Set<number>();
  for (let stride = 2 ** Math.floor(Math.log2(Math.max(1, last))); stride >= 1; stride /= 2)
    for (let step = 0; step <= last; step += stride) steps.add(step);
  return [...steps];
}

function movedNumber(before: Scenario, now: Scenario): Moved | undefined {
  if (!isSame(before.events, now.events) || !isSame(before.groups, now.groups)) return undefined;
  const [id, ...others] = differing(before.levers, now.levers);
  const lever = LEVERS.find((each) => each.id === id);
  if (lever?.kind !== 'number' || others.length > 0) return undefined;
  const [from, to] = [targetsOf(before.levers[lever.id]), targetsOf(now.levers[lever.id])];
  const [target, ...more] = differing(from, to);
  if (target === undefined || more.length > 0) return undefined;
  const present = numberOf(lever, target, to);
  return present === undefined ? undefined : { lever, target, past: numberOf(lever, target, from), present };
}

function withNumber(now: Scenario, { lever, target }: Moved, value: number): Scenario {
  return { ...now, levers: withSetting(now.levers, lever.id, target, differenceOf(lever, target, value)) };
}

function targetsOf(setting: LeverSetting | undefined): Targets {
  return setting === undefined ? {} : settingByTarget(setting);
}

/** The number of a target, for the world the default where none is set; undefined for a course, or where the reference draws it. */
function numberOf(lever: NumberLever, target: string, { [target]: value }: Targets): number | undefined {
  if (typeof value === 'number') return value;
  return value === undefined && target === 'WLD' && lever.drawn === undefined ? lever.default : undefined;
}

/** Keys under which two records hold different things. */
function differing(one: object, other: object): readonly string[] {
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => !isSame(a[key], b[key]));
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
