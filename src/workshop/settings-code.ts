import { scenarioToCode } from '../scenario/link.ts';
import {
  type LeverSetting,
  type LeverValue,
  SCENARIO_VERSION,
  type Scenario,
  settingByTarget,
} from '../scenario/scenario.ts';
import { headSymbol } from './code-kinds.ts';
import { createWriter, hashBits, type SymbolWriter, writeLetters } from './letter-code.ts';
import { isShortEvent, writeEvents, writeLevers } from './settings-parts.ts';

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
