import { LANGUAGES } from '../../src/picture/languages.ts';
import type { Session } from '../../workers/page.ts';
import { PLACE_NAMES } from './catalogues.ts';

/** Names that a place or group is known by, by id. */
export type EveryName = ReadonlyMap<string, string>;

type World = Session['world'];

const known = new WeakMap<World['places'], Promise<EveryName>>();

/**
 * All names by which places may be looked for: those of the UN in every language of the app, and the common ones of each
 * language ("Vietnam", "Corée du Sud"). Fetched once, when a search begins.
 */
export function readEveryName(world: World): Promise<EveryName> {
  let found = known.get(world.places);
  if (!found) {
    found = collect(world);
    known.set(world.places, found);
    found.catch(() => known.delete(world.places));
  }
  return found;
}

async function collect(world: World): Promise<EveryName> {
  const lists = await Promise.all(Object.values(PLACE_NAMES).map((fetchNames) => fetchNames()));
  const common = LANGUAGES.map(({ id }) => new Intl.DisplayNames(id, { type: 'region', fallback: 'none' }));
  const ofUn = (id: string) => lists.flatMap((names) => names[id]?.[0] ?? []);
  return new Map([
    ...world.groups.map(({ id }) => [id, ofUn(id).join(' ')] as const),
    ...world.places.map(({ iso3, m49 }) => {
      const code = String(m49).padStart(3, '0');
      // The two letters by which browsers know the place; Kosovo has none from its number.
      const region = new Intl.Locale(`und-${code}`).region ?? code;
      return [iso3, [...ofUn(iso3), ...common.flatMap((names) => names.of(region) ?? []), code].join(' ')] as const;
    }),
  ]);
}
