import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';

/** Most events of a scenario. */
export const MOST_EVENTS = 40;
/** Longest duration of an event, years. */
export const LONGEST_DURATION = LAST_YEAR - FIRST_YEAR + 1;
/** Most characters of the note of an event. */
export const LONGEST_NOTE = 500;
