import { describe, expect, it } from 'vitest';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import type { EnsembleView, Question } from '../../workers/answer.ts';
import { createFirstRuns } from '../../workers/first-runs.ts';
import { JobCancelled } from '../../workers/pool.ts';
import type { Rank } from '../../workers/turns.ts';

const ask = (fertility: number, place = 'NGA'): Question => ({
  scenario: { ...REFERENCE, id: 'own', levers: { fertility } },
  seed: 'first',
  runs: 100,
  place,
});

/** First runs whose computing ends when the test says so; `begun` lists what was begun. */
function open(known: readonly Question[] = []) {
  const begun: { readonly question: Question; readonly signal: AbortSignal; readonly rank: Rank; end(): void }[] = [];
  const first = createFirstRuns(
    (question, signal, rank) =>
      new Promise((resolve, reject) => {
        const view = { runs: 16, everywhere: known.includes(question) ? {} : null } as EnsembleView;
        signal.addEventListener('abort', () => reject(new JobCancelled('dropped')));
        begun.push({ question, signal, rank, end: () => resolve(view) });
      }),
    (question) => known.includes(question),
  );
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return { first, begun, settled, asked: () => begun.map(({ question }) => question) };
}

describe('first runs', () => {
  it('are not broken off by a newer question, which comes next; those between are passed over', async () => {
    const { first, begun, settled, asked } = open();
    const [a, b, c] = [ask(0.1), ask(0.2), ask(0.3)];
    const views = [first.of(a), first.of(b), first.of(c)] as const;
    const passed = expect(views[1]).rejects.toThrow(JobCancelled);
    expect(asked()).toEqual([a]);
    begun[0]?.end();
    expect((await views[0]).runs).toBe(16);
    await settled();
    expect(asked()).toEqual([a, c]);
    begun[1]?.end();
    expect((await views[2]).runs).toBe(16);
    await passed;
  });

  it('of another place are begun at once, since nobody looks at the old one', async () => {
    const { first, begun, asked } = open();
    const [a, b] = [ask(0.1), ask(0.1, 'BGD')];
    const dropped = expect(first.of(a)).rejects.toThrow(JobCancelled);
    const view = first.of(b);
    expect(asked()).toEqual([a, b]);
    expect(begun[0]?.signal.aborted).toBe(true);
    begun[1]?.end();
    expect((await view).runs).toBe(16);
    await dropped;
  });

  it('are kept for the way back', async () => {
    const { first, begun, asked } = open();
    const [a, b] = [ask(0.1), ask(0.2)];
    const way = first.of(a);
    begun[0]?.end();
    await way;
    const there = first.of(b);
    begun[1]?.end();
    await there;
    expect(await first.of(a)).toBe(await way);
    expect(asked()).toEqual([a, b]);
  });

  it('are kept longest where they are asked again', async () => {
    const { first, begun, asked } = open();
    const compute = async (fertility: number) => {
      const view = first.of(ask(fertility));
      begun.at(-1)?.end();
      await view;
    };
    await compute(0);
    for (let k = 1; k < 112; k++) await compute(k / 1000);
    await first.of(ask(0));
    await compute(0.5);
    const before = asked().length;
    await first.of(ask(0));
    expect(asked().length).toBe(before);
    // The oldest that nobody asked again made room.
    await compute(0.001);
    expect(asked().length).toBe(before + 1);
  });

  it('that are there, or all runs, wait for nothing, and break off what is under way', async () => {
    const known = ask(0);
    const { first, begun, asked } = open([known]);
    const [a, b, c] = [ask(0.1), ask(0.2), ask(0.3)];
    const there = first.of(a);
    begun[0]?.end();
    await there;
    const passed = expect(first.of(b)).rejects.toThrow(JobCancelled);
    expect(await first.of(a)).toBe(await there);
    expect(begun[1]?.signal.aborted).toBe(true);
    const left = expect(first.of(c)).rejects.toThrow(JobCancelled);
    const all = first.of(known);
    expect(begun[2]?.signal.aborted).toBe(true);
    expect(asked()).toEqual([a, b, c, known]);
    begun[3]?.end();
    expect((await all).everywhere).not.toBeNull();
    await Promise.all([passed, left]);
  });

  it('that were foreseen are those of the question when it comes, and give way to any other', async () => {
    const { first, begun, settled, asked } = open();
    const [next, other] = [ask(0.2), ask(0.5)];
    first.foresee([next]);
    const view = first.of(next);
    expect(asked()).toEqual([next]);
    // Asked by now, so that a newer one waits.
    const newer = first.of(other);
    expect(begun[0]?.signal.aborted).toBe(false);
    begun[0]?.end();
    await view;
    await settled();
    begun[1]?.end();
    await newer;

    first.foresee([ask(0.6)]);
    const another = first.of(ask(0.7));
    expect(begun[2]?.signal.aborted).toBe(true);
    // Asked at once after it was dropped: begun anew, not that which ends in nothing.
    const back = first.of(ask(0.6));
    begun[3]?.end();
    await another;
    await settled();
    begun[4]?.end();
    expect((await back).runs).toBe(16);
  });

  it('that are foreseen wait for an answer, and come one after the other', async () => {
    const known = ask(0.4);
    const { first, begun, settled, asked } = open([known]);
    const [a, b, c] = [ask(0.1), ask(0.2), ask(0.3)];
    const view = first.of(a);
    first.foresee([b, known, a, c]);
    expect(asked()).toEqual([a]);
    begun[0]?.end();
    await view;
    await settled();
    expect(asked()).toEqual([a, b]);
    begun[1]?.end();
    await settled();
    expect(asked()).toEqual([a, b, c]);
    begun[2]?.end();
    await settled();
    await Promise.all([first.of(b), first.of(c)]);
    expect(asked()).toEqual([a, b, c]);
  });

  it('that are foreseen take the place of those foreseen before, and no question is followed by them', async () => {
    const { first, begun, settled, asked } = open();
    const [a, b, c, d] = [ask(0.1), ask(0.2), ask(0.3), ask(0.4)];
    first.foresee([a, b]);
    // Under way still: not begun anew.
    first.foresee([a, c]);
    expect(begun[0]?.signal.aborted).toBe(false);
    first.foresee([c, d]);
    expect(begun[0]?.signal.aborted).toBe(true);
    expect(asked()).toEqual([a, c]);
    const view = first.of(b);
    begun[2]?.end();
    await view;
    await settled();
    expect(asked()).toEqual([a, c, b]);
  });

  it('that are filled in come last of all, give way to any that is likely or asked, and go on after it', async () => {
    const known = ask(0);
    const { first, begun, settled, asked } = open([known]);
    const [a, b, c, d] = [ask(0.1), ask(0.2), ask(0.3), ask(0.4)];
    const ranks = () => begun.map(({ rank }) => rank);
    first.fillIn([known, a, b, c]);
    expect(asked()).toEqual([a]);
    // Known, or the very one: nothing is begun, and what is filled in goes on.
    first.foresee([known]);
    expect(begun[0]?.signal.aborted).toBe(false);
    first.foresee([d]);
    expect(begun[0]?.signal.aborted).toBe(true);
    begun[1]?.end();
    await settled();
    expect(asked()).toEqual([a, d, a]);
    expect(ranks()).toEqual(['last', 'first', 'last']);
    // Asked while it is filled in: begun anew, in front of all others.
    const view = first.of(a);
    expect(begun[2]?.signal.aborted).toBe(true);
    begun[3]?.end();
    expect((await view).runs).toBe(16);
    await settled();
    // No question is followed by them unless they are told again.
    expect(asked()).toEqual([a, d, a, a]);
    first.fillIn([a, b, c]);
    begun[4]?.end();
    await settled();
    expect(asked().slice(4)).toEqual([b, c]);
    expect(ranks().slice(3)).toEqual(['first', 'last', 'last']);
    // Others in their place.
    first.fillIn([ask(0.7)]);
    expect(begun[5]?.signal.aborted).toBe(true);
    expect(asked().slice(6)).toEqual([ask(0.7)]);
    first.stop();
    expect(begun[6]?.signal.aborted).toBe(true);
    await settled();
    expect(asked()).toHaveLength(7);
  });

  it('are not taken from what was kept where all runs are there by now', async () => {
    const known: Question[] = [];
    const { first, begun, asked } = open(known);
    const a = ask(0.1);
    const early = first.of(a);
    begun[0]?.end();
    await early;
    known.push(a);
    const late = first.of(a);
    begun[1]?.end();
    expect((await late).everywhere).not.toBeNull();
    expect(asked()).toEqual([a, a]);
  });
});
