import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { i18n } from '@lingui/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCatalogue, TRANSLATED } from '../../scripts/catalogues.ts';
import { createNumberFormat } from '../../src/picture/number-format.ts';
import { type DataManifest, type DataSeries, registeredSources } from '../../src/summary/data-register.ts';
import { filterLedger, type LedgerFile, ledgerRows, NO_FILTER } from '../../src/summary/ledger.ts';
import { seriesTexts } from '../../src/summary/series-texts.ts';
import { plainLetters } from '../../web/controls/plain-letters.ts';
import { ledgerSearchTexts, ledgerWords } from '../../web/evidence/ledger-words.ts';
import { seriesSearchTexts, seriesWords, sourceSearchTexts } from '../../web/evidence/series-words.ts';
import { messages as french } from '../../web/i18n/evidence-fr.ts';
import { root } from '../support/sources.ts';

const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const manifest = read('data/manifest.json') as DataManifest;
const all = Object.values(manifest.files).flat();
const texts = [
  ...new Map(all.flatMap((series) => Object.values(seriesTexts(series)).map((text) => [text.id, text]))).values(),
];

/** Files, series and scenarios that are named inside a text. */
const NAMED = /[\w/-]+\.(?:json|ts)\b|\b[a-z]+[A-Z]\w+|SSP\d(?:-\d\.\d)?/g;

describe('what series of the data say', () => {
  it('is in the catalogue as data/manifest.json has it (npm run extract)', () => {
    const english = readCatalogue('evidence', 'en');
    expect(texts.length).toBeGreaterThan(130);
    expect(texts.filter(({ id, message }) => english.get(id) !== message)).toEqual([]);
    const known = new Set(texts.map(({ id }) => id));
    expect([...english.keys()].filter((id) => id.startsWith('dataSeries.') && !known.has(id))).toEqual([]);
  });

  it.each(TRANSLATED)('is translated to %s, with the files and series that it names', (language) => {
    const translated = readCatalogue('evidence', language);
    expect(texts.filter(({ id }) => (translated.get(id) ?? '') === '')).toEqual([]);
    const lost = texts.filter(({ id, message }) =>
      (message.match(NAMED) ?? []).some((name) => !translated.get(id)?.includes(name)),
    );
    expect(lost).toEqual([]);
    expect(texts.some(({ message }) => NAMED.test(message))).toBe(true);
  });

  it('has another id when its English changes', () => {
    const [first] = all as readonly DataSeries[] as [DataSeries];
    expect(seriesTexts({ ...first, unit: `${first.unit}.` }).unit.id).not.toBe(seriesTexts(first).unit.id);
  });

  it('is not drawn into other parts of the catalogue', () => {
    expect([...readCatalogue('main', 'en').keys()].filter((id) => id.startsWith('dataSeries.'))).toEqual([]);
  });
});

describe('register and ledger in French', () => {
  const format = createNumberFormat('fr');
  const rows = ledgerRows(read('data/ledger.json') as LedgerFile, manifest);
  const sourcesOf = (search: string) =>
    registeredSources(manifest, search, {
      ofSource: sourceSearchTexts,
      ofSeries: seriesSearchTexts,
      plain: plainLetters,
    });
  const rowsOf = (search: string) =>
    filterLedger(
      rows,
      { ...NO_FILTER, search },
      { ofRow: (row) => ledgerSearchTexts(format, row), plain: plainLetters },
    );

  beforeAll(() => {
    i18n.load('fr', french);
    i18n.activate('fr');
  });

  it('say the same of a fitted series', () => {
    const row = rows.find(({ id }) => id === 'data.disaster.logRate');
    if (!row?.series) throw new Error('no row of a series');
    const { unit, axes, transformation } = seriesWords(row.series);
    expect(transformation).not.toBe(row.series.transformation);
    expect(ledgerWords(format, row)).toMatchObject({
      label: 'disaster.logRate',
      unit: `${unit} (${axes})`,
      locator: transformation,
    });
  });

  it('find a series by French words, with accents or without, and by English ones', () => {
    for (const search of ['âge de la mère', 'AGE MERE noeud', 'age of mother'])
      expect(
        sourcesOf(search).flatMap(({ series }) => series.map(({ name }) => name)),
        search,
      ).toEqual(['fertilityAge']);
    expect(sourcesOf('frontieres terrestres').flatMap(({ series }) => series.map(({ name }) => name))).toContain(
      'crossBorder.isNeighbour',
    );
  });

  it('find a coefficient by French words, and by English ones', () => {
    for (const search of ['élasticités emploi exposant', 'elasticites emploi exposant', 'exponent jobs income'])
      expect(
        rowsOf(search).map(({ id }) => id),
        search,
      ).toEqual(['labour.jobsPerIncome']);
    expect(rowsOf('quotients de mortalité').map(({ id }) => id)).toEqual(['data.hazardScale']);
  });
});
