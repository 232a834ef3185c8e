import { type Job, yearCount } from '../src/engine/job.ts';
import { asksBeside } from '../src/engine/kept-paths.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import { outputsOf } from '../src/summary/place-runs.ts';
import type { RunYears } from '../src/summary/shock-level.ts';
import { atStartPopulation, COALITION, type CoalitionRuns } from '../src/summary/shock-split.ts';
import type { PlaceRuns, ShockMetric } from '../src/summary/shock-summary.ts';
import { joinChunks } from '../src/summary/table.ts';
import type { JobResult } from './pool.ts';

/** Metrics whose chance is split: displacement that warming, people and adaptation move. */
export const SPLIT_METRICS = ['disasterDisplacement', 'floodDisplacement', 'stormDisplacement'] as const;

/** A member of the place that is split. */
export interface SplitMember {
  /** ISO 3166-1 alpha-3. */
  readonly iso3: string;
  /** Persons at 31 December 2024. */
  readonly start: number;
  /** Runs of the job with all groups on. */
  readonly known: PlaceRuns;
}

/**
 * Run the coalitions of a scenario: climate off is the warming of 2024 held, vulnerability off is no adaptation from 2025 on,
 * population off takes the people of the start, country by country. Three more jobs make eight coalitions; where who lives where
 * does not hang on them, they take it from the job that is known.
 *
 * @param job of the scenario, exact, as it was run for `members`; places and outputs are set here.
 * @throws Error where runs failed in one of the jobs and not in another.
 */
export async function runCoalitions(
  job: Job,
  metric: ShockMetric,
  members: readonly SplitMember[],
  run: (job: Job) => Promise<JobResult>,
): Promise<CoalitionRuns> {
  const { climate, population, vulnerability } = COALITION;
  const coalitions: RunYears[] = [];
  for (const on of [climate | vulnerability, climate, vulnerability, 0]) {
    const runs = on === (climate | vulnerability) ? members.map(({ known }) => known) : await runsOf(on);
    coalitions[on | population] = sum(runs.map((each) => each.metric));
    coalitions[on] = sum(
      runs.map((each, m) => atStartPopulation(each.metric, each.population, (members[m] as SplitMember).start)),
    );
  }
  return coalitions;

  async function runsOf(on: number): Promise<readonly PlaceRuns[]> {
    const places = members.map(({ iso3 }) => iso3);
    const asked: Job = { ...job, scenario: withoutGroups(job.scenario, on), places, outputs: [metric] };
    const isBeside = asksBeside(asked);
    const outputs = isBeside ? [metric] : [metric, 'population'];
    const values = joinChunks((await run({ ...asked, outputs })).reports, (report) => report.values);
    return members.map(({ known }, m) => {
      const own = outputsOf(values, m, outputs.length, yearCount(job));
      return { metric: own[0] as RunYears, population: isBeside ? known.population : (own[1] as RunYears) };
    });
  }
}

/** A scenario in which groups that are not on stand as in 2024. */
function withoutGroups({ levers, ...scenario }: Scenario, on: number): Scenario {
  return {
    ...scenario,
    levers: {
      ...levers,
      ...(on & COALITION.climate ? {} : { warmingPath: 'held-2024' }),
      ...(on & COALITION.vulnerability ? {} : { adaptation: 0 }),
    },
  };
}

function sum(parts: readonly RunYears[]): RunYears {
  const [{ runs, values } = { runs: 0, values: new Float64Array() }] = parts;
  const total = new Float64Array(values.length);
  for (const part of parts) {
    if (part.runs !== runs) throw new Error('runs failed in one of the coalitions: take another seed or other levers');
    for (let i = 0; i < total.length; i++) total[i] = (total[i] as number) + (part.values[i] as number);
  }
  return { runs, values: total };
}
