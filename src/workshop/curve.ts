import type { HistoryPoint } from '../summary/history.ts';

/** A curve that somebody draws, in the unit of the output and never in pixels: [year], undefined where nothing is drawn yet. */
export type Curve = readonly (number | undefined)[];

/** Digits of the largest known value that a drawn value keeps. */
const DIGITS = 3;
/** The axis shows this multiple of the largest known value, so that it gives nothing away. */
const ROOM = 2;

/** Smallest difference between two drawn values: three digits of what is known, so that a code holds a curve exactly. */
export function curveStep(known: readonly HistoryPoint[]): number {
  const largest = Math.max(0, ...known.map(({ value }) => Math.abs(value)));
  return largest > 0 ? 10 ** (Math.floor(Math.log10(largest)) - DIGITS + 1) : 1;
}

/** Round a value to the steps of a curve. */
export function onStep(value: number, step: number): number {
  // Divided by a whole number where the step is below one: 3 * 0.1 would leave a tail of digits.
  const steps = Math.round(value / step);
  return step < 1 ? steps / Math.round(1 / step) : steps * step;
}

/** Range of the axis that a curve is drawn on, from what is known and drawn alone. */
export function curveRange(
  known: readonly HistoryPoint[],
  curve: Curve,
  step: number,
): { readonly low: number; readonly high: number } {
  const values = known.map(({ value }) => value);
  const largest = Math.max(step * 10, ...values.map(Math.abs));
  const low = Math.min(0, ...values.map((value) => ROOM * value));
  let high = values.some((value) => value > 0) || low === 0 ? ROOM * largest : 0;
  let bottom = low;
  for (const value of curve) {
    if (value === undefined) continue;
    // More room above once a value comes near the edge.
    while (value > 0.97 * high && value > 0) high = high > 0 ? high * 1.5 : value * 1.5;
    while (value < 0.97 * bottom && value < 0) bottom = bottom < 0 ? bottom * 1.5 : value * 1.5;
  }
  return { low: bottom, high };
}

/** Set one year. */
export function withValue(curve: Curve, at: number, value: number | undefined): Curve {
  return curve.map((each, i) => (i === at ? value : each));
}

/** Draw a straight line from one year to another, both included. */
export function withStroke(curve: Curve, from: number, fromValue: number, to: number, toValue: number): Curve {
  const [low, high] = from <= to ? [from, to] : [to, from];
  return curve.map((each, i) => {
    if (i < low || i > high) return each;
    return from === to ? toValue : fromValue + ((toValue - fromValue) * (i - from)) / (to - from);
  });
}

/**
 * Fill the years that are not drawn: straight between those that are and the last known value, level after the last.
 *
 * @param start the last known value before the first year of the curve; undefined where none is.
 * @returns undefined where nothing is drawn.
 */
export function filledCurve(curve: Curve, start: number | undefined): readonly number[] | undefined {
  const drawn = curve.flatMap((value, at) => (value === undefined ? [] : [{ at, value }]));
  const first = drawn[0];
  if (!first) return undefined;
  const knots = start === undefined ? drawn : [{ at: -1, value: start }, ...drawn];
  return curve.map((own, at) => {
    if (own !== undefined) return own;
    const next = knots.findIndex((knot) => knot.at > at);
    const after = knots[next];
    const before = knots[next < 0 ? knots.length - 1 : next - 1];
    if (!after) return (before as { value: number }).value;
    if (!before) return after.value;
    return before.value + ((after.value - before.value) * (at - before.at)) / (after.at - before.at);
  });
}
