import type { EnsembleView, Question } from './answer.ts';
import { JobCancelled } from './pool.ts';
import { keyOf } from './session-jobs.ts';
import type { Rank } from './turns.ts';

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
  /**
   * Compute those of questions that are less likely, one after the other, when the workers have nothing else to do at all, as long as nobody
   * asks another. They take the place of those that were to be filled in before.
   */
  fillIn(questions: readonly Question[]): void;
  stop(): void;
}

/** Views kept: the way back of a lever, what was foreseen, and the other values of the lever in hand. A sixth of a megabyte each, where they end before 2050. */
const MOST_VIEWS = 112;

interface UnderWay {
  readonly question: Question;
  readonly key: string;
  readonly abort: AbortController;
  /** Foreseen, or filled in, where nobody has asked yet. */
  why: 'asked' | 'foreseen' | 'filledIn';
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
  compute: (question: Question, signal: AbortSignal, rank: Rank) => Promise<EnsembleView>,
  isKnown: (question: Question) => boolean,
): FirstRuns {
  /** By what they show, the one asked or made last at the end; also those under way. */
  const views = new Map<string, Promise<EnsembleView>>();
  let underWay: UnderWay | undefined;
  let waiting: Waiting | undefined;
  /** Foreseen and not begun yet. */
  let foreseen: readonly Question[] = [];
  /** To be filled in and not begun yet. */
  let fillers: readonly Question[] = [];

  /** Break off what is under way. */
  function leave(): void {
    if (!underWay) return;
    underWay.abort.abort();
    // What ends in nothing is nobody's view.
    views.delete(underWay.key);
    underWay = undefined;
  }

  /** Break off what nobody has asked and is not among `questions`. */
  function leaveOther(why: UnderWay['why'], questions: readonly Question[]): void {
    if (underWay?.why === why && !questions.some((question) => shownBy(question) === underWay?.key)) leave();
  }

  function begin(question: Question, why: UnderWay['why']): Promise<EnsembleView> {
    leave();
    const key = shownBy(question);
    const mine: UnderWay = { question, key, abort: new AbortController(), why };
    underWay = mine;
    const view = compute(question, mine.abort.signal, why === 'filledIn' ? 'last' : 'first');
    views.set(key, view);
    const end = (isKept: boolean) => {
      if (!isKept && views.get(key) === view) views.delete(key);
      for (const old of [...views.keys()].slice(0, -MOST_VIEWS)) views.delete(old);
      if (underWay !== mine) return;
      underWay = undefined;
      const next = waiting;
      waiting = undefined;
      if (next) next.start();
      else beginUnasked();
    };
    view.then(
      // The table of every place belongs to the ensembles, which are fewer.
      ({ everywhere }) => end(everywhere === null),
      () => end(false),
    );
    return view;
  }

  function isNew(question: Question): boolean {
    return !isKnown(question) && !views.has(shownBy(question));
  }

  /** Where nothing is under way, begin the likeliest of the foreseen that is not there yet, or of those to be filled in. */
  function beginUnasked(): void {
    if (underWay) return;
    const likely = foreseen.find(isNew);
    foreseen = after(foreseen, likely);
    if (likely) {
      begin(likely, 'foreseen').catch(() => undefined);
      return;
    }
    const other = fillers.find(isNew);
    fillers = after(fillers, other);
    if (other) begin(other, 'filledIn').catch(() => undefined);
  }

  return {
    of(question) {
      waiting?.drop();
      waiting = undefined;
      foreseen = [];
      fillers = [];
      // Also where it is the very one that is asked: it lets all others pass, and passes them when it is begun anew.
      if (underWay?.why === 'filledIn') leave();
      const key = shownBy(question);
      const hasAll = isKnown(question);
      const view = hasAll ? undefined : views.get(key);
      if (view) {
        views.delete(key);
        views.set(key, view);
        if (underWay?.key === key) underWay.why = 'asked';
        else leave();
        return view;
      }
      if (hasAll || underWay?.why !== 'asked' || underWay.question.place !== question.place)
        return begin(question, 'asked');
      return new Promise((resolve, reject) => {
        waiting = {
          start: () => begin(question, 'asked').then(resolve, reject),
          drop: () => reject(new JobCancelled('a newer question came')),
        };
      });
    },
    foresee(questions) {
      foreseen = questions;
      leaveOther('foreseen', questions);
      if (underWay?.why === 'filledIn' && foreseen.some(isNew)) {
        fillers = [underWay.question, ...fillers];
        leave();
      }
      beginUnasked();
    },
    fillIn(questions) {
      leaveOther('filledIn', questions);
      fillers = questions;
      beginUnasked();
    },
    stop() {
      foreseen = [];
      fillers = [];
      waiting?.drop();
      waiting = undefined;
      leave();
    },
  };
}

/** Those that come after one; none where there is none. */
function after(questions: readonly Question[], one: Question | undefined): readonly Question[] {
  return one ? questions.slice(questions.indexOf(one) + 1) : [];
}

/** What first runs show: the runs of a question in a place, to a year. */
function shownBy(question: Question): string {
  return JSON.stringify([keyOf(question.scenario, question), question.place, question.horizon]);
}
