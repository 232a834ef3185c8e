import { describe, expect, it } from 'vitest';
import { createNumberFormat } from '../../src/picture/number-format.ts';
import { layoutPresent } from '../../src/picture/present-years.ts';
import { layoutRange } from '../../src/picture/range-bar.ts';

const year = (at: number, p97_5 = 100) => ({
  year: 2026 + at,
  p2_5: 0,
  p10: 10,
  p50: 20,
  p90: 80,
  p97_5,
  chance: at === 0 ? 0.1 : 0.2,
  reference: undefined,
});
const frame = { width: 246, upper: 100, between: 30, lower: 50, left: 36, right: 10, top: 20, bottom: 24 };

describe('people present by year', () => {
  const layout = layoutPresent({ years: [year(0), year(1)], level: 50 }, frame);

  it('stand in a band of each year, the level across, the chance below on the same years', () => {
    expect(layout.plot).toEqual({ left: 36, right: 236, top: 20, bottom: 120 });
    expect(layout.chance).toEqual({ top: 150, bottom: 200 });
    expect(layout.height).toBe(224);
    // 100 people fill the plot; 12% of each year of 100 pixels is free on each side.
    expect(layout.band95).toBe('M48,120V20H124V120ZM148,120V20H224V120Z');
    expect(layout.band80).toBe('M48,110V40H124V110ZM148,110V40H224V110Z');
    expect(layout.median).toBe('M48,100H124M148,100H224');
    expect(layout.levelY).toBe(70);
    expect(layout.years.map(({ x, chanceTop }) => [x, chanceTop])).toEqual([
      [86, 175],
      [186, 150],
    ]);
    expect(layout.bar).toBe(76);
    expect(layout.clipped).toBeUndefined();
  });

  it('are cut at 1.6 times all else, and the cut is said', () => {
    const cut = layoutPresent({ years: [year(0, 1_000), year(1, 2_000)], level: 50 }, frame);
    expect(cut.clipped).toEqual({ value: 2_000, year: 2027 });
    expect(Math.max(...cut.yTicks.map(({ value }) => value))).toBeLessThan(200);
    expect(cut.band95).toContain('V20H');
  });

  it('leave room for a level above all bands', () => {
    const high = layoutPresent({ years: [year(0)], level: 500 }, frame);
    expect(high.levelY).toBeGreaterThanOrEqual(20);
    expect(high.levelY).toBeLessThan(40);
  });

  it('put the reference where its chance stands', () => {
    const both = layoutPresent({ years: [{ ...year(0), chance: 0.1, reference: 0.2 }], level: 50 }, frame);
    expect(both.years[0]?.referenceY).toBe(150);
  });
});

describe('a bar of a need', () => {
  it('runs from P50 to P95 on a scale from zero to the larger P95, with the stock at most at its end', () => {
    expect(layoutRange([10, 20, 50], [5, 10, 100], 25, 102)).toEqual({
      band: { x: 11, width: 40 },
      planned: 21,
      beside: { x: 6, width: 95 },
      mark: 26,
    });
    expect(layoutRange([1, 2, 4], undefined, 400, 102).mark).toBe(101);
  });

  it('of nothing has no length', () => {
    expect(layoutRange([0, 0, 0], undefined, undefined, 102)).toEqual({
      band: { x: 1, width: 0 },
      planned: 1,
      beside: undefined,
      mark: undefined,
    });
  });
});

describe('a need in words', () => {
  it('is rounded up to three digits and keeps what is exact', () => {
    const { need } = createNumberFormat('en-GB');
    expect([8_247, 8_240, 412_001, 0.07, 0.011, 7, 0].map(need)).toEqual([
      '8,250',
      '8,240',
      '413,000',
      '0.07',
      '0.011',
      '7',
      '0',
    ]);
    expect([34_010_000_000, 999_100_000].map(need)).toEqual(['34.1 billion', '1,000,000,000']);
  });
});
