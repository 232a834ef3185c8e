import { describe, expect, it } from 'vitest';
import { layoutWaterfall } from '../../src/picture/waterfall.ts';
import { sampled } from '../../src/summary/sampling-interval.ts';

const frame = { width: 300, left: 0, beside: 100, top: 0, bottom: 20, rowHeight: 20, barAt: 10 };

describe('layoutWaterfall', () => {
  it('begins each part where the one before it ends, and ends where the scenario does', () => {
    // From 0 to 20 on 100 pixels: 5 pixels to one.
    const { parts, total, zero } = layoutWaterfall([sampled(20, null), sampled(-8, null)], sampled(12, null), frame);
    expect(zero).toBe(100);
    expect(parts[0]).toMatchObject({ x: 100, width: 100, endX: 200, isRise: true, y: 30 });
    expect(parts[1]).toMatchObject({ x: 160, width: 40, endX: 160, isRise: false, labelX: 152 });
    expect(total).toMatchObject({ x: 100, width: 60, endX: 160, y: 70 });
  });

  it('holds the sampling intervals about the ends', () => {
    const { parts, plot } = layoutWaterfall([sampled(10, 10)], sampled(10, 10), frame);
    // From -2.816 to 22.816, on all of the left.
    expect(parts[0]?.lowX).toBe(plot.left);
    expect(parts[0]?.highX).toBeCloseTo(plot.right, 9);
    expect(parts[0]?.labelX).toBeCloseTo(plot.right + 8, 9);
  });

  it('gives the room of values to the side to which bars go, and the other side to the reference', () => {
    const falls = layoutWaterfall([sampled(-8, null), sampled(0, null)], sampled(-8, null), frame);
    expect(falls.plot).toMatchObject({ left: 100, right: 236 });
    expect(falls).toMatchObject({ isReferenceRight: false, referenceX: 228 });
    const rises = layoutWaterfall([sampled(8, null)], sampled(8, null), frame);
    expect(rises.plot).toMatchObject({ left: 0, right: 200 });
    expect(rises).toMatchObject({ isReferenceRight: true, referenceX: 8 });
  });

  it('stands in the middle where nothing changes', () => {
    const { parts, zero } = layoutWaterfall([sampled(0, 0)], sampled(0, 0), frame);
    // Between 0 and 236: there is room for a zero at the right only.
    expect(zero).toBe(118);
    expect(parts[0]).toMatchObject({ x: 118, width: 0 });
  });
});
