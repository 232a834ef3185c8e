import { CHUNK_RUNS, type Job } from '../src/engine/job.ts';
import type { RunFailure } from '../src/engine/run-failure.ts';
import type { OwnRecord } from '../src/own/own-series.ts';
import { OUTPUT_IDS, type OutputId } from '../src/params/outputs.ts';
import { nextStep } from '../src/scenario/next-step.ts';
import { isReference, referenceOf, type Scenario } from '../src/scenario/scenario.ts';
import type { Bookings, ChunkReport } from '../src/summary/ensemble.ts';
import { selectCells } from '../src/summary/selection.ts';
import { joinChunks, KEPT_QUANTILES, type StatisticTable, tableOfRuns } from '../src/summary/table.ts';
import { type Analyses, createAnalyses } from './analyses.ts';
import type { Answer, EnsembleView, Question, Tails } from './answer.ts';
import { besideParts, runsWithOutputs, withOutputs } from './beside.ts';
import { type Comparison, createComparison } from './compare.ts';
import type { WorldDescription } from './engine-api.ts';
import { createFirstRuns } from './first-runs.ts';
import { JobCancelled, type JobResult, type Pool } from './pool.ts';
import { besideJob, keyOf, placeJob, SESSION_UNTIL, SESSION_YEARS, watchJob } from './session-jobs.ts';
import { copyOf, cutPlaces, exactView, fanOf, firstGap } from './session-views.ts';

interface Progress {
  readonly runs: number;
  readonly of: number;
}

export interface SessionListener {
  onAnswer(answer: Answer): void;
  onProgress(progress: Progress): void;
  onError(error: Error): void;
}

export interface Session {
  readonly world: WorldDescription;
  /** Ids of `EnsembleView.everywhere`, in order: places, then groups. */
  readonly recorded: readonly string[];
  /** Series of the user that everything is computed with, in place of the baseline's. */
  readonly ownData: readonly OwnRecord[];
  readonly kernel: string;
  readonly workers: number;
  readonly analyses: Analyses;
  readonly comparison: Comparison;
  ask(question: Question): void;
  /** Answers questions of its own on the same workers, which go on when it stops: to compute a file again. */
  again(listener: SessionListener): Promise<Session>;
  stop(): void;
}

/** Runs of one place alone that come first: one block to each of two workers. */
const PREVIEW_RUNS = 16;
/**
 * Wait between the first runs and all others, milliseconds: who drags a lever or steps it by keys asks again within it, and both processors
 * are free for that, and for the first runs of one more step.
 */
const PAUSE_MS = 250;
/** Runs at which the fan of the full answer is drawn again while it computes. */
const STEPS = [64, 256, 512] as const;
/** Finished ensembles kept, so that undo and compare answer at once. */
const MOST_KEPT = 4;
/** Places of which an ensemble keeps every run: ten megabytes each. */
const MOST_PLACES = 2;

interface Kept {
  readonly everywhere: StatisticTable;
  readonly tails: Tails;
  readonly failures: readonly RunFailure[];
  readonly bookings: Bookings;
  /** Views of the last few places, exact from the watched runs. */
  readonly views: Map<string, EnsembleView>;
}

/**
 * Answer questions of a page from a pool: 16 runs of the place to the horizon, then all runs of all places to 2050, the fan drawn again at 64
 * and on the way, each a prefix of the next. A newer question takes the place of an older one, of which no more than its first runs are shown.
 * The reference is computed once per seed and kept.
 */
export async function openSession(
  pool: Pool,
  listener: SessionListener,
  ownData: readonly OwnRecord[] = [],
): Promise<Session> {
  const world = await pool.describe();
  const recorded = [...world.places.map((place) => place.iso3), ...world.groups.map((group) => group.id)];
  const kept = new Map<string, Kept>();
  const isKnown = (question: Question) => kept.has(keyOf(question.scenario, question));
  const firstRuns = createFirstRuns(preview, isKnown);
  /** Of the reference, while its ensemble is not there yet. */
  const firstOfReference = createFirstRuns(preview, isKnown);
  let abort = new AbortController();
  let newest: Question | undefined;
  let queue: Promise<void> = Promise.resolve();

  /**
   * @param first the first runs of the scenario, which are under way; undefined where there are no more runs than that.
   * @param foreseen the question that is likely to come next.
   */
  async function answer(
    question: Question,
    signal: AbortSignal,
    first: Promise<EnsembleView> | undefined,
    foreseen: Question | undefined,
  ): Promise<void> {
    const isPlain = isReference(question.scenario);
    const baseScenario = referenceOf(question.scenario);
    let scenario: EnsembleView | undefined;
    let reference: EnsembleView | undefined;
    const emit = (isFinal: boolean): void => {
      const mine = isPlain ? reference : scenario;
      const full = kept.get(keyOf(isPlain ? baseScenario : question.scenario, question));
      if (mine && reference)
        listener.onAnswer({
          question,
          scenario: mine,
          reference,
          failures: full?.failures ?? [],
          bookings: full?.bookings ?? { unmet: 0, capped: 0 },
          isFinal,
        });
    };
    const setReference = (view: EnsembleView) => {
      reference = view;
      emit(false);
    };
    const setScenario = (view: EnsembleView) => {
      scenario = view;
      emit(false);
    };
    if (first) {
      reference = await (isPlain ? first : firstOfReference.of({ ...question, scenario: baseScenario }));
      if (!isPlain) scenario = await first;
      emit(false);
      if (kept.size > 0 && !signal.aborted) {
        if (foreseen) firstRuns.foresee(foreseen);
        await pause(signal);
      }
      if (signal.aborted) throw new JobCancelled('a newer question came');
    }
    const core = besideParts(question.scenario)?.core;
    const isOnReference = core !== undefined && keyOf(core, question) === keyOf(baseScenario, question);
    const completeReference = () =>
      complete(baseScenario, question, signal, () => reference, setReference, isPlain || isOnReference);
    // On the people of the reference a scenario is a short way, so they come first.
    if (isOnReference) await completeReference();
    if (!isPlain) await complete(question.scenario, question, signal, () => scenario, setScenario, !isOnReference);
    if (!isOnReference) await completeReference();
    emit(true);
  }

  /** A few runs of one place, exact; at once where the full answer is known. */
  async function preview(question: Question, signal: AbortSignal): Promise<EnsembleView> {
    const { scenario } = question;
    const full = kept.get(keyOf(scenario, question));
    const known = full?.views.get(question.place);
    if (known) return known;
    const beside = full ? undefined : besideOf(scenario, question);
    if (beside) {
      const result = await pool.run(besideJob(scenario, question, PREVIEW_RUNS, [], beside.outputs, 'exact'), {
        signal,
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
    const result = await pool.run(job, { signal });
    const view = exactView(result, selectCells(world, job).corridors, full, until);
    if (!full) return view;
    // The fan of a finished ensemble is in its table; only the ages are new, from these runs.
    return { ...view, runs: question.runs, fan: fanOf(full.everywhere, recorded.indexOf(question.place)) ?? view.fan };
  }

  async function complete(
    scenario: Scenario,
    question: Question,
    signal: AbortSignal,
    latest: () => EnsembleView | undefined,
    onView: (view: EnsembleView) => void,
    hasProgress: boolean,
  ): Promise<void> {
    const key = keyOf(scenario, question);
    const finished = kept.get(key);
    const known = finished?.views.get(question.place);
    if (finished && known) {
      keep(key, finished);
      onView(known);
      if (hasProgress) listener.onProgress({ runs: question.runs, of: question.runs });
      return;
    }
    let runs = 0;
    let sharper: Promise<void> | undefined;
    const first = latest();
    // A finished ensemble already shows a fan of all runs from its table.
    const steps = finished ? [] : STEPS.filter((step) => step < question.runs);
    const arrived: ChunkReport[] = [];
    const beside = besideOf(scenario, question);
    const wholeFan = (part: StatisticTable) =>
      beside ? withOutputs(beside.view.fan, part, beside.outputs, SESSION_YEARS) : part;
    const onChunk = (report: ChunkReport) => {
      runs += report.runs.length + report.failures.length;
      if (signal.aborted) return;
      if (hasProgress) listener.onProgress({ runs, of: question.runs });
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
    const joined = joinChunks(result.reports, (report) => report.values);
    const values = beside ? runsWithOutputs(beside.view.values, joined, beside.outputs) : copyOf(joined);
    const fan = wholeFan(await pool.tabulate(joined, KEPT_QUANTILES));
    await sharper;
    if (signal.aborted) throw new JobCancelled('a newer question came');
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

  /** A finished view of a question, where it is kept and no run failed. */
  function known(question: Question): EnsembleView | undefined {
    const entry = kept.get(keyOf(question.scenario, question));
    return entry?.failures.length === 0 ? entry.views.get(question.place) : undefined;
  }

  /** Wait until no question is being answered. */
  async function idle(): Promise<void> {
    for (let seen: typeof queue | undefined; seen !== queue; ) {
      seen = queue;
      await seen;
    }
  }

  const comparison = createComparison(pool, known, idle);

  return {
    world,
    recorded,
    ownData,
    kernel: pool.kernel,
    workers: pool.size,
    analyses: createAnalyses(pool, world),
    comparison,
    ask(question) {
      abort.abort();
      comparison.giveWay();
      abort = new AbortController();
      const { signal } = abort;
      // At once, not after the end of the question before: the page draws what the reader has just moved meanwhile.
      const first = PREVIEW_RUNS < question.runs ? firstRuns.of(computed(question)) : undefined;
      // Nobody waits for it where a newer question comes.
      first?.catch(() => undefined);
      const foreseen = newest && following(newest, question);
      newest = question;
      queue = queue.then(async () => {
        // Of an older question, the first runs alone are shown, where they were not passed over.
        if (signal.aborted && !first) return;
        try {
          await answer(question, signal, first, foreseen);
        } catch (error) {
          if (!(error instanceof JobCancelled))
            listener.onError(error instanceof Error ? error : new Error(String(error)));
        }
      });
    },
    again: (own) => openSession({ ...pool, stop: () => undefined }, own, ownData),
    stop() {
      abort.abort();
      firstRuns.stop();
      firstOfReference.stop();
      comparison.cancel();
      pool.stop();
    },
  };
}

/** An ensemble of the same people as a scenario's, whole, and the outputs that may differ from it. */
interface Beside {
  readonly outputs: readonly OutputId[];
  readonly everywhere: StatisticTable;
  readonly tails: Tails;
  readonly view: EnsembleView;
}

/** The same question of the scenario that is computed: the reference, where nothing differs from it. */
function computed(question: Question): Question {
  const { scenario } = question;
  return isReference(scenario) ? { ...question, scenario: referenceOf(scenario) } : question;
}

/** The question that comes next if the step from one to the other is made once more. */
function following(before: Question, now: Question): Question | undefined {
  const scenario = nextStep(before.scenario, now.scenario);
  return scenario && computed({ ...now, scenario });
}

/** Wait a moment, or until a newer question comes. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PAUSE_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
