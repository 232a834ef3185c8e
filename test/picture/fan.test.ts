import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FanFrame, type FanState, layoutFan } from '../../src/picture/fan.ts';

// Plot 100 px wide and high: 10 px a year from 2025 to 2035 where the axis spans them.
const frame: FanFrame = { width: 160, height: 120, left: 40, right: 20, top: 10, bottom: 10, labelHeight: 10 };

const spread = (year: number, size = 1) => ({
  year,
  mean: 50 * size,
  p2_5: 10 * size,
  p10: 20 * size,
  p25: 40 * size,
  p75: 60 * size,
  p50: 50 * size,
  p90: 80 * size,
  p97_5: 90 * size,
});

const state: FanState = {
  shape: 'line',
  history: [],
  recordFrom: undefined,
  recordUntil: undefined,
  base: 50,
  scenario: [spread(2025), spread(2029)],
  reference: undefined,
  naive: [],
  baseYear: 2024,
  horizon: 2029,
  interval: 'both',
  hasZero: true,
};

describe('layoutFan', () => {
  it('draws naive forecasts level from the base year, and keeps their labels clear of the others', () => {
    const naive = [
      { kind: 'last', from: 2024, to: 2024, value: 50 },
      { kind: 'mean', from: 2015, to: 2024, value: 20 },
    ] as const;
    const layout = layoutFan({ ...state, naive }, frame);
    // y: 0 -> 110, 100 -> 10.
    expect(layout.naive).toEqual([
      { kind: 'last', y: 60 },
      { kind: 'mean', y: 90 },
    ]);
    const heights = layout.labels.map(({ y }) => y).sort((a, b) => a - b);
    expect(layout.labels.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['last', 'mean', 'median']));
    for (const [i, y] of heights.entries())
      if (i > 0) expect(y - (heights[i - 1] as number)).toBeGreaterThanOrEqual(10 - 1e-9);
  });

  it('leaves room on the axis for a naive forecast above the fan', () => {
    const high = layoutFan({ ...state, naive: [{ kind: 'last', from: 2020, to: 2020, value: 190 }] }, frame);
    expect(high.naive[0]?.y).toBeGreaterThanOrEqual(high.plot.top);
  });

  it('draws bands and median of a stock through the known value of the base year and the quantiles', () => {
    // x: 2024 -> 40, 2029 -> 140, so 2025 -> 60. y: 0 -> 110, 100 -> 10, since 0..90 is made even to 0..100.
    const { scenario } = layoutFan({ ...state, scenario: [spread(2025), spread(2029)] }, frame);
    expect(scenario.median).toBe('M40,60L60,60L140,60');
    expect(scenario.band80).toBe('M40,60L60,30L140,30L140,90L60,90L40,60Z');
    expect(scenario.band95).toBe('M40,60L60,20L140,20L140,100L60,100L40,60Z');
  });

  it('draws years of a flow apart, each at its own height', () => {
    const { scenario, plot } = layoutFan(
      {
        ...state,
        shape: 'steps',
        base: undefined,
        scenario: [spread(2025), spread(2026, 2), spread(2027)],
        horizon: 2027,
      },
      frame,
    );
    const years = scenario.band80.split('Z').filter((part) => part !== '');
    expect(years).toHaveLength(3);
    const spans = years.map((part) => /^M([\d.]+),.*H([\d.]+)V/.exec(part)?.slice(1).map(Number) ?? []);
    expect(spans[0]?.[1]).toBeLessThan(spans[1]?.[0] ?? 0);
    expect(spans[1]?.[1]).toBeLessThan(spans[2]?.[0] ?? 0);
    expect(spans[2]?.[1]).toBeLessThan(plot.right);
    expect(scenario.median.match(/M/g)).toHaveLength(3);
  });

  it('shows the bands asked for only', () => {
    expect(layoutFan({ ...state, interval: '80' }, frame).scenario.band95).toBe('');
    expect(layoutFan({ ...state, interval: '95' }, frame).scenario.band80).toBe('');
    expect(layoutFan({ ...state, interval: '80' }, frame).labels.map(({ kind }) => kind)).not.toContain('p97_5');
  });

  it('cuts a band far beyond all else and says how far it goes', () => {
    const wild = { ...spread(2026), p97_5: 10_000 };
    const { clipped, yTicks } = layoutFan({ ...state, scenario: [spread(2025), wild], horizon: 2026 }, frame);
    expect(clipped).toEqual({ value: 10_000, year: 2026 });
    expect(Math.max(...yTicks.map(({ value }) => value))).toBeLessThan(200);
    expect(layoutFan(state, frame).clipped).toBeUndefined();
  });

  it('begins the axis of counts at zero and lets net migration go below', () => {
    expect(layoutFan(state, frame).yTicks[0]?.value).toBe(0);
    const leaving = [2025, 2026].map((year) => ({ ...spread(year), p2_5: -90, p10: -50 }));
    const { yTicks, zero } = layoutFan({ ...state, shape: 'steps', base: undefined, scenario: leaving }, frame);
    expect(yTicks[0]?.value).toBeLessThanOrEqual(-80);
    expect(zero).toBeDefined();
  });

  it('marks years without data between the record and the projection', () => {
    const flow: FanState = { ...state, shape: 'steps', base: undefined };
    const points = [2018, 2019, 2020].map((year) => ({ year, value: 30 }));
    expect(layoutFan({ ...flow, history: points }, frame).gap).toMatchObject({ from: 2021, to: 2024 });
    expect(layoutFan({ ...flow, recordFrom: 2008 }, frame).gap).toMatchObject({ from: 2008, to: 2024 });
    // Years in which none was recorded are years with data.
    const none = { recordFrom: 2010, recordUntil: 2022 };
    expect(layoutFan({ ...flow, ...none, history: points }, frame).gap).toMatchObject({ from: 2023, to: 2024 });
    expect(layoutFan({ ...flow, ...none, history: points }, frame).xTicks[0]?.year).toBe(2010);
    expect(layoutFan({ ...flow, ...none }, frame).gap).toMatchObject({ from: 2023, to: 2024 });
    expect(layoutFan(flow, frame).gap).toBeUndefined();
    expect(layoutFan({ ...state, history: points }, frame).gap).toBeUndefined();
  });

  it('leaves a hole in the record where a year is missing', () => {
    const flow: FanState = { ...state, shape: 'steps', base: undefined };
    const points = [2018, 2020].map((year) => ({ year, value: 30 }));
    expect(layoutFan({ ...flow, history: points }, frame).historyPath.match(/M/g)).toHaveLength(2);
  });

  it('never lets end labels overlap, whatever the values', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 6, maxLength: 6 }), (values) => {
        const [p2_5 = 0, p10 = 0, p50 = 0, p90 = 0, p97_5 = 0] = values.slice(0, 5).sort((a, b) => a - b);
        const year = { year: 2029, mean: p50, p2_5, p10, p25: p10, p50, p75: p90, p90, p97_5 };
        const { labels } = layoutFan(
          { ...state, base: undefined, scenario: [year], reference: [{ ...year, p50: values[5] ?? 0 }] },
          { ...frame, labelHeight: 14 },
        );
        const heights = labels.map(({ y }) => y).sort((a, b) => a - b);
        heights.forEach((y, i) => {
          if (i > 0) expect(y - (heights[i - 1] ?? 0)).toBeGreaterThanOrEqual(14 - 1e-6);
        });
        expect(labels.map(({ kind }) => kind)).toContain('median');
      }),
    );
  });

  it('shows the middle half alone, with the names of its ends', () => {
    const layout = layoutFan({ ...state, scenario: [spread(2025), spread(2026)], interval: '50' }, frame);
    expect(layout.scenario.band80).toBe('');
    expect(layout.scenario.band95).toBe('');
    expect(layout.scenario.band50).toMatch(/^M/);
    expect(layout.labels.map(({ kind }) => kind)).toEqual(['p75', 'median', 'p25']);
  });

  it('marks events in their years, in rows where their names would meet, and none after the horizon', () => {
    const events = [
      { year: 2026, name: 'Cyclone' },
      { year: 2025, name: 'Border closure' },
      { year: 2049, name: 'Late' },
    ];
    const wide = { ...frame, width: 360 };
    const layout = layoutFan({ ...state, scenario: [spread(2025), spread(2026)], events }, wide);
    expect(layout.events.map(({ year, name }) => [year, name])).toEqual([
      [2025, 'Border closure'],
      [2026, 'Cyclone'],
    ]);
    const [first, second] = layout.events;
    expect(second?.y).toBeLessThan(first?.y ?? 0);
  });
});
