import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { readCatalogue, TRANSLATED } from '../../scripts/catalogues.ts';
import { createNumberFormat } from '../../src/picture/number-format.ts';
import type { EvidenceFile, Target } from '../../src/summary/evidence.ts';
import { claimText, methodText, noteText } from '../../src/summary/target-texts.ts';
import { claimWords, noteWords } from '../../web/evidence/target-words.ts';
import { messages as french } from '../../web/i18n/evidence-fr.ts';
import { root } from '../support/sources.ts';

const { targets, method } = JSON.parse(readFileSync(join(root, 'docs/evidence.json'), 'utf8')) as EvidenceFile;
const texts = [
  ...targets.flatMap((target) =>
    target.note === undefined ? [claimText(target)] : [claimText(target), noteText(target.note)],
  ),
  ...method.map(methodText),
];

describe('what targets claim', () => {
  it('is in the catalogue as docs/evidence.json has it (npm run extract)', () => {
    const english = readCatalogue('evidence', 'en');
    expect(texts.length).toBeGreaterThan(90);
    expect(texts.filter(({ id, message }) => english.get(id) !== message)).toEqual([]);
  });

  it.each(TRANSLATED)('is translated to %s', (language) => {
    const translated = readCatalogue('evidence', language);
    expect(texts.filter(({ id }) => (translated.get(id) ?? '') === '')).toEqual([]);
  });

  it('has an id of its own for each claim, and another when its English changes', () => {
    expect(new Set(targets.map((target) => claimText(target).id)).size).toBe(targets.length);
    const [first] = targets as readonly Target[] as [Target];
    expect(claimText({ ...first, claim: `${first.claim}.` }).id).not.toBe(claimText(first).id);
  });

  it('is not drawn into other parts of the catalogue', () => {
    expect([...readCatalogue('main', 'en').keys()].filter((id) => /^target\./.test(id))).toEqual([]);
  });
});

describe('notes of targets', () => {
  it('keep their words when their figures change', () => {
    const first = noteText('difference -0.1893, paired standard error over places 0.04014');
    expect(first.id).toBe(noteText('difference 2.5, paired standard error over places 1').id);
    expect(first.figures.figure1).toEqual({ value: -0.1893, decimals: 4, isPercent: false });
  });

  it('keep years, and part the ends of ranges', () => {
    expect(noteText('Record 2008-2020: 0.98-2.74, log1p').message).toBe('Record 2008–2020: {figure1}–{figure2}, log1p');
  });

  it('list places with their figures', () => {
    const { message, list } = noteText('outside: BDI 1.39, HKG 5.6%');
    expect(message).toBe('outside: {list}');
    expect(list.map(({ place }) => place)).toEqual(['BDI', 'HKG']);
  });
});

describe('targets on the page', () => {
  it('are said in the language of the page, with its decimal sign', () => {
    i18n.load('fr', french);
    i18n.activate('fr');
    const format = createNumberFormat('fr');
    const [first] = targets as readonly Target[] as [Target];
    expect(claimWords(first)).not.toBe(first.claim);
    expect(noteWords(format, 'outside: BDI 1.39, BEL 0.73')).toMatch(/BDI 1,39, BEL 0,73$/);
    expect(noteWords(format, 'difference -0.1893, paired standard error over places 0.04014')).toContain('−0,1893');
    expect(noteWords(format, 'words of nobody')).toBe('words of nobody');
  });
});
