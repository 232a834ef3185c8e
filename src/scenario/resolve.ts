import { type Baseline, FIRST_YEAR, type GroupScheme, LAST_YEAR, type Place } from '../baseline/baseline.ts';
import type { NumberLever } from '../params/define-lever.ts';
import { LEVERS, type LeverId } from '../params/levers.ts';
import { type ResolvedEvent, resolveEvents } from './resolve-events.ts';
import { isTimeShape, type LeverValue, type Scenario, settingByTarget } from './scenario.ts';
import { shapeValues } from './time-shape.ts';

/** Year whose end is the start of the projection; a change that grows starts from nothing there. */
const BASE_YEAR = FIRST_YEAR - 1;
const T = LAST_YEAR - FIRST_YEAR + 1;

/** Which of two groups of the same size is the more specific: the earlier. */
const SCHEMES: readonly GroupScheme[] = ['un-subregion', 'un-region', 'iom-region', 'income-group', 'world'];

/** A number lever per place; NaN is never used: `isSet` says where the scenario sets it. */
export interface ResolvedNumber {
  /** [C] full size, the default where not set; where set by year, the value of the last year. Drivers read `leverInYear`. */
  readonly value: Float64Array;
  /** [C] 1 where the scenario sets the lever for the place. */
  readonly isSet: Uint8Array;
  readonly fullBy: number | undefined;
  /** [C][T] the value of each year; undefined where no place is set by year. */
  readonly byYear: Float64Array | undefined;
}

export interface ResolvedScenario {
  readonly numbers: { readonly [id: string]: ResolvedNumber };
  readonly choices: { readonly [id: string]: string };
  /** Events that are switched on, in the order of the file. */
  readonly events: readonly ResolvedEvent[];
}

/**
 * Resolve a checked scenario to values and events per place. For a place the most specific target wins: the place itself,
 * then own groups, then groups of the baseline, the smaller group before the larger (same size: in the order of
 * SCHEMES), then the world.
 */
export function resolveScenario(
  scenario: Scenario,
  baseline: Pick<Baseline, 'places' | 'groups' | 'disaster'>,
): ResolvedScenario {
  const numbers: Record<string, ResolvedNumber> = {};
  const choices: Record<string, string> = {};
  const groups = orderedGroups(scenario, baseline);
  const membership = baseline.places.map((place) => targetsOf(place, groups));
  for (const lever of LEVERS) {
    const setting = scenario.levers[lever.id];
    if (lever.kind === 'choice') {
      choices[lever.id] = typeof setting === 'string' ? setting : lever.default;
      continue;
    }
    numbers[lever.id] = resolveNumber(lever, setting === undefined ? {} : settingByTarget(setting), membership);
  }
  return { numbers, choices, events: resolveEvents(scenario, baseline) };
}

/**
 * Size of a number lever of a place in a year 2025..2050: the year's own value where it is set by year; else the plain number,
 * growing in a straight line where the lever says so.
 */
export function leverInYear(lever: ResolvedNumber, place: number, year: number): number {
  if (lever.byYear !== undefined) return lever.byYear[place * T + year - FIRST_YEAR] as number;
  return growing(lever, place, year);
}

/** Whether a lever is above a level in any place and year. */
export function isEverAbove(lever: ResolvedNumber, level: number): boolean {
  return (lever.byYear ?? lever.value).some((value) => value > level);
}

function growing(lever: Pick<ResolvedNumber, 'value' | 'fullBy'>, place: number, year: number): number {
  const value = lever.value[place] as number;
  if (lever.fullBy === undefined) return value;
  return value * Math.min(1, (year - BASE_YEAR) / (lever.fullBy - BASE_YEAR));
}

/** The resolved number lever of an id; a bug if it is not one. */
export function numberLever(resolved: ResolvedScenario, id: LeverId): ResolvedNumber {
  const lever = resolved.numbers[id];
  if (lever === undefined) throw new Error(`lever ${id} is not a number lever`);
  return lever;
}

function resolveNumber(
  lever: NumberLever,
  byTarget: { readonly [target: string]: LeverValue },
  membership: readonly (readonly string[])[],
): ResolvedNumber {
  const value = new Float64Array(membership.length).fill(lever.default);
  const isSet = new Uint8Array(membership.length);
  const shaped = new Map<number, readonly number[]>();
  const { fullBy } = lever;
  // Written out: V8 gives what is spread a shape of its own each time, and whoever reads many shapes reads slowly.
  const plain = { value, isSet, fullBy, byYear: undefined };
  if (Object.keys(byTarget).length === 0) return plain;
  const courses = new Map(Object.entries(byTarget).map(([target, set]) => [target, courseOf(set)]));
  membership.forEach((targets, place) => {
    const target = targets.find((id) => Object.hasOwn(byTarget, id));
    if (target === undefined) return;
    const course = courses.get(target);
    if (course) shaped.set(place, course);
    value[place] = course ? (course[T - 1] as number) : (byTarget[target] as number);
    isSet[place] = 1;
  });
  if (shaped.size === 0) return plain;
  const byYear = new Float64Array(membership.length * T);
  for (let place = 0; place < membership.length; place++) {
    const course = shaped.get(place);
    for (let t = 0; t < T; t++)
      byYear[place * T + t] = course ? (course[t] as number) : growing(plain, place, FIRST_YEAR + t);
  }
  return { value, isSet, fullBy, byYear };
}

function courseOf(value: LeverValue): readonly number[] | undefined {
  return isTimeShape(value) ? shapeValues(value) : undefined;
}

/**
 * The value that a scenario sets for a lever in a place or group, by the same order as `resolveScenario`; undefined where
 * it sets none. A group has its own value or the world's.
 */
export function settingFor(
  scenario: Scenario,
  leverId: string,
  target: string,
  baseline: Pick<Baseline, 'places' | 'groups'>,
): LeverValue | undefined {
  const setting = scenario.levers[leverId];
  if (setting === undefined) return undefined;
  const byTarget = settingByTarget(setting);
  const place = baseline.places.find(({ iso3 }) => iso3 === target);
  const targets = place ? targetsOf(place, orderedGroups(scenario, baseline)) : [target, 'WLD'];
  const found = targets.find((id) => Object.hasOwn(byTarget, id));
  return found === undefined ? undefined : byTarget[found];
}

/** Where the value of one target holds, and what it stands instead of. */
export interface OverrideReach {
  /** Places of the target. */
  readonly places: number;
  /** Places of the target where a more specific target holds. */
  readonly lost: number;
  /** The more specific targets that hold there. */
  readonly exceptions: readonly string[];
  /** The targets that would hold where this one does; undefined stands for the lever not set. */
  readonly instead: readonly (string | undefined)[];
}

/** Find where the value that a scenario sets for a place or group holds, by the same order as `resolveScenario`. */
export function overrideReach(
  scenario: Scenario,
  leverId: string,
  target: string,
  baseline: Pick<Baseline, 'places' | 'groups'>,
): OverrideReach {
  const byTarget = settingByTarget(scenario.levers[leverId] ?? {});
  const groups = orderedGroups(scenario, baseline);
  const instead = new Set<string | undefined>();
  const exceptions = new Set<string>();
  let places = 0;
  let lost = 0;
  for (const place of baseline.places) {
    const targets = targetsOf(place, groups);
    if (!targets.includes(target)) continue;
    places++;
    const [first, second] = targets.filter((id) => id === target || Object.hasOwn(byTarget, id));
    if (first === target) {
      instead.add(second);
    } else if (first !== undefined) {
      lost++;
      exceptions.add(first);
    }
  }
  return { places, lost, exceptions: [...exceptions], instead: [...instead] };
}

interface OrderedGroup {
  readonly id: string;
  has(place: Place): boolean;
}

/** Own groups, then groups of the baseline, each from the most specific to the least. */
function orderedGroups(scenario: Scenario, baseline: Pick<Baseline, 'places' | 'groups'>): OrderedGroup[] {
  const own = Object.entries(scenario.groups ?? {}).map(([id, codes]) => ({ id, codes: new Set(codes) }));
  own.sort((a, b) => a.codes.size - b.codes.size || (a.id < b.id ? -1 : 1));
  const groups = [...baseline.groups].sort(
    (a, b) => a.members.length - b.members.length || SCHEMES.indexOf(a.scheme) - SCHEMES.indexOf(b.scheme),
  );
  return [
    ...own.map(({ id, codes }) => ({ id, has: (place: Place) => codes.has(place.iso3) })),
    ...groups.map(({ id }) => ({ id, has: (place: Place) => place.groups.includes(id) })),
  ];
}

/** Targets that hold for a place, most specific first. */
function targetsOf(place: Place, groups: readonly OrderedGroup[]): string[] {
  return [place.iso3, ...groups.filter((group) => group.has(place)).map((group) => group.id)];
}
