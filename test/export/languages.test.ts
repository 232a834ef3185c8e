import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PARTS, readCatalogue, TRANSLATED } from '../../scripts/catalogues.ts';
import { FILE_WORDS } from '../../src/export/file-words.ts';
import { noteLines } from '../../src/export/note-lines.ts';
import { readSheets } from '../../src/export/read-workbook.ts';
import { needsSheet, type Sheet, workbookSheets } from '../../src/export/workbook.ts';
import { workbookBytes } from '../../src/export/workbook-file.ts';
import { DEFAULT_SHARES } from '../../src/prepare/age-shares.ts';
import { needs } from '../../src/prepare/needs.ts';
import { statedPeople } from '../../src/prepare/people-present.ts';
import { NEED_RATIOS } from '../../src/prepare/planning-rows.ts';
import { readFormula } from '../../src/scenario/formula.ts';
import { checkFiles } from '../../workers/files/check-file.ts';
import { sampleDataset } from '../support/exports.ts';
import { root } from '../support/sources.ts';
import { wordsIn } from '../support/words.ts';
import { baseline } from '../support/world.ts';

const dataset = sampleDataset();
const input = { people: statedPeople(100_000), phase: 'emergency' as const, shares: DEFAULT_SHARES };
const table = needs(NEED_RATIOS, { ...input, household: 5, plannedShare: 1, shifts: 2 }, [0.5]);
const cellsOf = (sheets: readonly Sheet[]) => sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => cell !== null);

describe.each(TRANSLATED)('a workbook in %s', async (language) => {
  const words = await wordsIn(language);
  const sheets = workbookSheets(dataset, words, [needsSheet(table, 0, words)]);

  it('keeps the names by which programs find data and receipt, and the columns of values', () => {
    expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['data', 'receipt']));
    const [header] = sheets.find(({ name }) => name === 'data')?.rows ?? [];
    expect(header?.slice(0, 4)).toEqual(['scenario', 'place', 'output', 'unit']);
    for (const { name } of sheets) expect(name).toMatch(/^[^:\\/?*[\]]{1,31}$/);
  });

  it('says what people read in its language', () => {
    const english = new Set<unknown>(
      Object.entries(FILE_WORDS).flatMap(([id, text]) => (words.say(`file.${id}`) === text ? [] : [text])),
    );
    // "data" stands in the file by its name, "output" and "level" as columns of values.
    const kept = new Set(['scenario', 'place', 'output', 'unit', 'year', 'value']);
    expect(cellsOf(sheets.slice(1)).filter((cell) => english.has(cell) && !kept.has(String(cell)))).toEqual([]);
    expect(cellsOf(sheets)).toContain(words.say('file.disclaimer'));
    expect(cellsOf(sheets)).toContain(words.say('lever.fertility.label'));
    expect(noteLines(dataset, words)[0]).toContain(words.say('file.runs').slice(0, 3));
  });

  it('reads back as the file that it is', async () => {
    const bytes = await workbookBytes(sheets);
    expect(readSheets(bytes, ['data']).get('data')?.length).toBe([...dataset.rows()].length + 1);
    expect((await checkFiles([bytes], baseline, readFormula)).kind).toBe('values');
  });
});

it('has every word that files say in the catalogues', () => {
  const known = new Set(PARTS.flatMap((part) => [...readCatalogue(part, 'en').keys()]));
  const folder = join(root, 'src/export');
  const said = readdirSync(folder).flatMap((file) =>
    [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/words\.say\(\s*(?:\w+ \? )?'([\w.]+)'(?: : '([\w.]+)')?/g),
    ].flatMap(([, one, other]) => [one, other].filter((id) => id !== undefined)),
  );
  expect(said.length).toBeGreaterThan(20);
  expect(said.filter((id) => !known.has(id))).toEqual([]);
});
