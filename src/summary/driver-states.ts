import type { OutputId } from '../params/outputs.ts';
import type { RunYears } from './shock-level.ts';

/** A state of a place that may tell some runs from others, measured so that its size says something in any place. */
export interface DriverState {
  readonly output: OutputId;
  /** `itself`: in its own unit; `perThousand`: a flow over the population at the year's end, per 1,000. */
  readonly measure: 'itself' | 'perThousand';
}

/** States of the drivers, in the order of drivers. */
const DRIVER_STATES: readonly DriverState[] = [
  { output: 'births', measure: 'perThousand' },
  { output: 'deaths', measure: 'perThousand' },
  { output: 'netMigration', measure: 'perThousand' },
  { output: 'medianAge', measure: 'itself' },
  { output: 'warming', measure: 'itself' },
  { output: 'disasterDisplacement', measure: 'perThousand' },
  { output: 'urbanShare', measure: 'itself' },
  { output: 'moversToTowns', measure: 'perThousand' },
  { output: 'incomePerHead', measure: 'itself' },
  { output: 'unemployment', measure: 'itself' },
  { output: 'conflictDisplacement', measure: 'perThousand' },
  { output: 'crossBorderIn', measure: 'perThousand' },
  { output: 'crossBorderOut', measure: 'perThousand' },
];

/** States that are a part of an output, or that it is a part of: they would say the same thing twice. */
const SAME_THING: Readonly<Record<string, readonly OutputId[]>> = {
  floodDisplacement: ['disasterDisplacement'],
  stormDisplacement: ['disasterDisplacement'],
  internallyDisplacedDisaster: ['disasterDisplacement'],
  internallyDisplacedConflict: ['conflictDisplacement'],
  refugeesHosted: ['crossBorderIn'],
  immigrants: ['netMigration'],
  emigrants: ['netMigration'],
  youthShare: ['medianAge'],
  oldAgeDependency: ['medianAge'],
  urbanPopulation: ['urbanShare'],
};

/** Years before the outcome over which a state is averaged. */
const YEARS_BEFORE = 5;

/** Indices of the years over which states are averaged: the five before that of the outcome, fewer near the start. */
export function stateYears(year: number): { readonly first: number; readonly last: number } {
  const first = Math.max(0, year - YEARS_BEFORE);
  return { first, last: Math.max(first, year - 1) };
}

/** A smaller difference between runs is one of rounding: moves in and out of the world make up for each other. */
const LEAST_DIFFERENCE = 1e-9;

/** States of one place by run, and what they are. */
export interface StateTable {
  readonly states: readonly DriverState[];
  /** One to each of `states`: [run] mean over the years before. */
  readonly columns: readonly Float64Array[];
}

/**
 * Read the states of a place in the five years before a year (fewer near the start; in the first year, that year itself), so
 * that they stand for what came before, and not for what followed.
 *
 * @param values values of an output by year and run.
 * @param outcome its own states are left out, and those that do not differ between runs.
 * @param year index of the year of the outcome.
 */
export function statesBefore(values: (output: OutputId) => RunYears, outcome: OutputId, year: number): StateTable {
  const without = [outcome, ...(SAME_THING[outcome] ?? [])];
  const { first, last } = stateYears(year);
  const found = DRIVER_STATES.filter(({ output }) => !without.includes(output)).map((state) => ({
    state,
    column: meanOver(
      values(state.output),
      state.measure === 'perThousand' ? values('population') : undefined,
      first,
      last,
    ),
  }));
  const varied = found.filter(({ column }) =>
    column.some((value) => Math.abs(value - (column[0] as number)) > LEAST_DIFFERENCE),
  );
  return { states: varied.map(({ state }) => state), columns: varied.map(({ column }) => column) };
}

function meanOver({ values, runs }: RunYears, people: RunYears | undefined, first: number, last: number): Float64Array {
  const column = new Float64Array(runs);
  for (let t = first; t <= last; t++)
    for (let run = 0; run < runs; run++) {
      const value = values[t * runs + run] as number;
      const per = people ? (people.values[t * runs + run] as number) / 1000 : 1;
      column[run] = (column[run] as number) + (per > 0 ? value / per : 0) / (last - first + 1);
    }
  return column;
}
