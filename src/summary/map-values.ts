import type { Baseline } from '../baseline/baseline.ts';
import { OUTPUTS, type OutputId } from '../params/outputs.ts';
import { baseOfAges } from './base-year.ts';
import { conflictClass, isClassed } from './conflict-class.ts';
import { isOfAges } from './history.ts';
import { type CellIndex, cellOf, readSpread } from './reading.ts';
import type { StatisticTable } from './table.ts';

/**
 * How an output is shown on a map. Counts follow the size of a place, so a map of them shows size only: a stock whose
 * value at the end of 2024 is known is shown as change since then, other stocks and flows for each person living in the
 * place. Conflict is shown in classes.
 */
export type MapMeasure =
  | 'change-since-base'
  | 'stock-per-person'
  | 'per-person'
  | 'mean-per-person'
  | 'level'
  | 'class'
  | 'none';

/**
 * Choose the measure of an output on a map. Disaster displacement is the mean of the runs, since in most places and
 * years the median is near zero and the rare large years carry the movements.
 */
export function mapMeasureOf(output: OutputId): MapMeasure {
  const { kind, scope } = OUTPUTS.find(({ id }) => id === output) ?? {};
  if (scope === 'world') return 'none';
  if (isClassed(output)) return 'class';
  if (kind === 'stock') return isOfAges(output) ? 'change-since-base' : 'stock-per-person';
  if (kind === 'flow') return 'per-person';
  return kind === 'movement' ? 'mean-per-person' : 'level';
}

/**
 * Compute the value of each place on a map, in the order of `places`.
 *
 * A class is its number from 0. Per person means: median (or mean) of the stock or of the flow of the year over the median of the population at its end.
 *
 * @param everywhere [place][output][year], places first.
 * @param cellAt where the table holds a cell, if not every output to 2050; it must hold the population too.
 * @returns null for a place without people and for outputs without a map.
 */
export function mapValues(
  everywhere: StatisticTable,
  baseline: Pick<Baseline, 'places' | 'populationBase'>,
  output: OutputId,
  year: number,
  cellAt: CellIndex = cellOf,
): readonly (number | null)[] {
  const measure = mapMeasureOf(output);
  return baseline.places.map((place, i) => {
    if (isClassed(output)) return conflictClass(everywhere, output, year, i, cellAt);
    const spreadOf = (of: OutputId) => readSpread(everywhere, cellAt(of, year, i));
    const spread = spreadOf(output);
    const over = (value: number, base: number | undefined) => (base !== undefined && base > 0 ? value / base : null);
    switch (measure) {
      case 'none':
      case 'class':
        return null;
      case 'level':
        return spread.p50;
      case 'per-person':
      case 'stock-per-person':
        return over(spread.p50, spreadOf('population').p50);
      case 'mean-per-person':
        return over(spread.mean, spreadOf('population').p50);
      case 'change-since-base': {
        const base = baseOfAges(baseline, { id: place.iso3, members: [i], isGroup: false }, output);
        return base === undefined ? null : over(spread.p50 - base, base);
      }
      default: {
        const never: never = measure;
        throw new Error(`measure ${String(never)} is not known`);
      }
    }
  });
}
