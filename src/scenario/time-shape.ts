import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import { isTimeShape, type LeverSetting, type PointsShape, type Scenario, type TimeShape } from './scenario.ts';

/** Years of a course. */
const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, t) => FIRST_YEAR + t);

/** Compute the value of each year 2025..2050 of a course, in the unit of its lever. */
export function shapeValues(shape: TimeShape): readonly number[] {
  return 'values' in shape ? shape.values : YEARS.map((year) => pointsInYear(shape.points, year));
}

function pointsInYear(points: PointsShape['points'], year: number): number {
  const next = points.findIndex(([knot]) => knot >= year);
  const [nextYear, nextValue] = points.at(next) as readonly [number, number];
  // Past the last knot `next` is -1, which `at` reads as the last: it is held.
  if (next <= 0 || nextYear === year) return nextValue;
  const [lastYear, lastValue] = points[next - 1] as readonly [number, number];
  return lastValue + ((nextValue - lastValue) * (year - lastYear)) / (nextYear - lastYear);
}

/** Write a scenario as its file or link holds it: formulas as text, without the values computed from them. */
export function writtenScenario(scenario: Scenario): unknown {
  const levers = Object.entries(scenario.levers).map(([id, setting]) => [id, writtenSetting(setting)]);
  return { ...scenario, levers: Object.fromEntries(levers) };
}

function writtenSetting(setting: LeverSetting): unknown {
  if (typeof setting !== 'object') return setting;
  if (!isTimeShape(setting))
    return Object.fromEntries(Object.entries(setting).map(([target, value]) => [target, writtenSetting(value)]));
  return 'formula' in setting ? { formula: setting.formula } : setting;
}
