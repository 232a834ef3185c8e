import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTPUT_IDS } from '../../src/params/outputs.ts';
import { type NumberedRuns, outputYears, runDifferences, spreadYears } from '../../src/summary/compared-runs.ts';

const O = OUTPUT_IDS.length;

/** Runs of a place in which every output of a year holds the same values. */
function runsOf(numbers: readonly number[], years: readonly (readonly number[])[]): NumberedRuns {
  const cells = O * years.length;
  const values = Float64Array.from(OUTPUT_IDS.flatMap(() => years.flat()));
  return { numbers, values, cells, runs: numbers.length };
}

describe('differences run by run', () => {
  it('subtracts in every run and counts where the first is above and below', () => {
    const first = runsOf(
      [0, 1, 2, 3],
      [
        [5, 6, 7, 8],
        [1, 1, 1, 1],
      ],
    );
    const second = runsOf(
      [0, 1, 2, 3],
      [
        [5, 5, 9, 4],
        [0, 0, 0, 0],
      ],
    );
    const { values, runs, above, below } = runDifferences(first, second, 'population');
    expect([...values]).toEqual([0, 1, -2, 4, 1, 1, 1, 1]);
    expect(runs).toBe(4);
    expect(above).toEqual([0.5, 1]);
    expect(below).toEqual([0.25, 0]);
  });

  it('holds a run against the same run where one failed in either', () => {
    const first = runsOf([0, 2, 3], [[10, 12, 13]]);
    const second = runsOf([0, 1, 3], [[1, 100, 3]]);
    const { values, runs } = runDifferences(first, second, 'births');
    expect([...values]).toEqual([9, 10]);
    expect(runs).toBe(2);
  });

  it('is nothing for runs held against themselves', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 9 }),
        (row) => {
          const runs = runsOf(
            row.map((_, run) => run),
            [row],
          );
          const { values, above, below } = runDifferences(runs, runs, 'medianAge');
          expect([...values].every((value) => value === 0)).toBe(true);
          expect([above, below]).toEqual([[0], [0]]);
        },
      ),
    );
  });
});

describe('statistics of years', () => {
  it('begin in 2025, with the median and bounds of each year alone', () => {
    const years = outputYears(
      runsOf(
        [0, 1, 2],
        [
          [3, 1, 2],
          [30, 10, 20],
        ],
      ),
      'population',
    );
    expect(years.map(({ year, p50, mean }) => [year, p50, mean])).toEqual([
      [2025, 2, 2],
      [2026, 20, 20],
    ]);
    // Type 7 of 1, 2, 3 at 0.9: rank 1.8, so 2.8.
    expect(years[0]?.p90).toBeCloseTo(2.8, 12);
  });

  it('leaves the values that it reads as they are, and has no year without runs', () => {
    const values = Float64Array.from([3, 1, 2]);
    spreadYears({ runs: 3, values });
    expect([...values]).toEqual([3, 1, 2]);
    expect(spreadYears({ runs: 0, values: new Float64Array(0) })).toEqual([]);
  });
});
