import { readFileSync } from 'node:fs';
import type { Messages } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { PARTS, readCatalogue, TRANSLATED } from '../../scripts/catalogues.ts';
import { NOTED, waitingTexts } from '../../scripts/words/waiting.ts';
import { shapeOf, type Text } from '../support/messages.ts';

/** A catalogue as `npm run build:catalogues` wrote it. */
async function compiled(part: string, language: string): Promise<ReadonlyMap<string, Text>> {
  const { messages } = (await import(`../../web/i18n/${part === 'main' ? '' : `${part}-`}${language}.ts`)) as {
    readonly messages: Messages;
  };
  return new Map(Object.entries(messages) as [string, Text][]);
}

describe('the texts of all languages', () => {
  it('are there, and translated from the English of now (npm run words)', () => {
    expect(waitingTexts(JSON.parse(readFileSync(NOTED, 'utf8')))).toEqual([]);
  });

  it('tell what is missing by language, part and id, and what has changed', () => {
    const [id] = [...readCatalogue('main', 'en').keys()];
    expect(waitingTexts({ [`main ${id}`]: '00000000' })).toContain(`all main ${id}: its English has changed since`);
  });

  it.each(TRANSLATED)('are in %s for the same ids as in English', (language) => {
    for (const part of PARTS) {
      const english = readCatalogue(part, 'en');
      expect(english.size, part).toBeGreaterThan(50);
      expect([...readCatalogue(part, language).keys()].filter((id) => !english.has(id))).toEqual([]);
    }
  });
});

describe.each(TRANSLATED)('each text in %s', (language) => {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  it('takes what the English takes, and no other tags', async () => {
    const faults: string[] = [];
    for (const part of PARTS) {
      const texts = await compiled(part, language);
      for (const [id, english] of await compiled(part, 'en')) {
        const [wanted, found] = [shapeOf(english), shapeOf(texts.get(id) ?? '')];
        const names = (shape: typeof wanted) => [...shape.takes.keys()].sort().join(', ');
        if (names(wanted) !== names(found))
          faults.push(`${part} ${id}: takes ${names(found)}; wanted: ${names(wanted)}`);
        if (wanted.tags.join(' ') !== found.tags.join(' '))
          faults.push(`${part} ${id}: tags ${found.tags.join(' ')}; wanted: ${wanted.tags.join(' ')}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('has every plural form of its language, and none of another', async () => {
    const faults: string[] = [];
    let plurals = 0;
    for (const part of PARTS)
      for (const [id, text] of await compiled(part, language))
        for (const { name, kind, keys } of shapeOf(text).choices) {
          if (kind !== 'plural') continue;
          plurals++;
          const words = keys.filter((key) => !/^=?\d+$/.test(key)).sort();
          if (words.join() !== [...categories].sort().join())
            faults.push(`${part} ${id}: {${name}} has ${words.join(', ')}; wanted: ${categories.join(', ')}`);
        }
    expect(plurals).toBeGreaterThan(20);
    expect(faults).toEqual([]);
  });
});
