import { describe, expect, it } from 'vitest';
import { LEVERS } from '../../src/params/levers.ts';
import { differenceOf, withSetting } from '../../src/scenario/lever-setting.ts';

describe('a value of a lever', () => {
  it('is no difference for the world at the default, but for a lever that the reference draws', () => {
    for (const lever of LEVERS) {
      const isDrawn = lever.kind === 'number' && lever.drawn !== undefined;
      expect(differenceOf(lever, 'WLD', lever.default), lever.id).toBe(isDrawn ? lever.default : undefined);
      // For a region or a country it overrides what holds for the world.
      expect(differenceOf(lever, 'NGA', lever.default), lever.id).toBe(lever.default);
      expect(differenceOf(lever, 'NGA', undefined), lever.id).toBeUndefined();
    }
    expect(LEVERS.some((lever) => lever.kind === 'number' && lever.drawn !== undefined)).toBe(true);
  });
});

describe('setting a lever', () => {
  it('keeps other targets and levers, and writes the world alone without its name', () => {
    const world = withSetting({ warmingPath: 'SSP5-8.5' }, 'fertility', 'WLD', 0.1);
    expect(world).toEqual({ warmingPath: 'SSP5-8.5', fertility: 0.1 });
    const both = withSetting(world, 'fertility', 'NGA', 0.3);
    expect(both).toEqual({ warmingPath: 'SSP5-8.5', fertility: { WLD: 0.1, NGA: 0.3 } });
    expect(withSetting(both, 'fertility', 'NGA', undefined)).toEqual(world);
  });

  it('takes a lever out with the last of its values', () => {
    expect(withSetting({ fertility: { NGA: 0.3 } }, 'fertility', 'NGA', undefined)).toEqual({});
    expect(withSetting({}, 'fertility', 'WLD', undefined)).toEqual({});
  });
});
