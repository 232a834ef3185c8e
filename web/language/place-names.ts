import type { Session } from '../../workers/page.ts';

/** Name of a place or group by its id: alone, and with "in" before it. */
export type PlaceNames = Readonly<Record<string, readonly [name: string, nameIn: string]>>;

type World = Session['world'];

const known = new WeakMap<World, WeakMap<PlaceNames, World>>();

/** The world with the names of a language; English ones where none are given. The same world for the same names. */
export function namedWorld(world: World, names: PlaceNames | undefined): World {
  if (!names) return world;
  const found = known.get(world) ?? new WeakMap<PlaceNames, World>();
  known.set(world, found);
  let named = found.get(names);
  if (!named) {
    const rename = <T extends { readonly name: string; readonly nameIn: string }>(item: T, id: string): T => {
      const own = names[id];
      return own ? { ...item, name: own[0], nameIn: own[1] } : item;
    };
    named = {
      ...world,
      places: world.places.map((place) => rename(place, place.iso3)),
      groups: world.groups.map((group) => rename(group, group.id)),
    };
    found.set(names, named);
  }
  return named;
}
