import type { Observed } from './observed.ts';

/** Equally likely values that a naive forecaster gives, ascending; null where it has none. */
export type Rival = (place: number, origin: number, year: number) => Float64Array | null;

/**
 * Make the naive rivals of a metric. Each sees the record before the origin only.
 *
 * @param population persons by place and date; where given, values are carried over as rates of the population.
 */
export function naiveRivals(
  observed: Observed,
  places: number,
  population: ((place: number, time: number) => number) | null,
): ReadonlyMap<string, Rival> {
  const years = observed.values.length / places;
  const scale = (place: number, from: number, to: number) =>
    population === null ? 1 : population(place, to + 0.5) / population(place, from + 0.5);
  /** The last `count` years before the origin, as values of the year forecast. */
  const past = (place: number, origin: number, year: number, count: number): number[] => {
    const first = Math.max(observed.firstYear, origin - count);
    return Array.from({ length: origin - first }, (_, t) => {
      const value = observed.values[place * years + first - observed.firstYear + t] as number;
      return value * scale(place, first + t, year);
    });
  };
  const ascending = (values: readonly number[]) => (values.length === 0 ? null : Float64Array.from(values).sort());
  const point = (values: readonly number[]) =>
    values.length === 0 ? null : Float64Array.of(values.reduce((sum, value) => sum + value, 0) / values.length);
  return new Map<string, Rival>([
    ['lastValue', (place, origin, year) => point(past(place, origin, year, 1))],
    ['climatologyAll', (place, origin, year) => ascending(past(place, origin, year, Number.POSITIVE_INFINITY))],
    ['climatologyLast5', (place, origin, year) => ascending(past(place, origin, year, 5))],
    ['mean5', (place, origin, year) => point(past(place, origin, year, 5))],
    ['mean10', (place, origin, year) => point(past(place, origin, year, 10))],
    ['zero', () => Float64Array.of(0)],
  ]);
}
