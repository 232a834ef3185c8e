import { LANES } from '../kernels/kernels.ts';
import { type Column, createColumn } from '../params/quantity.ts';
import { createLuck, drawUniforms, type LuckKey } from '../random/luck.ts';
import { PREPARE_DRAWS } from './draws.ts';
import { createEventShares } from './event-share.ts';
import type { Phase } from './planning-row.ts';

/** Numbers of runs as the engine leaves them, in double or single precision. */
type Values = Float64Array | Float32Array;

/** What moved people: a disaster, whose movements come in events, or a conflict, of whose events there is no record. */
type Cause = 'disaster' | 'conflict';

/**
 * Days that a person who moved is away, by what moved them: assumed medians. Conflict: moves spread over the year and
 * last beyond its end, half a year of it on average.
 */
export const USUAL_DAYS = { 'storm or flood': 14, 'housing destroyed': 90, conflict: 182 } as const;
const DAYS_RANGE = { min: 3, max: 365 } as const;

/** Displacement of one place and cause in T years and R runs. */
export interface DisplacedRuns {
  /** First year of the T. */
  readonly firstYear: number;
  /** [R] number of each run, as the job counts them: the key of its draws; failed runs are missing. */
  readonly runs: ArrayLike<number>;
  /** [T][R] movements of the year; one person may move more than once. */
  readonly movements: Column<'movement', 'persons', Values>;
  /** [R] people displaced at 31 December before the first year. */
  readonly stockBefore: Column<'stock', 'persons', Values>;
  /** [T][R] people displaced at 31 December of the year. */
  readonly stockAtEnd: Column<'stock', 'persons', Values>;
}

/** How movements become people. */
export interface PresentOptions {
  readonly cause: Cause;
  /** Key of the seed text and M49 code of the place: the same draws in scenario and reference. */
  readonly key: LuckKey;
  readonly m49: number;
  /** Days that a person who moved is away, 3 to 365; by default those of USUAL_DAYS, housing standing. */
  readonly days?: number;
}

/** People present and their days, [T][R] each. */
export interface PresentRuns {
  readonly firstYear: number;
  readonly years: number;
  readonly runs: number;
  /** Most people present at a time of the year: the planning figure of the emergency phase. */
  readonly peak: Column<'present', 'persons'>;
  /** People present at 31 December: the planning figure after it. */
  readonly yearEnd: Column<'present', 'persons'>;
  /** Days of all who moved in the year, for what is used up; people displaced before are not in it. */
  readonly personDays: Column<'flow', 'person-days'>;
}

/** What a number of people present is: `stated` by a person. */
export type PresentMeasure = 'peak' | 'yearEnd' | 'stated';

/** People present in R runs, of one year or of each run's worst. */
export interface PeoplePresent {
  readonly measure: PresentMeasure;
  /** [R] */
  readonly people: Column<'present', 'persons'>;
}

/**
 * Compute people present from movements.
 *
 * peak = stock at the start of the year + share x movements, the share of the largest event drawn once a place, year and
 * run (see `createEventShares`); for conflicts it is 1, as if nobody moved twice or back: an upper bound, assumed.
 * person-days = movements x days. Year end = stock at 31 December.
 *
 * @throws Error if a stock is missing (movements alone say nothing of how many are there at a time), a shape does not
 * fit, days are outside 3..365, or a value is not a number of people.
 */
export function peoplePresent(displaced: DisplacedRuns, options: PresentOptions): PresentRuns {
  const { cause, key, m49, days = USUAL_DAYS[cause === 'conflict' ? 'conflict' : 'storm or flood'] } = options;
  const { firstYear, runs, movements, stockBefore, stockAtEnd } = displaced;
  if (!stockBefore || !stockAtEnd)
    throw new Error(
      'people present: found annual movements alone, allowed: movements with the stocks of displaced people',
    );
  const R = runs.length;
  const T = R > 0 ? movements.length / R : 0;
  if (!Number.isInteger(T) || stockAtEnd.length !== movements.length || stockBefore.length !== R)
    throw new Error(
      `people present: found ${movements.length} movements, ${stockBefore.length} stocks before and ${stockAtEnd.length} stocks for ${R} runs, allowed: [T][R], [R], [T][R]`,
    );
  if (!(days >= DAYS_RANGE.min && days <= DAYS_RANGE.max))
    throw new Error(`people present: found ${days} days, allowed: ${DAYS_RANGE.min} to ${DAYS_RANGE.max}`);
  for (const values of [movements, stockBefore, stockAtEnd]) checkPeople(values);

  const eventShare = cause === 'disaster' ? createEventShares() : () => 1;
  const peak = createColumn<'present', 'persons'>(T * R);
  const yearEnd = createColumn<'present', 'persons'>(T * R);
  const personDays = createColumn<'flow', 'person-days'>(T * R);
  const draws = new Float64Array(LANES);
  yearEnd.set(stockAtEnd);
  for (let t = 0; t < T; t++) {
    let block = -1;
    for (let r = 0; r < R; r++) {
      const run = runs[r] as number;
      if (Math.floor(run / LANES) !== block) {
        block = Math.floor(run / LANES);
        drawUniforms(createLuck(key, block * LANES, false), m49, firstYear + t, PREPARE_DRAWS.eventShare, 1, draws);
      }
      const moved = movements[t * R + r] as number;
      const before = (t === 0 ? stockBefore[r] : stockAtEnd[(t - 1) * R + r]) as number;
      peak[t * R + r] = before + eventShare(draws[run % LANES] as number, moved) * moved;
      personDays[t * R + r] = moved * days;
    }
  }
  return { firstYear, years: T, runs: R, peak, yearEnd, personDays };
}

/** Take the people that a phase is planned for: the peak in the emergency, the year end after it. */
export function presentIn(present: PresentRuns, phase: Phase, year: number | 'worst'): PeoplePresent {
  const measure = phase === 'emergency' ? 'peak' : 'yearEnd';
  return { measure, people: yearOf(present[measure], present, year) };
}

/** Take the person-days of a year, or of each run's worst year. */
export function personDaysIn(present: PresentRuns, year: number | 'worst'): Column<'flow', 'person-days'> {
  return yearOf(present.personDays, present, year);
}

/**
 * Add people present of places of a region, or of causes, run by run: their percentiles do not add up. Peaks are added as
 * if they came at one time, an upper bound.
 *
 * @throws Error if runs or measures differ.
 */
export function addPresent(places: readonly PeoplePresent[]): PeoplePresent {
  const [first] = places;
  if (first === undefined) throw new Error('people present: found no place, allowed: one or more');
  const people = createColumn<'present', 'persons'>(first.people.length);
  for (const place of places) {
    if (place.people.length !== people.length || place.measure !== first.measure)
      throw new Error(
        `people present: found ${place.measure} in ${place.people.length} runs beside ${first.measure} in ${people.length}, allowed: the same`,
      );
    for (let r = 0; r < people.length; r++) people[r] = (people[r] as number) + (place.people[r] as number);
  }
  return { measure: first.measure, people };
}

/**
 * People present as a person states them, in one run.
 *
 * @throws Error unless it is a number of people.
 */
export function statedPeople(count: number): PeoplePresent {
  const people = createColumn<'present', 'persons'>(1);
  people[0] = count;
  checkPeople(people);
  return { measure: 'stated', people };
}

function yearOf<C extends Float64Array>(values: C, { firstYear, years, runs }: PresentRuns, year: number | 'worst'): C {
  if (year !== 'worst') {
    const t = year - firstYear;
    if (!(Number.isInteger(t) && t >= 0 && t < years))
      throw new Error(`people present: found year ${year}, allowed: ${firstYear} to ${firstYear + years - 1}, worst`);
    return values.slice(t * runs, (t + 1) * runs) as C;
  }
  const worst = values.slice(0, runs) as C;
  for (let t = 1; t < years; t++)
    for (let r = 0; r < runs; r++) worst[r] = Math.max(worst[r] as number, values[t * runs + r] as number);
  return worst;
}

/** People are counted from 0 on; what is below or not finite is a fault of the engine or the caller. */
function checkPeople(values: Values): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!(value >= 0 && Number.isFinite(value)))
      throw new Error(`people present: found ${value} at ${i}, allowed: 0 or more people`);
  }
}
