import { describe, expect, it } from 'vitest';
import { layoutCalibration } from '../../src/picture/calibration.ts';
import { layoutSkillStrip } from '../../src/picture/skill-strip.ts';

describe('layoutCalibration', () => {
  const tenths = new Array<number>(10).fill(0.1);
  // Width 234, gutter 34: the square has a side of 100 and begins at 134.
  const layout = layoutCalibration({ tenths, coverage: [{ nominal: 0.8, seen: 0.8 }] }, 234, 100);

  it('ends even bars at the line of a tenth, half way up an axis of a fifth', () => {
    expect(layout.even).toBe(50);
    expect(layout.bars.every(({ y, height }) => y === 50 && height === 50)).toBe(true);
    expect(layout.bars.at(-1)?.x).toBe(90);
  });

  it('puts coverage that is right on the diagonal of the square', () => {
    expect(layout.square).toEqual({ left: 134, right: 234, top: 0, bottom: 100 });
    expect(layout.points[0]?.x).toBeCloseTo(214, 9);
    expect(layout.points[0]?.y).toBeCloseTo(20, 9);
  });

  it('keeps a bar above a fifth inside', () => {
    const high = layoutCalibration({ tenths: [0.4, ...tenths.slice(1)], coverage: [] }, 234, 100);
    expect(high.bars[0]?.y).toBe(0);
  });
});

describe('layoutSkillStrip', () => {
  it('has zero and the best inside, and ranges between', () => {
    const { zero, rows } = layoutSkillStrip([{ skill: 0.25, low: 0, high: 0.5 }], 120, 10);
    expect(zero).toBe(10);
    expect(rows[0]).toEqual({ x: 60, from: 10, to: 110, isCut: false });
  });

  it('cuts what is far below zero, and says so', () => {
    const { zero, rows } = layoutSkillStrip([{ skill: -3, low: -4, high: 0.5 }], 110, 5);
    expect(rows[0]).toMatchObject({ x: 5, from: 5, isCut: true });
    expect(zero).toBe(55);
  });

  it('has a dot without a range where there is no standard error, and none where there is no skill', () => {
    const { rows } = layoutSkillStrip(
      [
        { skill: 0.5, low: null, high: null },
        { skill: null, low: null, high: null },
      ],
      120,
      10,
    );
    expect(rows[0]).toMatchObject({ x: 110, from: 110, to: 110 });
    expect(rows[1]?.x).toBeUndefined();
  });
});
