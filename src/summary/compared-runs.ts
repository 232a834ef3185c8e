import { FIRST_YEAR } from '../baseline/baseline.ts';
import type { OutputId } from '../params/outputs.ts';
import { runsOf } from './place-runs.ts';
import { readSpread, type YearSpread } from './reading.ts';
import type { RunYears } from './shock-level.ts';
import { type JoinedRuns, KEPT_QUANTILES, tableOfRuns } from './table.ts';

/** Runs of a place with the number of each, as its job counts them: the key of its luck. Failed runs are missing. */
export interface NumberedRuns extends JoinedRuns {
  /** [R], rising. */
  readonly numbers: readonly number[];
}

/** Differences of an output between two scenarios, run by run with the same luck: [T][R]. */
export interface RunDifferences extends RunYears {
  /** [T] share of the runs, 0..1, in which the first is above, and below, the second. */
  readonly above: readonly number[];
  readonly below: readonly number[];
}

/** Statistics of each year from 2025 on. */
export function spreadYears({ runs, values }: RunYears): readonly YearSpread[] {
  const years = runs > 0 ? values.length / runs : 0;
  const table = tableOfRuns({ values: Float64Array.from(values), cells: years, runs }, KEPT_QUANTILES);
  return Array.from({ length: years }, (_, t) => ({ year: FIRST_YEAR + t, ...readSpread(table, t) }));
}

/** Statistics of one output of a place. */
export function outputYears(of: JoinedRuns, output: OutputId): readonly YearSpread[] {
  return spreadYears(runsOf(of, output));
}

/** Subtract the second from the first in every run that both have; runs of one alone are left out. */
export function runDifferences(first: NumberedRuns, second: NumberedRuns, output: OutputId): RunDifferences {
  const a = runsOf(first, output);
  const b = runsOf(second, output);
  const years = a.runs > 0 ? a.values.length / a.runs : 0;
  const columnOf = new Map(second.numbers.map((number, column) => [number, column]));
  const pairs = first.numbers.flatMap((number, column) => {
    const other = columnOf.get(number);
    return other === undefined ? [] : [[column, other] as const];
  });
  const runs = pairs.length;
  const values = new Float64Array(years * runs);
  const above: number[] = [];
  const below: number[] = [];
  for (let t = 0; t < years; t++) {
    let up = 0;
    let down = 0;
    pairs.forEach(([i, j], r) => {
      const difference = (a.values[t * a.runs + i] as number) - (b.values[t * b.runs + j] as number);
      values[t * runs + r] = difference;
      if (difference > 0) up++;
      if (difference < 0) down++;
    });
    above.push(runs > 0 ? up / runs : 0);
    below.push(runs > 0 ? down / runs : 0);
  }
  return { runs, values, above, below };
}
