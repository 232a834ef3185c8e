import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import type { NumberLever } from '../params/define-lever.ts';
import { leverCourse, rampOf, rampPoints } from './ramp.ts';
import { isTimeShape, type LeverValue, type PointsShape } from './scenario.ts';

type Knots = PointsShape['points'];

/** Years between the knots that stand for a formula, and from the last knot to a new one. */
const STEP = 5;

/**
 * Find the knots that follow the course of a value: its own, those of its ramp, or, of a formula, one every five years rounded to the
 * decimals of the lever.
 *
 * @param value undefined where the lever is not set: one knot at its default.
 */
export function knotsOf(lever: NumberLever, value: LeverValue | undefined): Knots {
  if (value !== undefined && isTimeShape(value) && 'points' in value) return value.points;
  if (value === undefined || value === lever.default) return [[FIRST_YEAR, lever.default]];
  const ramp = rampOf(value, lever);
  if (ramp) return rampPoints(ramp, lever).points;
  const course = leverCourse(lever, value);
  const knots: [number, number][] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += STEP)
    knots.push([year, Number((course[year - FIRST_YEAR] as number).toFixed(lever.decimals))]);
  return knots;
}

/**
 * Add a knot that leaves the course as it is: five years after the last, or in the middle of the widest gap where the last stands
 * at the end, with the value between its neighbours rounded to the decimals of the lever.
 *
 * @returns undefined where every year has a knot.
 */
export function withNewKnot(lever: NumberLever, knots: Knots): Knots | undefined {
  const [lastYear, lastValue] = knots.at(-1) ?? [FIRST_YEAR, lever.default];
  if (lastYear < LAST_YEAR) return [...knots, [Math.min(lastYear + STEP, LAST_YEAR), lastValue]];
  const gapAfter = (i: number) => (knots[i + 1]?.[0] ?? 0) - (knots[i]?.[0] ?? 0);
  let widest = 0;
  for (let i = 1; i < knots.length - 1; i++) if (gapAfter(i) > gapAfter(widest)) widest = i;
  const [before, after] = [knots[widest], knots[widest + 1]];
  if (before === undefined || after === undefined) return [[FIRST_YEAR, lastValue], ...knots];
  if (after[0] - before[0] < 2) return undefined;
  const year = Math.floor((before[0] + after[0]) / 2);
  const between = before[1] + ((after[1] - before[1]) * (year - before[0])) / (after[0] - before[0]);
  return [...knots.slice(0, widest + 1), [year, Number(between.toFixed(lever.decimals))], ...knots.slice(widest + 1)];
}
