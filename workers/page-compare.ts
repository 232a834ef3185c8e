/**
 * What the page shows of compared scenarios, apart from page.ts: it is fetched when that page is first seen. Everything is read
 * from the runs of one place, with the same luck in every scenario.
 */
import { FIRST_YEAR } from '../src/baseline/baseline.ts';
import type { Job } from '../src/engine/job.ts';
import type { OutputId } from '../src/params/outputs.ts';
import { type ScenarioRegret, scenarioRegret } from '../src/prepare/scenario-regret.ts';
import { outputYears, runDifferences, spreadYears } from '../src/summary/compared-runs.ts';
import { glanceOutputs } from '../src/summary/findings.ts';
import { mapValues } from '../src/summary/map-values.ts';
import { runsOf } from '../src/summary/place-runs.ts';
import { cellsOf, type Spread, type YearSpread } from '../src/summary/reading.ts';
import { KEPT_QUANTILES } from '../src/summary/table.ts';
import type { AnalysisOptions } from './analysis-jobs.ts';
import type { Question } from './answer.ts';
import type { ComparedRuns } from './compare.ts';
import type { Session } from './session.ts';

export type { ScenarioRegret } from '../src/prepare/scenario-regret.ts';
export { glanceOutputs };

/** One output of a scenario by year. */
export function comparedYears(of: ComparedRuns, output: OutputId): readonly YearSpread[] {
  return outputYears(of, output);
}

/** One output of a scenario in one year. */
export function comparedYear(of: ComparedRuns, output: OutputId, year: number): Spread {
  const { runs, values } = runsOf(of, output);
  const at = year - FIRST_YEAR;
  const [spread] = spreadYears({ runs, values: values.subarray(at * runs, (at + 1) * runs) });
  if (!spread) throw new Error(`${output} has no run in ${year}`);
  return spread;
}

/** What a scenario changes against another, by the runs that both have. */
export interface ComparedDifference {
  readonly years: readonly YearSpread[];
  readonly runs: number;
  /** [T] share of runs in which it is above, and below. */
  readonly above: readonly number[];
  readonly below: readonly number[];
}

/** Differences of an output run by run, with the same luck. */
export function comparedDifference(of: ComparedRuns, base: ComparedRuns, output: OutputId): ComparedDifference {
  const differences = runDifferences(of, base, output);
  return { ...differences, years: spreadYears(differences) };
}

/** The percentile that is planned for, and what a missing unit counts against an unused one. */
export const PLAN = { quantile: 0.8, weight: 4 } as const;

/** Regret of planning for each scenario where each comes, by people of an output at the end of a year. */
export function comparedRegret(all: readonly ComparedRuns[], output: OutputId, year: number): ScenarioRegret {
  const at = year - FIRST_YEAR;
  const needs = all.map((of) => {
    const { runs, values } = runsOf(of, output);
    return Float64Array.from(values.subarray(at * runs, (at + 1) * runs));
  });
  return scenarioRegret(needs, PLAN.quantile);
}

/**
 * Compute the map of an output in a year for a scenario: the value of each place, in the order of the places.
 *
 * @throws JobCancelled where the signal says so.
 */
export async function comparedMap(
  { world, analyses }: Session,
  question: Question,
  output: OutputId,
  year: number,
  options: AnalysisOptions,
): Promise<readonly (number | null)[]> {
  const outputs: readonly OutputId[] = output === 'population' ? [output] : [output, 'population'];
  const job: Job = {
    scenario: question.scenario,
    seed: question.seed,
    runs: question.runs,
    until: year,
    hasNoise: true,
    coefficients: 'drawn',
    places: world.places.map(({ iso3 }) => iso3),
    outputs,
    byAge: 'none',
    corridors: 0,
    record: 'sketch',
    reuses: true,
    watch: [],
  };
  const { outputs: table } = await analyses.compute(job, KEPT_QUANTILES, options);
  return mapValues(table, world, output, year, cellsOf(outputs, year));
}
