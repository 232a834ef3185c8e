import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParseRows } from 'd3';

/** One thing wrong with a source file; the row counts from 1 and includes the header, 0 = the file as a whole. */
export interface Problem {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly found: string;
  readonly allowed: string;
}

/** The folder of sources, what went wrong in it so far, and the checksum of each file that was read. */
export interface Sources {
  readonly folder: string;
  /** Rows dated in this year or later are not seen by any reader; none where everything is read. */
  readonly before: number;
  readonly problems: Problem[];
  readonly checksums: Map<string, string>;
}

/** Open a folder of source files; reading collects problems instead of stopping at the first. */
export function openSources(folder: string): Sources {
  return { folder, before: Number.POSITIVE_INFINITY, problems: [], checksums: new Map() };
}

/** Open a folder of source files as they stood at an origin: rows that speak of the origin's year or later are hidden. */
export function openSourcesBefore(folder: string, origin: number): Sources {
  return { ...openSources(folder), before: origin };
}

/** One row of a table, cells by column name. */
export interface Row {
  /** Line of the file, header included. */
  readonly number: number;
  /** Cell text; never undefined for a column that was asked for. */
  text(column: string): string;
}

export interface Table {
  readonly file: string;
  readonly rows: readonly Row[];
}

/** Read a text file of the sources and note its checksum; null (and a problem) where it is absent. */
function readText(sources: Sources, file: string): string | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(sources.folder, file));
  } catch {
    refuse(sources, file, 0, '', 'no such file', 'a readable file');
    return null;
  }
  sources.checksums.set(file, createHash('sha256').update(bytes).digest('hex'));
  return bytes.toString('utf8');
}

/** Read a CSV file that must have the given columns; an absent or malformed file is a problem and gives no rows. */
export function readTable(sources: Sources, file: string, columns: readonly string[]): Table {
  const content = readText(sources, file);
  if (content === null) return { file, rows: [] };
  const [header, ...lines] = csvParseRows(content);
  const places = new Map((header ?? []).map((name, i) => [name, i]));
  const lacking = columns.filter((name) => !places.has(name));
  for (const name of lacking) refuse(sources, file, 1, name, 'no such column', `a column "${name}"`);
  if (lacking.length > 0 || header === undefined) return { file, rows: [] };
  const rows: Row[] = [];
  const endOf = Number.isFinite(sources.before) ? datingColumn(header) : null;
  lines.forEach((cells, i) => {
    // Before any check: what is hidden cannot even be refused.
    if (endOf !== null && !(endOf(cells) < sources.before)) return;
    const number = i + 2;
    if (cells.length !== header.length) {
      refuse(sources, file, number, '', `${cells.length} cells`, `${header.length} cells`);
      return;
    }
    rows.push({ number, text: (column) => cells[places.get(column) ?? -1] ?? '' });
  });
  return { file, rows };
}

/**
 * Find how a table dates its rows: `year` (calendar year, or the end of it), `period` ("2000-2005", 1 July to 1 July) or
 * `year0` (five-year period from the middle of that year). A period is known in the year after it closes, so it is dated
 * by its last whole year, P + 4. A table without any of these holds what does not change.
 */
function datingColumn(header: readonly string[]): ((cells: readonly string[]) => number) | null {
  const yearIn = (column: number, later: number) => (cells: readonly string[]) =>
    Number.parseInt(cells[column] ?? '', 10) + later;
  for (const [name, later] of [
    ['year', 0],
    ['period', 4],
    ['year0', 4],
  ] as const) {
    const column = header.indexOf(name);
    if (column >= 0) return yearIn(column, later);
  }
  return null;
}

/** Read a cell as a number inside bounds; a problem and NaN otherwise. The build stops before any NaN is used. */
export function numberAt(sources: Sources, table: Table, row: Row, column: string, min: number, max: number): number {
  const text = row.text(column);
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= min && value <= max) return value;
  refuse(sources, table.file, row.number, column, text === '' ? 'nothing' : text, `a number from ${min} to ${max}`);
  return Number.NaN;
}

/** Note a problem. */
export function refuse(
  sources: Sources,
  file: string,
  row: number,
  column: string,
  found: string,
  allowed: string,
): void {
  sources.problems.push({ file, row, column, found, allowed });
}

/** Thrown once, with everything that is wrong. */
export class SourceError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(
      problems.slice(0, 40).map(describe).join('\n') +
        (problems.length > 40 ? `\n... and ${problems.length - 40} more` : ''),
    );
    this.name = 'SourceError';
    this.problems = problems;
  }
}

/** Stop here if anything was refused. */
export function throwProblems(sources: Sources): void {
  if (sources.problems.length > 0) throw new SourceError(sources.problems);
}

function describe(problem: Problem): string {
  const where = problem.row === 0 ? problem.file : `${problem.file}, row ${problem.row}`;
  return `${where}${problem.column === '' ? '' : `, column ${problem.column}`}: found ${problem.found}; allowed: ${problem.allowed}.`;
}
