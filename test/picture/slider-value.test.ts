import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliderValueAt, sliderValuesByKey } from '../../src/picture/slider-value.ts';

const RANGE = { min: -1, max: 3, decimals: 1 };
const TRACK = { left: 100, width: 214, thumb: 14, isRightToLeft: false };

describe('the values that keys give a slider', () => {
  it('are a step and a tenth of the range to both sides', () => {
    expect(sliderValuesByKey(0, RANGE)).toEqual([0.1, -0.1, 0.4, -0.4]);
    expect(sliderValuesByKey(1.35, { min: 0, max: 10, decimals: 2 })).toEqual([1.36, 1.34, 2.35, 0.35]);
  });

  it('end with the range, and are one where a tenth of it is less than a step', () => {
    expect(sliderValuesByKey(3, RANGE)).toEqual([2.9, 2.6]);
    expect(sliderValuesByKey(-0.9, RANGE)).toEqual([-0.8, -1, -0.5]);
    expect(sliderValuesByKey(2, { min: 0, max: 5, decimals: 0 })).toEqual([3, 1]);
  });
});

describe('the value under a pointer on a slider', () => {
  it('is that on which the middle of the thumb would stand', () => {
    expect(sliderValueAt(107, TRACK, RANGE)).toBe(-1);
    expect(sliderValueAt(157, TRACK, RANGE)).toBe(0);
    expect(sliderValueAt(159, TRACK, RANGE)).toBe(0);
    expect(sliderValueAt(160, TRACK, RANGE)).toBe(0.1);
    expect(sliderValueAt(307, TRACK, RANGE)).toBe(3);
  });

  it('is the least and the most where the thumb cannot go further', () => {
    expect(sliderValueAt(101, TRACK, RANGE)).toBe(-1);
    expect(sliderValueAt(313, TRACK, RANGE)).toBe(3);
  });

  it('grows to the left where text runs to the left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 214 }), (x) => {
        const mirrored = sliderValueAt(314 - x, { ...TRACK, isRightToLeft: true }, RANGE);
        // A half rounds up on both sides.
        expect(Math.abs(mirrored - sliderValueAt(100 + x, TRACK, RANGE))).toBeLessThan(0.1 + 1e-9);
      }),
    );
  });
});
