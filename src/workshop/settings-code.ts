import type { Lever } from '../params/define-lever.ts';
import { findLever, LEVERS } from '../params/levers.ts';
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

/** Write the settings of a scenario as a code: a few signs for each lever, more where there are courses, own groups or events. */
export function settingsToCode(scenario: Scenario): string {
  const plain = withoutWords(scenario, { id: 'code', name: 'code' });
  const writer = createWriter();
  if (isShort(plain)) {
    writer.symbol(headSymbol('levers'));
    writeLevers(writer, plain);
  } else {
    writer.symbol(headSymbol('scenario'));
    writePacked(writer, scenarioToCode(plain));
  }
  return writeLetters(writer.symbols);
}

function isShort({ groups, events, levers }: Scenario): boolean {
  const values = Object.values(levers).flatMap((setting) => Object.values(settingByTarget(setting)));
  return !groups && !events && values.every((value) => typeof value !== 'object');
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
        ? checkScenario({ version: SCENARIO_VERSION, ...named, levers: readLevers(reader, world) }, world)
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

function faulty(fault: Omit<Fault, 'path'>): Parsed {
  return { kind: 'faults', faults: [{ path: 'code', ...fault }] };
}

/** Bits of the hash that names an option of a choice, and a group of the data. */
const OPTION_BITS = 10;
const GROUP_BITS = 15;
/** First symbols of a target that are no letter of an ISO3 code. */
const WORLD = 31;
const GROUP = 30;
const LETTER_A = 'A'.charCodeAt(0);
/** Letters of a key are counted from 1, since 0 ends it. */
const BEFORE_A = 'a'.charCodeAt(0) - 1;

function writeLevers(writer: SymbolWriter, { levers }: Scenario): void {
  const all = LEVERS.filter(({ id }) => levers[id] !== undefined);
  writer.whole(all.length);
  for (const lever of all) {
    for (const letter of lever.key) writer.symbol(letter.charCodeAt(0) - BEFORE_A);
    writer.symbol(0);
    const targets = Object.entries(settingByTarget(levers[lever.id] as LeverSetting));
    writer.whole(targets.length);
    for (const [target, value] of targets) {
      writeTarget(writer, target);
      writeValue(writer, lever, value);
    }
  }
}

function readLevers(reader: SymbolReader, world: ScenarioWorld): Record<string, LeverSetting> {
  const levers: [string, LeverSetting][] = [];
  for (let left = reader.whole(); left > 0; left--) {
    let key = '';
    for (let letter = reader.symbol(); letter !== 0; letter = reader.symbol())
      key += String.fromCharCode(letter + BEFORE_A);
    const lever = LEVERS.find((each) => each.key === key);
    if (!lever) throw new UnreadableCode(`it sets the lever "${key}", which this version does not have`);
    const targets: [string, LeverValue][] = [];
    for (let of = reader.whole(); of > 0; of--) targets.push([readTarget(reader, world), readValue(reader, lever)]);
    const [only] = targets;
    if (!only) throw new UnreadableCode('a lever in it has no value');
    levers.push([lever.id, targets.length === 1 && only[0] === 'WLD' ? only[1] : Object.fromEntries(targets)]);
  }
  return Object.fromEntries(levers);
}

function writeTarget(writer: SymbolWriter, target: string): void {
  if (target === 'WLD') writer.symbol(WORLD);
  else if (/^[A-Z]{3}$/.test(target)) for (const letter of target) writer.symbol(letter.charCodeAt(0) - LETTER_A);
  else {
    writer.symbol(GROUP);
    writeHash(writer, target, GROUP_BITS);
  }
}

function readTarget(reader: SymbolReader, { groups }: ScenarioWorld): string {
  const first = reader.symbol();
  if (first === WORLD) return 'WLD';
  if (first !== GROUP)
    return String.fromCharCode(...[first, reader.symbol(), reader.symbol()].map((letter) => letter + LETTER_A));
  const hash = readHash(reader, GROUP_BITS);
  const group = groups.find(({ id }) => hashBits(id, GROUP_BITS) === hash);
  if (!group) throw new UnreadableCode('it names a group that this version does not have');
  return group.id;
}

function writeValue(writer: SymbolWriter, lever: Lever, value: LeverValue): void {
  if (lever.kind === 'choice') {
    writeHash(writer, String(value), OPTION_BITS);
    return;
  }
  // The decimals stand in the code, so that it keeps its meaning when a lever gets finer.
  writer.symbol(lever.decimals);
  writer.signed(Math.round((value as number) * 10 ** lever.decimals));
}

function readValue(reader: SymbolReader, lever: Lever): LeverValue {
  if (lever.kind === 'choice') {
    const hash = readHash(reader, OPTION_BITS);
    const option = lever.options.find((each) => hashBits(each, OPTION_BITS) === hash);
    if (option === undefined) throw new UnreadableCode(`it sets ${lever.id} to what this version does not have`);
    return option;
  }
  const decimals = reader.symbol();
  if (decimals > 6) throw new UnreadableCode('a number in it has too many decimals');
  return Number((reader.signed() / 10 ** decimals).toFixed(decimals));
}

function writeHash(writer: SymbolWriter, text: string, bits: number): void {
  const hash = hashBits(text, bits);
  for (let at = bits - 5; at >= 0; at -= 5) writer.symbol(hash >>> at);
}

function readHash(reader: SymbolReader, bits: number): number {
  let hash = 0;
  for (let at = 0; at < bits; at += 5) hash = hash * 32 + reader.symbol();
  return hash;
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

/** The lever of an id, which a scenario that was checked has. */
export function leverOf(id: string): Lever {
  const lever = findLever(id);
  if (!lever) throw new Error(`lever ${id} is not declared`);
  return lever;
}
