import { i18n } from '@lingui/core';
import { LEVERS } from '../../workers/page.ts';
import { EVENT_KINDS } from '../../workers/page-editors.ts';
import { bySemicolon } from '../language/lists.ts';
import { declared, leverUnit } from '../texts.ts';
import { FAULT_TEXTS } from './fault-texts.ts';

interface Template {
  readonly id: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** Values that are said in the words of the engine themselves. */
const NESTED: ReadonlySet<string> = new Set(['allowed', 'found', 'reason', 'list']);

/** Placeholders that a number stands in for. */
const NUMBERS: ReadonlySet<string> = new Set(['n', 'min', 'max', 'least', 'most', 'from', 'to', 'year']);

/** Those with the most words of their own first, since a placeholder takes anything. */
const TEMPLATES: readonly Template[] = Object.entries(FAULT_TEXTS)
  .map(([id, text]) => ({ ...templateOf(id, text), own: text.replace(/\{\w+\}/g, '').length }))
  .sort((a, b) => b.own - a.own);

function templateOf(id: string, text: string): Template {
  const names: string[] = [];
  const pattern = text
    .split(/(\{\w+\})/)
    .map((part) => {
      const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
      if (name === undefined) return part.replace(/[\\^$.*+?()[\]|]/g, '\\$&');
      names.push(name);
      return NUMBERS.has(name) ? '(-?[\\d.,e+]+)' : '([\\s\\S]+?)';
    })
    .join('');
  return { id, names, pattern: new RegExp(`^${pattern}$`) };
}

/** Say in the language of the page what the engine says of a file, a code or a formula; what is not in the list stays as it is. */
export function faultWords(text: string): string {
  return known(text) ?? text;
}

/** The words of a text, undefined where none fit: found values are nobody's words. */
export function known(text: string): string | undefined {
  // What a file holds is shown in quotes.
  if (/^"[^"]*"$/.test(text)) return undefined;
  for (const { id, pattern, names } of TEMPLATES) {
    const found = pattern.exec(text);
    if (!found) continue;
    const values = names.map((name, i): [string, string] => [name, valueWords(name, found[i + 1] ?? '')]);
    return i18n._(`fault.${id}`, Object.fromEntries(values));
  }
  const parts = text.split('; ');
  return parts.length > 1 ? bySemicolon(parts.map(faultWords)) : undefined;
}

function valueWords(name: string, value: string): string {
  if (name === 'unit') return unitWords(value);
  return NESTED.has(name) ? faultWords(value) : value;
}

/** A unit is declared in English with its lever or kind of event. */
function unitWords(unit: string): string {
  const lever = LEVERS.find((each) => each.kind === 'number' && each.unit === unit);
  if (lever) return leverUnit(lever);
  const kind = EVENT_KINDS.find((each) => each.unit === unit);
  return kind ? declared(`event.${kind.id}.unit`, unit) : unit;
}
