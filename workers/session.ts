import { FIRST_YEAR } from '../src/baseline/baseline.ts';
import type { OwnRecord } from '../src/own/own-series.ts';
import { nextStep, otherValues } from '../src/scenario/moved-lever.ts';
import { isReference, referenceOf, type Scenario } from '../src/scenario/scenario.ts';
import { yearOfRuns } from '../src/summary/marked-runs.ts';
import { runsOf } from '../src/summary/place-runs.ts';
import { type Analyses, createAnalyses } from './analyses.ts';
import type { Point } from './analysis-jobs.ts';
import type { Answer, EnsembleView, Question } from './answer.ts';
import { besideParts } from './beside.ts';
import { type Comparison, createComparison } from './compare.ts';
import type { WorldDescription } from './engine-api.ts';
import { createEnsembles, PREVIEW_RUNS, type Progress } from './ensembles.ts';
import { createFirstRuns } from './first-runs.ts';
import { JobCancelled, type Pool } from './pool.ts';
import { keyOf } from './session-jobs.ts';

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
  /**
   * Compute the first runs of questions that the reader may ask next, the likeliest first, as long as no other is asked; then, when nothing
   * else is to do, those of the other values of the lever that the likeliest would move.
   */
  expect(questions: readonly Question[]): void;
  /** Answers questions of its own on the same workers, which go on when it stops: to compute a file again. */
  again(listener: SessionListener): Promise<Session>;
  stop(): void;
}

/**
 * Wait between the first runs and all others, milliseconds: who drags a lever or steps it by keys asks again within it, and both processors
 * are free for that, and for the first runs of one more step.
 */
const PAUSE_MS = 250;
/** Part of it in which the page draws these, with a processor to itself. */
const DRAWING_MS = 80;
/** Values of the lever in hand whose first runs are computed ahead when nothing else is to do: about one for each step of a track. */
const MOST_VALUES = 100;

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
  const ensembles = createEnsembles(pool, world, recorded);
  const isKnown = (question: Question) => ensembles.finished(question) !== undefined;
  const firstRuns = createFirstRuns(ensembles.preview, isKnown);
  /** Of the reference, while its ensemble is not there yet. */
  const firstOfReference = createFirstRuns(ensembles.preview, isKnown);
  let abort = new AbortController();
  let newest: Question | undefined;
  /** What the reader may ask next, as told since the newest question. */
  let expected: readonly Question[] = [];
  /** The other values of the lever that was moved last. */
  let ofLever: readonly Scenario[] = [];
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
    const asked = computed(question);
    const base: Question = { ...question, scenario: referenceOf(question.scenario) };
    let scenario: EnsembleView | undefined;
    let reference: EnsembleView | undefined;
    const emit = (isFinal: boolean): void => {
      const mine = isPlain ? reference : scenario;
      const full = ensembles.finished(asked);
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
    if (first) {
      reference = await (isPlain ? first : firstOfReference.of(base));
      if (!isPlain) scenario = await first;
      emit(false);
      if (ensembles.hasAny() && !signal.aborted) {
        if (foreseen) firstRuns.foresee([...expected, foreseen]);
        await pause(signal, DRAWING_MS);
        if (!signal.aborted) fillIn(question);
        await pause(signal, PAUSE_MS - DRAWING_MS);
      }
      if (signal.aborted) throw new JobCancelled('a newer question came');
    }
    const core = besideParts(question.scenario)?.core;
    const isOnReference = core !== undefined && keyOf(core, question) === keyOf(base.scenario, question);
    /** Says how far the longer of both ways has come. */
    const onProgress = (isLonger: boolean) => (isLonger ? listener.onProgress : undefined);
    const completeReference = () =>
      ensembles.complete(base, signal, reference, {
        onView(view) {
          reference = view;
          emit(false);
        },
        onProgress: onProgress(isPlain || isOnReference),
      });
    // On the people of the reference a scenario is a short way, so they come first.
    if (isOnReference) await completeReference();
    if (!isPlain)
      await ensembles.complete(asked, signal, scenario, {
        onView(view) {
          scenario = view;
          emit(false);
        },
        onProgress: onProgress(!isOnReference),
      });
    if (!isOnReference) await completeReference();
    emit(true);
  }

  /** Compute the first runs of the other values of the lever in hand, when nothing else is to do. */
  function fillIn(question: Question): void {
    firstRuns.fillIn(ofLever.map((scenario) => computed({ ...question, scenario })));
  }

  /** A finished view of a question, where it is kept and no run failed. */
  function known(question: Question): EnsembleView | undefined {
    const entry = ensembles.finished(question);
    return entry?.failures.length === 0 ? entry.views.get(question.place) : undefined;
  }

  /** Values by run of a point, where the ensemble of its scenario is kept with every run of its place. */
  function valuesOf({ output, year, ...point }: Point): Float64Array | undefined {
    const view = newest && known(computed({ ...point, runs: newest.runs }));
    return view?.values ? yearOfRuns(runsOf(view.values, output), year - FIRST_YEAR) : undefined;
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
    analyses: createAnalyses(pool, world, valuesOf),
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
      // Another place or horizon leaves the lever in hand.
      if (newest && keyOf(newest.scenario, question) !== keyOf(question.scenario, question))
        ofLever = otherValues(newest.scenario, question.scenario, MOST_VALUES);
      newest = question;
      expected = [];
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
    expect(questions) {
      expected = questions.map(computed);
      firstRuns.foresee(expected);
      const [likely] = questions;
      const values = newest && likely ? otherValues(newest.scenario, likely.scenario, MOST_VALUES) : [];
      if (!likely || values.length === 0) return;
      ofLever = values;
      fillIn(likely);
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

/** Wait some milliseconds, or until a newer question comes. */
function pause(signal: AbortSignal, milliseconds: number): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
