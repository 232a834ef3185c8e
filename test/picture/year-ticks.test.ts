import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yearTicks } from '../../src/picture/year-ticks.ts';

describe('yearTicks', () => {
  it('labels the last year in place of a step that it would touch', () => {
    // 208 pixels for 36 years: steps of ten, and 2030 is 29 pixels from 2035.
    expect(yearTicks([1999, 2035], 208)).toEqual([2000, 2010, 2020, 2035]);
    expect(yearTicks([1999, 2035], 260)).toEqual([2000, 2010, 2020, 2030, 2035]);
    expect(yearTicks([2014.5, 2040.5], 600)).toEqual([2015, 2020, 2025, 2030, 2035, 2040]);
  });

  it('ends with the last whole year, and no two labels touch', () => {
    const years = fc.record({ from: fc.integer({ min: 1950, max: 2030 }), span: fc.integer({ min: 1, max: 120 }) });
    fc.assert(
      fc.property(
        years,
        fc.integer({ min: 60, max: 1_400 }),
        fc.constantFrom(0, 0.5),
        ({ from, span }, width, half) => {
          const [start, end] = [from - half, from + span + half];
          const ticks = yearTicks([start, end], width);
          expect(ticks.at(-1)).toBe(from + span);
          ticks.slice(1).forEach((year, i) => {
            const apart = ((year - (ticks[i] as number)) / (end - start)) * width;
            // A step of twenty years is the longest, whatever the width.
            expect(apart >= 36 || year - (ticks[i] as number) === 20).toBe(true);
          });
        },
      ),
    );
  });

  it('has none where no whole year lies between', () => {
    expect(yearTicks([2024.2, 2024.8], 100)).toEqual([]);
  });
});
