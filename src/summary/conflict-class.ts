import { CONFLICT_THRESHOLD } from '../baseline/conflict-law.ts';
import type { OutputId } from '../params/outputs.ts';
import type { History } from './history.ts';
import { type CellIndex, cellOf, readQuantile } from './reading.ts';
import type { StatisticTable } from './table.ts';

/**
 * Outputs that are shown for a named country in five classes, with the record behind them: numbers would look more certain
 * than a forecast of conflict in one country is, and could be read as a judgement of that country. Groups of countries
 * keep their numbers.
 */
const CLASSED = ['conflictDisplacement', 'internallyDisplacedConflict'] as const satisfies readonly OutputId[];
export type ClassedOutput = (typeof CLASSED)[number];

/** Number of classes. */
export const CONFLICT_CLASSES = 5;

/** Kept quantiles that reach the threshold of conflict where at least 1 in 20, 1 in 5, 1 in 2 and 4 in 5 runs do. */
const RISK_QUANTILES = [0.95, 0.8, 0.5, 0.2] as const;

/** Median people living displaced at which the second to the fifth class begin. */
const STOCK_BOUNDS = [10_000, 100_000, 1_000_000, 5_000_000] as const;

/** Tell whether an output is shown in classes for a named country. */
export function isClassed(output: OutputId): output is ClassedOutput {
  return (CLASSED as readonly OutputId[]).includes(output);
}

/**
 * Class of conflict of a place in a year, 0 to 4.
 *
 * `conflictDisplacement`: by the share of runs with at least 10,000 people newly displaced in the year, the size at which the
 * model speaks of conflict: below 5%, 20%, 50%, 80%, more. `internallyDisplacedConflict`: by the median of people who live displaced at the end of the year: below
 * 10,000, 100,000, 1 million, 5 million, more.
 *
 * @param table the fan of one place, or of every place with `place` its row.
 * @param cellAt where the table holds a cell, if not every output to 2050.
 */
export function conflictClass(
  table: StatisticTable,
  output: ClassedOutput,
  year: number,
  place = 0,
  cellAt: CellIndex = cellOf,
): number {
  const cell = cellAt(output, year, place);
  if (output === 'conflictDisplacement')
    return RISK_QUANTILES.filter((p) => readQuantile(table, cell, p) >= CONFLICT_THRESHOLD).length;
  const median = readQuantile(table, cell, 0.5);
  return STOCK_BOUNDS.filter((bound) => median >= bound).length;
}

/** What the record of new displacement by conflict says of a place. */
export interface RecordedConflict {
  readonly first: number;
  readonly last: number;
  /** Years with at least 10,000 new displacements. */
  readonly years: number;
  /** The year with most new displacements; undefined where none is recorded in any. */
  readonly most: { readonly year: number; readonly value: number } | undefined;
}

/** Sum up the record behind the classes; undefined where the source has no series for the place. */
export function recordedConflict({ points, noneRecorded }: History): RecordedConflict | undefined {
  const known = [...points.map(({ year }) => year), ...noneRecorded];
  if (known.length === 0) return undefined;
  const most = points.reduce<RecordedConflict['most']>(
    (best, point) => (best === undefined || point.value > best.value ? point : best),
    undefined,
  );
  return {
    first: Math.min(...known),
    last: Math.max(...known),
    years: points.filter(({ value }) => value >= CONFLICT_THRESHOLD).length,
    most,
  };
}
