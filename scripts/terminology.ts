/**
 * Write data/terminology.json from the tables of terms: what no text may say in each language, and how terms that stand
 * as labels of their own are called, and the forms of nouns that are counted. `npx tsx scripts/terminology.ts SOURCES`; test/web/terminology.test.ts holds every
 * text to it.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openSources, readTable, throwProblems } from '../workers/node/sources/sources.ts';
import { PARTS, readCatalogue } from './catalogues.ts';

const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const;

const sources = openSources(resolve(process.argv[2] ?? '../shared/data'));
const rules = readTable(sources, 'terminology/forbidden.csv', ['lang', 'match', 'allow', 'level', 'write_instead']);
const terms = readTable(sources, 'terminology/terms.csv', [...LANGUAGES]);
const FORMS = {
  en: ['one', 'other'],
  fr: ['one', 'many', 'other'],
  es: ['one', 'many', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
} as const;
const formColumns = LANGUAGES.flatMap((language) => FORMS[language].map((form) => `${language}_${form}`));
const nouns = readTable(sources, 'terminology/counted_nouns.csv', ['noun', ...formColumns]);
throwProblems(sources);

const refused = LANGUAGES.map((language) => {
  const own = rules.rows.filter((row) => row.text('lang') === language && row.text('level') === 'error');
  const lines = own.map((row) =>
    JSON.stringify({ match: row.text('match'), allow: row.text('allow'), write: row.text('write_instead') }),
  );
  return `"${language}":[\n${lines.join(',\n')}\n]`;
});
const labels = new Set(PARTS.flatMap((part) => [...readCatalogue(part, 'en').values()]));
const isLabel = (text: string) => [...labels].some((label) => label.toLowerCase() === text.toLowerCase());
const called = terms.rows
  .filter((row) => isLabel(row.text('en')))
  .map((row) => JSON.stringify(Object.fromEntries(LANGUAGES.map((language) => [language, row.text(language)]))));
const counted = nouns.rows.map((row) => {
  const forms = LANGUAGES.map((language) => [
    language,
    Object.fromEntries(FORMS[language].map((form) => [form, row.text(`${language}_${form}`)])),
  ]);
  return JSON.stringify({ noun: row.text('noun'), ...Object.fromEntries(forms) });
});
writeFileSync(
  join(import.meta.dirname, '../data/terminology.json'),
  `{"refused":{\n${refused.join(',\n')}\n},\n"terms":[\n${called.join(',\n')}\n],\n"nouns":[\n${counted.join(',\n')}\n]}\n`,
);
