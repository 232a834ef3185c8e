import { describe, expect, it } from 'vitest';
import { layoutWaterfall } from '../../src/picture/waterfall.ts';
import { sampled } from '../../src/summary/sampling-interval.ts';

const frame = { width: 300, left: 100, right: 100, top: 0, bottom: 20, rowHeight: 20 };

describe('layoutWaterfall', () => {
  it('begins each part where the one before it ends, and ends where the scenario does', () => {
    // From 0 to 20 on 100 pixels: 5 pixels to one.
    const { parts, total, zero } = layoutWaterfall([sampled(20, null), sampled(-8, null)], sampled(12, null), frame);
    expect(zero).toBe(100);
    expect(parts[0]).toMatchObject({ x: 100, width: 100, endX: 200, isRise: true, y: 30 });
    expect(parts[1]).toMatchObject({ x: 160, width: 40, endX: 160, isRise: false, labelX: 200 });
    expect(total).toMatchObject({ x: 100, width: 60, endX: 160, y: 70 });
  });

  it('holds the sampling intervals about the ends', () => {
    const { parts, plot } = layoutWaterfall([sampled(10, 10)], sampled(10, 10), frame);
    // From -2.816 to 22.816.
    expect(parts[0]?.lowX).toBe(plot.left);
    expect(parts[0]?.highX).toBeCloseTo(plot.right, 9);
    expect(parts[0]?.labelX).toBeCloseTo(plot.right, 9);
  });

  it('stands in the middle where nothing changes', () => {
    const { parts, zero } = layoutWaterfall([sampled(0, 0)], sampled(0, 0), frame);
    expect(zero).toBe(150);
    expect(parts[0]).toMatchObject({ x: 150, width: 0 });
  });
});
