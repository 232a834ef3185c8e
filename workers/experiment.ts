import { FIRST_YEAR, LAST_YEAR } from '../src/baseline/baseline.ts';
import { type Job, MOST_RUNS, yearCount } from '../src/engine/job.ts';
import type { EvaluateSample } from '../src/experiment/compute-block.ts';
import { sampleCount } from '../src/experiment/design.ts';
import type { ExperimentPlan, PlannedLever } from '../src/experiment/plan.ts';
import { findLever, LEVERS } from '../src/params/levers.ts';
import { findOutput, OUTPUT_IDS } from '../src/params/outputs.ts';
import { readFormula } from '../src/scenario/formula.ts';
import { checkScenario, type ScenarioWorld } from '../src/scenario/parse.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import { placeRows } from '../src/summary/selection.ts';
import { type JoinedRuns, joinChunks } from '../src/summary/table.ts';
import type { Pool } from './pool.ts';

/** What of the world a plan is checked against. */
export type ExperimentWorld = ScenarioWorld & Parameters<typeof placeRows>[0];

/**
 * Read the scenarios of a plan and check everything that it names against the world.
 *
 * @returns scenarios in the order of the plan, or the faults, one line each.
 */
export function plannedScenarios(
  plan: ExperimentPlan,
  baseline: ExperimentWorld,
): { readonly scenarios: readonly Scenario[]; readonly faults: readonly string[] } {
  const faults = [...leverFaults(plan.levers), ...outputFaults(plan), ...sizeFaults(plan)];
  const scenarios: Scenario[] = [];
  const ids = plan.scenarios.map(({ id }) => id);
  if (new Set(ids).size < ids.length) faults.push(`--scenario: found ${ids.join(', ')}, allowed: each id once`);
  for (const planned of plan.scenarios) {
    const parsed = checkScenario(planned, baseline, readFormula);
    if (parsed.kind === 'faults') {
      for (const { path, found, allowed } of parsed.faults)
        faults.push(`scenario ${planned.id}: ${path}: found ${found}, allowed: ${allowed}`);
      continue;
    }
    const { scenario } = parsed;
    scenarios.push(scenario);
    for (const { id } of plan.levers)
      if (scenario.levers[id] !== undefined)
        faults.push(`--levers: scenario ${scenario.id} sets ${id} itself; a lever is set or moved, not both`);
    const known = placeRows(baseline, scenario.groups);
    for (const place of plan.places)
      if (!known.has(place))
        faults.push(`--places: scenario ${scenario.id} does not know ${JSON.stringify(place)}; see the places command`);
  }
  return { scenarios, faults };
}

function leverFaults(levers: readonly PlannedLever[]): string[] {
  const ids = levers.map(({ id }) => id);
  const repeated =
    new Set(ids).size < ids.length ? [`--levers: found ${ids.join(', ')}, allowed: each lever once`] : [];
  return [...repeated, ...levers.flatMap(leverFault)];
}

function leverFault({ id, low, high }: PlannedLever): string[] {
  const lever = findLever(id);
  if (lever?.kind !== 'number') {
    const numbers = LEVERS.filter(({ kind }) => kind === 'number').map((each) => each.id);
    return [`--levers: found ${JSON.stringify(id)}, allowed: ${numbers.join(', ')}`];
  }
  if (low < high && low >= lever.min && high <= lever.max) return [];
  return [`--levers: ${id}: found ${low} to ${high}, allowed: a range from ${lever.min} to ${lever.max} ${lever.unit}`];
}

function outputFaults({ outputs, places }: ExperimentPlan): string[] {
  return outputs.flatMap((id) => {
    const output = findOutput(id);
    if (output === undefined) return [`--outputs: found ${JSON.stringify(id)}, allowed: ${OUTPUT_IDS.join(', ')}`];
    return output.scope === 'world' && places.some((place) => place !== 'WLD')
      ? [`--outputs: ${id} is defined for WLD only, found --places ${places.join(', ')}`]
      : [];
  });
}

function sizeFaults(plan: ExperimentPlan): string[] {
  const faults: string[] = [];
  if (plan.runs > MOST_RUNS) faults.push(`--runs: found ${plan.runs}, allowed: at most ${MOST_RUNS}`);
  const outside = plan.years.find((year) => year < FIRST_YEAR || year > LAST_YEAR);
  if (outside !== undefined) faults.push(`--years: found ${outside}, allowed: ${FIRST_YEAR} to ${LAST_YEAR}`);
  try {
    sampleCount(plan);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    faults.push(`--samples: ${error.message}`);
  }
  return faults;
}

/** The job of one sample under one scenario. */
function sampleJob(plan: ExperimentPlan, scenario: Scenario, values: readonly number[]): Job {
  const moved = plan.levers.map(({ id }, i) => [id, values[i] as number] as const);
  return {
    scenario: { ...scenario, levers: { ...scenario.levers, ...Object.fromEntries(moved) } },
    seed: plan.seed,
    runs: plan.runs,
    until: plan.years.at(-1) as number,
    hasNoise: true,
    coefficients: 'drawn',
    places: plan.places,
    outputs: plan.outputs,
    byAge: 'none',
    corridors: 0,
    record: 'exact',
    reuses: true,
    watch: [],
  };
}

/** Let the engine compute samples, each as a job of the pool. */
export function sampleEvaluator(
  pool: Pool,
  plan: ExperimentPlan,
  scenarios: readonly Scenario[],
  signal?: AbortSignal,
): EvaluateSample {
  return async (scenario, values) => {
    const job = sampleJob(plan, scenarios[scenario] as Scenario, values);
    const { reports } = await pool.run(job, signal ? { signal } : {});
    const joined = yearsOf(
      joinChunks(reports, (report) => report.values),
      yearCount(job),
      plan.years.map((year) => year - FIRST_YEAR),
    );
    const { runs } = joined;
    const { values: statistics } = await pool.tabulate(joined, plan.quantiles);
    return { runs, statistics };
  };
}

/** Keep some of the years: cells go by year last. */
function yearsOf({ values, cells, runs }: JoinedRuns, all: number, kept: readonly number[]): JoinedRuns {
  const series = cells / all;
  const out = new Float64Array(series * kept.length * runs);
  for (let s = 0; s < series; s++)
    kept.forEach((t, k) => {
      const from = (s * all + t) * runs;
      out.set(values.subarray(from, from + runs), (s * kept.length + k) * runs);
    });
  return { values: out, cells: series * kept.length, runs };
}
