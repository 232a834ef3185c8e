import { i18n } from '@lingui/core';
import { differenceOf, type Lever, type LeverValue } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { withLever } from '../store.ts';

/** The name of a scenario that the user makes by a first change. */
export function unnamedScenario(): string {
  return i18n._({ id: 'scenario.unnamed', message: 'Own scenario' });
}

/**
 * Sets a lever for a target, or removes its value (undefined). A number or path that changes nothing is no difference: it is
 * taken out, except where it overrides a wider one. Each edit is a step of undo, except those of one named gesture, such as
 * a drag, in quick succession.
 */
export function useLeverEdit(lever: Lever): (target: string, value: LeverValue | undefined, gesture?: string) => void {
  const { store } = usePage();
  return (target, value, gesture) => {
    const { scenario } = store.getState();
    store.edit(
      { scenario: withLever(scenario, lever.id, target, differenceOf(lever, target, value), unnamedScenario()) },
      gesture === undefined ? '' : `${lever.id} ${target} ${gesture}`,
    );
  };
}
