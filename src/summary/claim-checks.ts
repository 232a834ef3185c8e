import type { ClaimCheck } from '../params/claims.ts';
import { readYear } from './reading.ts';
import type { StatisticTable } from './table.ts';

/** The years between which a course is read: the first and the last of the page. */
export const CLAIM_YEARS = { from: 2025, to: 2050 } as const;

/** What an ensemble says to a check. */
export interface CheckedClaim {
  readonly check: ClaimCheck;
  /** Medians of the two years in the unit of the output, or numbers of countries and areas. */
  readonly from: number;
  readonly to: number;
  readonly holds: boolean;
}

/** A median that moves by less than this share of itself stays: the bins of rare large movements are as wide. */
const STAYS = 0.0115;

/**
 * Read checks of claims from a table of places, [place][output][2025..2050].
 *
 * @param places ids of the places of the table, in its order.
 * @param countries ids of those that are countries and areas.
 * @throws Error naming a place that the table does not hold.
 */
export function readChecks(
  table: StatisticTable,
  places: readonly string[],
  countries: readonly string[],
  checks: readonly ClaimCheck[],
): readonly CheckedClaim[] {
  const rows = new Map(places.map((id, row) => [id, row]));
  const medianOf = (place: string, { output }: ClaimCheck, year: number): number => {
    const row = rows.get(place);
    if (row === undefined) throw new Error(`the table holds no place ${place}`);
    return readYear(table, output, year, row).p50;
  };
  return checks.map((check) => {
    const valueIn = (year: number) =>
      check.course === 'more-places'
        ? countries.filter((place) => medianOf(place, check, year) > 0).length
        : medianOf(check.place, check, year);
    const [from, to] = [valueIn(CLAIM_YEARS.from), valueIn(CLAIM_YEARS.to)];
    return { check, from, to, holds: courseHolds(check.course, from, to) };
  });
}

function courseHolds(course: ClaimCheck['course'], from: number, to: number): boolean {
  switch (course) {
    case 'up':
    case 'more-places':
      return to - from > STAYS * Math.abs(from);
    case 'down':
      return from - to > STAYS * Math.abs(from);
    case 'most':
      return Math.min(from, to) > 0.5;
    default: {
      const never: never = course;
      throw new Error(`course ${String(never)} is not known`);
    }
  }
}
