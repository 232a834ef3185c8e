import { expect, it } from 'vitest';
import { oncePer } from '../../src/baseline/once-per.ts';

it('computes once for each object, also where the result is nothing', () => {
  const asked: object[] = [];
  const nothing = oncePer((key: object) => {
    asked.push(key);
    return undefined;
  });
  const size = oncePer((list: readonly number[]) => ({ size: list.length }));
  const [one, other] = [[1], [1]];
  expect(size(one)).toBe(size(one));
  expect(size(one)).not.toBe(size(other));
  expect([nothing(one), nothing(one), nothing(other)]).toEqual([undefined, undefined, undefined]);
  expect(asked).toEqual([one, other]);
});
