import { placeRows, type Session } from '../../workers/page.ts';

type World = Session['world'];

/** The region whose places are listed first: the place itself where it is a group, else its UN subregion. */
export function regionOf(world: World, place: string, own: { readonly [id: string]: readonly string[] } = {}): string {
  const row = placeRows(world, own).get(place);
  if (!row) return 'WLD';
  if (row.isGroup) return place;
  const [index = -1] = row.members;
  return world.groups.find(({ scheme, members }) => scheme === 'un-subregion' && members.includes(index))?.id ?? 'WLD';
}
