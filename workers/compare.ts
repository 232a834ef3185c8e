import { CHUNK_RUNS } from '../src/engine/job.ts';
import type { NumberedRuns } from '../src/summary/compared-runs.ts';
import type { ChunkReport } from '../src/summary/ensemble.ts';
import { joinChunks } from '../src/summary/table.ts';
import type { EnsembleView, Question } from './answer.ts';
import { JobCancelled, type Pool } from './pool.ts';
import { compareJob, keyOf } from './session-jobs.ts';
import { firstGap } from './session-views.ts';

/** Runs of one scenario in one place as far as they have come, [output][year][run] with every output in the order of OUTPUT_IDS. */
export interface ComparedRuns extends NumberedRuns {
  /** All runs are in; failed ones are missing. */
  readonly isFinal: boolean;
}

interface CompareListener {
  /** `at`: which of the questions. */
  onRuns(at: number, runs: ComparedRuns): void;
  onProgress(at: number, runs: number): void;
  /** Every question is answered. */
  onDone(): void;
  onError(error: Error): void;
}

/** Answers several questions one after the other; the newest call wins, and questions of the page go first. */
export interface Comparison {
  ask(questions: readonly Question[], listener: CompareListener): void;
  /** Stop; what is finished is kept for the next call. */
  cancel(): void;
  /** Leave the workers to a question of the page; what was under way is begun again after it. */
  giveWay(): void;
}

/** Runs at which a first picture is shown while the others are made. */
const STEPS = [64, 256] as const;
/** Finished scenarios kept beside those of the session: sixteen megabytes each at a thousand runs. */
const MOST_KEPT = 4;

/**
 * Make the comparison of a pool.
 *
 * @param known a finished view of the session.
 * @param idle settles when the session answers no question.
 */
export function createComparison(
  pool: Pool,
  known: (question: Question) => EnsembleView | undefined,
  idle: () => Promise<void>,
): Comparison {
  const kept = new Map<string, ComparedRuns>();
  let asked = new AbortController();
  let job = new AbortController();
  let queue: Promise<void> = Promise.resolve();

  /** Finished runs of a question, kept here or by the session. */
  function find(question: Question): ComparedRuns | undefined {
    const key = placeKey(question);
    const own = kept.get(key);
    if (own) {
      kept.delete(key);
      kept.set(key, own);
      return own;
    }
    const values = known(question)?.values;
    return values
      ? { ...values, numbers: Array.from({ length: values.runs }, (_, run) => run), isFinal: true }
      : undefined;
  }

  async function compute(
    at: number,
    question: Question,
    listener: CompareListener,
    signal: AbortSignal,
  ): Promise<void> {
    const arrived: ChunkReport[] = [];
    const steps = STEPS.filter((step) => step < question.runs);
    let runs = 0;
    const result = await pool.run(compareJob(question), {
      signal,
      onChunk(report) {
        if (signal.aborted) return;
        runs += report.runs.length + report.failures.length;
        listener.onProgress(at, runs);
        arrived[report.chunk] = report;
        const prefix = arrived.slice(0, firstGap(arrived));
        if (steps[0] === undefined || prefix.length * CHUNK_RUNS < steps[0]) return;
        steps.shift();
        listener.onRuns(at, join(prefix, false));
      },
    });
    if (signal.aborted) throw new JobCancelled('the comparison was stopped');
    const all = join(result.reports, true);
    kept.set(placeKey(question), all);
    for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
    listener.onRuns(at, all);
  }

  async function compare(
    questions: readonly Question[],
    listener: CompareListener,
    signal: AbortSignal,
  ): Promise<void> {
    const open = new Set(questions.keys());
    const answerKnown = () => {
      for (const at of [...open]) {
        const found = find(questions[at] as Question);
        if (!found) continue;
        open.delete(at);
        listener.onRuns(at, found);
      }
    };
    answerKnown();
    while (open.size > 0) {
      await idle();
      if (signal.aborted) return;
      // The session may have answered one of them meanwhile.
      answerKnown();
      const [at] = open;
      if (at === undefined) break;
      job = new AbortController();
      try {
        await compute(at, questions[at] as Question, listener, AbortSignal.any([signal, job.signal]));
        open.delete(at);
      } catch (error) {
        // Dropped for a question of the page: it is begun again. Dropped for good: the signal says so.
        if (!(error instanceof JobCancelled)) throw error;
      }
      if (signal.aborted) return;
    }
    listener.onDone();
  }

  return {
    ask(questions, listener) {
      asked.abort();
      asked = new AbortController();
      const { signal } = asked;
      queue = queue.then(async () => {
        if (signal.aborted) return;
        try {
          await compare(questions, listener, signal);
        } catch (error) {
          if (!signal.aborted) listener.onError(error instanceof Error ? error : new Error(String(error)));
        }
      });
    },
    cancel: () => asked.abort(),
    giveWay: () => job.abort(),
  };
}

function join(reports: readonly ChunkReport[], isFinal: boolean): ComparedRuns {
  const numbers = [...reports].sort((a, b) => a.chunk - b.chunk).flatMap(({ runs }) => runs);
  return { ...joinChunks(reports, (report) => report.values), numbers, isFinal };
}

function placeKey(question: Question): string {
  return `${question.place} ${keyOf(question.scenario, question)}`;
}
