import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PARTS, readCatalogue, TRANSLATED } from '../../scripts/catalogues.ts';
import { root } from '../support/sources.ts';

interface Refused {
  readonly match: string;
  readonly allow: string;
  readonly write: string;
}

/** Written by scripts/terminology.ts from the tables of terms. */
const { refused, terms } = JSON.parse(readFileSync(join(root, 'data/terminology.json'), 'utf8')) as {
  readonly refused: Readonly<Record<string, readonly Refused[]>>;
  readonly terms: readonly Readonly<Record<string, string>>[];
};

/** Words of a term of the table that mean something else on the page: to share a link is not a share of people. */
const HOMONYMS = new Set(['share', 'stock']);

/** Texts that name a word to say that it does not hold, what models of others do, a key of a file, or what a data file says. */
const EXEMPT = new Set([
  'en lever.warmingCost.literature',
  'en library.note',
  'en claims.source',
  'en fault.stepPredict',
  'en dataSeries.done.19acc10b',
]);
/** Labels in a form of their own: children and births are counted, so the plural is broken, and a unit is one of them. */
const OWN_FORM = /^ar (lever\.fertility\.label|planning\.birth\S*\.piece|box\.title)$/;

function hits(text: string, { match, allow }: Refused): boolean {
  const left = allow === '' ? text : text.replace(new RegExp(allow, 'giu'), '');
  return new RegExp(match, 'iu').test(left);
}

/** A term without number, article and capitals, so that a label may stand in its form. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^ال/, '').replace(/s$/, ''))
    .join(' ');
}

describe('the words of the page', () => {
  it.each(['en', ...TRANSLATED])('hold none in %s that the terminology lint refuses', (language) => {
    const rules = refused[language] ?? [];
    expect(rules.length).toBeGreaterThan(15);
    const found = PARTS.flatMap((part) =>
      [...readCatalogue(part, language)].flatMap(([id, text]) =>
        EXEMPT.has(`${language} ${id}`)
          ? []
          : rules.filter((rule) => hits(text, rule)).map(({ write }) => `${part} ${id}: ${text} -> write: ${write}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it('are refused where they are wrong: the rules themselves', () => {
    const wrong = { en: 'a wave of illegal migrants', fr: 'l’afflux de clandestins', es: 'inmigrantes ilegales' };
    for (const [language, text] of Object.entries(wrong))
      expect((refused[language] ?? []).some((rule) => hits(text, rule))).toBe(true);
    expect((refused.ar ?? []).some((rule) => hits('هجرة غير شرعية', rule))).toBe(true);
  });

  it.each(TRANSLATED)('call the terms of the tables by their names in %s', (language) => {
    const known = new Map(terms.map((term) => [term.en?.toLowerCase() ?? '', term[language] ?? '']));
    let seen = 0;
    const found = PARTS.flatMap((part) => {
      const texts = readCatalogue(part, language);
      return [...readCatalogue(part, 'en')].flatMap(([id, english]) => {
        const term = known.get(english.toLowerCase());
        const text = texts.get(id) ?? '';
        if (!term || text === '' || HOMONYMS.has(english.toLowerCase()) || OWN_FORM.test(`${language} ${id}`))
          return [];
        seen++;
        return bare(text).includes(bare(term)) ? [] : [`${part} ${id}: ${text}; the term is ${term}`];
      });
    });
    expect(seen).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });
});
