import type { Store } from '../store.ts';
import { comparedScenario } from './compared.ts';

/** Flip between the first two compared scenarios: the page shows the one that it does not show now. */
export function flipCompared(store: Store): void {
  const { compared, scenario, lookedAt } = store.getState();
  const [first, second] = compared.filter((each) => each !== undefined);
  if (!first || !second) return;
  const shown = lookedAt ?? scenario;
  const next = [first, second].find((each) => comparedScenario(each, scenario) !== shown) ?? first;
  store.lookAt(next.kind === 'current' ? undefined : comparedScenario(next, scenario));
}
