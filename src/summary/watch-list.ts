import type { Baseline } from '../baseline/baseline.ts';
import type { ShockCalendar } from './shock-calendar.ts';

/** A place by the people to prepare for where they are. */
export interface WatchedPlace {
  /** ISO 3166-1 alpha-3. */
  readonly place: string;
  /** Persons: the size exceeded once in N years of the last five, scenario and reference. */
  readonly people: number;
  readonly peopleReference: number;
  /** Chance of a year above the place's level in the last five years. */
  readonly chance: number;
  readonly chanceReference: number;
  readonly isFloor: boolean;
}

/** What a list is put in order by. */
export type WatchOrder = 'people' | 'chance' | 'change';

/**
 * List countries and areas by the people to prepare for, by the chance of a shock, or by what the scenario changes of it; never by
 * arrivals, as if people were the threat. Places without people are left out.
 *
 * @param calendar rows of `places` first, in their order.
 * @param members rows to list.
 */
export function watchList(
  calendar: ShockCalendar,
  { places }: Pick<Baseline, 'places'>,
  members: readonly number[],
  order: WatchOrder,
): readonly WatchedPlace[] {
  const rows = members.map((p) => ({
    place: (places[p] as Baseline['places'][number]).iso3,
    people: calendar.people[p] as number,
    peopleReference: calendar.peopleReference[p] as number,
    chance: calendar.late[p] as number,
    chanceReference: calendar.lateReference[p] as number,
    isFloor: calendar.isFloor[p] === 1,
  }));
  const keyOf: Record<WatchOrder, (row: WatchedPlace) => number> = {
    people: (row) => row.people,
    chance: (row) => row.chance,
    change: (row) => row.chance - row.chanceReference,
  };
  const key = keyOf[order];
  return rows.sort((a, b) => key(b) - key(a) || b.people - a.people || (a.place < b.place ? -1 : 1));
}
