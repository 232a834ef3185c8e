import type { Baseline } from '../baseline/baseline.ts';
import { findOutput, type OutputId } from '../params/outputs.ts';
import { baseValue } from '../summary/base-year.ts';
import { isClassed } from '../summary/conflict-class.ts';
import { type HistoryPoint, historyOf } from '../summary/history.ts';
import type { PlaceRow } from '../summary/selection.ts';

/** Years of a record that mode *history* hides. */
export const HIDDEN_YEARS = { first: 2013, last: 2020 } as const;
/** Years before them that must be on record, so that there is something to go on from. */
const LEAST_SHOWN = 3;
/** Hidden years that must be on record. */
const LEAST_HIDDEN = 5;

type World = Pick<Baseline, 'history' | 'populationBase'>;

/** A record cut in two: what is shown, and what happened. */
export interface HiddenRecord {
  readonly shown: readonly HistoryPoint[];
  /** Hidden years that have a record; a year without one is not scored. */
  readonly hidden: readonly HistoryPoint[];
}

/**
 * Cut the yearly record of an output in a place before the years that are hidden; undefined where the record is too short.
 * Stocks that are on record at a few year-ends only have none.
 */
export function hiddenRecord(world: World, place: PlaceRow, output: OutputId): HiddenRecord | undefined {
  const { points } = historyOf(world, place, output);
  const shown = points.filter(({ year }) => year < HIDDEN_YEARS.first);
  const hidden = points.filter(({ year }) => year >= HIDDEN_YEARS.first && year <= HIDDEN_YEARS.last);
  const isYearly = ['flow', 'movement', 'count'].includes(findOutput(output)?.kind ?? '');
  return isYearly && shown.length >= LEAST_SHOWN && hidden.length >= LEAST_HIDDEN ? { shown, hidden } : undefined;
}

/** Value of an output on record in a year, that of 31 December 2024 included; undefined where there is none. */
export function recordedValue(world: World, place: PlaceRow, output: OutputId, year: number): number | undefined {
  const point = historyOf(world, place, output).points.find((each) => each.year === year);
  return point?.value ?? (year === 2024 ? baseValue(world, place, output) : undefined);
}

/** Whether runs of an output may be given as numbers in a place: one country's conflict is shown in classes. */
export function hasNumbers(place: PlaceRow, output: OutputId): boolean {
  return place.isGroup || !isClassed(output);
}
