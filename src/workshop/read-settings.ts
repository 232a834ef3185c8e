import type { FormulaReader } from '../scenario/formula.ts';
import { codeToText } from '../scenario/link.ts';
import { checkScenario, parseScenario, type ScenarioWorld } from '../scenario/parse.ts';
import { type Fault, type Parsed, SCENARIO_VERSION } from '../scenario/scenario.ts';
import { codeFaultWords, kindOfHead } from './code-kinds.ts';
import { createReader, readLetters, type SymbolReader, UnreadableCode } from './letter-code.ts';
import { type CodeName, withoutWords } from './settings-code.ts';
import { readEvents, readLevers } from './settings-parts.ts';

/**
 * Read the settings in a code.
 *
 * @param text untrusted.
 * @param named id and name that the scenario is given.
 */
export function codeToSettings(
  text: string,
  world: ScenarioWorld,
  named: CodeName,
  readFormula?: FormulaReader,
): Parsed {
  const letters = readLetters(text);
  if ('fault' in letters) return faulty(codeFaultWords(letters.fault));
  try {
    const reader = createReader(letters.symbols);
    const kind = kindOfHead(reader.symbol());
    if (kind === 'newer') return faulty({ found: 'a code of a newer version', allowed: 'a code of this version' });
    if (kind === 'curve') return faulty({ found: 'the code of a drawn curve', allowed: 'a code of settings' });
    if (kind === undefined) return faulty({ found: 'a code of an unknown kind', allowed: 'a code of settings' });
    const parsed =
      kind === 'levers'
        ? checkScenario(readShort(reader, world, named), world)
        : parseScenario(codeToText(readPacked(reader)) ?? '', world, readFormula);
    if (!reader.isAtEnd) throw new UnreadableCode('it goes on after its end');
    // Words that somebody packed in by hand go no further.
    return parsed.kind === 'scenario' ? { kind: 'scenario', scenario: withoutWords(parsed.scenario, named) } : parsed;
  } catch (error) {
    if (error instanceof UnreadableCode)
      return faulty({ found: error.message, allowed: 'a code that this app has written' });
    throw error;
  }
}

function readShort(reader: SymbolReader, world: ScenarioWorld, named: CodeName): unknown {
  const levers = readLevers(reader, world);
  const events = readEvents(reader, world);
  return { version: SCENARIO_VERSION, ...named, levers, ...(events.length > 0 ? { events } : {}) };
}

function faulty(fault: Omit<Fault, 'path'>): Parsed {
  return { kind: 'faults', faults: [{ path: 'code', ...fault }] };
}

function readPacked(reader: SymbolReader): string {
  const length = reader.whole();
  let text = '';
  let rest = 0;
  let bits = 0;
  while (text.length < length) {
    rest = (rest << 5) | reader.symbol();
    bits += 5;
    if (bits < 7) continue;
    bits -= 7;
    text += String.fromCharCode(rest >>> bits);
    rest &= (1 << bits) - 1;
  }
  return text;
}
