import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAP_CLASSES, mapBreaks, mapClass, rampIndex } from '../../src/picture/map-classes.ts';
import { layoutMap, nextInDirection, splitDisputed } from '../../src/picture/world-map.ts';

describe('mapBreaks', () => {
  it('lies near the quantiles, rounded to two digits', () => {
    // Sixths of 0..600 are 100, 200, 300, 400, 500.
    expect(mapBreaks(Array.from({ length: 601 }, (_, i) => i))).toEqual([100, 200, 300, 400, 500]);
  });

  it('keeps gains and losses in different classes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 60 }),
        (values) => {
          const breaks = mapBreaks(values);
          const losses = values.filter((value) => value < 0).map((value) => mapClass(value, breaks));
          const gains = values.filter((value) => value > 0).map((value) => mapClass(value, breaks));
          expect(losses.filter((one) => gains.includes(one))).toEqual([]);
        },
      ),
    );
  });

  it('tells the few that differ from the many that are equal', () => {
    const few = [...Array<number>(90).fill(0), 0.012345, 1, 2, 3, 4, 5, 6, 7, 8, 900];
    const breaks = mapBreaks(few);
    expect(breaks).toEqual([0.012345, 1.8, 3.6, 5.4, 7.2]);
    expect(mapClass(0, breaks)).toBe(0);
    expect(few.slice(90).map((value) => mapClass(value, breaks))).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(mapBreaks([0, 0, 0, 0, 0, 0, 0, 0, 0, 7])).toEqual([7]);
  });

  it('has none where nothing is known or all is equal', () => {
    expect(mapBreaks([null, null])).toEqual([]);
    expect(mapBreaks([3, 3, 3])).toEqual([]);
  });

  it('gives each class a colour of its own', () => {
    for (let classes = 2; classes <= MAP_CLASSES; classes++) {
      const colours = Array.from({ length: classes }, (_, k) => rampIndex(k, classes));
      expect(new Set(colours).size).toBe(classes);
      expect(Math.max(...colours)).toBeLessThan(MAP_CLASSES);
    }
  });
});

const square = (west: number, south: number, size: number) => [
  [
    [west, south],
    [west, south + size],
    [west + size, south + size],
    [west + size, south],
    [west, south],
  ] as [number, number][],
];

describe('splitDisputed', () => {
  it('cuts the disputed part out of the shape of its holder and leaves it without a code', () => {
    const parts = splitDisputed(643, [square(60, 55, 10), square(33, 45, 1)]);
    expect(parts.map(({ m49 }) => m49)).toEqual([643, undefined]);
    expect(splitDisputed(804, [square(33, 45, 1)]).map(({ m49 }) => m49)).toEqual([804]);
  });
});

describe('layoutMap', () => {
  const places = [
    { m49: 1, latitude: 5, longitude: 5 },
    { m49: 2, latitude: 5, longitude: 60 },
  ];

  it('colours a shape with a place, leaves one without a code neutral and makes a dot of a place without a shape', () => {
    const [known] = splitDisputed(1, [square(0, 0, 10)]);
    const [unknown] = splitDisputed(undefined, [square(20, 0, 10)]);
    if (!known || !unknown) throw new Error('the shapes are missing');
    const layout = layoutMap([known, unknown], places, 400);
    expect(layout.shapes.map(({ place }) => place)).toEqual([0, undefined]);
    expect(layout.dots.map(({ place }) => place)).toEqual([1]);
    expect(layout.height).toBeLessThan(layout.width);
  });

  it('walks to the neighbour in a direction and stays at the edge', () => {
    const { centres } = layoutMap([], places, 400);
    expect(nextInDirection(centres, 0, { x: 1, y: 0 })).toBe(1);
    expect(nextInDirection(centres, 1, { x: 1, y: 0 })).toBeUndefined();
  });
});
