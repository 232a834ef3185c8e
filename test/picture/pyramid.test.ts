import { describe, expect, it } from 'vitest';
import { layoutPyramid } from '../../src/picture/pyramid.ts';

const people = (p50: number) => ({ mean: p50, p2_5: p50, p10: p50, p25: p50, p50, p75: p50, p90: p50, p97_5: p50 });
const ages = [
  { men: people(100), women: people(80) },
  { men: people(50), women: people(60) },
];
const base = [
  { men: 50, women: 50 },
  { men: 25, women: 100 },
];

describe('layoutPyramid', () => {
  // Sides of 100 px for 100 people, ages of 40 px from the foot.
  const layout = layoutPyramid(ages, base, { width: 240, height: 100, middle: 40, bottom: 20 });

  it('lays the youngest at the foot, men to the left and women to the right of the middle', () => {
    expect(layout.men[0]).toMatchObject({ x: 0, width: 100, y: 40.5 });
    expect(layout.women[0]).toMatchObject({ x: 140, width: 80, y: 40.5 });
    expect(layout.men[1]).toMatchObject({ x: 50, width: 50, y: 0.5 });
  });

  it('outlines the base year on the same scale', () => {
    expect(layout.menBase).toBe('M50,80V40H75V0');
    expect(layout.womenBase).toBe('M190,80V40H240V0');
  });
});
