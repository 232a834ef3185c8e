import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import type { CompoundChance } from '../summary/compound-shocks.ts';
import type { Chance } from '../summary/shock-chance.ts';
import type { ShockSeason } from '../summary/shock-season.ts';
import type { ShockSplit } from '../summary/shock-split.ts';
import { RETURN_PERIODS, type ShockSummary } from '../summary/shock-summary.ts';
import { shortestDecimal } from './decimal.ts';

export const SHOCK_COLUMNS = ['scenario', 'metric', 'place', 'measure', 'from', 'to', 'statistic', 'value'] as const;

/** One row of a file on shocks, ready to write. */
export type ShockRow = Readonly<Record<(typeof SHOCK_COLUMNS)[number], string>>;

/** A row as cells of a table: years and values as numbers. */
export function shockCells(row: ShockRow): readonly (string | number)[] {
  return SHOCK_COLUMNS.map((column) => (NUMBERS.has(column) ? Number(row[column]) : row[column]));
}

const NUMBERS: ReadonlySet<string> = new Set(['from', 'to', 'value']);

/** What the rows of a summary have in common. */
type RowHead = Pick<ShockRow, 'scenario' | 'metric' | 'place' | 'measure'>;

/** Years of a row as indices: first and how many. */
interface RowWindow {
  readonly first: number;
  readonly years: number;
}

function rowOf(head: RowHead) {
  return (from: number, span: number, statistic: string, value: number): ShockRow => ({
    ...head,
    from: String(FIRST_YEAR + from),
    to: String(FIRST_YEAR + from + span - 1),
    statistic,
    value: shortestDecimal(value),
  });
}

/** List a summary: levels, then the whole time, windows, single years. Infinite recurrences and sizes that no run has are left out. */
export function* shockRows(
  head: RowHead,
  { level, years, windows, number, first, lead }: ShockSummary,
): Generator<ShockRow> {
  const T = years.length;
  const row = rowOf(head);
  const early = windows[0]?.years ?? T;
  yield row(0, early, 'level', level.level);
  yield row(0, early, 'isFloor', level.isFloor ? 1 : 0);
  if (Number.isFinite(level.recurrence)) yield row(0, early, 'recurrence', level.recurrence);
  yield row(0, T, 'shockYears', number.mean);
  yield row(0, T, 'shockYearsP10', number.p10);
  yield row(0, T, 'shockYearsP90', number.p90);
  yield row(0, T, 'shockYearsReference', number.reference);
  if (first !== undefined) yield row(0, T, 'medianFirstYear', FIRST_YEAR + first);
  if (lead !== undefined) yield row(0, T, 'leadYears', lead);
  for (const window of windows) {
    const at = (statistic: string, value: number) => row(window.first, window.years, statistic, value);
    yield* chanceRows(window, at);
    if (window.chance.probability > 0) yield at('oneIn', 1 / window.chance.probability);
    if (window.chance.low > 0) yield at('oneInHigh', 1 / window.chance.low);
    if (window.chance.high > 0) yield at('oneInLow', 1 / window.chance.high);
    for (const [k, period] of RETURN_PERIODS.entries()) {
      yield at(`returnLevel${period}`, window.returnLevels[k] as number);
      yield at(`returnLevel${period}Reference`, window.referenceLevels[k] as number);
    }
    if (window.sizes)
      for (const [k, name] of ['sizeP50', 'sizeP80', 'sizeP95'].entries()) yield at(name, window.sizes[k] as number);
  }
  for (const [t, each] of years.entries()) yield* chanceRows(each, (statistic, value) => row(t, 1, statistic, value));
}

/** Parts of a change in the order of rows; what a scenario states beside is left out where it states nothing. */
const SPLIT_ROWS = [
  ['splitTotal', 'total'],
  ['splitClimate', 'climate'],
  ['splitPopulation', 'population'],
  ['splitVulnerability', 'vulnerability'],
  ['splitStated', 'stated'],
  ['splitReporting', 'reporting'],
] as const satisfies readonly (readonly [string, keyof ShockSplit])[];

/**
 * List the parts of the change of a chance from the first years of the reference to the last of the scenario, each with its
 * standard error.
 *
 * @param window the last years as indices: first and how many.
 */
export function* splitRows(head: RowHead, split: ShockSplit, window: RowWindow): Generator<ShockRow> {
  const row = (statistic: string, value: number) => rowOf(head)(window.first, window.years, statistic, value);
  for (const [statistic, part] of SPLIT_ROWS) {
    const { mean, error } = split[part];
    if (part === 'stated' && mean === 0 && (error ?? 0) === 0) continue;
    yield row(statistic, mean);
    if (error !== null) yield row(`${statistic}Error`, error);
  }
}

/** List the season of a metric in a country, of all years alike: months as 1 to 12, the first and the last of the season. */
export function* seasonRows(head: RowHead, season: ShockSeason): Generator<ShockRow> {
  const row = (statistic: string, value: number) => rowOf(head)(0, LAST_YEAR - FIRST_YEAR + 1, statistic, value);
  yield row('seasonFirstMonth', 1 + season.first);
  yield row('seasonLastMonth', 1 + ((season.first + season.length - 1) % 12));
  yield row('seasonShare', season.share);
  yield row('monthsOfWarning', season.monthsOfWarning);
  if (season.withoutWarning > 0) yield row('shareWithoutWarning', season.withoutWarning);
}

/**
 * List the chance that shocks meet, with the chance if they were independent and the chance in the reference.
 *
 * @param statistic start of the names of the rows.
 * @param meeting   of the scenario and of the reference.
 */
export function* compoundRows(
  head: RowHead,
  statistic: string,
  meeting: { readonly now: CompoundChance; readonly before: CompoundChance },
  window: RowWindow,
): Generator<ShockRow> {
  const { chance, ifIndependent } = meeting.now;
  const row = (name: string, value: number) => rowOf(head)(window.first, window.years, `${statistic}${name}`, value);
  yield row('Chance', chance.probability);
  yield row('Low', chance.low);
  yield row('High', chance.high);
  yield row('IfIndependent', ifIndependent);
  yield row('Reference', meeting.before.chance.probability);
}

function* chanceRows(
  { chance, reference }: { readonly chance: Chance; readonly reference: Chance },
  at: (statistic: string, value: number) => ShockRow,
): Generator<ShockRow> {
  yield at('chance', chance.probability);
  yield at('chanceLow', chance.low);
  yield at('chanceHigh', chance.high);
  yield at('chanceReference', reference.probability);
  yield at('change', chance.probability - reference.probability);
}
