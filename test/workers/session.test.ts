import { describe, expect, it } from 'vitest';
import type { Job } from '../../src/engine/job.ts';
import { OUTPUT_IDS } from '../../src/params/outputs.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { SHOCK_METRICS } from '../../src/summary/shock-summary.ts';
import type { StatisticTable } from '../../src/summary/table.ts';
import type { Answer, EnsembleView, Question } from '../../workers/answer.ts';
import { attribute } from '../../workers/attribution.ts';
import { createInlineHost } from '../../workers/inline-host.ts';
import { createPool, type Pool } from '../../workers/pool.ts';
import { openSession } from '../../workers/session.ts';
import { builtKernels, builtPath } from '../support/built-kernels.ts';
import { baseline, committedBaseline } from '../support/world.ts';

/** More than one picture before all are in. */
const MANY = 72;
/** Enough for one. */
const RUNS = 24;
const ask = (scenario: Scenario, place: string, runs = RUNS): Question => ({ scenario, seed: 'session', runs, place });
const warmer: Scenario = { ...REFERENCE, id: 'warmer', name: 'Warmer', levers: { warmingPath: 'SSP5-8.5' } };

/** A session whose answers are listed; `last` waits for the final one. */
async function listen() {
  const answers: Answer[] = [];
  const progress: number[] = [];
  let done: (answer: Answer) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const pool = await createPool(createInlineHost(), 2, committedBaseline(), builtKernels(), builtPath());
  const jobs: Job[] = [];
  /** Those that nobody has asked for and that nothing waits for. */
  const fillers: Job[] = [];
  const run: Pool['run'] = (job, options) => {
    (options?.rank === 'last' ? fillers : jobs).push(job);
    return pool.run(job, options);
  };
  const session = await openSession(
    { ...pool, run },
    {
      onAnswer(answer) {
        answers.push(answer);
        if (answer.isFinal) done(answer);
      },
      onProgress: ({ runs }) => progress.push(runs),
      onError: (error) => fail(error),
    },
  );
  const last = () =>
    new Promise<Answer>((resolve, reject) => {
      done = resolve;
      fail = reject;
    });
  return { session, answers, progress, jobs, fillers, last };
}

/** Median of an output of the place asked for at the end of 2050. */
const median2050 = (answer: Answer, output: (typeof OUTPUT_IDS)[number], of: 'scenario' | 'reference' = 'scenario') => {
  const { values, quantiles } = answer[of].fan;
  return values[(OUTPUT_IDS.indexOf(output) * 26 + 25) * (1 + quantiles.length) + 1 + quantiles.indexOf(0.5)];
};

/** Whether two tables hold the same bytes; millions of numbers one by one would take a minute. */
function isSame(a: StatisticTable | null, b: StatisticTable | null): boolean {
  return a !== null && b !== null && a.cells === b.cells && Buffer.compare(bytesOf(a), bytesOf(b)) === 0;
}

function bytesOf({ values }: StatisticTable): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** Bytes of every run of the place asked for. */
function runsOfView({ values }: EnsembleView): Uint8Array {
  return new Uint8Array(values?.values.buffer as ArrayBuffer);
}

describe('a session', () => {
  it('ends its first runs with the horizon, on the same numbers, and all others with 2050', async () => {
    const firstAndLast = async (question: Question) => {
      const { session, answers, last } = await listen();
      const final = last();
      session.ask(question);
      const end = await final;
      session.stop();
      return { first: answers[0] as Answer, end };
    };
    const whole = await firstAndLast(ask(warmer, 'NGA', 24));
    const cut = await firstAndLast({ ...ask(warmer, 'NGA', 24), horizon: 2030 });
    expect([cut.first.scenario.runs, cut.first.scenario.until, cut.first.reference.until]).toEqual([16, 2030, 2030]);
    expect(cut.end.scenario.until).toBe(2050);
    for (const side of ['scenario', 'reference'] as const)
      for (const table of ['fan', 'byAge', 'corridorMoves'] as const) {
        const [all, some] = [whole.first[side][table], cut.first[side][table]];
        expect(some.cells).toBe(all.cells);
        const width = 1 + all.quantiles.length;
        // Years are the last part of a cell: 2025 to 2030 hold what they hold without an end, the others hold nothing.
        const known = (at: number) => Math.floor(at / width) % 26 < 6;
        const expected = Float32Array.from(all.values, (value, at) => (known(at) ? value : Number.NaN));
        expect(Buffer.compare(bytesOf(some), new Uint8Array(expected.buffer))).toBe(0);
        expect(cut.end[side][table].values.includes(Number.NaN)).toBe(false);
        expect(isSame(cut.end[side][table], whole.end[side][table])).toBe(true);
      }
  }, 120_000);

  it('answers with 16 runs, then 64, then all, and the table of every place at the end', async () => {
    const { session, answers, progress, last } = await listen();
    const final = last();
    session.ask(ask(REFERENCE, 'NGA', MANY));
    const answer = await final;
    expect(answers.map(({ scenario }) => scenario.runs).slice(0, 2)).toEqual([16, 64]);
    expect(answer.scenario.runs).toBe(MANY);
    expect(answer.failures).toEqual([]);
    expect(progress.at(-1)).toBe(MANY);
    expect(answer.scenario.values?.values.length).toBe(OUTPUT_IDS.length * 26 * MANY);
    const tails = answer.scenario.tails ?? {};
    expect(Object.keys(tails).sort()).toEqual([...SHOCK_METRICS].sort());
    for (const { places, years } of Object.values(tails))
      expect([places, years]).toEqual([session.recorded.length, 26]);
    const perPlace = OUTPUT_IDS.length * 26 * (1 + answer.scenario.fan.quantiles.length);
    expect(answer.scenario.everywhere?.values.length).toBe(session.recorded.length * perPlace);
    expect(session.recorded.length).toBe(baseline.places.length + baseline.groups.length);
  });

  it('drops an older question for a newer one, and never answers it again', async () => {
    const { session, answers, last } = await listen();
    const final = last();
    session.ask(ask(REFERENCE, 'NGA'));
    session.ask(ask(warmer, 'BGD'));
    const answer = await final;
    expect(answer.question.place).toBe('BGD');
    expect(answers.some((each) => each.question.place === 'NGA')).toBe(false);
    expect(median2050(answer, 'disasterDisplacement')).toBeGreaterThan(
      median2050(answer, 'disasterDisplacement', 'reference') as number,
    );
    // Warming moves nobody's births: scenario and reference share their luck.
    expect(median2050(answer, 'population')).toBe(median2050(answer, 'population', 'reference'));
  });

  it('shows a lever on its way, and one more step of it with the same numbers as any other question', async () => {
    const fertility = (value: number): Scenario => ({ ...REFERENCE, id: 'own', levers: { fertility: value } });
    const [one, two, three, four] = [0.1, 0.2, 0.3, 0.4].map(fertility) as [Scenario, Scenario, Scenario, Scenario];
    const moved = await listen();
    let final = moved.last();
    moved.session.ask(ask(REFERENCE, 'NGA'));
    await final;
    moved.answers.length = 0;
    final = moved.last();
    // Faster than a picture can be computed.
    for (const scenario of [one, two, three]) moved.session.ask(ask(scenario, 'NGA'));
    await final;
    const shown = moved.answers.map(({ question, scenario }) => [question.scenario, scenario.runs]);
    expect(shown[0]).toEqual([one, 16]);
    expect(shown[1]).toEqual([three, 16]);
    expect(shown.some(([scenario]) => scenario === two)).toBe(false);
    // The way goes on: the next step was computed in the pause, once, and what comes then is what a fresh session says.
    const firstOfFour = () =>
      moved.jobs.filter(({ scenario, runs }) => scenario.levers.fertility === 0.4 && runs === 16);
    expect(firstOfFour().length).toBe(1);
    final = moved.last();
    moved.session.ask(ask(four, 'NGA'));
    await final;
    expect(firstOfFour().length).toBe(1);
    const fresh = await listen();
    final = fresh.last();
    fresh.session.ask(ask(four, 'NGA'));
    await final;
    const firstOf = (answers: readonly Answer[]) =>
      answers.find(({ question, scenario }) => question.scenario === four && scenario.runs === 16) as Answer;
    for (const part of ['fan', 'byAge', 'corridorMoves'] as const)
      expect(isSame(firstOf(moved.answers).scenario[part], firstOf(fresh.answers).scenario[part]), part).toBe(true);
    moved.session.stop();
    fresh.session.stop();
  }, 120_000);

  it('computes what may be asked next once, with the answer of any other question, and answers nothing before it is asked', async () => {
    const fertility = (value: number): Scenario => ({ ...REFERENCE, id: 'own', levers: { fertility: value } });
    const { session, answers, jobs, last } = await listen();
    let final = last();
    session.ask(ask(REFERENCE, 'NGA'));
    await final;
    answers.length = 0;
    jobs.length = 0;
    // The reference is known, and what nobody asks any more is left.
    session.expect([fertility(0.7)].map((scenario) => ask(scenario, 'NGA')));
    session.expect([REFERENCE, fertility(0.5), fertility(0.6)].map((scenario) => ask(scenario, 'NGA')));
    await expect
      .poll(() => jobs.map(({ scenario }) => scenario.levers.fertility), { timeout: 30_000 })
      .toEqual([0.7, 0.5, 0.6]);
    expect(answers).toEqual([]);
    final = last();
    session.ask(ask(fertility(0.5), 'NGA'));
    await final;
    expect(jobs.filter(({ scenario, runs }) => scenario.levers.fertility === 0.5 && runs === 16).length).toBe(1);
    expect(answers[0]?.scenario.runs).toBe(16);
    const fresh = await listen();
    final = fresh.last();
    fresh.session.ask(ask(fertility(0.5), 'NGA'));
    await final;
    expect(isSame((answers[0] as Answer).scenario.fan, (fresh.answers[0] as Answer).scenario.fan)).toBe(true);
    // What a hand rests on while the first runs of a step come in is not forgotten for the step after it.
    jobs.length = 0;
    session.ask(ask(fertility(0.1), 'NGA'));
    session.expect([0.45, 0.35].map((value) => ask(fertility(value), 'NGA')));
    const firstRuns = () => jobs.filter(({ runs }) => runs === 16).map(({ scenario }) => scenario.levers.fertility);
    await expect.poll(firstRuns, { timeout: 30_000 }).toEqual([0.1, 0.45, 0.35, -0.3]);
    session.stop();
    fresh.session.stop();
  }, 120_000);

  it('computes the other values of the lever in hand when nothing else is to do, and answers with them at once', async () => {
    const income = (value: number): Scenario => ({ ...REFERENCE, id: 'own', levers: { incomeGrowth: value } });
    const toSoon = (scenario: Scenario, place = 'NGA'): Question => ({ ...ask(scenario, place), horizon: 2026 });
    const { session, answers, jobs, fillers, last } = await listen();
    const answered = async (question: Question) => {
      const final = last();
      session.ask(question);
      await final;
    };
    const filled = () => fillers.map(({ scenario }) => scenario.levers.incomeGrowth);
    await answered(toSoon(REFERENCE));
    expect(fillers).toEqual([]);
    await answered(toSoon(income(0.5)));
    // From -2 to 2 by tenths, but for the default, which is known, and for what was asked and foreseen; the far apart first.
    await expect.poll(() => new Set(filled()).size, { timeout: 60_000 }).toBeGreaterThanOrEqual(38);
    expect(filled()).not.toContain(undefined);
    expect(filled()).not.toContain(0.5);
    const [first, second] = [...new Set(filled())];
    expect([first, second]).toEqual([-2, 1.2]);
    jobs.length = 0;
    answers.length = 0;
    await answered(toSoon(income(-1.7)));
    expect(jobs.filter(({ runs }) => runs === 16)).toEqual([]);
    expect(answers[0]?.scenario.runs).toBe(16);
    const fresh = await listen();
    const final = fresh.last();
    fresh.session.ask(toSoon(income(-1.7)));
    await final;
    expect(isSame((answers[0] as Answer).scenario.fan, (fresh.answers[0] as Answer).scenario.fan)).toBe(true);
    fresh.session.stop();
    // Of another place the same values come, of another kind of lever none, of a lever under a hand its own.
    fillers.length = 0;
    await answered(toSoon(income(-1.7), 'BGD'));
    await expect.poll(() => fillers.length, { timeout: 60_000 }).toBeGreaterThan(2);
    expect(fillers.every(({ places }) => places[0] === 'BGD')).toBe(true);
    await answered(toSoon({ ...income(-1.7), levers: { incomeGrowth: -1.7, warmingPath: 'SSP5-8.5' } }));
    fillers.length = 0;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(fillers).toEqual([]);
    session.expect([
      toSoon({ ...income(-1.7), levers: { incomeGrowth: -1.7, warmingPath: 'SSP5-8.5', urbanPace: 1 } }),
    ]);
    await expect
      .poll(() => fillers.slice(0, 2).map(({ scenario }) => scenario.levers.urbanPace), { timeout: 60_000 })
      .toEqual([-2, 1.2]);
    session.stop();
  }, 240_000);

  it('gives the same answer on the people of the reference as from nothing', async () => {
    const kept = await listen();
    let final = kept.last();
    kept.session.ask(ask(REFERENCE, 'BGD'));
    await final;
    final = kept.last();
    kept.session.ask(ask(warmer, 'BGD'));
    const beside = await final;
    const fresh = await listen();
    final = fresh.last();
    fresh.session.ask(ask(warmer, 'BGD'));
    const whole = await final;
    for (const part of ['fan', 'byAge', 'corridorMoves', 'everywhere'] as const)
      expect(isSame(beside.scenario[part], whole.scenario[part]), part).toBe(true);
    expect(Buffer.compare(runsOfView(beside.scenario), runsOfView(whole.scenario))).toBe(0);
    for (const metric of SHOCK_METRICS)
      expect(beside.scenario.tails?.[metric]?.values, metric).toEqual(whole.scenario.tails?.[metric]?.values);
    expect(beside.scenario.corridors).toEqual(whole.scenario.corridors);
    expect(beside.bookings).toEqual(whole.bookings);
    // No table of another ensemble was shown for it on the way.
    const onTheWay = kept.answers.filter(({ question, isFinal }) => question.scenario === warmer && !isFinal);
    expect(onTheWay.length).toBeGreaterThan(0);
    for (const { scenario } of onTheWay)
      expect(scenario.everywhere === null || scenario.everywhere === beside.scenario.everywhere).toBe(true);
    kept.session.stop();
    fresh.session.stop();
  });

  it('goes from an own group to a country and on to a lever, with one table of the same places', async () => {
    const { session, last } = await listen();
    const groups = { mine: ['NGA', 'NER'] };
    const answerTo = async (scenario: Scenario, place: string) => {
      const final = last();
      session.ask(ask({ ...scenario, groups }, place));
      return final;
    };
    const own = await answerTo(REFERENCE, 'mine');
    const cells = own.reference.everywhere?.cells;
    expect(cells).toBe(session.recorded.length * OUTPUT_IDS.length * 26);
    await answerTo(REFERENCE, 'NGA');
    const { scenario } = await answerTo(warmer, 'NGA');
    expect(scenario.everywhere?.cells).toBe(cells);
    expect(scenario.runs).toBe(RUNS);
    session.stop();
  });

  it('shows another place of a finished ensemble from its table at once, then exactly', async () => {
    const { session, answers, last } = await listen();
    let final = last();
    session.ask(ask(REFERENCE, 'NGA'));
    await final;
    answers.length = 0;
    final = last();
    session.ask(ask(REFERENCE, 'un-caribbean'));
    const exact = await final;
    const first = answers[0] as Answer;
    expect(first.scenario.runs).toBe(RUNS);
    const ratio = (median2050(first, 'population') as number) / (median2050(exact, 'population') as number);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.01);
  });

  it('shares out a difference on the runs that it keeps, with the same result as from nothing', async () => {
    const { session, jobs, last } = await listen();
    const final = last();
    // Two parts or one take 500 runs of each combination.
    session.ask(ask(warmer, 'BGD', 504));
    await final;
    const question = {
      scenario: warmer,
      seed: 'session',
      place: 'BGD',
      output: 'floodDisplacement',
      year: 2035,
    } as const;
    jobs.length = 0;
    const kept = await session.analyses.attribute(question);
    expect(jobs).toHaveLength(0);
    expect(kept.total.mean).toBeGreaterThan(0);
    const elsewhere = await session.analyses.attribute({ ...question, place: 'NGA' });
    expect(jobs).toHaveLength(2);
    expect(elsewhere.total.mean).not.toBe(kept.total.mean);
    const pool = await createPool(createInlineHost(), 1, committedBaseline(), builtKernels(), builtPath());
    expect(await attribute(pool, question)).toEqual(kept);
    session.stop();
  });
});
