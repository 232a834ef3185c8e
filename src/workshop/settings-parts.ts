import { FIRST_YEAR } from '../baseline/baseline.ts';
import type { Lever } from '../params/define-lever.ts';
import { EVENT_KINDS, type EventKindId, eventKind } from '../params/events.ts';
import { findLever, LEVERS } from '../params/levers.ts';
import type { ScenarioWorld } from '../scenario/parse.ts';
import {
  type LeverSetting,
  type LeverValue,
  type Scenario,
  type ScenarioEvent,
  settingByTarget,
} from '../scenario/scenario.ts';
import { hashBits, type SymbolReader, type SymbolWriter, UnreadableCode } from './letter-code.ts';

/** Bits of the hash that names an option of a choice, and a group of the data. */
const OPTION_BITS = 10;
const GROUP_BITS = 15;
/** First symbols of a target that are no letter of an ISO3 code. */
const WORLD = 31;
const GROUP = 30;
const LETTER_A = 'A'.charCodeAt(0);
/** Letters of a key are counted from 1, since 0 ends it. */
const BEFORE_A = 'a'.charCodeAt(0) - 1;

/** Write the levers of a scenario that have plain values. */
export function writeLevers(writer: SymbolWriter, levers: Scenario['levers']): void {
  const all = LEVERS.filter(({ id }) => levers[id] !== undefined);
  writer.whole(all.length);
  for (const lever of all) {
    writeKey(writer, lever.key);
    const targets = Object.entries(settingByTarget(levers[lever.id] as LeverSetting));
    writer.whole(targets.length);
    for (const [target, value] of targets) {
      writeTarget(writer, target);
      writeValue(writer, lever, value);
    }
  }
}

/** @throws UnreadableCode for what this version does not have. */
export function readLevers(reader: SymbolReader, world: ScenarioWorld): Record<string, LeverSetting> {
  const levers: [string, LeverSetting][] = [];
  for (let left = reader.whole(); left > 0; left--) {
    const key = readKey(reader);
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

/** Letters of a key, ended by a zero. */
function writeKey(writer: SymbolWriter, key: string): void {
  for (const letter of key) writer.symbol(letter.charCodeAt(0) - BEFORE_A);
  writer.symbol(0);
}

function readKey(reader: SymbolReader): string {
  let key = '';
  for (let letter = reader.symbol(); letter !== 0; letter = reader.symbol())
    key += String.fromCharCode(letter + BEFORE_A);
  return key;
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
  writeNumber(writer, value as number, lever.decimals);
}

function readValue(reader: SymbolReader, lever: Lever): LeverValue {
  if (lever.kind === 'choice') {
    const hash = readHash(reader, OPTION_BITS);
    const option = lever.options.find((each) => hashBits(each, OPTION_BITS) === hash);
    if (option === undefined) throw new UnreadableCode(`it sets ${lever.id} to what this version does not have`);
    return option;
  }
  return readNumber(reader);
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

const MOST_DECIMALS = 6;

/** The decimals stand in the code, so that it keeps its meaning when a lever gets finer. */
function writeNumber(writer: SymbolWriter, value: number, decimals: number): void {
  writer.symbol(decimals);
  writer.signed(Math.round(value * 10 ** decimals));
}

function readNumber(reader: SymbolReader): number {
  const decimals = reader.symbol();
  if (decimals > MOST_DECIMALS) throw new UnreadableCode('a number in it has too many decimals');
  return Number((reader.signed() / 10 ** decimals).toFixed(decimals)) + 0;
}

/** Decimals of a number, undefined for more than a code holds. */
function decimalsOf(value: number): number | undefined {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++)
    if (Number(value.toFixed(decimals)) === value) return decimals;
  return undefined;
}

/** Numbers of an event that a short code holds, in the order of their bits; the first year is always there. */
const EVENT_NUMBERS = ['duration', 'size', 'returnPeriod', 'decay'] as const;

/** Whether the numbers of an event have so few digits that a short code holds them. */
export function isShortEvent(event: ScenarioEvent): boolean {
  return EVENT_NUMBERS.every((key) => event[key] === undefined || decimalsOf(event[key]) !== undefined);
}

/** Write the events of a scenario: kind, places, first year and what else is set. */
export function writeEvents(writer: SymbolWriter, events: readonly ScenarioEvent[]): void {
  writer.whole(events.length);
  for (const event of events) {
    writeKey(writer, eventKind(event.kind).key);
    // One place and a list of one place are two things in a file.
    const where = typeof event.where === 'string' ? [event.where] : event.where;
    writer.whole(typeof event.where === 'string' ? 0 : where.length);
    for (const target of where) writeTarget(writer, target);
    writer.whole(event.firstYear - FIRST_YEAR);
    const bits = EVENT_NUMBERS.map((key, i) => (event[key] === undefined ? 0 : 1 << i));
    writer.symbol(bits.reduce((sum, bit) => sum + bit, event.enabled === undefined ? 0 : 1 << EVENT_NUMBERS.length));
    if (event.enabled !== undefined) writer.symbol(event.enabled ? 1 : 0);
    for (const key of EVENT_NUMBERS) {
      const value = event[key];
      if (value !== undefined) writeNumber(writer, value, decimalsOf(value) ?? MOST_DECIMALS);
    }
  }
}

/** @throws UnreadableCode for what this version does not have. */
export function readEvents(reader: SymbolReader, world: ScenarioWorld): readonly ScenarioEvent[] {
  const events: ScenarioEvent[] = [];
  for (let left = reader.whole(); left > 0; left--) {
    const key = readKey(reader);
    const kind = EVENT_KINDS.find((each) => each.key === key);
    if (!kind) throw new UnreadableCode(`it has an event "${key}", which this version does not have`);
    const listed = reader.whole();
    const where: string[] = [];
    for (let of = Math.max(1, listed); of > 0; of--) where.push(readTarget(reader, world));
    const firstYear = FIRST_YEAR + reader.whole();
    const bits = reader.symbol();
    const enabled = (bits >> EVENT_NUMBERS.length) & 1 ? reader.symbol() === 1 : undefined;
    const numbers = EVENT_NUMBERS.flatMap((name, i): [string, number][] =>
      (bits >> i) & 1 ? [[name, readNumber(reader)]] : [],
    );
    events.push({
      id: `event-${events.length + 1}`,
      kind: kind.id as EventKindId,
      where: listed === 0 ? (where[0] as string) : where,
      firstYear,
      ...Object.fromEntries(numbers),
      ...(enabled === undefined ? {} : { enabled }),
    });
  }
  return events;
}

/** The lever of an id, which a scenario that was checked has. */
export function leverOf(id: string): Lever {
  const lever = findLever(id);
  if (!lever) throw new Error(`lever ${id} is not declared`);
  return lever;
}
