import { LEVERS, type Lever, type NumberLever, type OutputId, type Scenario } from '../../workers/page.ts';
import type { MovedLever, SensitivityQuestion } from '../../workers/page-shocks.ts';
import { outputOf } from '../texts.ts';
import { type AskedPoint, pointKey } from './asked-point.ts';

/** How many levers are moved before others are chosen. */
const FIRST_LEVERS = 6;

const isNumber = (lever: Lever): lever is NumberLever => lever.kind === 'number';

/** Levers that can be moved over a range. */
export const NUMBER_LEVERS: readonly NumberLever[] = LEVERS.filter(isNumber);

/** A lever over its whole range. */
export function wholeRange({ id, min, max }: NumberLever): MovedLever {
  return { id, low: min, high: max };
}

/** Levers that are moved until others are chosen: those that the scenario changes, else those that act on the output and then those of its driver. */
export function firstLevers(scenario: Scenario, output: OutputId): readonly MovedLever[] {
  const changed = NUMBER_LEVERS.filter(({ id }) => scenario.levers[id] !== undefined);
  const acting = NUMBER_LEVERS.filter(({ effects }) => effects.some((effect) => effect.output === output));
  const near = NUMBER_LEVERS.filter(({ group }) => group === outputOf(output).group);
  const found = changed.length > 0 ? changed : [...new Set([...acting, ...near])];
  return found.slice(0, FIRST_LEVERS).map(wholeRange);
}

/** Text that is the same for questions with the same answer. */
export function sensitivityKey({ levers, runs, method, ...point }: SensitivityQuestion): string {
  return JSON.stringify([pointKey(point satisfies AskedPoint), levers, runs, method]);
}
