import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { escapeText } from '../../src/export/escape-text.ts';

const program = fileURLToPath(new URL('../../dist-node/horizons.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'horizons-brief-'));
afterAll(() => rmSync(folder, { recursive: true }));

if (!existsSync(program)) throw new Error('dist-node/ is missing: run npm run build first');

function horizons(...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [program, 'brief', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stderr };
}

const asked = ['--scenario', 'stronger-warming', '--place', 'MOZ'];

describe('horizons brief', () => {
  it('writes one file with drawings, needs and the reference, and no script', () => {
    const { status, stderr } = horizons(...asked, '--out', 'brief.html', '--runs', '40');
    expect(stderr).not.toContain('Error');
    expect(status).toBe(0);
    const text = readFileSync(join(folder, 'brief.html'), 'utf8');
    expect(text).not.toMatch(/<script|src=|href=|url\(|NaN|undefined|Infinity/);
    expect(text.match(/<svg /g)).toHaveLength(2);
    expect(text).toMatch(/Plan for [\d,]+ people present in Mozambique at one time\./);
    expect(text).toContain('displaced by floods and storms, in the worst year to 2035');
    expect(text).toContain('Changed against the UN medium: Warming path and Adaptation.');
    expect(text).toContain('Not a prediction, not a UN product.');
    expect(text).toMatch(/Communal toilets <span>toilets · A<\/span><\/th><td><b>[\d,]+<\/b><\/td><td>[\d,]+<\/td>/);
    // Words at the right end inside the drawing, in a face of 0.6 of its height a letter, which is a wide one.
    for (const [, x, words = ''] of text.matchAll(/<text class="\w+" x="([\d.]+)"[^>]*>([^<]*)</g))
      expect(Number(x) + words.length * 11 * 0.6, words).toBeLessThanOrEqual(700);
    // Every table of the sheet is closed, and no need is without its certainty.
    expect(text.match(/<table>/g)?.length).toBe(text.match(/<\/table>/g)?.length);
    const rows = text.match(/<tr>/g)?.length ?? 0;
    expect(rows).toBeGreaterThan(40);
    expect(text.match(/ · [ABC]<\/span>/g)).toHaveLength(rows);
  }, 180_000);

  it.each([
    ['fr', 'ltr', /Prévoir|personnes présentes/, 'Sources'],
    ['es', 'ltr', /personas presentes/, 'Fuentes'],
    ['ar', 'rtl', /في موزامبيق/, 'المصادر'],
  ])(
    'writes it in %s',
    (language, direction, headline, sources) => {
      const { status, stderr } = horizons(...asked, '--out', 'brief.html', '--runs', '40', '--language', language);
      expect(stderr).not.toContain('Error');
      expect(status).toBe(0);
      const text = readFileSync(join(folder, 'brief.html'), 'utf8');
      expect(text).toContain(`<html lang="${language}" dir="${direction}">`);
      expect(text).toMatch(headline);
      expect(text).toContain(`<h2>${sources}</h2>`);
      // A message that the catalogues lack would stand there by its id.
      expect(text.replace(/<style>[\s\S]*<\/style>/, '')).not.toMatch(/>[^<]*\b[a-z]+\.[a-zA-Z][\w.]*[^<]*</);
      expect(text).not.toMatch(/people present|Assumptions|Communal|runs of|in the worst year/);
    },
    180_000,
  );

  it.each([
    [['--scenario', 'reference', '--place', 'MOZ'], /--out is missing/],
    [
      [...asked, '--out', 'a.html', '--kinds', 'disaster,flood'],
      /--kinds: found disaster, flood, allowed: disaster alone/,
    ],
    [[...asked, '--out', 'a.html', '--kinds', 'conflict'], /--kinds: found conflict of one country/],
    [[...asked, '--out', 'a.html', '--year', '2025'], /--year: found "2025", allowed: a whole number from 2026/],
    [[...asked, '--out', 'a.html', '--language', 'de'], /--language: found "de", allowed: en, fr, es, ar/],
    [[...asked, '--out', 'a.html', '--percentile', '85'], /--percentile: found "85", allowed: 50, 80, 90, 95/],
    [['--scenario', 'reference', '--place', 'ABC', '--out', 'a.html'], /--place: found "ABC"/],
  ])('refuses %j in words and writes nothing', (args, message) => {
    const { status, stderr } = horizons(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(readdirSync(folder).filter((name) => name !== 'brief.html')).toEqual([]);
  });
});

describe('a text in a file', () => {
  it('stays a text, whatever it holds', () => {
    expect(escapeText('a < b & "c" > d')).toBe('a &lt; b &amp; &quot;c&quot; &gt; d');
  });
});
