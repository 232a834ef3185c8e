/**
 * Write data/terminology.json from the tables of terms: what no text may say in each language, and how terms that stand
 * as labels of their own are called. `npx tsx scripts/terminology.ts SOURCES`; test/web/terminology.test.ts holds every
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
writeFileSync(
  join(import.meta.dirname, '../data/terminology.json'),
  `{"refused":{\n${refused.join(',\n')}\n},\n"terms":[\n${called.join(',\n')}\n]}\n`,
);
