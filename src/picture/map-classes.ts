import { ascending, quantileSorted } from 'd3';

/** Number of colours of the ramp. */
export const MAP_CLASSES = 6;

/**
 * Find the breaks between the classes of a map: near the quantiles of the values, rounded to two digits, each once.
 * Where values lie on both sides of zero, the break nearest to zero is zero, so that no colour holds gains and losses.
 *
 * @returns ascending, at most MAP_CLASSES - 1; class k holds values from break k - 1 (inclusive) to break k.
 */
export function mapBreaks(values: readonly (number | null)[]): readonly number[] {
  const sorted = values.filter((value) => value !== null).sort(ascending);
  if (sorted.length === 0) return [];
  const breaks = Array.from({ length: MAP_CLASSES - 1 }, (_, k) =>
    Number((quantileSorted(sorted, (k + 1) / MAP_CLASSES) ?? 0).toPrecision(2)),
  );
  const [lowest = 0, highest = 0] = [sorted[0], sorted.at(-1)];
  if (lowest < 0 && highest > 0) {
    const nearest = breaks.reduce((best, value, k) => (Math.abs(value) < Math.abs(breaks[best] ?? 0) ? k : best), 0);
    breaks[nearest] = 0;
  }
  const found = [...new Set(breaks)].sort(ascending).filter((value) => value > lowest && value <= highest);
  return found.length === 0 && highest > lowest ? breaksAbove(sorted, lowest) : found;
}

/** Breaks where nearly all values are the lowest, as nobody is in most places: the rest is classed by its own quantiles. */
function breaksAbove(sorted: readonly number[], lowest: number): readonly number[] {
  const rest = sorted.filter((value) => value > lowest);
  const [least = 0, highest = 0] = [rest[0], rest.at(-1)];
  const upper = Array.from({ length: MAP_CLASSES - 2 }, (_, k) =>
    Number((quantileSorted(rest, (k + 1) / (MAP_CLASSES - 1)) ?? 0).toPrecision(2)),
  );
  return [...new Set([least, ...upper.filter((value) => value > least && value <= highest)])].sort(ascending);
}

/** Class of a value: the number of breaks at or below it. */
export function mapClass(value: number, breaks: readonly number[]): number {
  return breaks.filter((bound) => value >= bound).length;
}

/** Spread the classes in use over the colours of the ramp, so that two classes do not look alike. */
export function rampIndex(classIndex: number, classes: number): number {
  // One value everywhere, often none, is not much.
  return classes <= 1 ? 1 : Math.round((classIndex * (MAP_CLASSES - 1)) / (classes - 1));
}
