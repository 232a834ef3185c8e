import { CHUNK_RUNS, type Job } from '../src/engine/job.ts';
import type { RunFailure } from '../src/engine/run-failure.ts';
import { OUTPUT_IDS, type OutputId } from '../src/params/outputs.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import type { Bookings, ChunkReport } from '../src/summary/ensemble.ts';
import { selectCells } from '../src/summary/selection.ts';
import { joinChunks, KEPT_QUANTILES, type StatisticTable, tableOfRuns } from '../src/summary/table.ts';
import type { EnsembleView, Question, Tails } from './answer.ts';
import { besideParts, runsWithOutputs, withOutputs } from './beside.ts';
import type { WorldDescription } from './engine-api.ts';
import { JobCancelled, type JobResult, type Pool } from './pool.ts';
import { besideJob, keyOf, placeJob, SESSION_UNTIL, SESSION_YEARS, watchJob } from './session-jobs.ts';
import { copyOf, cutPlaces, exactView, fanOf, firstGap } from './session-views.ts';
import { hearMessages, type Rank } from './turns.ts';

/** Runs of one place alone that come first: one block to each of two workers. */
export const PREVIEW_RUNS = 16;
/** Runs at which the fan of the full answer is drawn again while it computes. */
const STEPS = [64, 256, 512] as const;
/** Finished ensembles kept, so that undo and compare answer at once. */
const MOST_KEPT = 4;
/** Places of which an ensemble keeps every run: ten megabytes each. */
const MOST_PLACES = 2;

/** A finished ensemble. */
interface Kept {
  readonly everywhere: StatisticTable;
  readonly tails: Tails;
  readonly failures: readonly RunFailure[];
  readonly bookings: Bookings;
  /** Views of the last few places, exact from the watched runs. */
  readonly views: Map<string, EnsembleView>;
}

/** Who hears how an ensemble comes. */
interface Follow {
  /** Called with each sharper view, the last one of all runs. */
  readonly onView: (view: EnsembleView) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** Runs that are in, of how many. */
export interface Progress {
  readonly runs: number;
  readonly of: number;
}

/** Computes ensembles for a session and keeps the finished ones, so that what is asked again is answered at once. */
export interface Ensembles {
  /** A few runs of one place, exact; at once where the full answer is known. */
  preview(question: Question, signal: AbortSignal, rank: Rank): Promise<EnsembleView>;
  /**
   * All runs of all places, to 2050; at once where they are known.
   *
   * @param first the few runs, to be drawn sharper while the others come in; undefined where all are waited for.
   */
  complete(question: Question, signal: AbortSignal, first: EnsembleView | undefined, follow: Follow): Promise<void>;
  /** The finished ensemble of a question, in whatever place it was asked; undefined where it is not kept. */
  finished(question: Question): Pick<Kept, 'failures' | 'bookings' | 'views'> | undefined;
  /** Whether any is finished. */
  hasAny(): boolean;
}

/**
 * Open the ensembles of a pool.
 *
 * @param recorded ids of `EnsembleView.everywhere`, in order.
 */
export function createEnsembles(pool: Pool, world: WorldDescription, recorded: readonly string[]): Ensembles {
  const kept = new Map<string, Kept>();

  async function preview(question: Question, signal: AbortSignal, rank: Rank): Promise<EnsembleView> {
    const { scenario } = question;
    const full = kept.get(keyOf(scenario, question));
    const known = full?.views.get(question.place);
    if (known) return known;
    const beside = full ? undefined : besideOf(scenario, question);
    if (beside) {
      const result = await pool.run(besideJob(scenario, question, PREVIEW_RUNS, [], beside.outputs, 'exact'), {
        signal,
        rank,
      });
      const joined = joinChunks(result.reports, (report) => report.values);
      const part = tableOfRuns(joined, KEPT_QUANTILES);
      return {
        ...beside.view,
        runs: joined.runs,
        fan: withOutputs(beside.view.fan, part, beside.outputs, SESSION_YEARS),
        // The tables of the ensemble beside which it stands are not those of the scenario.
        everywhere: null,
        tails: null,
        values: null,
      };
    }
    const until = question.horizon ?? SESSION_UNTIL;
    const job = placeJob(scenario, question, PREVIEW_RUNS, until);
    const result = await pool.run(job, { signal, rank });
    const view = exactView(result, selectCells(world, job).corridors, full, until);
    if (!full) return view;
    // The fan of a finished ensemble is in its table; only the ages are new, from these runs.
    return { ...view, runs: question.runs, fan: fanOf(full.everywhere, recorded.indexOf(question.place)) ?? view.fan };
  }

  async function complete(
    question: Question,
    signal: AbortSignal,
    first: EnsembleView | undefined,
    { onView, onProgress }: Follow,
  ): Promise<void> {
    const { scenario } = question;
    const key = keyOf(scenario, question);
    const finished = kept.get(key);
    const known = finished?.views.get(question.place);
    if (finished && known) {
      keep(key, finished);
      onView(known);
      onProgress?.({ runs: question.runs, of: question.runs });
      return;
    }
    let runs = 0;
    let sharper: Promise<void> | undefined;
    // A finished ensemble already shows a fan of all runs from its table.
    const steps = finished ? [] : STEPS.filter((step) => step < question.runs);
    const arrived: ChunkReport[] = [];
    const beside = besideOf(scenario, question);
    const wholeFan = (part: StatisticTable) =>
      beside ? withOutputs(beside.view.fan, part, beside.outputs, SESSION_YEARS) : part;
    const onChunk = (report: ChunkReport) => {
      runs += report.runs.length + report.failures.length;
      if (signal.aborted) return;
      onProgress?.({ runs, of: question.runs });
      arrived[report.chunk] = report;
      // Only a prefix of the full answer is shown, so that the fan sharpens and never jumps back.
      const prefix = arrived.slice(0, firstGap(arrived));
      if (first === undefined || steps[0] === undefined || prefix.length * CHUNK_RUNS < steps[0]) return;
      steps.shift();
      const joined = joinChunks(prefix, (chunk) => chunk.values);
      sharper = pool.tabulate(joined, KEPT_QUANTILES).then((fan) => {
        if (!signal.aborted) onView({ ...first, runs: joined.runs, fan: wholeFan(fan) });
      });
    };
    // Where every place is known already, only the new one is recorded.
    const places = finished ? [] : recorded;
    const job = beside
      ? besideJob(scenario, question, question.runs, places, beside.outputs, 'sketch')
      : watchJob(scenario, question, places);
    const result = await pool.run(job, { signal, onChunk, quantiles: KEPT_QUANTILES });
    // Its tables were joined by the thread that draws: what waits there comes before the next such work.
    await hearMessages();
    const joined = joinChunks(result.reports, (report) => report.values);
    const values = beside ? runsWithOutputs(beside.view.values, joined, beside.outputs) : copyOf(joined);
    const fan = wholeFan(await pool.tabulate(joined, KEPT_QUANTILES));
    await sharper;
    assertWanted(signal);
    const view = { runs: joined.runs, until: SESSION_UNTIL, fan, values, ...restOf(result, job, finished, beside) };
    const entry: Kept = finished ?? {
      everywhere: view.everywhere,
      tails: view.tails,
      failures: result.failures,
      bookings: result.bookings,
      views: new Map(),
    };
    entry.views.set(question.place, view);
    for (const old of [...entry.views.keys()].slice(0, -MOST_PLACES)) entry.views.delete(old);
    keep(key, entry);
    // The picture is drawn in a task of its own.
    await hearMessages();
    assertWanted(signal);
    onView(view);
  }

  /** A finished ensemble of the same people, and what a scenario can change beside them. */
  function besideOf(scenario: Scenario, question: Question): Beside | undefined {
    const parts = besideParts(scenario);
    const core = parts && kept.get(keyOf(parts.core, question));
    const view = core?.views.get(question.place);
    return parts && core && view
      ? { outputs: parts.outputs, everywhere: core.everywhere, tails: core.tails, view }
      : undefined;
  }

  /** What a view holds beside its fan; what a job did not compute is that of the ensemble of the same people. */
  function restOf(
    { tables }: JobResult,
    job: Job,
    finished: Kept | undefined,
    beside: Beside | undefined,
  ): Pick<EnsembleView, 'byAge' | 'corridors' | 'corridorMoves'> & Pick<Kept, 'everywhere' | 'tails'> {
    if (!tables) throw new Error('the job came back without its tables');
    if (beside) {
      const { byAge, corridors, corridorMoves } = beside.view;
      const { outputs } = beside;
      const part = cutPlaces(tables.outputs, recorded.length * outputs.length * SESSION_YEARS);
      const everywhere = finished?.everywhere ?? withOutputs(beside.everywhere, part, outputs, SESSION_YEARS);
      return {
        byAge,
        corridors,
        corridorMoves,
        everywhere,
        tails: finished?.tails ?? { ...beside.tails, ...tables.tails },
      };
    }
    if (!tables.byAge || !tables.corridors) throw new Error('the job came back without its tables');
    return {
      byAge: tables.byAge,
      corridors: selectCells(world, job).corridors,
      corridorMoves: tables.corridors,
      everywhere:
        finished?.everywhere ?? cutPlaces(tables.outputs, recorded.length * OUTPUT_IDS.length * SESSION_YEARS),
      tails: finished?.tails ?? tables.tails,
    };
  }

  /** Keep an ensemble as the most recent; the reference is asked for every time, so it never is the oldest. */
  function keep(key: string, entry: Kept): void {
    kept.delete(key);
    kept.set(key, entry);
    for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
  }

  return {
    preview,
    complete,
    finished: (question) => kept.get(keyOf(question.scenario, question)),
    hasAny: () => kept.size > 0,
  };
}

function assertWanted(signal: AbortSignal): void {
  if (signal.aborted) throw new JobCancelled('a newer question came');
}

/** An ensemble of the same people as a scenario's, whole, and the outputs that may differ from it. */
interface Beside {
  readonly outputs: readonly OutputId[];
  readonly everywhere: StatisticTable;
  readonly tails: Tails;
  readonly view: EnsembleView;
}
