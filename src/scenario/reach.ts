import type { DriverGroup } from '../params/define-lever.ts';
import { DRIVER_GROUPS } from '../params/define-lever.ts';
import { DRIVER_LINKS } from '../params/driver-links.ts';
import { EVENT_KINDS } from '../params/events.ts';
import { LEVERS } from '../params/levers.ts';
import { OUTPUTS, type OutputId } from '../params/outputs.ts';
import type { Scenario } from './scenario.ts';

/** What a scenario can change, and what it cannot. */
export interface Reach {
  /** The scenario without its side settings: all that decides who lives where. */
  readonly core: Scenario;
  /** Outputs that side settings can move; they move no other. */
  readonly sideOutputs: ReadonlySet<OutputId>;
}

/** The driver whose state everything else is counted from. */
const WHO_LIVES_WHERE: DriverGroup = 'demographics';

/**
 * Part a scenario by the declared links of drivers: side settings are levers and events whose effects end in drivers from
 * which no link leads to who lives where, so that people, work, conflict and moves stay as they are without them.
 */
export function reachOf(scenario: Scenario): Reach {
  const sideOutputs = outputsBeside(scenario);
  // One that declares no effect acts through others, which may be of any kind.
  const isSide = (effects: readonly { readonly output: string }[] = []) =>
    effects.length > 0 && effects.every(({ output }) => sideOutputs.has(output as OutputId));
  const effectsOf = (id: string) => LEVERS.find((lever) => lever.id === id)?.effects;
  const { levers, events = [] } = scenario;
  const kept = events.filter(({ kind }) => !isSide(EVENT_KINDS.find(({ id }) => id === kind)?.effects));
  const { events: _all, ...rest } = scenario;
  return {
    core: {
      ...rest,
      levers: Object.fromEntries(Object.entries(levers).filter(([id]) => !isSide(effectsOf(id)))),
      ...(kept.length > 0 ? { events: kept } : {}),
    },
    sideOutputs,
  };
}

/** Outputs of the drivers that do not act on who lives where under the levers of a scenario, and what they write elsewhere. */
function outputsBeside({ levers }: Scenario): ReadonlySet<OutputId> {
  const acting = DRIVER_LINKS.filter(({ needs }) => needs === undefined || levers[needs] !== undefined);
  const reached = new Set<DriverGroup>([WHO_LIVES_WHERE]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { from, to, writes } of acting) if (!writes && reached.has(to)) reached.add(from);
  }
  const beside = DRIVER_GROUPS.filter((group) => !reached.has(group));
  const written = acting.flatMap(({ from, writes = [] }) => (beside.includes(from) ? writes : []));
  return new Set(
    OUTPUTS.filter(({ id, group }) => beside.includes(group) || (written as readonly string[]).includes(id)).map(
      ({ id }) => id as OutputId,
    ),
  );
}
