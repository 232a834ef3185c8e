import { group } from 'd3';
import { coalitionRuns, type ShapleyOfRuns, shapleyOfRuns } from '../src/analysis/shapley.ts';
import type { Job } from '../src/engine/job.ts';
import type { OutputId } from '../src/params/outputs.ts';
import { changedParts, type PartId, partThatMoves, withParts } from '../src/scenario/lever-groups.ts';
import { reachOf } from '../src/scenario/reach.ts';
import { referenceOf, type Scenario } from '../src/scenario/scenario.ts';
import {
  type AnalysisOptions,
  createTally,
  inTwoRows,
  type KnownRuns,
  pointJob,
  valuesOfYear,
} from './analysis-jobs.ts';
import type { Pool } from './pool.ts';

/** What a change is asked of: the mean over runs of one output of a place in a year, scenario minus reference. */
export interface AttributionQuestion {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly place: string;
  readonly output: OutputId;
  readonly year: number;
}

/** Values by run of a coalition, and whether a run counts. */
interface CoalitionValues {
  readonly values: Float64Array;
  readonly counts: Uint8Array;
}

/** The change by parts of the scenario; the means of the parts add up to that of the total exactly. */
export interface Attribution extends ShapleyOfRuns {
  readonly question: AttributionQuestion;
  /** Mean of the reference over the runs that counted; with the total it makes that of the scenario. */
  readonly reference: number;
  /** One to each of `parts`. */
  readonly groups: readonly PartId[];
  /** Coalitions whose values may differ; those that cannot were computed once. */
  readonly distinct: number;
}

/**
 * Attribute a change to the parts of a scenario by Shapley's value: every coalition of parts on the same first runs. Coalitions that
 * differ only in what cannot move the output are computed once; those of the same people follow each other, so that the workers find the people
 * of the last one kept. Two rows of them run side by side, so that no worker waits for the last chunk of another. The coalitions of no part and of
 * all are the reference and the scenario, whose runs may be known.
 *
 * @throws JobCancelled where `signal` says so.
 */
export async function attribute(
  pool: Pool,
  question: AttributionQuestion,
  options: AnalysisOptions = {},
  known: KnownRuns = () => undefined,
): Promise<Attribution> {
  const { scenario, output } = question;
  const groups = changedParts(scenario);
  const runs = coalitionRuns(groups.length);
  const coalitions = Array.from({ length: 2 ** groups.length }, (_, mask) =>
    partThatMoves(
      withParts(
        scenario,
        groups.filter((_group, g) => (mask & (1 << g)) !== 0),
      ),
      output,
    ),
  );
  const distinct = new Map(coalitions.map((each) => [keyOf(each), each]));
  const found = new Map<string, CoalitionValues>();
  for (const [whole, coalition] of [
    [referenceOf(scenario), coalitions[0]],
    [scenario, coalitions.at(-1)],
  ] as const) {
    const values = known({ ...question, scenario: whole })?.slice(0, runs);
    if (coalition && values?.length === runs)
      found.set(keyOf(coalition), { values, counts: new Uint8Array(runs).fill(1) });
  }
  const missing = [...distinct].filter(([key]) => !found.has(key));
  const byPeople = [...group(missing, ([, each]) => keyOf(reachOf(each).core)).values()];
  const tally = createTally(missing.length * runs, options.onProgress);
  const signal = options.signal ? { signal: options.signal } : {};
  await inTwoRows(byPeople, async (same, row) => {
    for (const [key, each] of same) {
      const job: Job = pointJob({ ...question, scenario: each }, runs);
      found.set(key, valuesOfYear(await pool.run(job, { ...tally.next(), ...signal, row })));
    }
  });
  const values = new Float64Array(coalitions.length * runs);
  const counts = new Uint8Array(runs).fill(1);
  coalitions.forEach((each, mask) => {
    const own = found.get(keyOf(each)) as CoalitionValues;
    values.set(own.values, mask * runs);
    own.counts.forEach((counted, run) => {
      if (counted === 0) counts[run] = 0;
    });
  });
  return {
    ...shapleyOfRuns(values, counts),
    ...{ question, groups, reference: meanOfFirst(values, counts), distinct: distinct.size },
  };
}

/** Mean of the first coalition, in which nothing has changed, over the runs that count. */
function meanOfFirst(values: Float64Array, counts: Uint8Array): number {
  let sum = 0;
  let held = 0;
  counts.forEach((counted, run) => {
    if (counted === 0) return;
    sum += values[run] as number;
    held += 1;
  });
  return sum / held;
}

function keyOf({ levers, events = [], groups = {} }: Scenario): string {
  return JSON.stringify([Object.entries(levers).sort(([a], [b]) => compare(a, b)), events, groups]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
