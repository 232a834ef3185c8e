import { describe, expect, it } from 'vitest';
import { OUTPUT_IDS, type OutputId } from '../../src/params/outputs.ts';
import { conflictClass, isClassed, recordedConflict } from '../../src/summary/conflict-class.ts';
import { cellOf, PAGE_YEARS } from '../../src/summary/reading.ts';
import { KEPT_QUANTILES, type StatisticTable } from '../../src/summary/table.ts';

/** A fan of one place in which the quantiles of one output and year are given by their order. */
function fanWith(output: OutputId, year: number, quantile: (p: number) => number): StatisticTable {
  const width = 1 + KEPT_QUANTILES.length;
  const cells = OUTPUT_IDS.length * PAGE_YEARS;
  const values = new Float64Array(cells * width);
  values.set(KEPT_QUANTILES.map(quantile), cellOf(output, year) * width + 1);
  return { quantiles: KEPT_QUANTILES, cells, values };
}

describe('classes of conflict', () => {
  it('follow the share of runs with at least 10,000 people newly displaced', () => {
    const classWhere = (from: number) =>
      conflictClass(
        fanWith('conflictDisplacement', 2035, (p) => (p >= from ? 10_000 : 9_999)),
        'conflictDisplacement',
        2035,
      );
    expect([0.975, 0.95, 0.9, 0.8, 0.75, 0.5, 0.25, 0.2, 0.1].map(classWhere)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it('follow the median of people who live displaced', () => {
    const classOf = (median: number) =>
      conflictClass(
        fanWith('internallyDisplacedConflict', 2050, () => median),
        'internallyDisplacedConflict',
        2050,
      );
    expect([0, 9_999, 10_000, 99_999, 1e6, 4.9e6, 5e6].map(classOf)).toEqual([0, 0, 1, 1, 3, 3, 4]);
  });

  it('are for conflict alone', () => {
    expect(OUTPUT_IDS.filter(isClassed)).toEqual(['conflictDisplacement', 'internallyDisplacedConflict']);
  });
});

describe('the record behind the classes', () => {
  it('counts the years at the threshold and names the largest', () => {
    const points = [
      { year: 2018, value: 9_000 },
      { year: 2019, value: 10_000 },
      { year: 2020, value: 400_000 },
    ];
    expect(recordedConflict({ points, gap: 'none', noneRecorded: [2017] })).toEqual({
      first: 2017,
      last: 2020,
      years: 2,
      most: { year: 2020, value: 400_000 },
    });
  });

  it('tells a place without a series from one with no displacement on record', () => {
    expect(recordedConflict({ points: [], gap: 'no-series', noneRecorded: [] })).toBeUndefined();
    expect(recordedConflict({ points: [], gap: 'none', noneRecorded: [2019, 2020] })).toEqual({
      first: 2019,
      last: 2020,
      years: 0,
      most: undefined,
    });
  });
});
