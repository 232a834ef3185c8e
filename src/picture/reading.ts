/**
 * What the views read of an ensemble, in one place: they may take values of the summary through the pictures only.
 */
export { baseAges, baseValue } from '../summary/base-year.ts';
export { CONFLICT_CLASSES, conflictClass, isClassed, recordedConflict } from '../summary/conflict-class.ts';
export { otherMoves, placeMoves } from '../summary/corridor-moves.ts';
export { bookingsPerYear, findingsOf, glanceOf, mayBeNegative } from '../summary/findings.ts';
export { jobsFinding } from '../summary/jobs-finding.ts';
export { mapMeasureOf, mapValues } from '../summary/map-values.ts';
export { naiveLines } from '../summary/naive.ts';
export { readAges, readYear, readYears } from '../summary/reading.ts';
