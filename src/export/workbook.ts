import { EVENT_KINDS } from '../params/events.ts';
import { LEVERS } from '../params/levers.ts';
import { findOutput } from '../params/outputs.ts';
import type { NeedsTable } from '../prepare/needs.ts';
import { type LeverValue, type Scenario, settingByTarget } from '../scenario/scenario.ts';
import { canonicalJson } from './canonical-json.ts';
import { columnsOf } from './csv-file.ts';
import type { DataSource, Dataset } from './dataset.ts';
import { shortestDecimal } from './decimal.ts';
import { NEED_COLUMNS, needRows } from './need-rows.ts';
import { type Receipt, receiptCode, receiptText } from './receipt.ts';

/** What a cell of a sheet holds; numbers stay numbers. */
export type SheetCell = string | number | null;

/** A sheet of a workbook: the first row is its header. */
export interface Sheet {
  /** At most 31 characters. */
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  /** Width of the columns, characters. */
  readonly widths: readonly number[];
}

/** Rows that a sheet of the format can hold. */
export const MOST_SHEET_ROWS = 1_048_576;
/** Characters that a cell of the format can hold are 32,767; pieces of a receipt stay clear of it. */
const LONGEST_CELL = 30_000;

/** Name of the sheet of values, by which a reader finds it. */
export const DATA_SHEET = 'data';
/** Name of the sheet of the receipt, and the field of the rows that hold its text in pieces. */
export const RECEIPT_SHEET = 'receipt';
export const RECEIPT_FIELD = 'receipt as JSON';

const NUMBERS: ReadonlySet<string> = new Set(['year', 'value']);

/** What stands beside the values of a scenario, for comparison. */
export interface Beside {
  /** The same values of the reference, with the same luck. */
  readonly reference: Dataset | undefined;
  /** What is on record before the first year. */
  readonly history: readonly RecordedValue[];
}

/** A value of the past. */
interface RecordedValue {
  readonly place: string;
  readonly output: string;
  readonly year: number;
  readonly value: number;
}

/**
 * Sheets of a workbook: data, levers and events, sources, receipt; behind the data those of the reference and of the past.
 *
 * @param before sheets that stand before them: what was computed from the data.
 */
export function workbookSheets(
  dataset: Dataset,
  before: readonly Sheet[] = [],
  beside: Beside = { reference: undefined, history: [] },
): readonly Sheet[] {
  return [
    ...before,
    dataSheet(dataset),
    ...(beside.reference ? [{ ...dataSheet(beside.reference), name: 'reference' }] : []),
    ...(beside.history.length > 0 ? [historySheet(dataset, beside.history)] : []),
    leversSheet(dataset.receipt.scenario),
    sourcesSheet(dataset.receipt.outputs, dataset.sources),
    receiptSheet(dataset.receipt),
  ];
}

/** Values in long form, with the names of places and outputs behind. */
function dataSheet({ receipt, rows, titleOf }: Dataset): Sheet {
  const columns = columnsOf(receipt.outputs);
  const lines: SheetCell[][] = [[...columns, 'placeName', 'outputLabel']];
  for (const row of rows()) {
    const cells = columns.map((column) => (NUMBERS.has(column) ? Number(row[column]) : row[column]));
    lines.push([...cells, titleOf(row.place).name, findOutput(row.output)?.label ?? row.output]);
  }
  const widths = columns.map((column) => (column === 'output' || column === 'scenario' ? 24 : 14));
  return { name: DATA_SHEET, rows: lines, widths: [...widths, 30, 40] };
}

/** The past in long form; its sources stand with those of the outputs. */
function historySheet({ titleOf }: Dataset, history: readonly RecordedValue[]): Sheet {
  const rows = history.map(({ place, output, year, value }): SheetCell[] => {
    const declared = findOutput(output);
    const cells = [place, output, declared?.unit ?? '', year, 'recorded', Number(shortestDecimal(value))];
    return [...cells, titleOf(place).name, declared?.label ?? output];
  });
  const columns = ['place', 'output', 'unit', 'year', 'statistic', 'value', 'placeName', 'outputLabel'];
  return { name: 'recorded', rows: [columns, ...rows], widths: [14, 24, 14, 14, 14, 14, 30, 40] };
}

/** A table of needs at one of its percentiles, quantities as numbers. */
export function needsSheet(table: NeedsTable, quantile: number): Sheet {
  const rows = [...needRows(table, quantile)].map((row) =>
    NEED_COLUMNS.map((column) => (column === 'quantity' ? Number(row[column]) : row[column])),
  );
  return { name: 'needs', rows: [[...NEED_COLUMNS], ...rows], widths: [22, 44, 14, 18, 12, 40, 18, 12] };
}

/** Every lever with what the scenario sets, and the events of the scenario. */
function leversSheet({ levers, events = [], notes = {} }: Scenario): Sheet {
  const header = ['kind', 'id', 'label', 'where', 'value', 'unit', 'reference', 'years', 'note'];
  const ofLevers = LEVERS.flatMap((lever): SheetCell[][] => {
    const setting = levers[lever.id];
    const unit = lever.kind === 'number' ? lever.unit : '';
    const row = (where: string, value: SheetCell) => [
      ...['lever', lever.id, lever.label, where, value, unit, lever.default],
      ...['', notes[lever.id] ?? ''],
    ];
    if (setting === undefined) return [row('WLD', 'as in the reference')];
    return Object.entries(settingByTarget(setting)).map(([target, value]) => row(target, valueCell(value)));
  });
  const ofEvents = events.map((event): SheetCell[] => {
    const kind = EVENT_KINDS.find(({ id }) => id === event.kind);
    const { size, returnPeriod, firstYear, duration } = event;
    const value = returnPeriod === undefined ? (size ?? kind?.default ?? '') : `once in ${returnPeriod} years`;
    const where = typeof event.where === 'string' ? event.where : event.where.join(' ');
    const last = firstYear + (duration ?? kind?.duration ?? 1) - 1;
    const state = event.enabled === false ? 'switched off' : '';
    return [
      ...['event', event.id, kind?.label ?? event.kind, where, value, kind?.unit ?? '', state],
      ...[`${firstYear}-${last}`, event.note ?? ''],
    ];
  });
  return { name: 'levers', rows: [header, ...ofLevers, ...ofEvents], widths: [8, 26, 40, 16, 20, 26, 16, 12, 50] };
}

function valueCell(value: LeverValue): SheetCell {
  if (typeof value !== 'object') return value;
  return 'formula' in value ? `formula: ${value.formula}` : canonicalJson(value.points);
}

/** What each output is and where it comes from, and the sources of the data. */
function sourcesSheet(outputs: readonly string[], sources: readonly DataSource[]): Sheet {
  const ofOutputs = outputs.flatMap((id): SheetCell[][] => {
    const output = findOutput(id);
    return output
      ? [['output', id, `${output.label} (${output.unit}): ${output.explanation}`, output.source, output.kind]]
      : [];
  });
  const ofData = sources.map(({ id, citation, licence, use }): SheetCell[] => ['data', id, citation, licence, use]);
  return {
    name: 'sources',
    rows: [['kind', 'id', 'text', 'source or licence', 'use'], ...ofOutputs, ...ofData],
    widths: [10, 24, 90, 60, 24],
  };
}

function receiptSheet(receipt: Receipt): Sheet {
  const text = receiptText(receipt);
  const { program, build, scenario, places, seed, runs, failed, until, record, licence, disclaimer } = receipt;
  return {
    name: RECEIPT_SHEET,
    rows: [
      ['field', 'value'],
      ['code', receiptCode(receipt)],
      ['disclaimer', disclaimer],
      ['licence', licence],
      ['program', `${program.name} ${program.version}`],
      ['baseline, SHA-256', build.baseline],
      ['kernels, SHA-256', build.kernels],
      ['manifest, SHA-256', build.manifest],
      ['scenario', scenario.name],
      ['places', places.join(' ')],
      ['seed', seed],
      ['runs', runs],
      ['runs that failed', failed],
      ['last year', until],
      ['statistics from', record === 'exact' ? 'every value' : 'sketches'],
      ...pieces(text),
    ],
    widths: [22, 100],
  };
}

/** The text of a receipt as rows of its sheet: a cell is too short for a long one. */
export function pieces(text: string): readonly (readonly SheetCell[])[] {
  const rows: SheetCell[][] = [];
  for (let at = 0; at < text.length; at += LONGEST_CELL) rows.push([RECEIPT_FIELD, text.slice(at, at + LONGEST_CELL)]);
  return rows;
}
