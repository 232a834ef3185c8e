import type { NumberLever } from '../params/define-lever.ts';
import { LEVERS } from '../params/levers.ts';
import { differenceOf, withSetting } from './lever-setting.ts';
import { type LeverSetting, type LeverValue, type Scenario, settingByTarget } from './scenario.ts';

type Targets = { readonly [target: string]: LeverValue };

/**
 * The scenario that comes next if its last step is made once more: where one number of one lever was moved, by as much, in the same
 * direction, no further than the end of its range. Undefined where something else was changed, or the range has ended.
 */
export function nextStep(before: Scenario, now: Scenario): Scenario | undefined {
  if (!isSame(before.events, now.events) || !isSame(before.groups, now.groups)) return undefined;
  const [id, ...others] = differing(before.levers, now.levers);
  const lever = LEVERS.find((each) => each.id === id);
  if (lever?.kind !== 'number' || others.length > 0) return undefined;
  const [from, to] = [targetsOf(before.levers[lever.id]), targetsOf(now.levers[lever.id])];
  const [target, ...more] = differing(from, to);
  if (target === undefined || more.length > 0) return undefined;
  const [past, present] = [numberOf(lever, target, from), numberOf(lever, target, to)];
  if (past === undefined || present === undefined) return undefined;
  const further = Math.min(lever.max, Math.max(lever.min, present + (present - past)));
  const next = Number(further.toFixed(lever.decimals));
  if (next === present) return undefined;
  return { ...now, levers: withSetting(now.levers, lever.id, target, differenceOf(lever, target, next)) };
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
