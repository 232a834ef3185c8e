import { describe, expect, it } from 'vitest';
import type { History } from '../../src/summary/history.ts';
import { naiveLines } from '../../src/summary/naive.ts';

/** A record of 2011-2020 with 1 to 10 people, of which some years have none. */
function record(none: readonly number[] = []): History {
  const years = Array.from({ length: 10 }, (_, t) => 2011 + t);
  return {
    points: years.filter((year) => !none.includes(year)).map((year) => ({ year, value: year - 2010 })),
    gap: 'none',
    noneRecorded: none,
  };
}

describe('naiveLines', () => {
  it('carry on the last value and the mean of ten years of a flow', () => {
    // (1 + ... + 10) / 10 = 5.5.
    expect(naiveLines(record(), true, undefined)).toEqual([
      { kind: 'last', from: 2020, to: 2020, value: 10 },
      { kind: 'mean', from: 2011, to: 2020, value: 5.5 },
    ]);
  });

  it('count a year in which none was recorded as none', () => {
    // Without 10 and 4: 41 / 10.
    const [last, mean] = naiveLines(record([2014, 2020]), true, undefined);
    expect(last).toEqual({ kind: 'last', from: 2020, to: 2020, value: 0 });
    expect(mean?.value).toBeCloseTo(4.1, 12);
  });

  it('have no mean of a record shorter than ten years', () => {
    const short: History = { ...record(), points: record().points.slice(1) };
    expect(naiveLines(short, true, undefined).map(({ kind }) => kind)).toEqual(['last']);
  });

  it('have the known value of the base year alone for a stock', () => {
    expect(naiveLines(record(), false, { year: 2024, value: 7 })).toEqual([
      { kind: 'last', from: 2024, to: 2024, value: 7 },
    ]);
  });

  it('are none where there is no record', () => {
    const none: History = { points: [], gap: 'no-source', noneRecorded: [] };
    expect(naiveLines(none, true, undefined)).toEqual([]);
    expect(naiveLines(none, false, undefined)).toEqual([]);
  });
});
