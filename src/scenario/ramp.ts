import { FIRST_YEAR } from '../baseline/baseline.ts';
import type { NumberLever } from '../params/define-lever.ts';
import { isTimeShape, type LeverValue, type PointsShape } from './scenario.ts';
import { shapeValues } from './time-shape.ts';

/** A change that grows in a straight line: the lever's default before `first`, its full size from `full` on. */
export interface Ramp {
  /** Full size, in the lever's unit. */
  readonly value: number;
  /** First year that differs, 2025..2050. */
  readonly first: number;
  /** First year at full size, at least `first`; the same year where the change comes at once. */
  readonly full: number;
}

/** The years over which a plain number of a lever grows by itself. */
export function ownRampYears(lever: NumberLever): Pick<Ramp, 'first' | 'full'> {
  return { first: FIRST_YEAR, full: lever.fullBy ?? FIRST_YEAR };
}

/** Read a value as a ramp; undefined for a course that is none: several knots, or a formula. */
export function rampOf(value: LeverValue, lever: NumberLever): Ramp | undefined {
  if (typeof value === 'number') return { value, ...ownRampYears(lever) };
  if (!isTimeShape(value) || 'formula' in value || value.points.length !== 2) return undefined;
  const [[before, start], [full, size]] = value.points as [
    PointsShape['points'][number],
    PointsShape['points'][number],
  ];
  return start === lever.default && full >= FIRST_YEAR ? { value: size, first: before + 1, full } : undefined;
}

/** Write a ramp as the value of a lever: a plain number where it grows as the lever does by itself, else two knots. */
export function rampValue(ramp: Ramp, lever: NumberLever): number | PointsShape {
  const own = ownRampYears(lever);
  if (ramp.first === own.first && ramp.full === own.full) return ramp.value;
  return rampPoints(ramp, lever);
}

/**
 * Compute the value of each year 2025..2050 that a lever takes with a value, in its unit.
 *
 * @param value undefined where the lever is not set: its default.
 */
export function leverCourse(lever: NumberLever, value: LeverValue | undefined): readonly number[] {
  if (value !== undefined && isTimeShape(value)) return shapeValues(value);
  const size = typeof value === 'number' ? value : lever.default;
  return shapeValues(rampPoints({ value: size, ...ownRampYears(lever) }, lever));
}

/** Write a ramp as two knots. */
export function rampPoints({ value, first, full }: Ramp, lever: NumberLever): PointsShape {
  return {
    points: [
      [first - 1, lever.default],
      [full, value],
    ],
  };
}
