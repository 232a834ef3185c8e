import { describe, expect, it } from 'vitest';
import { layoutClassStrip } from '../../src/picture/class-strip.ts';

const frame = { width: 600, height: 300, left: 40, right: 100, top: 30, bottom: 20 };
const state = {
  record: [{ year: 2010, value: 50_000 }],
  recordFrom: 2009,
  recordUntil: 2020,
  classes: 5,
  scenario: [2025, 2026, 2027].map((year, k) => ({ year, class: 2 * k })),
  reference: undefined,
  horizon: 2026,
};

describe('layoutClassStrip', () => {
  it('stands the higher class above the lower and cuts what is later than the horizon', () => {
    const { scenario, rows } = layoutClassStrip(state, frame);
    expect(scenario.map(({ year }) => year)).toEqual([2025, 2026]);
    const [low, high] = scenario;
    expect(low?.y).toBeGreaterThan(high?.y ?? 0);
    // Boxes lie around the middle of their row, where the name of the class stands.
    for (const box of scenario) expect(box.y + box.height / 2).toBeCloseTo(rows[box.class] as number);
  });

  it('keeps record, years without data and projection apart', () => {
    const { record, gap, baseX, scenario, plot } = layoutClassStrip(state, frame);
    const end = (record[0]?.x ?? 0) + (record[0]?.width ?? 0);
    expect(end).toBeLessThan(gap?.x ?? 0);
    expect((gap?.x ?? 0) + (gap?.width ?? 0)).toBeCloseTo(baseX);
    expect(scenario[0]?.x).toBeGreaterThan(baseX);
    expect((record[0]?.y ?? 0) + (record[0]?.height ?? 0)).toBeCloseTo(plot.bottom);
  });

  it('has an axis of people also without a record', () => {
    const { record, yTicks } = layoutClassStrip({ ...state, record: [] }, frame);
    expect(record).toEqual([]);
    expect(yTicks.length).toBeGreaterThan(1);
  });
});
