import type { Lever, Scenario, Session } from '../../workers/page.ts';
import { leverValue } from '../store.ts';

type World = Pick<Session['world'], 'places' | 'groups'>;

/**
 * Targets that hold for a place or group, most specific first, as the engine resolves them: the place itself, own
 * groups, then groups from small to large; the world last.
 */
function targetsOf(world: World, scenario: Scenario, id: string): readonly string[] {
  const place = world.places.find(({ iso3 }) => iso3 === id);
  if (!place) return id === 'WLD' ? ['WLD'] : [id, 'WLD'];
  const own = Object.entries(scenario.groups ?? {}).filter(([, codes]) => codes.includes(id));
  own.sort(([a, of], [b, to]) => of.length - to.length || (a < b ? -1 : 1));
  const groups = world.groups.filter((group) => place.groups.includes(group.id));
  groups.sort((a, b) => a.members.length - b.members.length || (a.id < b.id ? -1 : 1));
  return [id, ...own.map(([name]) => name), ...groups.map((group) => group.id)];
}

/** The value that a lever has for a place or group; undefined where the scenario sets none. */
export function valueFor(world: World, scenario: Scenario, lever: Lever, id: string): number | string | undefined {
  for (const target of targetsOf(world, scenario, id)) {
    const value = leverValue(scenario, lever.id, target);
    if (value !== undefined) return value;
  }
  return undefined;
}
