import type { FormulaReader } from '../scenario/formula.ts';
import type { ScenarioWorld } from '../scenario/parse.ts';
import type { Fault } from '../scenario/scenario.ts';
import { codeEntries, LONGEST_TEXT } from './code-entries.ts';
import { codeToSettings } from './read-settings.ts';
import type { Participant } from './room.ts';

/** Codes that are merged at most. */
const MOST_CODES = 300;

export interface MergedCodes {
  readonly participants: readonly Participant[];
  /** Entries that could not be read; the path names their order number. */
  readonly faults: readonly Fault[];
}

/**
 * Read the settings of a room from a text of codes. Entries that cannot be read become faults, the others count.
 *
 * @param text untrusted.
 * @param nameOf what the scenario of an order number is called.
 */
export function mergeCodes(
  text: string,
  world: ScenarioWorld,
  nameOf: (number: number) => string,
  readFormula?: FormulaReader,
): MergedCodes {
  const entries = codeEntries(text);
  const participants: Participant[] = [];
  const faults: Fault[] = [];
  if (entries.length > MOST_CODES || text.length > LONGEST_TEXT)
    faults.push({
      path: 'codes',
      found: text.length > LONGEST_TEXT ? `${text.length} characters` : `${entries.length} entries`,
      allowed: `at most ${MOST_CODES} codes; those after are left out`,
    });
  entries.slice(0, MOST_CODES).forEach((entry, i) => {
    const number = i + 1;
    const parsed = codeToSettings(entry, world, { id: `code-${number}`, name: nameOf(number) }, readFormula);
    if (parsed.kind === 'scenario') participants.push({ number, scenario: parsed.scenario });
    else faults.push(...parsed.faults.map((fault) => ({ ...fault, path: pathOf(number, entry, fault.path) })));
  });
  return { participants, faults };
}

const SHOWN = 14;

function pathOf(number: number, entry: string, path: string): string {
  const shown = entry.length > SHOWN ? `${entry.slice(0, SHOWN)}…` : entry;
  return path === 'code' ? `${number} (${shown})` : `${number} (${shown}) ${path}`;
}
