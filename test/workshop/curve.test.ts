import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { YearSpread } from '../../src/summary/reading.ts';
import { placeRows } from '../../src/summary/selection.ts';
import { curveRange, curveStep, filledCurve, onStep, withStroke, withValue } from '../../src/workshop/curve.ts';
import { hiddenRecord, recordedValue } from '../../src/workshop/curve-task.ts';
import { directionOf, scoreAgainstRecord, scoreAgainstRuns } from '../../src/workshop/score.ts';
import { baseline } from '../support/world.ts';

const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 26 });
const people = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 26 });
const empty = (years: number) => Array.from({ length: years }, () => undefined);

describe('a drawn curve', () => {
  it('keeps what is drawn and is straight between', () => {
    const curve = withValue(withValue(empty(5), 1, 30), 3, 50);
    expect(filledCurve(curve, 10)).toEqual([20, 30, 40, 50, 50]);
    expect(filledCurve(curve, undefined)).toEqual([30, 30, 40, 50, 50]);
    expect(filledCurve(empty(5), 10)).toBeUndefined();
    expect(filledCurve(withValue(curve, 1, undefined), 10)).toEqual([20, 30, 40, 50, 50]);
  });

  it('takes a stroke of the pointer in either direction', () => {
    expect(withStroke(empty(4), 3, 6, 1, 2)).toEqual([undefined, 2, 4, 6]);
    expect(withStroke(empty(4), 1, 2, 3, 6)).toEqual([undefined, 2, 4, 6]);
    expect(withStroke(empty(2), 1, 2, 1, 6)).toEqual([undefined, 6]);
  });

  it('has an axis that depends on what is known and drawn alone, and always holds it', () => {
    fc.assert(
      fc.property(values, values, (known, drawn) => {
        const points = known.map((value, i) => ({ year: 2000 + i, value }));
        const step = curveStep(points);
        const { low, high } = curveRange(points, drawn, step);
        for (const value of [...known, ...drawn]) {
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(high);
        }
      }),
    );
  });

  it('has steps of three digits', () => {
    expect(curveStep([{ year: 2024, value: 232_679_478 }])).toBe(1e6);
    expect(curveStep([{ year: 2024, value: 0.543 }])).toBeCloseTo(0.001, 12);
    expect(curveStep([])).toBe(1);
    expect(onStep(0.30000001, 0.1)).toBe(0.3);
    expect(onStep(232_679_478, 1e6)).toBe(233_000_000);
  });
});

describe('the score of a curve', () => {
  const spread = (year: number, p50: number, half: number): YearSpread => ({
    year,
    mean: p50,
    p2_5: p50 - 2 * half,
    p10: p50 - half,
    p25: p50 - half / 2,
    p50,
    p75: p50 + half / 2,
    p90: p50 + half,
    p97_5: p50 + 2 * half,
  });

  it('is worked out by hand', () => {
    const spreads = [spread(2025, 100, 5), spread(2026, 110, 5), spread(2027, 120, 5)];
    const score = scoreAgainstRuns([100, 104, 132], spreads, 90, false);
    expect(score).toEqual({
      gap: 6,
      gapShare: 6 / 110,
      drawn: 'up',
      came: 'up',
      surprise: { kind: 'bands', outside80: 2, outside95: 1 },
      years: 3,
    });
  });

  it('of a record compares the years on record, and with carrying on the past', () => {
    const score = scoreAgainstRecord([10, 10, 40], [20, undefined, 40], [10, 20, 30]);
    expect(score).toEqual({
      gap: 5,
      gapShare: 5 / 30,
      drawn: 'up',
      came: 'up',
      surprise: { kind: 'past', gapOfPast: 10 },
      years: 2,
    });
  });

  it('is nothing for who draws the median, and takes no side with the unit', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 1_000 }), (truth, unit) => {
        const spreads = truth.map((value, i) => spread(2025 + i, value, 1));
        const exact = scoreAgainstRuns(truth, spreads, 0, false);
        expect(exact.gap).toBe(0);
        expect(exact.drawn).toBe(exact.came);
        expect(exact.surprise).toEqual({ kind: 'bands', outside80: 0, outside95: 0 });
        const drawn = truth.map((value) => value + 3);
        const one = scoreAgainstRuns(drawn, spreads, 0, true);
        const scaled = scoreAgainstRuns(
          drawn.map((value) => value * unit),
          spreads.map((each) => spread(each.year, each.p50 * unit, unit)),
          0,
          true,
        );
        expect(scaled.gap).toBeCloseTo(one.gap * unit, 3);
        expect(scaled.gapShare ?? 0).toBeCloseTo(one.gapShare ?? 0, 6);
      }),
    );
  });

  it('calls a small change level', () => {
    expect(directionOf(100, 101)).toBe('level');
    expect(directionOf(100, 103)).toBe('up');
    expect(directionOf(0, 0)).toBe('level');
    expect(directionOf(5, -5)).toBe('down');
  });
});

describe('the record that mode history hides', () => {
  const rows = placeRows(baseline);
  const row = (id: string) => rows.get(id) as NonNullable<ReturnType<typeof rows.get>>;

  it('is the years 2013 to 2020 of the World Bank series, cut from those before', () => {
    const record = hiddenRecord(baseline, row('PHL'), 'disasterDisplacement');
    expect(record?.shown.map(({ year }) => year)).toEqual([2008, 2009, 2010, 2011, 2012]);
    expect(record?.hidden.map(({ year }) => year)).toEqual([2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020]);
    const seen = recordedValue(baseline, row('PHL'), 'disasterDisplacement', 2013);
    expect(record?.hidden[0]?.value).toBe(seen);
    expect(seen).toBeGreaterThan(1_000_000);
  });

  it('is refused for stocks, and where years are missing', () => {
    expect(hiddenRecord(baseline, row('PHL'), 'population')).toBeUndefined();
    expect(hiddenRecord(baseline, row('PHL'), 'urbanShare')).toBeUndefined();
    expect(hiddenRecord(baseline, row('MCO'), 'disasterDisplacement')).toBeUndefined();
    expect(hiddenRecord(baseline, row('MCO'), 'netMigration')).toBeDefined();
  });
});
