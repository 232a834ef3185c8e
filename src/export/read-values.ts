import { iamcFactor } from '../params/outputs.ts';
import { shortestDecimal } from './decimal.ts';
import { HXL_TAGS, hxlFactor, hxlValues } from './hxl-file.ts';
import { IAMC_COLUMNS, iamcRegion, iamcVariables } from './iamc-file.ts';
import { cellKey } from './place-hashes.ts';
import type { Receipt } from './receipt.ts';
import { addValue, type FileValues } from './reproduce.ts';

type Cell = unknown;
type Row = readonly Cell[];

/** What a table of cells is: long rows of this program, HXL, or IAMC. */
export type TableForm = 'long' | 'hxl' | 'iamc';

/** Tell the form of a table by its first two rows. @throws Error naming the columns that were found. */
export function tableForm([header = [], second = []]: readonly Row[]): TableForm {
  if (header.join() === IAMC_COLUMNS.join()) return 'iamc';
  if (second.some((cell) => cell === HXL_TAGS.year)) return 'hxl';
  const needed = ['place', 'output', 'year', 'statistic', 'value'];
  if (needed.every((column) => header.includes(column))) return 'long';
  const found = header.slice(0, 8).map(String).join(', ').slice(0, 120);
  throw new Error(`found the columns ${found}; allowed: ${needed.join(', ')}, those of IAMC, or a row of HXL tags`);
}

/**
 * Read the values of a table in the units of this program.
 *
 * @param rows header first; texts or numbers.
 * @throws Error naming the row and what was found where a value is no number or a name is not known.
 */
export function readValues(rows: readonly Row[], receipt: Receipt): FileValues {
  switch (tableForm(rows)) {
    case 'long':
      return longValues(rows);
    case 'hxl':
      return hxlCells(rows, receipt);
    case 'iamc':
      return iamcCells(rows, receipt);
  }
}

function longValues([header = [], ...rows]: readonly Row[]): FileValues {
  const at = (name: string) => header.indexOf(name);
  const columns = ['place', 'output', 'year', 'statistic', 'age', 'sex', 'destination'].map(at);
  const values = new Map<string, Map<string, number>>();
  const valueAt = at('value');
  rows.forEach((row, i) => {
    const [place = '', output = '', year = '', statistic = '', age = '', sex = '', destination = ''] = columns.map(
      (column) => (column < 0 ? '' : String(row[column] ?? '')),
    );
    if (place === '' && output === '') return;
    const key = cellKey({ output, year, statistic, age, sex, destination });
    addValue(values, place, key, numberOf(row[valueAt], i + 2));
  });
  return values;
}

function iamcCells([, ...rows]: readonly Row[], receipt: Receipt): FileValues {
  const places = new Map(receipt.places.map((place) => [iamcRegion(place), place]));
  const variables = iamcVariables(receipt);
  const values = new Map<string, Map<string, number>>();
  rows.forEach(([, , region, variable, , year, value], i) => {
    const named = variables.get(String(variable));
    if (!named) throw new Error(`row ${i + 2}: found the variable ${brief(variable)}, which the receipt does not have`);
    const { output, statistic } = named;
    const key = cellKey({ output: output.id, year: String(year), statistic, age: '', sex: '', destination: '' });
    const place = places.get(String(region)) ?? String(region);
    addValue(values, place, key, inOwnUnit(numberOf(value, i + 2), iamcFactor(output.unit)));
  });
  return values;
}

function hxlCells([, tags = [], ...rows]: readonly Row[], receipt: Receipt): FileValues {
  const at = (tag: string) => tags.indexOf(tag);
  const columns = hxlValues(receipt).map((value) => ({ ...value, column: at(value.tag) }));
  const [country, region, yearAt] = [at(HXL_TAGS.countryCode), at(HXL_TAGS.regionCode), at(HXL_TAGS.year)];
  const values = new Map<string, Map<string, number>>();
  rows.forEach((row, i) => {
    const place = String(row[country] || row[region] || '');
    for (const { output, statistic, column } of columns) {
      const cell = row[column];
      if (cell === undefined || cell === null || cell === '') continue;
      const year = String(row[yearAt]);
      const key = cellKey({ output: output.id, year, statistic, age: '', sex: '', destination: '' });
      addValue(values, place, key, inOwnUnit(numberOf(cell, i + 3), hxlFactor(output)));
    }
  });
  return values;
}

/** Files hold seven digits, so a value comes back from another unit as it went. */
function inOwnUnit(value: number, factor: number): number {
  return factor === 1 ? value : Number(shortestDecimal(value / factor));
}

function numberOf(cell: Cell, row: number): number {
  if (typeof cell === 'number' && Number.isFinite(cell)) return cell;
  if (typeof cell === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i.test(cell)) return Number(cell);
  throw new Error(`row ${row}: found ${brief(cell)} as a value; allowed: a number with a point`);
}

function brief(cell: Cell): string {
  return JSON.stringify(String(cell ?? '').slice(0, 60));
}
