import type { WatchedPlace } from '../summary/watch-list.ts';
import { shortestDecimal } from './decimal.ts';

export const WATCH_COLUMNS = [
  'scenario',
  'metric',
  'place',
  'name',
  'from',
  'to',
  'returnPeriod',
  'people',
  'peopleReference',
  'chance',
  'chanceReference',
  'isFloor',
] as const;

/** One row of a watch list, ready to write: people in persons a year, chances of a year above the place's level from 0 to 1. */
export type WatchRow = Readonly<Record<(typeof WATCH_COLUMNS)[number], string>>;

/** What the rows of a list have in common. */
export interface WatchHead {
  readonly scenario: string;
  readonly metric: string;
  /** First and last year of the five that count. */
  readonly from: number;
  readonly to: number;
  readonly returnPeriod: number;
}

/** List a watch list in its order. */
export function watchRows(
  { scenario, metric, from, to, returnPeriod }: WatchHead,
  list: readonly WatchedPlace[],
  nameOf: (iso3: string) => string,
): readonly WatchRow[] {
  return list.map(({ place, people, peopleReference, chance, chanceReference, isFloor }) => ({
    scenario,
    metric,
    place,
    name: nameOf(place),
    from: String(from),
    to: String(to),
    returnPeriod: String(returnPeriod),
    people: shortestDecimal(people),
    peopleReference: shortestDecimal(peopleReference),
    chance: shortestDecimal(chance),
    chanceReference: shortestDecimal(chanceReference),
    isFloor: isFloor ? '1' : '0',
  }));
}
