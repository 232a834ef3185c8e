import { csvParseRows, dsvFormat } from 'd3';
import { z } from 'zod';
import { type Baseline, URBAN_POINTS } from '../baseline/baseline.ts';
import { AGES, SEXES } from '../kernels/kernels.ts';
import { show } from '../scenario/fault-text.ts';
import type { Fault } from '../scenario/scenario.ts';
import { NONE_RECORDED, OWN_KINDS, OWN_SHAPES, type OwnKind, type OwnSeries, RECORD_YEARS } from './own-series.ts';

/** Columns by which the series of a file is told; others may stand beside them. */
export const OWN_COLUMNS: { readonly [K in OwnKind]: readonly string[] } = {
  population: ['place', 'sex', 'age', 'persons'],
  displacement: ['place', 'year', 'displacements'],
  urbanShare: ['place', 'year', 'share'],
  income: ['place', 'income'],
};

export type OwnReading =
  | { readonly kind: 'series'; readonly series: readonly OwnSeries[] }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** Largest file that is read, characters: every age of every place takes a fifth of it. */
const LARGEST_OWN_FILE = 4_000_000;
/** Years of the record that the disaster law is fitted to: all of them must be stated. */
const FITTED_FROM = 2013;
const MOST_NAMED = 6;
const SEX_NAMES = ['male', 'female'] as const;

/** What a row says: where its number goes among the values of its place. */
interface Cell {
  /** First index and number of values that share the number. */
  readonly from: number;
  readonly count: number;
  readonly value: number;
}

type World = Pick<Baseline, 'places' | 'populationBase'>;

/**
 * Read a CSV file of a user: one series, of one or several places. All faults come at once, each with its row; nothing is guessed or cut.
 *
 * Commas or semicolons part the columns; with semicolons a decimal comma is read too. A row of HXL tags under the header is passed over. People by
 * age come by single years (0 ... 100+) or by five-year ages (0-4 ... 100+), which are parted as the baseline's people of that age are.
 */
export function readOwnFile(text: string, world: World): OwnReading {
  if (text.length > LARGEST_OWN_FILE)
    return one('file', `${text.length} characters`, `at most ${LARGEST_OWN_FILE} characters`);
  const plain = text.replace(/^\uFEFF/, '');
  const firstLine = plain.slice(0, plain.search(/[\r\n]|$/));
  const hasSemicolons = firstLine.includes(';') && !firstLine.includes(',');
  const rows = hasSemicolons ? dsvFormat(';').parseRows(plain) : csvParseRows(plain);
  const header = (rows[0] ?? []).map((name) => name.trim().toLowerCase());
  const kind = OWN_KINDS.find((each) => OWN_COLUMNS[each].every((name) => header.includes(name)));
  if (kind === undefined) {
    const allowed = OWN_KINDS.map((each) => OWN_COLUMNS[each].join(', ')).join('; or ');
    return one('row 1', show(header.join(', ')), `a header with the columns ${allowed}`);
  }
  const faults: Fault[] = [];
  const places = new Map<string, { readonly cells: Cell[]; readonly seen: Map<number, number> }>();
  rows.forEach((row, at) => {
    const number = at + 1;
    const isEmpty = row.every((cell) => cell.trim() === '');
    if (at === 0 || isEmpty || (at === 1 && row.every((cell) => /^(#.*)?$/.test(cell.trim())))) return;
    const fields = Object.fromEntries(
      OWN_COLUMNS[kind].map((name) => [name, (row[header.indexOf(name)] ?? '').trim()]),
    );
    const parsed = schemaOf(kind, hasSemicolons, world).safeParse(fields);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) {
        const column = String(path[0] ?? '');
        faults.push({ path: `row ${number}, ${column}`, found: show(fields[column]), allowed: message });
      }
      return;
    }
    const { place, ...cell } = parsed.data;
    const entry = places.get(place) ?? { cells: [], seen: new Map<number, number>() };
    places.set(place, entry);
    for (let k = cell.from; k < cell.from + cell.count; k++) {
      const before = entry.seen.get(k);
      if (before !== undefined) {
        faults.push({ path: `row ${number}`, found: `the same as row ${before} is about`, allowed: 'each once' });
        return;
      }
    }
    for (let k = cell.from; k < cell.from + cell.count; k++) entry.seen.set(k, number);
    entry.cells.push(cell);
  });
  if (places.size === 0 && faults.length === 0) return one('file', 'no row below the header', 'a row for each value');
  const series: OwnSeries[] = [];
  for (const [place, { cells, seen }] of places) {
    const missing = missingOf(kind, seen);
    if (missing.length > 0) {
      const named = missing.slice(0, MOST_NAMED).join(', ');
      const found = missing.length > MOST_NAMED ? `${named} and ${missing.length - MOST_NAMED} more` : named;
      // A place with faulty rows lacks values because of them.
      if (faults.length === 0) faults.push({ path: place, found: `no value for ${found}`, allowed: wholeWords(kind) });
      continue;
    }
    const values = valuesOf(kind, place, cells, world);
    if (kind === 'population' && values.every((value) => value === 0))
      faults.push({ path: place, found: 'no people at all', allowed: 'people of at least one age' });
    series.push({ kind, place, values });
  }
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'series', series };
}

function one(path: string, found: string, allowed: string): OwnReading {
  return { kind: 'faults', faults: [{ path, found, allowed }] };
}

/** What a row of a kind may say, read into the place and the cell that it fills. */
function schemaOf(kind: OwnKind, hasSemicolons: boolean, world: World) {
  const place = z.string().refine((code) => world.places.some(({ iso3 }) => iso3 === code), {
    error: 'the ISO 3166-1 alpha-3 code of a country or area, such as NGA',
  });
  const { max } = OWN_SHAPES[kind];
  const number = (least: number, words: string) =>
    z
      .string()
      .transform((text) => (hasSemicolons ? text.replace(',', '.') : text))
      .refine((text) => /^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) && Number(text) >= least && Number(text) <= max, {
        error: words,
      })
      .transform(Number);
  const year = (years: readonly number[]) =>
    z
      .string()
      .refine((text) => years.some((each) => String(each) === text), { error: `one of the years ${years.join(', ')}` })
      .transform((text) => years.indexOf(Number(text)));
  switch (kind) {
    case 'population':
      return z
        .object({
          place,
          sex: z
            .string()
            .transform((text) => text.toLowerCase())
            .pipe(z.enum(SEX_NAMES, { error: 'male or female' })),
          age: z
            .string()
            .transform(agesOf)
            .refine((ages) => ages !== undefined, {
              error: 'an age from 0 to 99 or 100+, or a five-year age from 0-4 to 95-99',
            }),
          persons: number(0, 'a number of persons, 0 or more, without separators of thousands'),
        })
        .transform(({ place: of, sex, age, persons }) => ({
          place: of,
          from: SEX_NAMES.indexOf(sex) * AGES + (age?.from ?? 0),
          count: age?.count ?? 1,
          value: persons,
        }));
    case 'displacement':
      return z
        .object({
          place,
          year: year(RECORD_YEARS),
          displacements: number(0, 'a number of movements in the year, 0 for none, without separators of thousands'),
        })
        .transform(({ place: of, year: from, displacements }) => ({ place: of, from, count: 1, value: displacements }));
    case 'urbanShare':
      return z
        .object({
          place,
          year: year(URBAN_POINTS),
          share: number(0, 'a share from 0 to 1, such as 0.54; not a percentage'),
        })
        .transform(({ place: of, year: from, share }) => ({ place: of, from, count: 1, value: share }));
    case 'income': {
      const { min } = OWN_SHAPES.income;
      return z
        .object({ place, income: number(min, `international dollars of 2021 per head, ${min} to ${max}`) })
        .transform(({ place: of, income }) => ({ place: of, from: 0, count: 1, value: income }));
    }
    default: {
      const never: never = kind;
      throw new Error(`series ${String(never)} has no rows`);
    }
  }
}

/** First age and number of single ages: "7", "100+", "5-9". */
function agesOf(text: string): { readonly from: number; readonly count: number } | undefined {
  if (text === '100+' || text === '100') return { from: AGES - 1, count: 1 };
  if (/^\d{1,2}$/.test(text)) return { from: Number(text), count: 1 };
  // A spreadsheet writes a dash of another length.
  const [, low, high] = /^(\d{1,2})[-\u2013](\d{1,2})$/.exec(text) ?? [];
  if (low === undefined || Number(low) % 5 !== 0 || Number(high) !== Number(low) + 4) return undefined;
  return { from: Number(low), count: 5 };
}

/** What a place of a kind lacks, in words. */
function missingOf(kind: OwnKind, seen: ReadonlyMap<number, number>): readonly string[] {
  const { length } = OWN_SHAPES[kind];
  const lacks = Array.from({ length }, (_, k) => k).filter((k) => !seen.has(k));
  switch (kind) {
    case 'population':
      return lacks.map((k) => `${SEX_NAMES[Math.floor(k / AGES)]} ${k % AGES === AGES - 1 ? '100+' : k % AGES}`);
    case 'displacement':
      return lacks
        .map((k) => RECORD_YEARS[k] as number)
        .filter((year) => year >= FITTED_FROM)
        .map(String);
    case 'urbanShare':
      return lacks.map((k) => String(URBAN_POINTS[k]));
    case 'income':
      return lacks.map(() => 'income');
    default: {
      const never: never = kind;
      throw new Error(`series ${String(never)} is not known`);
    }
  }
}

function wholeWords(kind: OwnKind): string {
  switch (kind) {
    case 'population':
      return 'every age of both sexes';
    case 'displacement':
      return `every year from ${FITTED_FROM} to ${RECORD_YEARS.at(-1)}, 0 where there were none; earlier years may be left out`;
    case 'urbanShare':
      return `all of ${URBAN_POINTS.join(', ')}`;
    case 'income':
      return 'one number';
    default: {
      const never: never = kind;
      throw new Error(`series ${String(never)} is not known`);
    }
  }
}

function valuesOf(kind: OwnKind, place: string, cells: readonly Cell[], world: World): readonly number[] {
  const values = new Array<number>(OWN_SHAPES[kind].length).fill(kind === 'displacement' ? NONE_RECORDED : 0);
  const row = world.places.findIndex(({ iso3 }) => iso3 === place);
  for (const { from, count, value } of cells) {
    const parts = Array.from({ length: count }, (_, k) => world.populationBase[row * SEXES * AGES + from + k] ?? 0);
    const sum = parts.reduce((a, b) => a + b, 0);
    parts.forEach((part, k) => {
      values[from + k] = count === 1 ? value : sum > 0 ? (value * part) / sum : value / count;
    });
  }
  return values;
}
