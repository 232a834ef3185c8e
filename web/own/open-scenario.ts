import { type Fault, REFERENCE, readScenarioText, type Session } from '../../workers/page.ts';
import type { Store } from '../store.ts';

/**
 * Open the text of a scenario file as the scenario of the page, one step of undo.
 *
 * @param text untrusted JSON.
 * @returns every fault with its path; none when it was opened, and nothing has changed where there are some.
 */
export async function openScenarioText(text: string, store: Store, world: Session['world']): Promise<readonly Fault[]> {
  const parsed = await readScenarioText(text, world);
  if (parsed.kind === 'faults') return parsed.faults;
  const { scenario } = parsed;
  store.edit({
    scenario: scenario.id === REFERENCE.id ? REFERENCE : scenario,
    ...(scenario.focus === undefined || scenario.focus === 'WLD' ? {} : { place: scenario.focus }),
  });
  return [];
}
