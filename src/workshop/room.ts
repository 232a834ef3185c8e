import type { NumberLever } from '../params/define-lever.ts';
import { LEVERS } from '../params/levers.ts';
import type { ScenarioWorld } from '../scenario/parse.ts';
import { leverCourse } from '../scenario/ramp.ts';
import { settingFor } from '../scenario/resolve.ts';
import {
  type LeverSetting,
  type LeverValue,
  SCENARIO_VERSION,
  type Scenario,
  settingByTarget,
} from '../scenario/scenario.ts';
import { leverOf } from './settings-parts.ts';

/** One participant: the order number stands for the person, no name is kept. */
export interface Participant {
  /** From 1, in the order of the text. */
  readonly number: number;
  readonly scenario: Scenario;
}

/** Where participants stand on one lever for one target. */
export interface LeverSpread {
  readonly leverId: string;
  /** `WLD`, a group, an own group or an ISO3 code. */
  readonly target: string;
  /** [participant] value in the unit of the lever, of a course the one of 2050; of a choice the index of its option. */
  readonly values: readonly number[];
  /** [participant] whether it sets the lever for the target. */
  readonly isSet: readonly boolean[];
  /** The middle value; of a choice the option taken most often. */
  readonly middle: number;
  /** How far apart participants are: mean distance from the middle, as a share of the range; of a choice the share that took another. */
  readonly apart: number;
  /** Order numbers of those who are farther from the middle than a quarter of the range, or took another option. */
  readonly farOff: readonly number[];
}

const FAR_OFF = 0.25;

/** Every lever and target that at least one participant sets, those first on which the room differs most. */
export function leverSpreads(
  participants: readonly Participant[],
  world: Pick<ScenarioWorld, 'places' | 'groups'>,
): readonly LeverSpread[] {
  const rows = LEVERS.flatMap(({ id }) => {
    const targets = new Set(
      participants.flatMap(({ scenario }) => {
        const setting = scenario.levers[id];
        return setting === undefined ? [] : Object.keys(settingByTarget(setting));
      }),
    );
    return [...targets].map((target) => spreadOf(participants, world, id, target));
  });
  return rows.sort((a, b) => b.apart - a.apart);
}

function spreadOf(
  participants: readonly Participant[],
  world: Pick<ScenarioWorld, 'places' | 'groups'>,
  leverId: string,
  target: string,
): LeverSpread {
  const lever = leverOf(leverId);
  const isSet = participants.map(({ scenario }) => {
    const setting = scenario.levers[leverId];
    return setting !== undefined && Object.hasOwn(settingByTarget(setting), target);
  });
  const settings = participants.map(({ scenario }) => settingFor(scenario, leverId, target, world));
  if (lever.kind === 'choice') {
    const values = settings.map((value) => lever.options.indexOf(String(value ?? lever.default)));
    const middle = mostTaken(values, lever.options.indexOf(lever.default));
    const others = values.map((value) => value !== middle);
    const apart = others.filter(Boolean).length / Math.max(1, values.length);
    return { leverId, target, values, isSet, middle, apart, farOff: numbersOf(participants, others) };
  }
  const values = settings.map((value) => sizeOf(lever, value));
  const middle = rounded(medianOf(values), lever);
  const distances = values.map((value) => Math.abs(value - middle) / (lever.max - lever.min));
  return {
    leverId,
    target,
    values,
    isSet,
    middle,
    apart: distances.reduce((sum, each) => sum + each, 0) / Math.max(1, distances.length),
    farOff: numbersOf(
      participants,
      distances.map((each) => each > FAR_OFF),
    ),
  };
}

function numbersOf(participants: readonly Participant[], are: readonly boolean[]): readonly number[] {
  return participants.filter((_, i) => are[i]).map(({ number }) => number);
}

/** Full size of a setting, in the unit of the lever. */
function sizeOf(lever: NumberLever, value: LeverValue | undefined): number {
  if (value === undefined) return lever.default;
  return typeof value === 'number' ? value : (leverCourse(lever, value).at(-1) as number);
}

/** The option taken most often; of several the default, else the first. */
function mostTaken(values: readonly number[], usual: number): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  if ((counts.get(usual) ?? 0) === most) return usual;
  return Math.min(...[...counts].filter(([, count]) => count === most).map(([value]) => value));
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const high = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[half - 1] ?? high) + high) / 2;
}

function rounded(value: number, { decimals }: NumberLever): number {
  // Adding zero takes the sign from a zero.
  return Number(value.toFixed(decimals)) + 0;
}

/**
 * The participant nearest to the middle of the room: the smallest sum, over every lever and target of the room, of the distance from the
 * middle as a share of the range (of a choice 1 for another option), and 1 for each kind of event that it has and at most half of the
 * room has, or the other way round. Of several the first.
 */
export function nearestToMiddle(
  participants: readonly Participant[],
  spreads: readonly LeverSpread[],
): Participant | undefined {
  const kinds = eventCounts(participants);
  const distances = participants.map(({ scenario }, i) => {
    const ofLevers = spreads.map(({ leverId, values, middle }) => {
      const lever = leverOf(leverId);
      const away = Math.abs((values[i] ?? middle) - middle);
      return lever.kind === 'choice' ? Math.min(1, away) : away / (lever.max - lever.min);
    });
    const own = kindsOf(scenario);
    const ofEvents = kinds.map(({ kind, of }) => Number(own.has(kind) !== of > participants.length / 2));
    return [...ofLevers, ...ofEvents].reduce((sum, each) => sum + each, 0);
  });
  return participants[distances.indexOf(Math.min(...distances))];
}

/**
 * The scenario in the middle of the room: each lever that more than half of the participants set for a target, at the middle value, and
 * the events of the participant nearest to the middle. Events have no middle of their own, and those of one participant go together.
 */
export function middleScenario(
  participants: readonly Participant[],
  spreads: readonly LeverSpread[],
  named: { readonly id: string; readonly name: string },
): Scenario {
  const levers: Record<string, LeverSetting> = {};
  for (const { id } of LEVERS) {
    const lever = leverOf(id);
    const targets = spreads
      .filter(({ leverId, isSet }) => leverId === id && isSet.filter(Boolean).length > isSet.length / 2)
      .map(({ target, middle }): [string, LeverValue] => [
        target,
        lever.kind === 'choice' ? (lever.options[middle] as string) : middle,
      ]);
    const [only] = targets;
    if (only) levers[id] = targets.length === 1 && only[0] === 'WLD' ? only[1] : Object.fromEntries(targets);
  }
  const events = eventsOn(nearestToMiddle(participants, spreads)?.scenario);
  const used = new Set([
    ...Object.values(levers).flatMap((setting) => Object.keys(settingByTarget(setting))),
    ...events.flatMap(({ where }) => where),
  ]);
  const groups = Object.fromEntries(
    participants.flatMap(({ scenario }) => Object.entries(scenario.groups ?? {})).filter(([id]) => used.has(id)),
  );
  return {
    version: SCENARIO_VERSION,
    ...named,
    ...(Object.keys(groups).length > 0 ? { groups } : {}),
    levers,
    ...(events.length > 0 ? { events } : {}),
  };
}

/** Events of a scenario that are not switched off. */
function eventsOn(scenario: Scenario | undefined) {
  return (scenario?.events ?? []).filter(({ enabled }) => enabled !== false);
}

function kindsOf(scenario: Scenario): ReadonlySet<string> {
  return new Set(eventsOn(scenario).map(({ kind }) => kind));
}

/** How many participants have events of each kind, most first. */
export function eventCounts(
  participants: readonly Participant[],
): readonly { readonly kind: string; readonly of: number }[] {
  const counts = new Map<string, number>();
  for (const { scenario } of participants)
    for (const kind of kindsOf(scenario)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, of]) => ({ kind, of })).sort((a, b) => b.of - a.of);
}
