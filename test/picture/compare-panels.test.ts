import { describe, expect, it } from 'vitest';
import { layoutPanels, type PanelsState } from '../../src/picture/compare-panels.ts';
import type { YearSpread } from '../../src/summary/reading.ts';

const frame = { width: 300, height: 200, left: 40, right: 10, top: 30, bottom: 20 };
const spread = (year: number, p50: number): YearSpread => ({
  year,
  mean: p50,
  p2_5: p50 * 0.8,
  p10: p50 * 0.9,
  p25: p50 * 0.95,
  p75: p50 * 1.05,
  p50,
  p90: p50 * 1.1,
  p97_5: p50 * 1.2,
});
const years = (of: number) => [2025, 2026, 2027].map((year, t) => spread(year, of * (t + 1)));
const state: PanelsState = {
  shape: 'line',
  history: [
    { year: 1990, value: 900 },
    { year: 2020, value: 80 },
  ],
  base: 90,
  baseYear: 2024,
  horizon: 2027,
  interval: 'both',
  hasZero: true,
  panels: [
    { id: 'a', years: years(100), against: years(50) },
    { id: 'b', years: years(50), against: undefined },
    { id: 'c', years: undefined, against: undefined },
  ],
};

/** Heights that a path visits. */
const heights = (path: string) => [...path.matchAll(/[ML][\d.]+,([\d.]+)/g)].map(([, y]) => Number(y));

describe('panels of several scenarios', () => {
  it('share one scale: a value stands at the same height in every panel', () => {
    const { panels } = layoutPanels(state, frame);
    expect(panels.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    // The reference of the first is the median of the second.
    expect(panels[0]?.against).toBe(panels[1]?.median);
    const [base, , , last] = heights(panels[0]?.median ?? '');
    expect(base).toBeGreaterThan(last ?? Number.NaN);
  });

  it('leave the old past out, hold zero, and draw nothing for a scenario that is waited for', () => {
    const layout = layoutPanels(state, frame);
    expect(layout.xTicks.every(({ year }) => year >= 2020 && year <= 2027)).toBe(true);
    expect(layout.zero).toBe(layout.plot.bottom);
    // 900 people of 1990 lie outside; the highest bound is 360.
    expect(Math.max(...layout.yTicks.map(({ value }) => value))).toBeLessThanOrEqual(400);
    expect(layout.panels[2]).toMatchObject({ median: '', band80: '', band95: '' });
    expect(layout.cursor.map(({ year }) => year)).toEqual([2025, 2026, 2027]);
  });

  it('cut a 95% band far above all else, and say how far it goes', () => {
    const wild = years(100).map((each) => ({ ...each, p97_5: 9_000 }));
    const layout = layoutPanels({ ...state, panels: [{ id: 'a', years: wild, against: undefined }] }, frame);
    expect(layout.clipped).toEqual({ value: 9_000, year: 2025 });
    expect(Math.max(...layout.yTicks.map(({ value }) => value))).toBeLessThan(1_000);
    const narrow = layoutPanels(
      { ...state, interval: '80', panels: [{ id: 'a', years: wild, against: undefined }] },
      frame,
    );
    expect(narrow.clipped).toBeUndefined();
    expect(narrow.panels[0]?.band95).toBe('');
  });

  it('draw years that stand apart as boxes of their own', () => {
    const layout = layoutPanels({ ...state, shape: 'steps', base: undefined }, frame);
    expect(layout.panels[0]?.band80.match(/Z/g)).toHaveLength(3);
    expect(layout.panels[0]?.median.match(/M/g)).toHaveLength(3);
  });

  it('has a scale where nothing is known or all is nothing', () => {
    const none = layoutPanels({ ...state, history: [], base: 0, panels: [] }, frame);
    expect(none.yTicks.length).toBeGreaterThan(1);
    expect(none.cursor).toEqual([]);
  });
});
