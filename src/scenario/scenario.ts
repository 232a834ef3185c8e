/** The one version of scenario files that this engine reads; a newer file is refused. */
export const SCENARIO_VERSION = 1;

export type LeverValue = number | string;

/** One value for the world, or values by target: `WLD`, a group id, an own group, an ISO3 code. The most specific wins. */
export type LeverSetting = LeverValue | { readonly [target: string]: LeverValue };

/** A scenario holds differences from the reference only. */
export interface Scenario {
  readonly version: typeof SCENARIO_VERSION;
  /** Lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  /** The question that the scenario asks, one sentence. */
  readonly question?: string | undefined;
  readonly description?: string | undefined;
  /** Own groups: id -> ISO3 codes; usable as lever targets and as places of output. */
  readonly groups?: { readonly [id: string]: readonly string[] } | undefined;
  readonly levers: { readonly [leverId: string]: LeverSetting };
}

/** The reference: nothing differs. */
export const REFERENCE: Scenario = { version: SCENARIO_VERSION, id: 'reference', name: 'Reference', levers: {} };

/** A fault of a scenario file, in words for the person who wrote it. */
export interface Fault {
  /** Where: `levers.fertility.NGA`; `file` for the whole file. */
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
}

export type Parsed =
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** Targets of a setting, the world's value under `WLD`. */
export function settingByTarget(setting: LeverSetting): { readonly [target: string]: LeverValue } {
  return typeof setting === 'object' ? setting : { WLD: setting };
}

/** Number of levers that a scenario changes. */
export function countChangedLevers(scenario: Scenario): number {
  return Object.keys(scenario.levers).length;
}
