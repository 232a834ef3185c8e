import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Languages whose texts are translated from English. */
export const TRANSLATED = ['fr', 'es', 'ar'] as const;
/** Catalogues of a language, as in lingui.config.ts. */
export const PARTS = ['main', 'files', 'claims', 'shocks', 'prepare', 'workshop', 'experiments', 'evidence'] as const;

const FOLDER = join(import.meta.dirname, '../web/i18n');

/** Read one catalogue as committed: text by id, empty where it waits for its translation. */
export function readCatalogue(part: string, language: string): ReadonlyMap<string, string> {
  const file = join(FOLDER, `${part === 'main' ? '' : `${part}-`}${language}.po`);
  const texts = new Map<string, string>();
  for (const block of readFileSync(file, 'utf8').split('\n\n')) {
    const id = entryOf(block, 'msgid');
    if (id !== '' && !block.startsWith('#~')) texts.set(id, entryOf(block, 'msgstr'));
  }
  return texts;
}

/** The text after a keyword, over as many lines as it takes. */
function entryOf(block: string, keyword: string): string {
  const found = new RegExp(`^${keyword} ((?:"(?:[^"\\\\]|\\\\.)*"\\n?)+)`, 'm').exec(block);
  if (!found?.[1]) return '';
  return found[1]
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as string)
    .join('');
}
