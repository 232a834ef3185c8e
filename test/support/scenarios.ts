import fc from 'fast-check';
import type { Lever } from '../../src/params/define-lever.ts';
import { LEVERS } from '../../src/params/levers.ts';
import {
  isTimeShape,
  type LeverSetting,
  type LeverValue,
  REFERENCE,
  type Scenario,
} from '../../src/scenario/scenario.ts';

/** Any allowed value of a lever, derived from its declaration. */
export function leverValue(lever: Lever): fc.Arbitrary<LeverValue> {
  if (lever.kind === 'choice') return fc.constantFrom(...lever.options);
  const step = 10 ** lever.decimals;
  return fc
    .integer({ min: Math.round(lever.min * step), max: Math.round(lever.max * step) })
    .map((steps) => Number((steps / step).toFixed(lever.decimals)));
}

/** Any allowed course of a number lever over the years: knots, or a formula that says a value. */
function leverCourse(lever: Lever): fc.Arbitrary<LeverValue> {
  if (lever.kind === 'choice' || lever.isConstant) return leverValue(lever);
  const value = leverValue(lever) as fc.Arbitrary<number>;
  const points = fc
    .uniqueArray(fc.integer({ min: 2024, max: 2050 }), { minLength: 1, maxLength: 5 })
    .chain((years) => fc.tuple(...years.sort((a, b) => a - b).map((year) => fc.tuple(fc.constant(year), value))))
    .map((knots) => ({ points: knots }));
  const formula = value.map((constant) => ({ formula: String(constant), values: Array<number>(26).fill(constant) }));
  return fc.oneof(points, formula);
}

/** Any valid scenario whose place levers are set for the world or for some of `targets`. */
export function anyScenario(targets: readonly string[]): fc.Arbitrary<Scenario> {
  const settings = LEVERS.map((lever): fc.Arbitrary<LeverSetting | undefined> => {
    const value = fc.oneof({ weight: 3, arbitrary: leverValue(lever) }, { weight: 1, arbitrary: leverCourse(lever) });
    const byTarget = fc.dictionary(fc.constantFrom(...targets), value, { minKeys: 1, maxKeys: 4 });
    return fc.option(lever.scope === 'world' ? value : fc.oneof(value, byTarget), { nil: undefined });
  });
  return fc.tuple(...settings).map((values) => {
    const levers: Record<string, LeverSetting> = {};
    LEVERS.forEach((lever, i) => {
      const value = values[i];
      // The dictionary's prototype is not Object's; a copy makes it the plain object that a file gives.
      if (value !== undefined)
        levers[lever.id] = typeof value === 'object' && !isTimeShape(value) ? { ...value } : value;
    });
    return { ...REFERENCE, id: 'generated', name: 'Generated', levers };
  });
}

/** A scenario that sets one lever for the world. */
export function withLever(id: string, value: LeverValue): Scenario {
  return { ...REFERENCE, id: 'one-lever', name: 'One lever', levers: { [id]: value } };
}
