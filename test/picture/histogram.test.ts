import { describe, expect, it } from 'vitest';
import { layoutHistogram } from '../../src/picture/histogram.ts';

const frame = { width: 420, height: 120, left: 20, right: 0, top: 20, bottom: 20 };
const ascending = Float64Array.from({ length: 100 }, (_, run) => run + 1);

describe('layoutHistogram', () => {
  it('counts every run once, and the marked ones among them', () => {
    for (const isHeavyTailed of [false, true]) {
      const { bins } = layoutHistogram(ascending, isHeavyTailed, { low: 91, high: 100 }, frame);
      expect(bins.reduce((sum, { runs }) => sum + runs, 0)).toBe(100);
      expect(bins.reduce((sum, { marked }) => sum + marked, 0)).toBe(10);
    }
  });

  it('has a linear axis from the left to the right of the plot', () => {
    // 0..100 is nice for 1..100, so a value v stands at 20 + 4 v.
    const layout = layoutHistogram(ascending, false, { low: 50, high: 100 }, frame);
    expect(layout.lowX).toBe(220);
    expect(layout.highX).toBe(420);
    expect(layout.valueAt(220)).toBe(50);
    expect(layout.valueAt(0)).toBe(1);
    expect(layout.valueAt(500)).toBe(100);
  });

  it('draws bars of the height of their runs, marked parts at the foot', () => {
    const { bins, plot } = layoutHistogram(Float64Array.of(1, 1, 1, 1, 9, 9), false, { low: 9, high: 9 }, frame);
    const most = bins.find(({ runs }) => runs === 4);
    const marked = bins.find(({ runs }) => runs === 2);
    expect(most).toMatchObject({ y: plot.top, markedY: plot.bottom });
    expect(marked).toMatchObject({ y: (plot.top + plot.bottom) / 2, markedY: (plot.top + plot.bottom) / 2 });
  });

  it('breaks a bar that towers over all others, so that the others are read', () => {
    // 600 runs without a shock, and 10 of each power of ten from 10^3.2 to 10^5.
    const values = Float64Array.from({ length: 700 }, (_, run) => (run < 600 ? 0 : 10 ** (3 + ((run % 10) + 1) / 5)));
    const all = { low: 0, high: 1e9 };
    const { bins, plot, yTicks } = layoutHistogram(values, true, { low: 1e4, high: 1e9 }, frame);
    const [none, ...others] = bins;
    expect(none).toMatchObject({ runs: 600, y: plot.top, markedY: plot.bottom });
    const breakY = none?.breakY ?? 0;
    expect(breakY).toBeGreaterThan(plot.top);
    // The highest of the others takes most of the height below the break, at the scale of the ticks.
    const most = Math.max(...others.map(({ runs }) => runs));
    const highest = others.find(({ runs }) => runs === most);
    expect(plot.bottom - (highest?.y ?? 0)).toBeCloseTo((plot.bottom - breakY) / 1.25, 9);
    expect(others.every((each) => each.breakY === undefined && each.y > breakY)).toBe(true);
    expect(yTicks.every(({ runs, y }) => y >= breakY && runs <= most * 1.25)).toBe(true);
    // A part of the broken bar is marked up to the break at most, all of it to its top.
    const first = (range: { low: number; high: number }) => layoutHistogram(values, true, range, frame).bins[0];
    expect(first(all)).toMatchObject({ marked: 600, markedY: plot.top });
    const spread = values.map((value, run) => (value === 0 && run % 2 === 0 ? 1 : value));
    expect(layoutHistogram(spread, true, { low: 1, high: 1e9 }, frame).bins[0]).toMatchObject({
      ...{ marked: 300, markedY: breakY },
    });
  });

  it('leaves bars whole that are not so far apart, and one that is alone', () => {
    const whole = (values: Float64Array) =>
      layoutHistogram(values, false, { low: 0, high: 0 }, frame).bins.every(({ breakY }) => breakY === undefined);
    expect(whole(Float64Array.of(1, 1, 1, 9))).toBe(true);
    expect(whole(Float64Array.of(1, 1, 1, 1, 9))).toBe(false);
    expect(whole(Float64Array.of(5, 5, 5, 5))).toBe(true);
  });

  it('puts zeros and what is very small before a logarithmic axis', () => {
    // The positive ones are 10^3.2 to 10^5.96, so that the axis runs from 1,000 to a million.
    const values = Float64Array.from({ length: 100 }, (_, run) => (run < 30 ? 0 : 10 ** (2 + run / 25)));
    const { axis, bins, valueAt, plot, lowX, highX, xTicks } = layoutHistogram(
      values,
      true,
      { low: 0, high: 0 },
      frame,
    );
    expect(axis).toBe('log');
    expect(bins[0]).toMatchObject({ from: 0, runs: 30, marked: 30, x: plot.left });
    expect([lowX, highX]).toEqual([20, 38]);
    expect(valueAt(plot.left + 5)).toBe(0);
    expect(xTicks.map(({ value }) => value)).toEqual([1_000, 10_000, 100_000, 1_000_000]);
  });

  it('keeps a linear axis where a value is negative, and shows one value alone', () => {
    expect(layoutHistogram(Float64Array.of(-5, 5, 100), true, { low: 0, high: 1 }, frame).axis).toBe('linear');
    const { bins } = layoutHistogram(Float64Array.of(7, 7), false, { low: 7, high: 7 }, frame);
    expect(bins.filter(({ runs }) => runs > 0)).toMatchObject([{ runs: 2, marked: 2 }]);
    expect(layoutHistogram(Float64Array.of(0, 0), true, { low: 0, high: 0 }, frame).axis).toBe('linear');
  });
});
