import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from '../../src/picture/place-labels.ts';

const label = fc.record({
  wanted: fc.double({ min: -200, max: 600, noNaN: true }),
  rank: fc.nat({ max: 5 }),
});

describe('placeLabels', () => {
  it('never lets two labels overlap or leave the column', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 12 }), fc.double({ min: 6, max: 40, noNaN: true }), (labels, height) => {
        const placed = placeLabels(labels, height, 0, 300)
          .filter((y) => y !== undefined)
          .sort((a, b) => a - b);
        // Sums of up to twelve doubles below 1,000 round by less than 1e-9.
        placed.forEach((y, i) => {
          expect(y - height / 2).toBeGreaterThanOrEqual(-1e-9);
          expect(y + height / 2).toBeLessThanOrEqual(300 + 1e-9);
          if (i > 0) expect(y - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(height - 1e-9);
        });
        expect(placed.length).toBe(Math.min(labels.length, Math.floor(300 / height + 1e-9)));
      }),
    );
  });

  it('keeps the order of what the labels name', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 10 }), (wanted) => {
        const placed = placeLabels(
          wanted.map((y) => ({ wanted: y, rank: 0 })),
          20,
          0,
          300,
        );
        const order = (values: readonly (number | undefined)[]) =>
          values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
        expect(order(placed)).toEqual(order(wanted));
      }),
    );
  });

  it('leaves labels with room where they want to be', () => {
    expect(
      placeLabels(
        [
          { wanted: 200, rank: 0 },
          { wanted: 50, rank: 1 },
        ],
        16,
        0,
        300,
      ),
    ).toEqual([200, 50]);
  });

  it('shares the way between two labels that want one place', () => {
    // Both at 100, 20 high: the least squares are 90 and 110.
    expect(
      placeLabels(
        [
          { wanted: 100, rank: 0 },
          { wanted: 100, rank: 1 },
        ],
        20,
        0,
        300,
      ),
    ).toEqual([90, 110]);
  });

  it('leaves out the last rank where there is no room', () => {
    const placed = placeLabels(
      [
        { wanted: 5, rank: 2 },
        { wanted: 5, rank: 0 },
        { wanted: 5, rank: 1 },
      ],
      20,
      0,
      45,
    );
    expect(placed[0]).toBeUndefined();
    expect(placed.filter((y) => y !== undefined)).toHaveLength(2);
  });
});
