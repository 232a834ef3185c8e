import type { EnsembleView, Question } from './answer.ts';
import { JobCancelled } from './pool.ts';
import { keyOf } from './session-jobs.ts';

/** The first runs of questions, those of one question at a time. */
export interface FirstRuns {
  /**
   * The view of the first runs of a question. A newer question of the same place waits for them: who drags a lever faster than it can be
   * computed sees pictures on the way. Of the questions that wait the newest alone has its turn. One whose view is there waits for nothing.
   *
   * @throws JobCancelled for one that was passed over.
   */
  of(question: Question): Promise<EnsembleView>;
  /**
   * Compute those of questions that nobody has asked yet, the likeliest first, as long as nobody asks another. They take the place of those
   * that were foreseen before.
   */
  foresee(questions: readonly Question[]): void;
  stop(): void;
}

/** Views kept: the way back of a lever, and what was foreseen. A third of a megabyte each. */
const MOST_VIEWS = 16;

interface UnderWay {
  readonly question: Question;
  readonly key: string;
  readonly abort: AbortController;
  isAsked: boolean;
}

interface Waiting {
  start(): void;
  drop(): void;
}

/**
 * Compute first runs.
 *
 * @param compute the view of a question, all its runs at once where they are known.
 * @param isKnown whether all runs of a question are.
 */
export function createFirstRuns(
  compute: (question: Question, signal: AbortSignal) => Promise<EnsembleView>,
  isKnown: (question: Question) => boolean,
): FirstRuns {
  /** By what they show, the one asked or made last at the end; also those under way. */
  const views = new Map<string, Promise<EnsembleView>>();
  let underWay: UnderWay | undefined;
  let waiting: Waiting | undefined;
  /** Foreseen and not begun yet. */
  let foreseen: readonly Question[] = [];

  /** Break off what is under way. */
  function leave(): void {
    if (!underWay) return;
    underWay.abort.abort();
    // What ends in nothing is nobody's view.
    views.delete(underWay.key);
    underWay = undefined;
  }

  function begin(question: Question, isAsked: boolean): Promise<EnsembleView> {
    leave();
    const key = shownBy(question);
    const mine: UnderWay = { question, key, abort: new AbortController(), isAsked };
    underWay = mine;
    const view = compute(question, mine.abort.signal);
    views.set(key, view);
    const end = (isKept: boolean) => {
      if (!isKept && views.get(key) === view) views.delete(key);
      for (const old of [...views.keys()].slice(0, -MOST_VIEWS)) views.delete(old);
      if (underWay !== mine) return;
      underWay = undefined;
      const next = waiting;
      waiting = undefined;
      if (next) next.start();
      else beginForeseen();
    };
    view.then(
      // The table of every place belongs to the ensembles, which are fewer.
      ({ everywhere }) => end(everywhere === null),
      () => end(false),
    );
    return view;
  }

  /** Begin the likeliest of the foreseen that is not there yet, where nothing is under way. */
  function beginForeseen(): void {
    if (underWay) return;
    const at = foreseen.findIndex((question) => !isKnown(question) && !views.has(shownBy(question)));
    const next = foreseen[at];
    foreseen = next ? foreseen.slice(at + 1) : [];
    if (next) begin(next, false).catch(() => undefined);
  }

  return {
    of(question) {
      waiting?.drop();
      waiting = undefined;
      foreseen = [];
      const key = shownBy(question);
      const hasAll = isKnown(question);
      const view = hasAll ? undefined : views.get(key);
      if (view) {
        views.delete(key);
        views.set(key, view);
        if (underWay?.key === key) underWay.isAsked = true;
        else leave();
        return view;
      }
      if (hasAll || !underWay?.isAsked || underWay.question.place !== question.place) return begin(question, true);
      return new Promise((resolve, reject) => {
        waiting = {
          start: () => begin(question, true).then(resolve, reject),
          drop: () => reject(new JobCancelled('a newer question came')),
        };
      });
    },
    foresee(questions) {
      foreseen = questions;
      if (underWay && !underWay.isAsked && !questions.some((question) => shownBy(question) === underWay?.key)) leave();
      beginForeseen();
    },
    stop() {
      foreseen = [];
      waiting?.drop();
      waiting = undefined;
      leave();
    },
  };
}

/** What first runs show: the runs of a question in a place, to a year. */
function shownBy(question: Question): string {
  return JSON.stringify([keyOf(question.scenario, question), question.place, question.horizon]);
}
