import { LEVEL_YEARS } from './shock-level.ts';
import { levelAbove, meanShareAbove, shareAbove, type TailTable } from './tail-table.ts';

/** How often each place has a shock in each year, scenario against reference, from distributions of single years. */
export interface ShockCalendar {
  /** [place] level in persons, from the first five years of the reference. */
  readonly level: Float64Array;
  /** [place] 1 where the floor is the level: a shock is rarer than asked for. */
  readonly isFloor: Uint8Array;
  /** [place][year] chance of a year above the level. */
  readonly chance: Float64Array;
  readonly reference: Float64Array;
  /** [place] the same over the last five years. */
  readonly late: Float64Array;
  readonly lateReference: Float64Array;
  /** [place] persons: the size exceeded once in N years of the last five, by which to prepare; and the reference's. */
  readonly people: Float64Array;
  readonly peopleReference: Float64Array;
}

/**
 * Sum up the shocks of one output in every place.
 *
 * @param scenario, reference distributions of the same years and places; an own group may stand behind the places that count.
 * @param floors [place] persons, least size of a shock in each place that counts.
 * @param returnPeriod N, years, above 1.
 * @param years how many of the years count; the last five of these are `late`. At least five.
 * @throws Error where the tables are not of the same places and years, or there are too few years.
 */
export function shockCalendar(
  scenario: TailTable,
  reference: TailTable,
  floors: ArrayLike<number>,
  returnPeriod: number,
  years: number,
): ShockCalendar {
  const P = floors.length;
  if (scenario.places < P || reference.places < P || scenario.years !== reference.years)
    throw new Error('the distributions are not of the same places and years');
  if (years < LEVEL_YEARS || years > reference.years)
    throw new Error(`years: found ${years}, allowed ${LEVEL_YEARS} to ${reference.years}`);
  const column = () => new Float64Array(P);
  const calendar = {
    level: column(),
    isFloor: new Uint8Array(P),
    chance: new Float64Array(P * years),
    reference: new Float64Array(P * years),
    late: column(),
    lateReference: column(),
    people: column(),
    peopleReference: column(),
  };
  const from = years - LEVEL_YEARS;
  const share = 1 / returnPeriod;
  for (let p = 0; p < P; p++) {
    const asked = levelAbove(reference, p, 0, LEVEL_YEARS, share);
    const floor = floors[p] as number;
    const level = Math.max(asked, floor);
    calendar.level[p] = level;
    calendar.isFloor[p] = floor > asked ? 1 : 0;
    for (let t = 0; t < years; t++) {
      calendar.chance[p * years + t] = shareAbove(scenario, p, t, level);
      calendar.reference[p * years + t] = shareAbove(reference, p, t, level);
    }
    calendar.late[p] = meanShareAbove(scenario, p, from, LEVEL_YEARS, level);
    calendar.lateReference[p] = meanShareAbove(reference, p, from, LEVEL_YEARS, level);
    calendar.people[p] = levelAbove(scenario, p, from, LEVEL_YEARS, share);
    calendar.peopleReference[p] = levelAbove(reference, p, from, LEVEL_YEARS, share);
  }
  return calendar;
}
