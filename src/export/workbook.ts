import { EVENT_KINDS } from '../params/events.ts';
import { LEVERS } from '../params/levers.ts';
import { findOutput } from '../params/outputs.ts';
import type { NeedsTable } from '../prepare/needs.ts';
import { type LeverValue, type Scenario, settingByTarget } from '../scenario/scenario.ts';
import { canonicalJson } from './canonical-json.ts';
import { columnsOf } from './csv-file.ts';
import type { DataSource, Dataset } from './dataset.ts';
import { shortestDecimal } from './decimal.ts';
import { type FileWord, fileHead, fileWord } from './file-words.ts';
import { needWordRows } from './need-rows.ts';
import { type Receipt, receiptCode, receiptText } from './receipt.ts';
import { sheetHashes } from './sheet-hashes.ts';
import { declaredWords, type Words } from './words.ts';

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
/** Field of the rows with the hashes of the other sheets. */
export const SHEETS_FIELD = 'hashes of sheets as JSON';

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
 * Sheets of a workbook: data, levers and events, sources, receipt; behind the data those of the reference and of the past. What is read
 * by people is in their language; columns of values, and the names by which programs find data and receipt, are English.
 *
 * @param before sheets that stand before them: what was computed from the data.
 */
export function workbookSheets(
  dataset: Dataset,
  words: Words,
  before: readonly Sheet[] = [],
  beside: Beside = { reference: undefined, history: [] },
): readonly Sheet[] {
  const behind = [
    ...(beside.reference ? [{ ...dataSheet(beside.reference, words), name: fileWord(words, 'referenceSheet') }] : []),
    ...(beside.history.length > 0 ? [historySheet(dataset, words, beside.history)] : []),
    leversSheet(dataset.receipt.scenario, words),
    sourcesSheet(dataset.receipt.outputs, dataset.sources, words),
  ];
  const receipt = receiptSheet(dataset.receipt, [...before, ...behind], words);
  return [...before, dataSheet(dataset, words), ...behind, receipt];
}

/** Values in long form, with the names of places and outputs behind. */
function dataSheet({ receipt, rows, titleOf }: Dataset, words: Words): Sheet {
  const columns = columnsOf(receipt.outputs);
  const lines: SheetCell[][] = [[...columns, 'placeName', 'outputLabel']];
  for (const row of rows()) {
    const cells = columns.map((column) => (NUMBERS.has(column) ? Number(row[column]) : row[column]));
    lines.push([...cells, titleOf(row.place).name, outputLabel(words, row.output)]);
  }
  const widths = columns.map((column) => (column === 'output' || column === 'scenario' ? 24 : 14));
  return { name: DATA_SHEET, rows: lines, widths: [...widths, 30, 40] };
}

/** The past in long form; its sources stand with those of the outputs. */
function historySheet({ titleOf }: Dataset, words: Words, history: readonly RecordedValue[]): Sheet {
  const rows = history.map(({ place, output, year, value }): SheetCell[] => {
    const cells = [place, output, findOutput(output)?.unit ?? '', year, 'recorded', Number(shortestDecimal(value))];
    return [...cells, titleOf(place).name, outputLabel(words, output)];
  });
  const columns = ['place', 'output', 'unit', 'year', 'statistic', 'value', 'placeName', 'outputLabel'];
  return { name: fileWord(words, 'recordedSheet'), rows: [columns, ...rows], widths: [14, 24, 14, 14, 14, 14, 30, 40] };
}

/** Label of an output in the language of the file. */
function outputLabel(words: Words, id: string): string {
  return declaredWords(words, `output.${id}.label`, findOutput(id)?.label ?? id);
}

/** A table of needs at one of its percentiles, quantities as numbers. */
export function needsSheet(table: NeedsTable, quantile: number, words: Words): Sheet {
  const rows = needWordRows(table, quantile, words).map((row): SheetCell[] => [
    ...[row.sector, row.need, row.quantity, row.unit, row.phase, row.standard, row.edition, row.certainty],
  ]);
  const head = fileHead(
    words,
    ...(['sector', 'need', 'quantity', 'unit', 'phase', 'standard', 'edition', 'certainty'] as const),
  );
  return { name: fileWord(words, 'needsSheet'), rows: [head, ...rows], widths: [22, 44, 14, 18, 12, 40, 18, 12] };
}

/** Every lever with what the scenario sets, and the events of the scenario. */
function leversSheet({ levers, events = [], notes = {} }: Scenario, words: Words): Sheet {
  const header = fileHead(
    words,
    ...(['kind', 'id', 'label', 'where', 'value', 'unit', 'referenceSheet', 'years', 'note'] as const),
  );
  const say = (id: string, part: string, english: string) => declaredWords(words, `${id}.${part}`, english);
  const ofLevers = LEVERS.flatMap((lever): SheetCell[][] => {
    const setting = levers[lever.id];
    const unit = lever.kind === 'number' ? say(`lever.${lever.id}`, 'unit', lever.unit) : '';
    const row = (where: string, value: SheetCell) => [
      ...[
        fileWord(words, 'lever'),
        lever.id,
        say(`lever.${lever.id}`, 'label', lever.label),
        where,
        value,
        unit,
        lever.default,
      ],
      ...['', notes[lever.id] ?? ''],
    ];
    if (setting === undefined) return [row('WLD', fileWord(words, 'asReference'))];
    return Object.entries(settingByTarget(setting)).map(([target, value]) => row(target, valueCell(value, words)));
  });
  const ofEvents = events.map((event): SheetCell[] => {
    const kind = EVENT_KINDS.find(({ id }) => id === event.kind);
    const { size, returnPeriod, firstYear, duration } = event;
    const value =
      returnPeriod === undefined ? (size ?? kind?.default ?? '') : fileWord(words, 'onceIn', { years: returnPeriod });
    const where = typeof event.where === 'string' ? event.where : event.where.join(' ');
    const last = firstYear + (duration ?? kind?.duration ?? 1) - 1;
    const state = event.enabled === false ? fileWord(words, 'switchedOff') : '';
    const label = say(`event.${event.kind}`, 'label', kind?.label ?? event.kind);
    const unit = say(`event.${event.kind}`, 'unit', kind?.unit ?? '');
    return [
      ...[fileWord(words, 'event'), event.id, label, where, value, unit, state],
      ...[`${firstYear}-${last}`, event.note ?? ''],
    ];
  });
  const name = fileWord(words, 'leversSheet');
  return { name, rows: [header, ...ofLevers, ...ofEvents], widths: [8, 26, 40, 16, 20, 26, 16, 12, 50] };
}

function valueCell(value: LeverValue, words: Words): SheetCell {
  if (typeof value !== 'object') return value;
  return 'formula' in value ? fileWord(words, 'formula', { formula: value.formula }) : canonicalJson(value.points);
}

/** What each output is and where it comes from, and the sources of the data. */
function sourcesSheet(outputs: readonly string[], sources: readonly DataSource[], words: Words): Sheet {
  const ofOutputs = outputs.flatMap((id): SheetCell[][] => {
    const output = findOutput(id);
    if (!output) return [];
    const say = (part: 'explanation' | 'source') => declaredWords(words, `output.${id}.${part}`, output[part]);
    const text = `${outputLabel(words, id)} (${output.unit}): ${say('explanation')}`;
    return [[fileWord(words, 'output'), id, text, say('source'), words.say(`kind.${output.kind}`)]];
  });
  const ofData = sources.map(({ id, citation, licence, use }): SheetCell[] => [
    ...[fileWord(words, 'data'), id, citation, licence, use],
  ]);
  return {
    name: fileWord(words, 'sourcesSheet'),
    rows: [fileHead(words, 'kind', 'id', 'text', 'sourceOrLicence', 'use'), ...ofOutputs, ...ofData],
    widths: [10, 24, 90, 60, 24],
  };
}

/** @param others sheets whose rows the receipt does not hold: their hashes stand here. */
function receiptSheet(receipt: Receipt, others: readonly Sheet[], words: Words): Sheet {
  const field = (id: FileWord) => fileWord(words, id);
  const text = receiptText(receipt);
  const { program, build, scenario, places, seed, runs, failed, until, record } = receipt;
  return {
    name: RECEIPT_SHEET,
    rows: [
      fileHead(words, 'field', 'value'),
      [field('code'), receiptCode(receipt)],
      [field('disclaimerHead'), field('disclaimer')],
      [field('licenceHead'), field('licence')],
      [field('program'), `${program.name} ${program.version}`],
      ['baseline, SHA-256', build.baseline],
      ['kernels, SHA-256', build.kernels],
      ['manifest, SHA-256', build.manifest],
      [field('scenario'), declaredWords(words, `library.name.${scenario.name}`, scenario.name)],
      [field('places'), places.join(' ')],
      [field('seed'), seed],
      [field('runs'), runs],
      [field('failed'), failed],
      [field('lastYear'), until],
      [field('statisticsFrom'), field(record === 'exact' ? 'everyValue' : 'sketches')],
      ...pieces(RECEIPT_FIELD, text),
      ...pieces(SHEETS_FIELD, sheetHashes(others)),
    ],
    widths: [22, 100],
  };
}

/** A long text as rows of its sheet: a cell is too short for it. */
export function pieces(field: string, text: string): readonly (readonly SheetCell[])[] {
  const rows: SheetCell[][] = [];
  for (let at = 0; at < text.length; at += LONGEST_CELL) rows.push([field, text.slice(at, at + LONGEST_CELL)]);
  return rows;
}
