import { describe, expect, it } from 'vitest';
import { createTurns, RANKS } from '../../workers/turns.ts';

describe('turns', () => {
  it('are taken by rank, those of one rank one after the other, and pass none that has begun', async () => {
    const turns = createTurns();
    const said: string[] = [];
    const act = (name: string) => async () => {
      said.push(`${name} begins`);
      await Promise.resolve();
      said.push(`${name} ends`);
      return name;
    };
    const passed = () => RANKS.map((rank) => turns.isPassed(rank));
    expect(passed()).toEqual([false, false, false]);
    const results = [turns.take(act('a'), 'last'), turns.take(act('b'), 'last')];
    expect(passed()).toEqual([false, false, false]);
    results.push(turns.take(act('c')));
    expect(passed()).toEqual([false, false, true]);
    results.push(turns.take(act('d'), 'first'), turns.take(act('e'), 'usual'), turns.take(act('f'), 'first'));
    expect(passed()).toEqual([false, true, true]);
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(passed()).toEqual([false, false, false]);
    expect(said).toEqual(['a', 'd', 'f', 'c', 'e', 'b'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('go on after one that failed, at once or later, and begin again after a rest', async () => {
    const turns = createTurns();
    const refuses = expect(
      turns.take(() => {
        throw new Error('at once');
      }),
    ).rejects.toThrow('at once');
    const fails = expect(turns.take(() => Promise.reject(new Error('later')))).rejects.toThrow('later');
    expect(await turns.take(() => 1)).toBe(1);
    await Promise.all([refuses, fails]);
    expect(await turns.take(() => 2)).toBe(2);
  });
});
