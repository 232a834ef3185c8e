import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVERS } from '../../src/params/levers.ts';
import { withSetting } from '../../src/scenario/lever-setting.ts';
import { nextStep } from '../../src/scenario/next-step.ts';
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
