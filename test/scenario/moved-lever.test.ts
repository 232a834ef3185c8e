import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVERS } from '../../src/params/levers.ts';
import { withSetting } from '../../src/scenario/lever-setting.ts';
import { nextStep, otherValues } from '../../src/scenario/moved-lever.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';

const withLevers = (levers: Scenario['levers']): Scenario => ({ ...REFERENCE, id: 'own', levers });

describe('the next step of a lever', () => {
  it('is as long as the last, in the same direction', () => {
    expect(nextStep(REFERENCE, withLevers({ fertility: 0.1 }))?.levers).toEqual({ fertility: 0.2 });
    expect(nextStep(withLevers({ fertility: 0.3 }), withLevers({ fertility: 0.25 }))?.levers).toEqual({
      fertility: 0.2,
    });
  });

  it('is that of the target that was moved, beside all that stays', () => {
    const before = withLevers({ fertility: { WLD: 0.1, NGA: 0.3 }, warmingPath: 'SSP5-8.5' });
    const now = withLevers({ fertility: { WLD: 0.1, NGA: 0.4 }, warmingPath: 'SSP5-8.5' });
    expect(nextStep(before, now)?.levers).toEqual({ fertility: { WLD: 0.1, NGA: 0.5 }, warmingPath: 'SSP5-8.5' });
  });

  it('ends where the value is the default, which is no difference', () => {
    expect(nextStep(withLevers({ fertility: 0.2 }), withLevers({ fertility: 0.1 }))?.levers).toEqual({});
  });

  it('is not there for anything but a number of one lever', () => {
    const fertility = withLevers({ fertility: 0.1 });
    const none: readonly (readonly [Scenario, Scenario])[] = [
      [fertility, fertility],
      [withLevers({}), withLevers({ warmingPath: 'SSP5-8.5' })],
      [withLevers({}), withLevers({ fertility: 0.1, incomeGrowth: 1 })],
      [withLevers({ fertility: { NGA: 0.1, NER: 0.1 } }), withLevers({ fertility: { NGA: 0.2, NER: 0.2 } })],
      [
        fertility,
        withLevers({
          fertility: {
            points: [
              [2024, 0],
              [2040, 0.2],
            ],
          },
        }),
      ],
      [withLevers({}), withLevers({ fertility: { NGA: 0.1 } })],
      [withLevers({}), { ...fertility, groups: { mine: ['NGA'] } }],
    ];
    for (const [before, now] of none) expect(nextStep(before, now)).toBeUndefined();
  });

  it('is a value that its lever can have, and none beyond the end of the range', () => {
    const numbers = LEVERS.filter((lever) => lever.kind === 'number');
    const any = fc.constantFrom(...numbers).chain((lever) => {
      const steps = Math.round((lever.max - lever.min) * 10 ** lever.decimals);
      const value = fc.integer({ min: 0, max: steps }).map((step) => {
        return Number((lever.min + step / 10 ** lever.decimals).toFixed(lever.decimals));
      });
      return fc.tuple(fc.constant(lever), value, value);
    });
    fc.assert(
      fc.property(any, ([lever, past, present]) => {
        const setting = (value: number) => withLevers(withSetting({}, lever.id, 'NGA', value));
        const next = nextStep(setting(past), setting(present))?.levers[lever.id] as { NGA: number } | undefined;
        const isAtEnd = (present === lever.max && past < present) || (present === lever.min && past > present);
        if (past === present || isAtEnd) return next === undefined;
        if (next === undefined) return false;
        const isFurther = past < present ? next.NGA > present : next.NGA < present;
        const isOnGrid = Number(next.NGA.toFixed(lever.decimals)) === next.NGA;
        return isFurther && isOnGrid && next.NGA >= lever.min && next.NGA <= lever.max;
      }),
    );
  });
});

describe('the other values of a lever that was moved', () => {
  const numbers = (scenarios: readonly Scenario[]) => scenarios.map(({ levers }) => levers.stability);

  it('are all of its range but the present one, from a few far apart to those between them', () => {
    const others = otherValues(REFERENCE, withLevers({ stability: 0.3 }), 100);
    expect(numbers(others)).toEqual(
      [-1, 0.6, -0.2, -0.6, 0.2, 1, -0.8, -0.4, undefined, 0.4, 0.8].concat([
        -0.9, -0.7, -0.5, -0.3, -0.1, 0.1, 0.5, 0.7, 0.9,
      ]),
    );
    expect(numbers(otherValues(REFERENCE, withLevers({ stability: 0.3 }), 3))).toEqual([-1, 0.6, -0.2]);
  });

  it('are those of its target, beside all that stays', () => {
    const [first] = otherValues(
      withLevers({ fertility: { WLD: 0.1, NGA: 0.3 }, warmingPath: 'SSP5-8.5' }),
      withLevers({ fertility: { WLD: 0.1, NGA: 0.4 }, warmingPath: 'SSP5-8.5' }),
      1,
    );
    expect(first?.levers).toEqual({ fertility: { WLD: 0.1, NGA: -0.5 }, warmingPath: 'SSP5-8.5' });
  });

  it('are there where none was set before, and none where anything else was changed', () => {
    expect(otherValues(withLevers({}), withLevers({ fertility: { NGA: 0.1 } }), 100)).toHaveLength(100);
    expect(otherValues(withLevers({}), withLevers({ warmingPath: 'SSP5-8.5' }), 100)).toEqual([]);
    expect(otherValues(withLevers({}), withLevers({}), 100)).toEqual([]);
    expect(otherValues(withLevers({}), withLevers({ fertility: 0.1, incomeGrowth: 1 }), 100)).toEqual([]);
  });

  it('are values that their lever can have, each once', () => {
    const levers = LEVERS.filter((lever) => lever.kind === 'number');
    for (const lever of levers) {
      const moved = withLevers(withSetting({}, lever.id, 'NGA', lever.max));
      const values = otherValues(withLevers({}), moved, 1_000).map(
        (each) => (each.levers[lever.id] as { readonly NGA: number }).NGA,
      );
      expect(new Set(values).size, lever.id).toBe(Math.round((lever.max - lever.min) * 10 ** lever.decimals));
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(lever.min);
        expect(value).toBeLessThan(lever.max);
        expect(Number(value.toFixed(lever.decimals))).toBe(value);
      }
    }
  });
});
