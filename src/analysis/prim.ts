/**
 * Patient rule induction (PRIM): peel thin slices off the space of inputs until what is left holds mostly cases of
 * interest, then paste back what was cut too much.
 *
 * Sources: Friedman, J. H. and Fisher, N. I. (1999), Bump hunting in high-dimensional data, Stat. Comput. 9:123-143;
 * for scenario discovery Bryant, B. P. and Lempert, R. J. (2010), Thinking inside the box, Technol. Forecast. Soc.
 * Change 77:34-49. Order of candidates, quantile, objectives and stopping are those of the EMA Workbench 3.0.0 (Kwakkel,
 * J. H. (2017), Environ. Model. Softw. 96:239-250); like that version it stops on mass, not on a density.
 */

/** Inputs and outcome of N rows, e.g. runs. */
export interface PrimTable {
  /** One column per input, each [N], finite; in the inputs' own units. */
  readonly columns: readonly Float64Array[];
  /** [N] 1 = a case of interest, 0 = none; at least one case. */
  readonly outcome: Uint8Array;
}

/**
 * What a cut is judged by; m = density, n = rows. `lenient1`: rise of m per row given up, (m' - m) / |n - n'|;
 * `lenient2`: n' times that; `original`: m'.
 */
export type PrimObjective = 'lenient1' | 'lenient2' | 'original';

export interface PrimOptions {
  /** Share of the box's rows that one peel cuts, above 0 and below 0.5; 0.05. */
  readonly peelAlpha?: number;
  /** Share of the rows beyond a limit that one paste takes back, above 0 and below 0.5; 0.05. */
  readonly pasteAlpha?: number;
  /** Least share of all rows that a box may hold; 0.05. */
  readonly massMin?: number;
  /** `lenient1`. */
  readonly objective?: PrimObjective;
}

/** Limits of a box per input, both included: a row is inside where lower <= value <= upper in every input. */
export interface BoxLimits {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** One side of one input. */
export interface LimitPlace {
  readonly column: number;
  readonly side: 'lower' | 'upper';
}

/** How good a box is. */
export interface BoxMeasures {
  /** Rows inside. */
  readonly rows: number;
  /** Cases of interest inside. */
  readonly cases: number;
  /** Share of all cases of interest that are inside, 0..1. */
  readonly coverage: number;
  /** Share of the rows inside that are cases of interest, 0..1; 0 for no rows. */
  readonly density: number;
  /** Share of all rows that are inside, 0..1. */
  readonly mass: number;
}

/** A box on the way from everything to the last one. */
export interface PrimStep extends BoxMeasures, BoxLimits {
  readonly phase: 'start' | 'peel' | 'paste';
  /** The limit that made this step; null at the start. */
  readonly moved: LimitPlace | null;
  /** Inputs with a limit inside the whole set's range, ascending. */
  readonly restricted: readonly number[];
}

export interface PrimTrajectory {
  /** Smallest and largest value of each input over the whole set. */
  readonly range: BoxLimits;
  /** [N] 1 = the row was there to be found, 0 = an earlier box holds it. */
  readonly remaining: Uint8Array;
  /** From all remaining rows to the last box; never empty. */
  readonly steps: readonly PrimStep[];
}

/** A moved limit and what the box would hold with it. */
interface Candidate extends LimitPlace {
  readonly value: number;
  readonly rows: number;
  readonly cases: number;
  readonly score: number;
  /** Inputs without a limit. */
  readonly free: number;
}

/**
 * Peel and paste one box.
 *
 * Every accepted cut is a step. Candidates are tried input by input, in peeling the upper side first, in pasting the
 * lower; the best score wins, then the box with more inputs free of limits, then the first tried. Deterministic.
 *
 * @param remaining [N] 1 = not yet in an earlier box; all rows where left out. Coverage and mass stay shares of the
 *   whole set.
 * @throws RangeError for a table or option out of its range.
 */
export function primTrajectory(table: PrimTable, options: PrimOptions = {}, remaining?: Uint8Array): PrimTrajectory {
  const { peelAlpha = 0.05, pasteAlpha = 0.05, massMin = 0.05, objective = 'lenient1' } = options;
  checkTable(table, remaining);
  for (const share of [peelAlpha, pasteAlpha])
    if (!(share > 0 && share < 0.5)) throw new RangeError(`PRIM: alpha is ${share}, allowed: above 0 and below 0.5`);
  if (!(massMin >= 0 && massMin <= 1)) throw new RangeError(`PRIM: massMin is ${massMin}, allowed: 0..1`);

  const search = startSearch(table, remaining ?? new Uint8Array(table.outcome.length).fill(1), objective);
  const steps: PrimStep[] = [stepOf(search, 'start', null)];
  const leastRows = (rows: number): boolean => rows / table.outcome.length >= massMin;
  for (;;) {
    const best = bestPeel(search, peelAlpha);
    if (best === undefined || !leastRows(best.rows) || best.rows >= search.rows || best.score <= 0) break;
    accept(search, best);
    steps.push(stepOf(search, 'peel', best));
  }
  for (;;) {
    const best = bestPaste(search, pasteAlpha);
    if (best === undefined || !leastRows(best.rows) || best.rows <= search.rows || best.score <= 0) break;
    // The objective `original` is positive for any box with cases; a paste must also make it denser.
    if (densityOf(best) <= densityOf(search)) break;
    accept(search, best);
    steps.push(stepOf(search, 'paste', best));
  }
  return { range: search.range, remaining: search.remaining, steps };
}

function checkTable({ columns, outcome }: PrimTable, remaining: Uint8Array | undefined): void {
  const rows = outcome.length;
  if (columns.length === 0) throw new RangeError('PRIM: no input');
  columns.forEach((column, c) => {
    if (column.length !== rows) throw new RangeError(`PRIM: input ${c} has ${column.length} rows, the outcome ${rows}`);
    const row = column.findIndex((value) => !Number.isFinite(value));
    if (row >= 0) throw new RangeError(`PRIM: input ${c} is ${column[row]} in row ${row}, allowed: finite values`);
  });
  if (outcome.some((value) => value > 1)) throw new RangeError('PRIM: an outcome is neither 0 nor 1');
  if (!outcome.includes(1)) throw new RangeError('PRIM: no case of interest');
  if (remaining !== undefined && remaining.length !== rows)
    throw new RangeError(`PRIM: ${remaining.length} marks of remaining rows, the outcome has ${rows} rows`);
  if (remaining !== undefined && !remaining.includes(1)) throw new RangeError('PRIM: no row remains');
}

/** State of one search; `lower`, `upper`, `inside`, `rows` and `cases` move with each accepted step. */
interface Search {
  readonly table: PrimTable;
  readonly objective: PrimObjective;
  readonly remaining: Uint8Array;
  readonly range: BoxLimits;
  /** Remaining rows of each input in ascending order of its values: sorted once, so that a cut is one walk. */
  readonly order: readonly Uint32Array[];
  /** Scratch of one walk: values in ascending order and their outcomes. */
  readonly values: Float64Array;
  readonly outcomes: Uint8Array;
  readonly allCases: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly inside: Uint8Array;
  rows: number;
  cases: number;
}

function startSearch(table: PrimTable, remaining: Uint8Array, objective: PrimObjective): Search {
  const { columns, outcome } = table;
  const left = Uint32Array.from(remaining.keys()).filter((row) => remaining[row] === 1);
  const extreme = (pick: (a: number, b: number) => number): Float64Array =>
    Float64Array.from(columns, (column) => column.reduce((a, b) => pick(a, b)));
  const range = { lower: extreme(Math.min), upper: extreme(Math.max) };
  return {
    ...{ table, objective, remaining, range, values: new Float64Array(left.length) },
    order: columns.map((column) => left.slice().sort((a, b) => (column[a] as number) - (column[b] as number))),
    outcomes: new Uint8Array(left.length),
    allCases: outcome.reduce((sum, value) => sum + value, 0),
    lower: range.lower.slice(),
    upper: range.upper.slice(),
    inside: remaining.slice(),
    rows: left.length,
    cases: left.reduce((sum, row) => sum + (outcome[row] as number), 0),
  };
}

const densityOf = ({ rows, cases }: { rows: number; cases: number }): number => (rows > 0 ? cases / rows : 0);

function isRestricted({ range, lower, upper }: Search, column: number): boolean {
  return lower[column] !== range.lower[column] || upper[column] !== range.upper[column];
}

function stepOf(search: Search, phase: PrimStep['phase'], moved: LimitPlace | null): PrimStep {
  const { table, lower, upper, rows, cases, allCases } = search;
  return {
    ...{ phase, rows, cases, coverage: cases / allCases, density: densityOf(search) },
    moved: moved && { column: moved.column, side: moved.side },
    mass: rows / table.outcome.length,
    restricted: table.columns.map((_, column) => column).filter((column) => isRestricted(search, column)),
    lower: lower.slice(),
    upper: upper.slice(),
  };
}

/**
 * The workbench's quantile of ascending values: the middle between two *different* neighbours, so that a cut falls
 * between values and never through a group of equal ones. Not the R-7 quantile of the summaries.
 *
 * @param count number of values, at least 1.
 */
function cutQuantile(sorted: Float64Array, count: number, p: number): number {
  const rank = (count - 1) * p;
  let below = Math.floor(rank);
  let above = Math.ceil(rank);
  if (p > 0.5) while (below > 0 && sorted[below] === sorted[above]) below--;
  else while (above < count - 1 && sorted[below] === sorted[above]) above++;
  return ((sorted[below] as number) + (sorted[above] as number)) / 2;
}

function scoreOf({ objective, rows, cases }: Search, newRows: number, newCases: number): number {
  if (objective === 'original') return newRows > 0 ? newCases / newRows : -1;
  const before = densityOf({ rows, cases });
  const after = densityOf({ rows: newRows, cases: newCases });
  if (before === after) return 0;
  const gain = (after - before) / Math.abs(rows - newRows);
  return objective === 'lenient1' ? gain : newRows * gain;
}

/** Judge a limit moved to `value`, given what the box would then hold. */
function candidateOf(search: Search, place: LimitPlace, value: number, rows: number, cases: number): Candidate {
  const { range, lower, upper, table } = search;
  const { column, side } = place;
  let free = 0;
  for (let c = 0; c < table.columns.length; c++) if (c !== column && !isRestricted(search, c)) free++;
  const newLower = side === 'lower' ? value : lower[column];
  const newUpper = side === 'upper' ? value : upper[column];
  if (newLower === range.lower[column] && newUpper === range.upper[column]) free++;
  return { column, side, value, rows, cases, free, score: scoreOf(search, rows, cases) };
}

/** The better of two candidates; on a tie the one that was tried first. */
function better(best: Candidate | undefined, next: Candidate): Candidate {
  if (best === undefined || next.score > best.score) return next;
  return next.score === best.score && next.free > best.free ? next : best;
}

function bestPeel(search: Search, alpha: number): Candidate | undefined {
  const { table, order, inside, values, outcomes } = search;
  let best: Candidate | undefined;
  table.columns.forEach((cells, column) => {
    let count = 0;
    for (const row of order[column] ?? []) {
      if (inside[row] === 0) continue;
      values[count] = cells[row] as number;
      outcomes[count++] = table.outcome[row] as number;
    }
    for (const side of ['upper', 'lower'] as const) {
      const value = cutQuantile(values, count, side === 'upper' ? 1 - alpha : alpha);
      let rows = 0;
      let cases = 0;
      for (let i = 0; i < count; i++) {
        const kept = side === 'upper' ? (values[i] as number) <= value : (values[i] as number) >= value;
        if (!kept) continue;
        rows++;
        cases += outcomes[i] as number;
      }
      best = better(best, candidateOf(search, { column, side }, value, rows, cases));
    }
  });
  return best;
}

function bestPaste(search: Search, alpha: number): Candidate | undefined {
  const { table, order, lower, upper, range, values, outcomes } = search;
  const restricted = table.columns.map((_, column) => column).filter((column) => isRestricted(search, column));
  let best: Candidate | undefined;
  for (const column of restricted) {
    const cells = table.columns[column] as Float64Array;
    const others = restricted.filter((other) => other !== column);
    let count = 0;
    for (const row of order[column] ?? []) {
      if (!isInside(table, { lower, upper }, others, row)) continue;
      values[count] = cells[row] as number;
      outcomes[count++] = table.outcome[row] as number;
    }
    const low = lower[column] as number;
    const high = upper[column] as number;
    const kept = values.subarray(0, count);
    for (const side of ['lower', 'upper'] as const) {
      // Values between the whole set's limit and the present one, both included: the first or the last of the ascending.
      const beyond = kept.filter((value) => (side === 'lower' ? value <= low : value >= high));
      const limit = (side === 'lower' ? range.lower[column] : range.upper[column]) as number;
      const share = side === 'lower' ? 1 - alpha : alpha;
      const value = beyond.length === 0 ? limit : cutQuantile(beyond, beyond.length, share);
      const from = side === 'lower' ? value : low;
      const to = side === 'upper' ? value : high;
      let rows = 0;
      let cases = 0;
      kept.forEach((cell, i) => {
        if (cell < from || cell > to) return;
        rows++;
        cases += outcomes[i] as number;
      });
      best = better(best, candidateOf(search, { column, side }, value, rows, cases));
    }
  }
  return best;
}

/** Whether a row lies inside the limits of the given inputs. */
export function isInside(table: PrimTable, limits: BoxLimits, columns: readonly number[], row: number): boolean {
  for (const column of columns) {
    const value = table.columns[column]?.[row] as number;
    if (value < (limits.lower[column] as number) || value > (limits.upper[column] as number)) return false;
  }
  return true;
}

function accept(search: Search, { column, side, value, rows, cases }: Candidate): void {
  const { table, remaining, inside } = search;
  search[side][column] = value;
  search.rows = rows;
  search.cases = cases;
  const restricted = table.columns.map((_, c) => c).filter((c) => isRestricted(search, c));
  for (let row = 0; row < inside.length; row++)
    inside[row] = remaining[row] === 1 && isInside(table, search, restricted, row) ? 1 : 0;
}
