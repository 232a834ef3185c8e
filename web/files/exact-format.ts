import type { DisplayUnit, NumberFormat } from '../../src/picture/number-format.ts';
import { withoutMarks } from '../../src/picture/number-writer.ts';

/** Stand around a number and its unit in the texts of a table that is read into a file; no words of the page hold them. */
const OPEN = '\u2045';
const CLOSE = '\u2046';
const MARKED = /\u2045([^|\u2046]*)\|([^\u2046]*)\u2046(%?)/g;

/** A number of a cell, and its unit; empty where the format does not say. */
interface ExactNumber {
  readonly value: number;
  readonly unit: string;
}

/** What a cell holds: numbers alone, or words. */
export type ExactCell =
  | { readonly kind: 'numbers'; readonly numbers: readonly ExactNumber[] }
  | { readonly kind: 'words'; readonly text: string };

/**
 * Letters that may stand beside the numbers of a cell; more are a sentence. A cell whose words are longer in some language says by
 * `data-number` that it is one number.
 */
const MOST_JOINERS = 8;

const UNITS: Readonly<Record<DisplayUnit, string>> = {
  persons: 'persons',
  share: 'share',
  ratio: 'ratio',
  years: 'years',
  degC: '°C',
  perThousand: 'per person',
  int$2021: 'int$2021',
  usd2023: 'usd2023',
  places: 'places',
  index: 'index',
};

const mark = (value: number, unit: string) => `${OPEN}${value}|${unit}${CLOSE}`;
const FIGURES = { number: '', share: 'share', points: 'difference of shares' } as const;

/**
 * Writes every number as it is, with its unit, so that a table of the page that is drawn with this format can be read into a
 * file without the rounding of the page. Shares are from 0 to 1.
 */
export const EXACT_FORMAT: NumberFormat = {
  value: (value, unit) => mark(value, UNITS[unit]),
  bare: (value, unit) => mark(value, UNITS[unit]),
  range: (low, high, unit) => `${mark(low, UNITS[unit])}–${mark(high, UNITS[unit])}`,
  short: (value, unit) => mark(value, UNITS[unit]),
  shortRange: (low, high, unit) => `${mark(low, UNITS[unit])}–${mark(high, UNITS[unit])}`,
  signed: (value, unit) => mark(value, UNITS[unit]),
  points: (difference) => mark(difference, FIGURES.points),
  lever: (value) => mark(value, ''),
  figure: (value, kind) => mark(value, FIGURES[kind]),
  figureRange: (low, high, kind) => `${mark(low, FIGURES[kind])}–${mark(high, FIGURES[kind])}`,
  signedFigure: (value) => mark(value, ''),
  whole: (value) => mark(value, ''),
  need: (value) => mark(value, ''),
  axis: (_largest, unit) => ({ scale: '', tick: (value) => mark(value, UNITS[unit]) }),
};

/**
 * Read the text of a cell that was drawn with EXACT_FORMAT.
 *
 * @param isNumber whether its words only say what its number counts, however many they are.
 */
export function readCell(written: string, isNumber = false): ExactCell {
  const text = withoutMarks(written);
  const numbers: ExactNumber[] = [];
  const rest = text.replace(MARKED, (_all, value: string, unit: string, percent: string) => {
    const number = Number(value);
    // A chance is written in hundredths with the sign behind it.
    numbers.push(percent === '' ? { value: number, unit } : { value: number / 100, unit: 'share' });
    return ' ';
  });
  // What is left are joiners and units: "to", "points".
  const isShort = (rest.match(/[\p{Letter}\p{Number}]/gu) ?? []).length <= MOST_JOINERS;
  if (numbers.length > 0 && (isNumber || isShort)) return { kind: 'numbers', numbers };
  const words = text
    .replace(MARKED, (_all, value: string, _unit: string, percent: string) => value + percent)
    .replace(/\s+/g, ' ')
    .trim();
  if (/^-?\d+(\.\d+)?$/.test(words)) return { kind: 'numbers', numbers: [{ value: Number(words), unit: '' }] };
  return { kind: 'words', text: /^[–-]?$/.test(words) ? '' : words };
}

/** A table of cells with one value a column, its units in the header or, where they differ by row, in a column of their own. */
export function exactTable(
  header: readonly string[],
  rows: readonly (readonly ExactCell[])[],
): { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number | null)[])[] } {
  const widths = header.map((_, c) =>
    Math.max(1, ...rows.map((row) => (row[c]?.kind === 'numbers' ? row[c].numbers.length : 1))),
  );
  const unitsOf = (row: readonly ExactCell[], c: number) =>
    row[c]?.kind === 'numbers' ? row[c].numbers.map(({ unit }) => unit).filter((unit) => unit !== '') : [];
  const columnUnits = header.map((_, c) => new Set(rows.flatMap((row) => unitsOf(row, c))));
  const isMixed = columnUnits.some(({ size }) => size > 1);
  const columns = header.flatMap((name, c) => {
    const [unit] = isMixed ? [] : [...(columnUnits[c] ?? [])];
    const full = unit === undefined ? name : `${name} (${unit})`;
    return partNames(widths[c] ?? 1).map((part) => (part === '' ? full : `${full}: ${part}`));
  });
  const cells = rows.map((row) => [
    ...header.flatMap((_, c) => {
      const cell = row[c];
      const width = widths[c] ?? 1;
      const found = cell?.kind === 'numbers' ? cell.numbers.map(({ value }) => value) : [cell?.text || null];
      return Array.from({ length: width }, (_, i) => found[i] ?? null);
    }),
    ...(isMixed ? [[...new Set(header.flatMap((_, c) => unitsOf(row, c)))].join('; ') || null] : []),
  ]);
  return { columns: isMixed ? [...columns, 'unit'] : columns, rows: cells };
}

/** Names of the values of a cell: an interval, or a value and its interval, and what more there is by number. */
function partNames(count: number): readonly string[] {
  if (count === 1) return [''];
  if (count === 2) return ['low', 'high'];
  return ['', 'low', 'high', ...Array.from({ length: count - 3 }, (_, i) => String(i + 4))].slice(0, count);
}
