import { describe, expect, it } from 'vitest';
import { carryTrend, trendSpread } from '../../src/fits/carried-trend.ts';

const line = (length: number) => Float64Array.from({ length }, (_, t) => 50 + 0.2 * t);

describe('carryTrend', () => {
  it('starts at the last value of a straight line and carries 0.7 of its slope on', () => {
    const { level, perYear } = carryTrend(line(20), 2);
    expect(level).toBeCloseTo(53.8, 10);
    expect(perYear).toBeCloseTo(0.14, 10);
  });

  it('is not turned by one year of war, and lets its level pass but for the largest deviation', () => {
    const series = line(20);
    series[19] = 30;
    const { level, perYear } = carryTrend(series, 2);
    expect(perYear).toBeCloseTo(0.14, 10);
    // The line stands at 53.8 in the last year.
    expect(level).toBeCloseTo(51.8, 10);
    expect(carryTrend(series, Number.POSITIVE_INFINITY).level).toBe(30);
  });

  it('reads the last ten years only', () => {
    const series = Float64Array.from({ length: 30 }, (_, t) => (t < 15 ? 100 - t : 10));
    expect(carryTrend(series, 1).perYear).toBeCloseTo(0, 10);
  });
});

describe('trendSpread', () => {
  it('is what the damped trend misses on straight lines: 0.3 of the slope, times the mean of 1 and 2 years', () => {
    // Every miss is 0.2 x 0.3 x 1.5 = 0.09; as the half of an 80% range of a normal: 0.09 / 1.28155.
    expect(trendSpread([line(20), line(20)], 2, 2)).toBeCloseTo(0.09 / 1.2815515655446004, 10);
  });

  it('widens in proportion beyond what the record can show', () => {
    // 13 years leave two after the first start: a horizon of 4 doubles what 2 shows.
    const series = [line(13)];
    expect(trendSpread(series, 2, 4)).toBeCloseTo(2 * trendSpread(series, 2, 2), 10);
  });
});
