import { describe, expect, it } from 'vitest';
import { layoutTornado } from '../../src/picture/tornado.ts';
import { sampled } from '../../src/summary/sampling-interval.ts';

const frame = { width: 350, left: 50, beside: 50, top: 0, bottom: 20, rowHeight: 30, barAt: 15 };
const bar = (id: string, mean: number, error: number | null = null, inner?: number) => ({
  id,
  size: sampled(mean, error),
  inner,
});

describe('layoutTornado', () => {
  it('sorts by how far bars reach, to either side of zero', () => {
    // From -6 to 4 on 200 pixels: 20 pixels to one.
    const { rows, zero } = layoutTornado([bar('small', 1), bar('down', -6), bar('up', 4)], frame);
    expect(rows.map(({ id }) => id)).toEqual(['down', 'up', 'small']);
    expect(zero).toBe(220);
    expect(rows[0]).toMatchObject({ x: 100, width: 120, isRise: false, labelX: 94, y: 15 });
    expect(rows[1]).toMatchObject({ x: 220, width: 80, isRise: true, labelX: 306, y: 45 });
  });

  it('gives the room of values to one side where all bars are on the other', () => {
    const { plot } = layoutTornado([bar('up', 4)], frame);
    expect(plot.left).toBe(56);
    expect(plot.right).toBe(300);
  });

  it('draws a part inside, and the interval about the end', () => {
    const { rows, zero } = layoutTornado([bar('total', 1, 0.1, 0.5)], frame);
    const row = rows[0];
    expect(row?.innerX).toBe(zero);
    expect(row?.innerWidth).toBeCloseTo((row?.width ?? 0) / 2, 9);
    expect((row?.highX ?? 0) - zero - (row?.width ?? 0)).toBeCloseTo((0.12816 * (row?.width ?? 0)) / 1, 9);
  });

  it('has room for nothing at all', () => {
    const { rows, zero } = layoutTornado([bar('none', 0)], frame);
    expect(rows[0]).toMatchObject({ x: zero, width: 0 });
  });
});
