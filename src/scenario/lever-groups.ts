import { DRIVER_GROUPS, type DriverGroup } from '../params/define-lever.ts';
import { LEVERS } from '../params/levers.ts';
import { reachOf } from './reach.ts';
import type { Scenario } from './scenario.ts';

/** A part of a scenario that can be switched on alone: its levers of one driver, or its events. */
export type PartId = DriverGroup | 'events';

/** Parts of a scenario that differ from the reference, in the order of drivers, events last. */
export function changedParts({ levers, events = [] }: Scenario): readonly PartId[] {
  const groups = new Set(Object.keys(levers).map(groupOf));
  const hasEvents = events.some(({ enabled }) => enabled !== false);
  return [...DRIVER_GROUPS.filter((group) => groups.has(group)), ...(hasEvents ? (['events'] as const) : [])];
}

/** The scenario with some of its parts only, everything else as in the reference. */
export function withParts(scenario: Scenario, parts: readonly PartId[]): Scenario {
  const { events, levers, ...rest } = scenario;
  const chosen = Object.entries(levers).filter(([id]) => parts.includes(groupOf(id)));
  return {
    ...rest,
    levers: Object.fromEntries(chosen),
    ...(events && parts.includes('events') ? { events } : {}),
  };
}

/** What of a scenario can move an output at all: all of it, or only what decides who lives where. */
export function partThatMoves(scenario: Scenario, output: string): Scenario {
  const { core, sideOutputs } = reachOf(scenario);
  return (sideOutputs as ReadonlySet<string>).has(output) ? scenario : core;
}

function groupOf(leverId: string): DriverGroup {
  const lever = LEVERS.find(({ id }) => id === leverId);
  if (lever === undefined) throw new Error(`lever ${leverId} is not known`);
  return lever.group;
}
