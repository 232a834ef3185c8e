import { CONFLICT_THRESHOLD, type ConflictPast } from '../baseline/conflict-law.ts';

/** What was recorded, in plain arrays; years before or after a series hold zeros. */
export interface ConflictRecords {
  /** Calendar year of the first column. */
  readonly firstYear: number;
  readonly places: number;
  readonly years: number;
  /** [C][Y] people newly displaced by conflict; 0 = none recorded. */
  readonly people: Float64Array;
  /** [C][Y] persons at the middle of the year. */
  readonly population: Float64Array;
  /** [C][Y] deaths by organized violence. */
  readonly deaths: Float64Array;
  /** [C][Y] political stability as it was published at the start of the year: two years late or more. */
  readonly stability: Float64Array;
  /** [C] row indices of land neighbours. */
  readonly neighbours: readonly (readonly number[])[];
}

/**
 * Gather what is known of a place at the start of a year.
 *
 * @param t column of the year, at least 1; `stability` and `population` are read in it, all else before it. The column
 *          after the last one may be asked for: both then come from the last column.
 */
export function pastOf(records: ConflictRecords, place: number, t: number): ConflictPast {
  const from = place * records.years;
  const isOn = (row: number, year: number): boolean =>
    (records.people[row * records.years + year] as number) >= CONFLICT_THRESHOLD;
  let yearsOn = 0;
  let yearsSince = Number.POSITIVE_INFINITY;
  for (let s = 0; s < t; s++) {
    if (!isOn(place, s)) continue;
    yearsOn++;
    yearsSince = t - s;
  }
  const now = from + Math.min(t, records.years - 1);
  return {
    stability: records.stability[now] as number,
    yearsSince,
    population: records.population[now] as number,
    hasNeighbour: (records.neighbours[place] as readonly number[]).some((j) => isOn(j, t - 1)),
    last: records.people[from + t - 1] as number,
    yearsOn,
    deaths: records.deaths[from + t - 1] as number,
  };
}
