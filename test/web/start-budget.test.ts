import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const dist = join(import.meta.dirname, '../../dist');

interface Entry {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

/** What the build wrote; `npm test` builds first. */
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Readonly<Record<string, Entry>>;

/** Files that are fetched before the first paint: the entry and all that it imports at once. */
function startFiles(): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (key: string): void => {
    const entry = manifest[key];
    if (!entry) throw new Error(`the manifest has no ${key}`);
    if (found.has(entry.file)) return;
    found.add(entry.file);
    entry.imports?.forEach(follow);
  };
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry) follow(key);
  return found;
}

const sources = new Map([...startFiles()].map((file) => [file, readFileSync(join(dist, file), 'utf8')]));
const sizeOf = (text: string) => gzipSync(text, { level: 9 }).length;

/** What a language adds to it: its main words, and the names of places where they are not those of the baseline. */
const LANGUAGE_FILES = {
  en: ['i18n/en.ts'],
  fr: ['i18n/fr.ts', 'place-names-fr.json'],
  es: ['i18n/es.ts', 'place-names-es.json'],
  ar: ['i18n/ar.ts', 'place-names-ar.json'],
} as const;

function fileOf(source: string): string {
  const [, entry] = Object.entries(manifest).find(([key]) => key.endsWith(source)) ?? [];
  if (!entry) throw new Error(`the manifest has no ${source}`);
  return entry.file;
}

describe('the script before the first paint', () => {
  it.each(Object.keys(LANGUAGE_FILES))('is under 300 KiB in %s, compressed', (language) => {
    const words = LANGUAGE_FILES[language as keyof typeof LANGUAGE_FILES].map((source) =>
      readFileSync(join(dist, fileOf(source)), 'utf8'),
    );
    const bytes = [...sources.values(), ...words].reduce((sum, text) => sum + sizeOf(text), 0);
    expect(sources.size).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(300 * 1024);
  });

  it('holds the words of no language: each is fetched alone', () => {
    for (const source of Object.values(LANGUAGE_FILES).flat())
      expect([...sources.keys()]).not.toContain(fileOf(source));
  });

  it.each([
    ['the parser of formulas', 'src/scenario/formula.ts'],
    ['the schema of files', 'src/scenario/parse.ts'],
    ['the dialog of events', 'events/events-section.tsx'],
    ['the map', 'map/map-section.tsx'],
    ['the claims', 'claims/claims.tsx'],
    ['the evidence', 'pages/evidence.tsx'],
    ['the panel of saved scenarios', 'own/saved-panel.tsx'],
    ['the comparison', 'pages/compare.tsx'],
    ['the keeping of the app', 'offline/keep-app.ts'],
    ['the files of needs', 'prepare/plan-files.tsx'],
    ['the workshop', 'pages/workshop.tsx'],
    ['the presenter view', 'workshop/presenter.tsx'],
  ])('leaves out %s', (_what, source) => {
    // A file that several later parts share is named after itself alone.
    const shared = `_${basename(source, extname(source))}-`;
    const [, entry] = Object.entries(manifest).find(([key]) => key.endsWith(source) || key.startsWith(shared)) ?? [];
    expect(entry, source).toBeDefined();
    expect([...sources.keys()]).not.toContain(entry?.file);
  });

  // Words of the libraries' own code that survive the build; each must be in a file that comes later.
  it.each(['OperatorNode', 'ZodError', 'countries-110m', 'PptxGenJS'])('has no %s, which comes later', (word) => {
    const assets = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.js'));
    const holders = assets.filter((file) => readFileSync(join(dist, 'assets', file), 'utf8').includes(word));
    expect(holders.length).toBeGreaterThan(0);
    for (const file of holders) expect([...sources.keys()]).not.toContain(`assets/${file}`);
  });
});
