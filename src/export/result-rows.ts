import { FIRST_YEAR } from '../baseline/baseline.ts';
import { type Job, yearCount } from '../engine/job.ts';
import { AGE_GROUPS, SEXES } from '../kernels/kernels.ts';
import { AGE_GROUP_LABELS, CORRIDOR_MOVES, POPULATION_BY_AGE } from '../params/outputs.ts';
import type { Selection } from '../summary/selection.ts';
import type { StatisticTable } from '../summary/table.ts';
import { quantileName, shortestDecimal } from './decimal.ts';

/** One row of a result file, ready to write; `age` and `sex` are empty but for `populationByAge`, `destination` but for `corridorMoves`. */
export interface ResultRow {
  readonly scenario: string;
  readonly place: string;
  readonly output: string;
  readonly unit: string;
  readonly year: string;
  readonly statistic: string;
  readonly value: string;
  readonly age: string;
  readonly sex: string;
  readonly destination: string;
}

export const RESULT_COLUMNS = ['scenario', 'place', 'output', 'unit', 'year', 'statistic', 'value'] as const;
/** Columns that follow where they are asked for. */
export const BY_AGE_COLUMNS = ['age', 'sex'] as const;
export const CORRIDOR_COLUMNS = ['destination'] as const;
const SEX_LABELS = ['M', 'F'] as const;

/** What a finished job offers to a file. */
export interface ResultTables {
  /** [place][output][year]. */
  readonly outputs: StatisticTable;
  /** [place of `selection.byAge`][S][G][year]. */
  readonly byAge: StatisticTable | null;
  /** [corridor of `selection.corridors`][year]. */
  readonly corridors: StatisticTable | null;
}

/**
 * List the rows of a job by place, output, year (sex, age) and statistic, in the order that the user asked for.
 *
 * Corridors come last; their place is the origin.
 *
 * @param order output ids as asked for, `populationByAge` and `corridorMoves` among them where wanted.
 */
export function* resultRows(
  job: Job,
  selection: Selection,
  order: readonly string[],
  tables: ResultTables,
): Generator<ResultRow> {
  const T = yearCount(job);
  const O = selection.outputs.length;
  const statistics = ['mean', ...tables.outputs.quantiles.map(quantileName)];
  const scenario = job.scenario.id;
  for (const [p, place] of selection.places.entries()) {
    for (const id of order) {
      if (id === POPULATION_BY_AGE) {
        if (tables.byAge) yield* ageRows(scenario, place.id, selection.byAge.indexOf(p), T, tables.byAge, statistics);
        continue;
      }
      if (id === CORRIDOR_MOVES) continue;
      const o = selection.outputs.findIndex((output) => output.id === id);
      const output = selection.outputs[o];
      if (output === undefined || (output.scope === 'world' && place.id !== 'WLD')) continue;
      for (let t = 0; t < T; t++)
        for (const [s, statistic] of statistics.entries())
          yield {
            scenario,
            place: place.id,
            output: id,
            unit: output.unit,
            year: String(FIRST_YEAR + t),
            statistic,
            value: shortestDecimal(tables.outputs.values[((p * O + o) * T + t) * statistics.length + s] as number),
            age: '',
            sex: '',
            destination: '',
          };
    }
  }
  if (tables.corridors) yield* corridorRows(scenario, selection, T, tables.corridors, statistics);
}

function* corridorRows(
  scenario: string,
  { corridors }: Selection,
  T: number,
  table: StatisticTable,
  statistics: readonly string[],
): Generator<ResultRow> {
  for (const [c, { origin, destination }] of corridors.entries())
    for (let t = 0; t < T; t++)
      for (const [s, statistic] of statistics.entries())
        yield {
          scenario,
          place: origin,
          output: CORRIDOR_MOVES,
          unit: 'persons',
          year: String(FIRST_YEAR + t),
          statistic,
          value: shortestDecimal(table.values[(c * T + t) * statistics.length + s] as number),
          age: '',
          sex: '',
          destination,
        };
}

function* ageRows(
  scenario: string,
  place: string,
  at: number,
  T: number,
  table: StatisticTable,
  statistics: readonly string[],
): Generator<ResultRow> {
  for (let t = 0; t < T; t++)
    for (let sex = 0; sex < SEXES; sex++)
      for (let g = 0; g < AGE_GROUPS; g++)
        for (const [s, statistic] of statistics.entries())
          yield {
            scenario,
            place,
            output: POPULATION_BY_AGE,
            unit: 'persons',
            year: String(FIRST_YEAR + t),
            statistic,
            value: shortestDecimal(
              table.values[(((at * SEXES + sex) * AGE_GROUPS + g) * T + t) * statistics.length + s] as number,
            ),
            age: AGE_GROUP_LABELS[g] as string,
            sex: SEX_LABELS[sex] as string,
            destination: '',
          };
}
