import { type Baseline, FIRST_YEAR, LAST_YEAR } from '../../../src/baseline/baseline.ts';
import type { Job } from '../../../src/engine/job.ts';
import type { OwnRecord } from '../../../src/own/own-series.ts';
import { isReference, referenceOf, type Scenario } from '../../../src/scenario/scenario.ts';
import { outputsOf } from '../../../src/summary/place-runs.ts';
import type { PlaceRow } from '../../../src/summary/selection.ts';
import type { RunYears } from '../../../src/summary/shock-level.ts';
import type { PlaceRuns, ShockMetric } from '../../../src/summary/shock-summary.ts';
import { joinChunks } from '../../../src/summary/table.ts';
import { type JobRunner, reportJob } from '../run-job.ts';
import type { ShockCommandOptions } from './shock-options.ts';

const YEARS = LAST_YEAR - FIRST_YEAR + 1;

/** What the command is asked. */
export interface ShockQuestion {
  readonly baseline: Baseline;
  /** Series of a user that stand in it. */
  readonly own: readonly OwnRecord[];
  readonly scenario: Scenario;
  readonly options: ShockCommandOptions;
  /** Places that rows are written of. */
  readonly places: readonly PlaceRow[];
}

/** What is run for it: the places and metrics that its rows need. */
interface Needed {
  /** Ids; places of the question among them. */
  readonly places: readonly string[];
  /** The metric asked for first. */
  readonly metrics: readonly ShockMetric[];
  /** Keep who lives where for jobs that follow. */
  readonly keeps: boolean;
}

/** Runs of scenario and reference. */
export interface BothRuns {
  readonly jobs: { readonly scenario: Job; readonly reference: Job };
  /** A metric of a place, and its population. */
  of(side: 'scenario' | 'reference', place: string, metric: ShockMetric): PlaceRuns;
}

/**
 * Run scenario and reference on the same luck.
 *
 * @throws Error where runs failed in one of the two: nothing could be compared run by run.
 */
export async function runBoth(
  { scenario, options: { seed, runs } }: ShockQuestion,
  { places, metrics, keeps }: Needed,
  run: JobRunner,
): Promise<BothRuns> {
  const outputs = ['population', ...metrics];
  const jobOf = (of: Scenario): Job => ({
    ...{ scenario: of, seed, runs, until: LAST_YEAR, hasNoise: true, coefficients: 'drawn' },
    ...{ places, outputs, byAge: 'none', corridors: 0, record: 'exact', watch: [] },
    ...(keeps ? { reuses: true } : {}),
  });
  const jobs = { scenario: jobOf(scenario), reference: jobOf(referenceOf(scenario)) };
  const now = await run(jobs.scenario);
  const before = isReference(scenario) ? now : await run(jobs.reference);
  const [values, compared] = [now, before].map(({ reports }) => joinChunks(reports, (report) => report.values));
  if (!values || values.runs !== compared?.runs)
    throw new Error('runs failed in one of scenario and reference: take another seed or other levers');
  reportJob(now);
  const joined = { scenario: values, reference: compared };
  return {
    jobs,
    of(side, place, metric) {
      const columns = outputsOf(joined[side], places.indexOf(place), outputs.length, YEARS);
      return { metric: columns[1 + metrics.indexOf(metric)] as RunYears, population: columns[0] as RunYears };
    },
  };
}
