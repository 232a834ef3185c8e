import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import { AGE_GROUPS, SEXES } from '../kernels/kernels.ts';
import { OUTPUT_IDS, type OutputId } from '../params/outputs.ts';
import type { StatisticTable } from './table.ts';

/** The mean and the quantiles of one cell that views draw. */
export interface Spread {
  readonly mean: number;
  readonly p2_5: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p97_5: number;
}

export interface YearSpread extends Spread {
  readonly year: number;
}

/** People of one five-year age. */
export interface AgeSpread {
  readonly men: Spread;
  readonly women: Spread;
}

/** Years of the tables that the page reads. */
export const PAGE_YEARS = LAST_YEAR - FIRST_YEAR + 1;

/**
 * Read one cell of a table.
 *
 * @throws Error if the cell lies outside the table or a quantile was not kept.
 */
export function readSpread(table: StatisticTable, cell: number): Spread {
  const at = (p: number): number => readQuantile(table, cell, p);
  return {
    mean: table.values[startOf(table, cell)] as number,
    p2_5: at(0.025),
    p10: at(0.1),
    p25: at(0.25),
    p50: at(0.5),
    p75: at(0.75),
    p90: at(0.9),
    p97_5: at(0.975),
  };
}

/**
 * Read one kept quantile of one cell of a table.
 *
 * @throws Error if the cell lies outside the table or the quantile was not kept.
 */
export function readQuantile(table: StatisticTable, cell: number, p: number): number {
  const q = table.quantiles.indexOf(p);
  if (q < 0) throw new Error(`the table holds no quantile ${p}`);
  return table.values[startOf(table, cell) + 1 + q] as number;
}

function startOf(table: StatisticTable, cell: number): number {
  if (!(cell >= 0 && cell < table.cells)) throw new Error(`cell ${cell} is outside 0..${table.cells - 1}`);
  return cell * (1 + table.quantiles.length);
}

/** Where a table holds a year of an output of a place. */
export type CellIndex = (output: OutputId, year: number, place: number) => number;

/** Cells of a table of a few outputs whose last year is `until`, [place][output][2025..until]. */
export function cellsOf(outputs: readonly OutputId[], until: number): CellIndex {
  const years = until - FIRST_YEAR + 1;
  return (output, year, place) => (place * outputs.length + outputs.indexOf(output)) * years + year - FIRST_YEAR;
}

/** Cell of a year of an output, in the fan of one place (row 0) or in a table of every place. */
export function cellOf(output: OutputId, year: number, place = 0): number {
  return (place * OUTPUT_IDS.length + OUTPUT_IDS.indexOf(output)) * PAGE_YEARS + year - FIRST_YEAR;
}

/**
 * Read one output of a place's fan, [output][2025..2050], or of a place in a table of every place.
 *
 * @param place row of the table; 0 for the fan of one place.
 */
export function readYears(fan: StatisticTable, output: OutputId, place = 0): readonly YearSpread[] {
  const first = cellOf(output, FIRST_YEAR, place);
  return Array.from({ length: PAGE_YEARS }, (_, t) => ({ year: FIRST_YEAR + t, ...readSpread(fan, first + t) }));
}

/**
 * Read one year of one output of a place's fan, or of a place in a table of every place.
 *
 * @param place row of the table; 0 for the fan of one place.
 */
export function readYear(table: StatisticTable, output: OutputId, year: number, place = 0): Spread {
  return readSpread(table, cellOf(output, year, place));
}

/** Read the people of a place by five-year age in one year, youngest first, from [S][G][2025..2050]. */
export function readAges(byAge: StatisticTable, year: number): readonly AgeSpread[] {
  const cell = (sex: number, g: number) => (sex * AGE_GROUPS + g) * PAGE_YEARS + year - FIRST_YEAR;
  if (SEXES !== 2) throw new Error('ages are read for two sexes');
  return Array.from({ length: AGE_GROUPS }, (_, g) => ({
    men: readSpread(byAge, cell(0, g)),
    women: readSpread(byAge, cell(1, g)),
  }));
}
