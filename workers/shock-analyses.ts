import type { Job } from '../src/engine/job.ts';
import { referenceOf, type Scenario } from '../src/scenario/scenario.ts';
import { baseOfAges } from '../src/summary/base-year.ts';
import { type CompoundChance, compoundChance } from '../src/summary/compound-shocks.ts';
import { firstYears, outputsOf } from '../src/summary/place-runs.ts';
import { membersOf, type PlaceRow } from '../src/summary/selection.ts';
import { LEVEL_YEARS, shockFloor, shockLevel } from '../src/summary/shock-level.ts';
import { type CoalitionRuns, type ShockSplit, splitChange } from '../src/summary/shock-split.ts';
import type { PlaceRuns, ShockMetric, ShockOptions } from '../src/summary/shock-summary.ts';
import { joinChunks } from '../src/summary/table.ts';
import { type AnalysisOptions, createTally } from './analysis-jobs.ts';
import type { Question } from './answer.ts';
import type { WorldDescription } from './engine-api.ts';
import type { JobResult, Pool } from './pool.ts';
import { SESSION_YEARS, watchJob } from './session-jobs.ts';
import { runCoalitions } from './shock-coalitions.ts';

/** Shocks of a metric in a place of the page. */
export interface ShockAsked {
  readonly question: Question;
  readonly place: PlaceRow;
  readonly metric: ShockMetric;
  /** Years from 2025 on that count. */
  readonly years: number;
}

/** Places of a region whose shocks meet in a year. */
export const LEAST_TO_MEET = 3;
/** Most places of a region whose runs are kept side by side. */
export const MOST_TO_MEET = 30;
/** Jobs of a split: scenario and reference, each with three coalitions more. */
const SPLIT_JOBS = 8;

/**
 * Split the change of the chance of a year above a level into climate, population and vulnerability, from the reference's first five years to
 * the scenario's last five.
 *
 * @param level persons.
 * @throws JobCancelled where `signal` says so; Error for fewer than ten years.
 */
export async function splitShock(
  pool: Pool,
  world: WorldDescription,
  { question, place, metric, years }: ShockAsked,
  level: number,
  options: AnalysisOptions = {},
): Promise<ShockSplit> {
  const run = runnerOf(pool, SPLIT_JOBS * question.runs, options);
  const members = membersOf(place, world);
  const coalitionsOf = async (scenario: Scenario): Promise<CoalitionRuns> => {
    const job = jobOf(question, scenario, members, [metric, 'population']);
    const runs = await columnsOf(job, run);
    const known = members.map((member, m) => ({
      iso3: member.id,
      start: baseOfAges(world, member, 'population') ?? 0,
      known: { metric: runs[m]?.[0], population: runs[m]?.[1] } as PlaceRuns,
    }));
    const coalitions = await runCoalitions(job, metric, known, run);
    return coalitions.map((each) => firstYears(each, years));
  };
  const scenario = await coalitionsOf(question.scenario);
  return splitChange(scenario, await coalitionsOf(referenceOf(question.scenario)), level);
}

/** Chance that three places of a region have a shock in one year of the last five. */
export interface Meeting {
  readonly scenario: CompoundChance;
  readonly reference: CompoundChance;
  readonly places: number;
}

/**
 * Compute the chance that three places of a region have a shock in one year, each above its own level.
 *
 * @throws JobCancelled where `signal` says so; Error for a region of fewer places, or where runs failed in one of the two.
 */
export async function placesThatMeet(
  pool: Pool,
  world: WorldDescription,
  { question, place, metric, years }: ShockAsked,
  shock: ShockOptions,
  options: AnalysisOptions = {},
): Promise<Meeting> {
  const run = runnerOf(pool, 2 * question.runs, options);
  const members = membersOf(place, world);
  const runsOf = async (scenario: Scenario) =>
    (await columnsOf(jobOf(question, scenario, members, [metric]), run)).map(([of]) =>
      firstYears(of as PlaceRuns['metric'], years),
    );
  const now = await runsOf(question.scenario);
  const before = await runsOf(referenceOf(question.scenario));
  const levels = members.map((member, m) => {
    const floor = shock.floor ?? shockFloor(baseOfAges(world, member, 'population') ?? 0);
    return shockLevel(before[m] as PlaceRuns['metric'], shock.returnPeriod, floor).level;
  });
  const meet = (runs: typeof now) =>
    compoundChance(
      runs.map((values, m) => ({ values, level: levels[m] as number })),
      LEAST_TO_MEET,
      years - LEVEL_YEARS,
      LEVEL_YEARS,
    );
  return { scenario: meet(now), reference: meet(before), places: members.length };
}

function runnerOf(pool: Pool, runs: number, { signal, onProgress }: AnalysisOptions) {
  const tally = createTally(runs, onProgress);
  return (job: Job): Promise<JobResult> => pool.run(job, { ...tally.next(), ...(signal ? { signal } : {}) });
}

/** Outputs of each member, by run. */
async function columnsOf(job: Job, run: (job: Job) => Promise<JobResult>) {
  const joined = joinChunks((await run(job)).reports, (report) => report.values);
  return job.places.map((_, m) => outputsOf(joined, m, job.outputs.length, SESSION_YEARS));
}

/** Every value of a few outputs of a few places, on the luck of the page. */
function jobOf(question: Question, scenario: Scenario, members: readonly PlaceRow[], outputs: readonly string[]): Job {
  const { isSingle: _single, tails: _tails, ...job } = watchJob(scenario, question, []);
  const places = members.map(({ id }) => id);
  return { ...job, places, outputs, byAge: 'none', corridors: 0, record: 'exact', watch: [] };
}
