import fc from 'fast-check';
import type { Lever } from '../../src/params/define-lever.ts';
import { LEVERS } from '../../src/params/levers.ts';
import { type LeverSetting, type LeverValue, REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';

/** Any allowed value of a lever, derived from its declaration. */
export function leverValue(lever: Lever): fc.Arbitrary<LeverValue> {
  if (lever.kind === 'choice') return fc.constantFrom(...lever.options);
  const step = 10 ** lever.decimals;
  return fc
    .integer({ min: Math.round(lever.min * step), max: Math.round(lever.max * step) })
    .map((steps) => Number((steps / step).toFixed(lever.decimals)));
}

/** Any valid scenario whose place levers are set for the world or for some of `targets`. */
export function anyScenario(targets: readonly string[]): fc.Arbitrary<Scenario> {
  const settings = LEVERS.map((lever): fc.Arbitrary<LeverSetting | undefined> => {
    const value = leverValue(lever);
    const byTarget = fc.dictionary(fc.constantFrom(...targets), value, { minKeys: 1, maxKeys: 4 });
    return fc.option(lever.scope === 'world' ? value : fc.oneof(value, byTarget), { nil: undefined });
  });
  return fc.tuple(...settings).map((values) => {
    const levers: Record<string, LeverSetting> = {};
    LEVERS.forEach((lever, i) => {
      const value = values[i];
      // The dictionary's prototype is not Object's; a copy makes it the plain object that a file gives.
      if (value !== undefined) levers[lever.id] = typeof value === 'object' ? { ...value } : value;
    });
    return { ...REFERENCE, id: 'generated', name: 'Generated', levers };
  });
}

/** A scenario that sets one lever for the world. */
export function withLever(id: string, value: LeverValue): Scenario {
  return { ...REFERENCE, id: 'one-lever', name: 'One lever', levers: { [id]: value } };
}
