import type { Corridors } from '../baseline/corridors.ts';
import type { FreeMovement, FreeMovementArea, FreeMovementStatus } from '../baseline/free-movement.ts';

/** How open a corridor is under each status; half for partial is assumed. */
const OPENNESS = { full: 1, partial: 0.5, signed: 0 } as const satisfies Record<FreeMovementStatus, number>;

/** What a scenario does with an area: as in 2025, in force in full for all members, or ended. */
export type AreaSwitch = 'as-is' | 'full' | 'ended';

/**
 * Compute how much more open each corridor is than in 2025, in [-1, 1].
 *
 * A corridor is as open as the most open area that holds both its places; the weaker status of the two counts. Inside
 * one state movement is free whatever the switches say.
 *
 * @param switches area id to what happens with it; areas that are not named stay as they are.
 * @returns [K] 0 where nothing changes.
 * @throws Error for an area that the baseline does not have.
 */
export function opennessChange(
  table: FreeMovement,
  corridors: Pick<Corridors, 'origin' | 'destination'>,
  places: number,
  switches: ReadonlyMap<string, AreaSwitch>,
): Float64Array {
  for (const id of switches.keys()) {
    if (!table.areas.some((area) => area.id === id)) throw new Error(`There is no area of free movement "${id}".`);
  }
  if ([...switches.values()].every((chosen) => chosen === 'as-is')) return new Float64Array(corridors.origin.length);
  const open = (chosen: ReadonlyMap<string, AreaSwitch>): Map<number, number> => {
    const pairs = new Map<number, number>();
    for (const area of table.areas) openArea(area, chosen.get(area.id) ?? 'as-is', places, pairs);
    for (const [i, j] of table.withinState) pairs.set(i * places + j, 1);
    return pairs;
  };
  const before = open(new Map());
  const after = open(switches);
  return Float64Array.from(corridors.origin, (i, k) => {
    const pair = i * places + (corridors.destination[k] as number);
    return (after.get(pair) ?? 0) - (before.get(pair) ?? 0);
  });
}

/** Raise the openness of every pair of an area. */
function openArea(area: FreeMovementArea, chosen: AreaSwitch, places: number, pairs: Map<number, number>): void {
  if (chosen === 'ended') return;
  const left = new Set(area.except.map(([i, j]) => i * places + j));
  for (const from of area.members) {
    for (const to of area.members) {
      if (from === to || from.direction === 'arrive' || to.direction === 'leave') continue;
      const pair = from.place * places + to.place;
      if (left.has(pair)) continue;
      const weaker = chosen === 'full' ? 1 : Math.min(OPENNESS[from.status], OPENNESS[to.status]);
      pairs.set(pair, Math.max(pairs.get(pair) ?? 0, weaker));
    }
  }
}
