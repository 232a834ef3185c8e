import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yearRuns } from '../../web/charts/year-runs.ts';

describe('years as runs', () => {
  it('joins years that follow each other', () => {
    expect(yearRuns([2000, 2001, 2002, 2005, 2007, 2008])).toEqual(['2000–2002', '2005', '2007–2008']);
    expect(yearRuns([])).toEqual([]);
  });

  it('names each year once, and never two runs that touch', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 2000, max: 2024 })), (any) => {
        const years = any.toSorted((a, b) => a - b);
        const runs = yearRuns(years).map((run) => run.split('–').map(Number));
        const named = runs.flatMap(([first = 0, last = first]) =>
          Array.from({ length: last - first + 1 }, (_, i) => first + i),
        );
        expect(named).toEqual(years);
        runs.slice(1).forEach(([first = 0], i) => {
          expect(first - (runs[i]?.at(-1) ?? 0)).toBeGreaterThan(1);
        });
      }),
    );
  });
});
