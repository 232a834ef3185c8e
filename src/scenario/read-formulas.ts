import { findLever } from '../params/levers.ts';
import type { FormulaReader } from './formula.ts';
import type { Fault, LeverSetting } from './scenario.ts';

/** Settings by lever with the values of their formulas, and what is wrong with these. */
interface ReadLevers {
  readonly levers: Record<string, LeverSetting>;
  readonly faults: readonly Fault[];
}

/**
 * Compute the values of every formula among the settings of a file, for the world and by target.
 *
 * @param levers untrusted settings by lever; what is no formula is passed on as it is, for the schema to judge.
 */
export function readFormulas(levers: unknown, readFormula: FormulaReader | undefined): ReadLevers {
  const faults: Fault[] = [];

  function readSetting(leverId: string, setting: unknown, path: string, isTarget: boolean): unknown {
    if (!isObject(setting)) return setting;
    if (typeof setting.formula === 'string') return readText(leverId, setting.formula, `${path}.formula`) ?? setting;
    // A file nests no deeper; a hostile one must not exhaust the stack.
    if (isTarget) return setting;
    return mapValues(setting, (value, target) => readSetting(leverId, value, `${path}.${target}`, true));
  }

  function readText(leverId: string, text: string, path: string): unknown {
    const lever = findLever(leverId);
    if (lever?.kind !== 'number') return undefined;
    if (readFormula === undefined) {
      faults.push({ path, found: 'a formula', allowed: 'a number or points: formulas cannot be read here' });
      return undefined;
    }
    const reading = readFormula(text, lever);
    if (reading.kind === 'formula') return reading.shape;
    faults.push({ path, ...reading.fault });
    return undefined;
  }

  const read = mapValues(isObject(levers) ? levers : {}, (setting, id) =>
    readSetting(id, setting, `levers.${id}`, false),
  );
  return { levers: read as Record<string, LeverSetting>, faults };
}

function mapValues(of: Record<string, unknown>, change: (value: unknown, key: string) => unknown) {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, change(value, key)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
