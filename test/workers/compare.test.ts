import { describe, expect, it } from 'vitest';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { runDifferences } from '../../src/summary/compared-runs.ts';
import type { Answer, Question } from '../../workers/answer.ts';
import type { ComparedRuns } from '../../workers/compare.ts';
import { createInlineHost } from '../../workers/inline-host.ts';
import { createPool } from '../../workers/pool.ts';
import { openSession } from '../../workers/session.ts';
import { builtKernels, builtPath } from '../support/built-kernels.ts';
import { committedBaseline } from '../support/world.ts';

/** More than one picture before all are in. */
const MANY = 72;
/** Enough for one. */
const RUNS = 24;
const warmer: Scenario = { ...REFERENCE, id: 'warmer', name: 'Warmer', levers: { warmingPath: 'SSP5-8.5' } };
const larger: Scenario = { ...REFERENCE, id: 'larger', name: 'Larger families', levers: { fertility: 0.3 } };
const ask = (scenario: Scenario, place = 'BGD', runs = RUNS): Question => ({ scenario, seed: 'compare', runs, place });
const askMany = (scenario: Scenario): Question => ask(scenario, 'BGD', MANY);

async function open() {
  let answered: (answer: Answer) => void = () => undefined;
  const pool = await createPool(createInlineHost(), 2, committedBaseline(), builtKernels(), builtPath());
  let jobs = 0;
  const counted = {
    ...pool,
    run: (...args: Parameters<typeof pool.run>) => {
      jobs++;
      return pool.run(...args);
    },
  };
  const session = await openSession(counted, {
    onAnswer: (answer) => answer.isFinal && answered(answer),
    onProgress: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  /** Compare, and wait for all; the sizes of what came are listed in their order. */
  const compare = (questions: readonly Question[]) => {
    const found: (ComparedRuns | undefined)[] = questions.map(() => undefined);
    const sizes: number[][] = questions.map(() => []);
    const done = new Promise<{ found: typeof found; sizes: number[][] }>((resolve, reject) => {
      session.comparison.ask(questions, {
        onRuns(at, runs) {
          found[at] = runs;
          sizes[at]?.push(runs.runs);
        },
        onProgress: () => undefined,
        onDone: () => resolve({ found, sizes }),
        onError: reject,
      });
    });
    return { done, found };
  };
  const final = () =>
    new Promise<Answer>((resolve) => {
      answered = resolve;
    });
  return { session, compare, final, jobs: () => jobs };
}

describe('a comparison', () => {
  it('answers one scenario after the other, a first picture before all runs, and takes what the session has', async () => {
    const { session, compare, final, jobs } = await open();
    const answered = final();
    session.ask(askMany(REFERENCE));
    const answer = await answered;
    const before = jobs();
    const { found, sizes } = await compare([askMany(REFERENCE), askMany(warmer)]).done;
    expect(jobs() - before).toBe(1);
    expect(sizes).toEqual([[MANY], [64, MANY]]);
    expect(found.map((each) => each?.isFinal)).toEqual([true, true]);
    expect(found[0]?.values).toBe(answer.scenario.values?.values);
    expect(found[1]?.numbers).toEqual(Array.from({ length: MANY }, (_, run) => run));

    // Nothing is computed twice.
    await compare([askMany(warmer), askMany(REFERENCE)]).done;
    expect(jobs() - before).toBe(1);
    session.stop();
  });

  it('gives the runs that the session gives of the same question, so that differences are exact', async () => {
    const { session, compare, final } = await open();
    const { found } = await compare([ask(larger), ask(REFERENCE)]).done;
    const answered = final();
    session.ask(ask(larger));
    const { scenario } = await answered;
    expect(Buffer.compare(bytesOf(found[0]?.values), bytesOf(scenario.values?.values))).toBe(0);
    const { above } = runDifferences(found[0] as ComparedRuns, found[1] as ComparedRuns, 'births');
    // More children in every run from the second year on, since the luck is the same.
    expect(above.slice(1).every((share) => share === 1)).toBe(true);
    session.stop();
  });

  it('leaves the workers to a question of the page and goes on after it', async () => {
    const { session, compare, final } = await open();
    const running = compare([ask(warmer), ask(larger)]);
    const answered = final();
    session.ask(ask(REFERENCE, 'MLI'));
    await answered;
    const { found } = await running.done;
    expect(found.map((each) => each?.runs)).toEqual([RUNS, RUNS]);
    session.stop();
  });

  it('stops on demand and keeps what was finished', async () => {
    const { session, compare, jobs } = await open();
    await compare([ask(warmer)]).done;
    const stopped = compare([ask(warmer), ask(larger)]);
    session.comparison.cancel();
    const before = jobs();
    const { found } = await compare([ask(warmer)]).done;
    expect(found[0]?.isFinal).toBe(true);
    expect(stopped.found[1]).toBeUndefined();
    expect(jobs() - before).toBe(0);
    session.stop();
  });
});

function bytesOf(values: Float64Array | undefined): Uint8Array {
  return new Uint8Array(values?.buffer ?? new ArrayBuffer(0), values?.byteOffset, values?.byteLength);
}
