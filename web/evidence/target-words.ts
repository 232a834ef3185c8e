import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import { isolate } from '../../src/picture/number-writer.ts';
import { claimText, methodText, type NotedFigure, noteText, type Target } from '../../workers/page-evidence.ts';
import { byComma } from '../language/lists.ts';
import { declared } from '../texts.ts';

/** What a target claims, in the language of the page. */
export function claimWords(target: Target): string {
  const { id, message } = claimText(target);
  return declared(id, message);
}

/** A line on how scores are made, in the language of the page. */
export function methodWords(line: string): string {
  const { id, message } = methodText(line);
  return declared(id, message);
}

/** The note of a target, its figures as the language writes them; a note that the catalogue does not hold stays as it is. */
export function noteWords(format: NumberFormat, note: string): string {
  const { id, figures, list } = noteText(note);
  if (!Object.hasOwn(i18n.messages, id)) return note;
  const written = Object.entries(figures).map(([name, figure]) => [name, figureWords(format, figure)]);
  const places = list.map(({ place, figure }) => {
    const item = `${place} ${figureWords(format, figure)}`;
    // Codes are Latin: from right to left each keeps its figure by an isolate.
    return i18n.locale === 'ar' ? isolate(item) : item;
  });
  return i18n._(id, { ...Object.fromEntries(written), list: byComma(places) });
}

function figureWords(format: NumberFormat, { value, decimals, isPercent }: NotedFigure): string {
  return isPercent ? format.figure(value / 100, 'share') : format.lever(value, decimals, false);
}
