import type { FormulaReader } from '../scenario/formula.ts';
import { codeToText, scenarioToCode } from '../scenario/link.ts';
import { checkScenario, parseScenario, type ScenarioWorld } from '../scenario/parse.ts';
import {
  type Fault,
  type LeverSetting,
  type LeverValue,
  type Parsed,
  SCENARIO_VERSION,
  type Scenario,
  settingByTarget,
} from '../scenario/scenario.ts';
import { codeFaultWords, headSymbol, kindOfHead } from './code-kinds.ts';
import {
  createReader,
  createWriter,
  hashBits,
  readLetters,
  type SymbolReader,
  type SymbolWriter,
  UnreadableCode,
  writeLetters,
} from './letter-code.ts';
import { isShortEvent, readEvents, readLevers, writeEvents, writeLevers } from './settings-parts.ts';

/** Name and id of a scenario that comes from a code: a code holds no text of its author. */
export interface CodeName {
  readonly id: string;
  readonly name: string;
}

/**
 * What of a scenario a code holds: levers, places and events. Names, notes, descriptions and ids are words of its author and stay
 * behind; own groups and events are numbered or named by what they hold.
 */
export function withoutWords(scenario: Scenario, { id, name }: CodeName): Scenario {
  const names = new Map(
    Object.entries(scenario.groups ?? {}).map(([group, members]) => [group, `group-${membersHash(members)}`]),
  );
  const renamed = (target: string) => names.get(target) ?? target;
  const levers = Object.entries(scenario.levers).map(([lever, setting]): [string, LeverSetting] => {
    const targets = Object.entries(settingByTarget(setting)).map(([target, value]): [string, LeverValue] => [
      renamed(target),
      value,
    ]);
    const [only] = targets;
    return [lever, targets.length === 1 && only?.[0] === 'WLD' ? only[1] : Object.fromEntries(targets)];
  });
  const events = scenario.events?.map(({ note: _note, ...event }, i) => ({
    ...event,
    id: `event-${i + 1}`,
    where: typeof event.where === 'string' ? renamed(event.where) : event.where.map(renamed),
  }));
  const groups = Object.entries(scenario.groups ?? {}).map(([group, members]) => [renamed(group), members]);
  return {
    version: SCENARIO_VERSION,
    id,
    name,
    ...(groups.length > 0 ? { groups: Object.fromEntries(groups) } : {}),
    levers: Object.fromEntries(levers),
    ...(events && events.length > 0 ? { events } : {}),
  };
}

function membersHash(members: readonly string[]): string {
  return hashBits([...new Set(members)].sort().join(), 30).toString(36);
}

/** Write the settings of a scenario as a code: a few signs for each lever, more where there are courses or own groups. */
export function settingsToCode(scenario: Scenario): string {
  const plain = withoutWords(scenario, { id: 'code', name: 'code' });
  const writer = createWriter();
  if (isShort(plain)) {
    writer.symbol(headSymbol('levers'));
    writeLevers(writer, plain.levers);
    writeEvents(writer, plain.events ?? []);
  } else {
    writer.symbol(headSymbol('scenario'));
    writePacked(writer, scenarioToCode(plain));
  }
  return writeLetters(writer.symbols);
}

function isShort({ groups, events = [], levers }: Scenario): boolean {
  const values = Object.values(levers).flatMap((setting) => Object.values(settingByTarget(setting)));
  return !groups && events.every(isShortEvent) && values.every((value) => typeof value !== 'object');
}

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

/** Write the code of a link, whose signs have seven bits at most, as symbols. */
function writePacked(writer: SymbolWriter, code: string): void {
  writer.whole(code.length);
  let rest = 0;
  let bits = 0;
  for (let i = 0; i < code.length; i++) {
    rest = (rest << 7) | (code.charCodeAt(i) & 127);
    bits += 7;
    while (bits >= 5) {
      bits -= 5;
      writer.symbol(rest >>> bits);
      rest &= (1 << bits) - 1;
    }
  }
  if (bits > 0) writer.symbol(rest << (5 - bits));
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
