import { describe, expect, it } from 'vitest';
import { createTurns } from '../../workers/turns.ts';

describe('turns', () => {
  it('are taken one after the other; those that go first pass those that wait, and none that has begun', async () => {
    const turns = createTurns();
    const said: string[] = [];
    const act = (name: string) => async () => {
      said.push(`${name} begins`);
      await Promise.resolve();
      said.push(`${name} ends`);
      return name;
    };
    expect(turns.isFirstWaiting()).toBe(false);
    const results = [
      turns.take(act('a')),
      turns.take(act('b')),
      turns.take(act('c'), true),
      turns.take(act('d'), true),
    ];
    expect(turns.isFirstWaiting()).toBe(true);
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
    expect(turns.isFirstWaiting()).toBe(false);
    expect(said).toEqual(['a', 'c', 'd', 'b'].flatMap((name) => [`${name} begins`, `${name} ends`]));
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
