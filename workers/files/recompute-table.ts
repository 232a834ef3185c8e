import { compareNumbers, type TableReceipt } from '../../src/export/table-receipt.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import type { AnalysisOptions } from '../analysis-jobs.ts';
import type { Answer, Question } from '../answer.ts';
import type { ComparedRuns } from '../compare.ts';
import { comparedMap } from '../page-compare.ts';
import { JobCancelled } from '../pool.ts';
import type { Session } from '../session.ts';
import {
  type AskedMaps,
  type AskedOfAnswer,
  type AskedOfRuns,
  answerNumbers,
  comparedNumbers,
  mapNumbers,
} from './table-numbers.ts';

/** What tables are computed again with. */
type Recomputing = Pick<Session, 'again' | 'world' | 'recorded'>;

type AskedAgain = AskedOfAnswer | AskedOfRuns | AskedMaps;

/** What a computation says of the numbers of a table. */
export type NumbersVerdict = ReturnType<typeof compareNumbers>;

/** Whether a table can be computed again from its receipt by the session of a page; files of a command are by the command line. */
export function isRecomputed(receipt: TableReceipt): receipt is TableReceipt & { readonly asked: AskedAgain } {
  return receipt.asked !== undefined && receipt.asked.command !== 'shocks';
}

/**
 * Compute the numbers of a table again, as the page that made it did, and hold the file against them.
 *
 * @param table header first; texts or numbers.
 * @throws Error in words where it cannot be computed.
 */
export async function recomputeTable(
  table: readonly (readonly unknown[])[],
  receipt: TableReceipt & { readonly asked: AskedAgain },
  session: Recomputing,
  options: AnalysisOptions = {},
): Promise<NumbersVerdict> {
  const { asked, scenarios, seed, runs, place } = receipt;
  const questions = scenarios.map((scenario): Question => ({ scenario, seed, runs, place }));
  if (asked.command === 'compared-maps')
    return compareNumbers(table, mapNumbers(asked, await mapsAgain(asked, questions, session, options), session.world));
  if (isOfRuns(asked)) {
    const all = await runsAgain(questions, session, options);
    return compareNumbers(table, comparedNumbers(asked, questions, all, session));
  }
  const question = questions[0] ?? { scenario: REFERENCE, seed, runs, place };
  return compareNumbers(table, answerNumbers(asked, await answerAgain(question, session, options), session));
}

function isOfRuns(asked: AskedAgain): asked is AskedOfRuns {
  return asked.command.startsWith('compared-');
}

/** The finished answer to a question, apart from those of the page. */
function answerAgain(question: Question, session: Recomputing, options: AnalysisOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    session
      .again({
        onAnswer: (answer) => answer.isFinal && resolve(answer),
        onProgress: (progress) => options.onProgress?.(progress),
        onError: reject,
      })
      .then((own) => {
        onAbort(options.signal, () => {
          own.stop();
          reject(new JobCancelled('the check was stopped'));
        });
        own.ask(question);
      }, reject);
  });
}

/** The map of each of several questions. */
async function mapsAgain(
  { output, year }: AskedMaps,
  questions: readonly Question[],
  session: Recomputing,
  { signal, onProgress }: AnalysisOptions,
): Promise<readonly (readonly (number | null)[])[]> {
  const own = await session.again({
    onAnswer: () => undefined,
    onProgress: () => undefined,
    onError: () => undefined,
  });
  const of = questions.reduce((sum, { runs }) => sum + runs, 0);
  const maps: (readonly (number | null)[])[] = [];
  let done = 0;
  for (const question of questions) {
    const before = done;
    maps.push(
      await comparedMap(own, question, output, year, {
        ...(signal && { signal }),
        onProgress: ({ runs }) => onProgress?.({ runs: before + runs, of }),
      }),
    );
    done += question.runs;
  }
  return maps;
}

/** All runs of several questions. */
function runsAgain(
  questions: readonly Question[],
  session: Recomputing,
  options: AnalysisOptions,
): Promise<readonly ComparedRuns[]> {
  const of = questions.reduce((sum, { runs }) => sum + runs, 0);
  const done = questions.map(() => 0);
  const found: (ComparedRuns | undefined)[] = questions.map(() => undefined);
  return new Promise((resolve, reject) => {
    const onProgress = (at: number, runs: number) => {
      done[at] = runs;
      options.onProgress?.({ runs: done.reduce((sum, each) => sum + each, 0), of });
    };
    session
      .again({ onAnswer: () => undefined, onProgress: () => undefined, onError: reject })
      .then(({ comparison }) => {
        onAbort(options.signal, () => {
          comparison.cancel();
          reject(new JobCancelled('the check was stopped'));
        });
        comparison.ask(questions, {
          onRuns: (at, runs) => {
            found[at] = runs;
          },
          onProgress,
          onDone: () => resolve(found.filter((each) => each !== undefined)),
          onError: reject,
        });
      }, reject);
  });
}

function onAbort(signal: AbortSignal | undefined, stop: () => void): void {
  if (signal?.aborted) stop();
  else signal?.addEventListener('abort', stop, { once: true });
}
