import { describe, expect, it } from 'vitest';
import { layoutSeries } from '../../src/picture/series.ts';

const frame = { width: 400, height: 200, left: 40, right: 100, top: 20, bottom: 20, labelHeight: 26 };
const years = (value: (year: number) => number, width = 2) =>
  Array.from({ length: 11 }, (_, t) => {
    const v = value(2025 + t);
    return {
      year: 2025 + t,
      mean: v,
      p2_5: v - width,
      p10: v - width,
      p25: v,
      p50: v,
      p75: v,
      p90: v + width,
      p97_5: v + width,
    };
  });
const state = { firstYear: 2025, horizon: 2035, level: undefined, hasZero: true };
const one = (id: string, value: (year: number) => number) => ({ id, years: years(value), reference: undefined });
const xsOf = (path: string) => [...path.matchAll(/[MH](-?[\d.]+)/g)].map((each) => Number(each[1]));

describe('layoutSeries', () => {
  it('draws stocks as lines from the first year to the horizon and cuts what is later', () => {
    const { series, cursor, plot, zero } = layoutSeries(
      { ...state, shape: 'line', horizon: 2030, series: [one('a', () => 10)] },
      frame,
    );
    expect(cursor.map(({ year }) => year)).toEqual([2025, 2026, 2027, 2028, 2029, 2030]);
    expect(series[0]?.median.match(/L/g)).toHaveLength(5);
    expect([cursor[0]?.x, cursor.at(-1)?.x]).toEqual([plot.left, plot.right]);
    expect(zero).toBe(plot.bottom);
  });

  it('gives each series of a year a lane of its own', () => {
    const { series } = layoutSeries(
      { ...state, shape: 'bars', series: [one('a', () => 10), one('b', () => 12)] },
      frame,
    );
    const [a = [], b = []] = series.map(({ median }) => xsOf(median));
    expect(a).toHaveLength(22);
    // Ends of the bars of `a` lie left of the bars of `b` of the same year, and those left of the next `a`.
    for (let t = 0; t < 11; t++) {
      expect(a[2 * t + 1]).toBeLessThanOrEqual(b[2 * t] as number);
      if (t < 10) expect(b[2 * t + 1]).toBeLessThan(a[2 * t + 2] as number);
    }
  });

  it('holds the level to compare with inside the plot, also where nothing differs from it', () => {
    const flat = { id: 'a', years: years(() => 100, 0), reference: undefined };
    const { level = 0, plot } = layoutSeries(
      { ...state, shape: 'line', level: 100, hasZero: false, series: [flat] },
      frame,
    );
    expect(level).toBeGreaterThan(plot.top + 5);
    expect(level).toBeLessThan(plot.bottom - 5);
  });

  it('makes no room below zero for a level near it', () => {
    const steep = { id: 'a', years: years((year) => (year - 2025) * 400, 0), reference: undefined };
    const { yTicks } = layoutSeries({ ...state, shape: 'line', level: 100, hasZero: false, series: [steep] }, frame);
    expect(Math.min(...yTicks.map(({ value }) => value))).toBe(0);
  });

  it('keeps the labels of equal ends apart', () => {
    const { series } = layoutSeries(
      { ...state, shape: 'line', series: [one('a', () => 10), one('b', () => 10)] },
      frame,
    );
    const [a = 0, b = 0] = series.map(({ labelY }) => labelY);
    expect(Math.abs(a - b)).toBeGreaterThanOrEqual(frame.labelHeight - 1e-9);
  });

  it('draws the reference only where there is one', () => {
    const beside = { ...one('a', () => 10), reference: years(() => 8) };
    const { series } = layoutSeries({ ...state, shape: 'line', series: [beside, one('b', () => 3)] }, frame);
    expect(series.map(({ reference }) => reference !== '')).toEqual([true, false]);
  });

  it('has ticks on a scale of nothing', () => {
    const { yTicks } = layoutSeries(
      { ...state, shape: 'bars', series: [{ ...one('a', () => 0), years: years(() => 0, 0) }] },
      frame,
    );
    expect(yTicks.length).toBeGreaterThan(1);
    for (const { y } of yTicks) expect(Number.isFinite(y)).toBe(true);
  });
});
