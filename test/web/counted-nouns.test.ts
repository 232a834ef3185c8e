import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Messages } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { PARTS, TRANSLATED } from '../../scripts/catalogues.ts';
import { type Cases, shapeOf, type Text } from '../support/messages.ts';
import { root } from '../support/sources.ts';

type Forms = Readonly<Record<string, string>>;
type Noun = { readonly noun: string } & Readonly<Record<'en' | (typeof TRANSLATED)[number], Forms>>;

/** Written by scripts/terminology.ts from the table of counted nouns. */
const { nouns } = JSON.parse(readFileSync(join(root, 'data/terminology.json'), 'utf8')) as {
  readonly nouns: readonly Noun[];
};

/** Texts whose grammar wants another form than the bare one, with the reason. */
const OWN_FORMS: Readonly<Record<string, string>> = {
  'drivers.openLevers': 'the noun has a pronoun: "show its # levers"',
  'curves.best': 'one scenario alone is compared with none',
  'file.onceIn': 'a period of one is "once a year"',
  'workshop.outside': 'single years of a curve, années in French, are no length of time',
};

async function compiled(part: string, language: string): Promise<ReadonlyMap<string, Text>> {
  const { messages } = (await import(`../../web/i18n/${part === 'main' ? '' : `${part}-`}${language}.ts`)) as {
    readonly messages: Messages;
  };
  return new Map(Object.entries(messages) as [string, Text][]);
}

/** The words of a case as they read, `#` for its number. */
function wordsOf(text: Text | undefined): string {
  if (text === undefined) return '';
  return (typeof text === 'string' ? [text] : text)
    .map((piece) => (typeof piece === 'string' ? piece : `{${piece[0]}}`))
    .join('');
}

/** Choices by number of a text, in their order. */
function choicesOf(text: Text): readonly { readonly name: string; readonly cases: Cases }[] {
  if (typeof text === 'string') return [];
  return text.flatMap((piece) =>
    typeof piece !== 'string' && piece[1] === 'plural' && typeof piece[2] === 'object'
      ? [{ name: piece[0], cases: piece[2] }]
      : [],
  );
}

describe.each(TRANSLATED)('nouns that are counted in %s', (language) => {
  it('have the forms of the table in every case', async () => {
    const faults: string[] = [];
    const met = new Set<string>();
    for (const part of PARTS) {
      const texts = await compiled(part, language);
      for (const [id, english] of await compiled(part, 'en')) {
        if (shapeOf(english).choices.length === 0 || id in OWN_FORMS) continue;
        for (const { name, cases } of choicesOf(english)) {
          const said = wordsOf(cases.other);
          const noun = nouns.find(({ en }) =>
            new RegExp(`${en.other?.replace('{n}', '#')}(?![\\p{L}-])`, 'u').test(said),
          );
          const own = choicesOf(texts.get(id) ?? '').find((choice) => choice.name === name)?.cases;
          if (!noun || !own) continue;
          met.add(noun.noun);
          for (const [form, wanted] of Object.entries(noun[language])) {
            // A form without a number follows the case that the sentence gives it.
            if (!wanted.includes('{n}')) continue;
            const found = wordsOf(own[form]);
            if (!found.includes(wanted.replace('{n}', '#'))) faults.push(`${id} ${form}: ${found}; wanted: ${wanted}`);
          }
        }
      }
    }
    expect(faults).toEqual([]);
    expect(met.size).toBeGreaterThan(7);
  });
});

it('knows of no exception that is none', async () => {
  const english = new Map((await Promise.all(PARTS.map((part) => compiled(part, 'en')))).flatMap((part) => [...part]));
  expect(Object.keys(OWN_FORMS).filter((id) => !english.has(id))).toEqual([]);
});
