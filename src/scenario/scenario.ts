import type { EventKindId } from '../params/events.ts';
import type { OutputId } from '../params/outputs.ts';

/** The one version of scenario files that this engine reads; a newer file is refused. */
export const SCENARIO_VERSION = 1;

/** Values of a number lever by knots: straight between them, held before the first and after the last. */
export interface PointsShape {
  /** Year 2024..2050, rising; value in the lever's unit. */
  readonly points: readonly (readonly [year: number, value: number])[];
}

/** Values of a number lever by a formula of the year. */
export interface FormulaShape {
  readonly formula: string;
  /** [T] value of each year 2025..2050, computed once when the formula is read; a file or a link holds the text alone. */
  readonly values: readonly number[];
}

/** A course over the years: it stands for the lever's own growth to its full size, a year's value is used as it is. */
export type TimeShape = PointsShape | FormulaShape;

export type LeverValue = number | string | TimeShape;

/** One value for the world, or values by target: `WLD`, a group id, an own group, an ISO3 code. The most specific wins. */
export type LeverSetting = LeverValue | { readonly [target: string]: LeverValue };

/** An event (wild card) that a scenario states: it comes in every run. */
export interface ScenarioEvent {
  /** Lower-case letters, digits and hyphens; once in a scenario. */
  readonly id: string;
  readonly kind: EventKindId;
  /** `WLD`, ISO3 codes, ids of groups or own groups; it comes to each of their places with the same size or return period. */
  readonly where: string | readonly string[];
  /** 2025..2050. */
  readonly firstYear: number;
  /** Years at full size; that of the kind where absent. */
  readonly duration?: number | undefined;
  /** In the unit of the kind; its default where there is no return period either. */
  readonly size?: number | undefined;
  /** Years, in each place's own record; stands for the size. */
  readonly returnPeriod?: number | undefined;
  /** Share of the effect kept each year after the last, 0..<1; 0 where absent. */
  readonly decay?: number | undefined;
  /** False switches the event off and keeps it in the file. */
  readonly enabled?: boolean | undefined;
  readonly note?: string | undefined;
}

/** What a scenario is expected to move: the mean over runs of an output, against the same runs of the reference. */
export interface Expectation {
  readonly output: OutputId;
  /** `WLD`, an ISO3 code, a group or an own group. */
  readonly place: string;
  /** 2025..2050. */
  readonly year: number;
  readonly direction: 'up' | 'down';
  readonly against: 'reference';
}

/** A scenario holds differences from the reference only. */
export interface Scenario {
  readonly version: typeof SCENARIO_VERSION;
  /** Lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  /** The question that the scenario asks, one sentence. */
  readonly question?: string | undefined;
  readonly description?: string | undefined;
  /** The place or group that the question is about: `WLD`, an ISO3 code, a group or an own group. */
  readonly focus?: string | undefined;
  /** Own groups: id -> ISO3 codes; usable as lever targets and as places of output. */
  readonly groups?: { readonly [id: string]: readonly string[] } | undefined;
  readonly levers: { readonly [leverId: string]: LeverSetting };
  /** Why a lever that the scenario sets has its value; an event carries its own note. */
  readonly notes?: { readonly [leverId: string]: string } | undefined;
  readonly events?: readonly ScenarioEvent[] | undefined;
  readonly expectations?: readonly Expectation[] | undefined;
}

/** The reference: nothing differs. */
export const REFERENCE: Scenario = { version: SCENARIO_VERSION, id: 'reference', name: 'Reference', levers: {} };

/** Whether nothing differs from the reference, whatever the name and the groups. */
export function isReference({ levers, events = [] }: Pick<Scenario, 'levers' | 'events'>): boolean {
  return Object.keys(levers).length === 0 && events.length === 0;
}

/** The reference with the groups of a scenario, so that both can be asked of the same places. */
export function referenceOf({ groups }: Pick<Scenario, 'groups'>): Scenario {
  return { ...REFERENCE, ...(groups ? { groups } : {}) };
}

/** A fault of a scenario file, in words for the person who wrote it. */
export interface Fault {
  /** Where: `levers.fertility.NGA`; `file` for the whole file. */
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
  /** Where in a formula, counted from 1. */
  readonly character?: number;
}

export type Parsed =
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/**
 * Whether a setting is a course over the years. A group may be called `points` or `formula`: then a number, or a course of its
 * own, stands there, never a list or a text.
 */
export function isTimeShape(setting: LeverSetting): setting is TimeShape {
  if (typeof setting !== 'object') return false;
  const { points, formula } = setting as { readonly points?: unknown; readonly formula?: unknown };
  return Array.isArray(points) || typeof formula === 'string';
}

/** Targets of a setting, the world's value under `WLD`. */
export function settingByTarget(setting: LeverSetting): { readonly [target: string]: LeverValue } {
  return typeof setting === 'object' && !isTimeShape(setting) ? setting : { WLD: setting };
}

/** Number of levers that a scenario changes. */
export function countChangedLevers(scenario: Scenario): number {
  return Object.keys(scenario.levers).length;
}
