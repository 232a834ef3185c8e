import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('../../web/i18n/', import.meta.url);

/** Messages of a catalogue by id. */
function messagesOf(file: string): Map<string, string> {
  const messages = new Map<string, string>();
  for (const entry of readFileSync(new URL(file, folder), 'utf8').split(/\n\n/)) {
    const read = (key: string) =>
      [...(new RegExp(`^${key} ((?:".*"\\n?)+)`, 'm').exec(entry)?.[1] ?? '').matchAll(/"(.*)"/g)]
        .map(([, part]) => part)
        .join('');
    const id = read('msgid');
    if (id !== '') messages.set(id, read('msgstr'));
  }
  return messages;
}

it('gives an id one message in all catalogues of a language: one that is fetched later would replace the other', () => {
  const files = readdirSync(folder).filter((file) => /^(\w+-)?en\.po$/.test(file));
  expect(files.length).toBeGreaterThan(1);
  const all = new Map<string, string>();
  const clashes: string[] = [];
  for (const file of files)
    for (const [id, message] of messagesOf(file)) {
      if (all.has(id) && all.get(id) !== message) clashes.push(id);
      all.set(id, message);
    }
  expect(all.size).toBeGreaterThan(1_000);
  expect(clashes).toEqual([]);
});
