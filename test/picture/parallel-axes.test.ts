import { describe, expect, it } from 'vitest';
import { columnRange, layoutParallel, rowsWithin } from '../../src/picture/parallel-axes.ts';
import { layoutRegrets } from '../../src/picture/regret-curves.ts';

const frame = { width: 400, height: 200, left: 20, right: 20, top: 10, bottom: 10 };

describe('parallel axes', () => {
  const columns = [
    [0, 1, 2],
    [10, 30, 20],
    [5, 5, 5],
  ];
  const layout = layoutParallel(columns, frame);

  it('stand evenly, each from its least value at the bottom to its largest at the top', () => {
    expect(layout.axes.map(({ x }) => x)).toEqual([20, 200, 380]);
    expect(layout.lineOf(0)).toBe('M20,190L200,190L380,100');
    expect(layout.lineOf(1)).toBe('M20,100L200,10L380,100');
    expect(layout.axes[1]?.valueAt(10)).toBe(30);
    expect(layout.axes[1]?.valueAt(-50)).toBe(30);
  });

  it('give a column of one value a range that can be drawn', () => {
    expect(columnRange([5, 5])).toEqual([4.5, 5.5]);
    expect(columnRange([])).toEqual([0, 1]);
  });

  it('count the rows within every mark, the ends among them', () => {
    expect(rowsWithin(columns, [undefined, undefined, undefined], 3)).toEqual([0, 1, 2]);
    expect(rowsWithin(columns, [[1, 2], [10, 20], undefined], 3)).toEqual([2]);
  });
});

describe('regret over samples', () => {
  it('rises from the least to the largest regret of each scenario, zero at the bottom', () => {
    const { curves, plot, yTicks } = layoutRegrets(Float64Array.of(0, 0, 10, 0, 5, 20), 2, frame);
    expect(curves.map(({ last }) => last)).toEqual([10, 20]);
    expect(curves[0]?.path).toBe(`M20,190L200,190L380,100`);
    expect(curves[1]?.endY).toBe(plot.top);
    expect(yTicks[0]).toEqual({ value: 0, y: plot.bottom });
  });

  it('can be drawn where no scenario has any', () => {
    expect(layoutRegrets(Float64Array.of(0, 0), 1, frame).curves[0]?.endY).toBe(190);
  });
});
