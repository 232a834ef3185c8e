import { conflictClass } from '../../src/picture/reading.ts';
import { type Answer, LAST_YEAR, type Session, type ShockMetric } from '../../workers/page.ts';
import { type ShockCalendar, type WatchedPlace, type WatchOrder, watchList } from '../../workers/page-shocks.ts';

/** Places of a region in the order asked for; conflict, which is shown in classes, by class and then by people. */
export function orderedPlaces(
  calendar: ShockCalendar,
  answer: Answer,
  world: Session['world'],
  metric: ShockMetric,
  members: readonly number[],
  order: WatchOrder,
  horizon: number,
): readonly WatchedPlace[] {
  const list = watchList(calendar, world, members, order);
  if (metric !== 'conflictDisplacement') return list;
  const classes = new Map(list.map(({ place }) => [place, classOfPlace(answer, world, place, horizon)]));
  return [...list].sort((a, b) => (classes.get(b.place) ?? 0) - (classes.get(a.place) ?? 0));
}

/** Class of conflict risk of a country in a year, 0 to 4. */
export function classOfPlace({ scenario }: Answer, world: Session['world'], place: string, year: number): number {
  const index = world.places.findIndex(({ iso3 }) => iso3 === place);
  if (!scenario.everywhere || index < 0) return 0;
  return conflictClass(scenario.everywhere, 'conflictDisplacement', Math.min(year, LAST_YEAR), index);
}
