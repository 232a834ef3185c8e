import { i18n } from '@lingui/core';
import { differenceOf, type Lever, type LeverValue, type Scenario } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { withLever } from '../store.ts';

/** The name of a scenario that the user makes by a first change. */
export function unnamedScenario(): string {
  return i18n._({ id: 'scenario.unnamed', message: 'Own scenario' });
}

/** A scenario in which a lever is set for a target, or its value removed (undefined), as if the user had done it. */
export function withEdit(scenario: Scenario, lever: Lever, target: string, value: LeverValue | undefined): Scenario {
  return withLever(scenario, lever.id, target, differenceOf(lever, target, value), unnamedScenario());
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
      { scenario: withEdit(scenario, lever, target, value) },
      gesture === undefined ? '' : `${lever.id} ${target} ${gesture}`,
    );
  };
}
