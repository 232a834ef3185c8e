import { canonicalJson, parseUntrustedJson } from './canonical-json.ts';
import { csvLines } from './csv-file.ts';
import type { Dataset } from './dataset.ts';
import { receiptText } from './receipt.ts';
import { unzipTexts } from './unzip.ts';
import { escapeXml, unescapeXml, upToLast } from './xml-text.ts';

const LONGEST = 20_000_000;
/** Begins the note of a presentation that holds the enclosure. */
const NOTE = 'mobility-horizons:';

/** What a picture carries: its receipt, and its numbers as CSV. */
export interface Enclosure {
  readonly receipt: string;
  readonly csv: string;
}

/** Write receipt and numbers of a picture in one line of text. */
export function enclosureText(dataset: Pick<Dataset, 'receipt' | 'rows'>): string {
  return canonicalJson({ receipt: receiptText(dataset.receipt), csv: [...csvLines(dataset)].join('') });
}

/** Read an enclosure. @throws Error in words. */
export function parseEnclosure(text: string): Enclosure {
  const value = parseUntrustedJson(text, LONGEST);
  const { receipt, csv } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (typeof receipt !== 'string' || typeof csv !== 'string')
    throw new Error('the picture carries no receipt and numbers of this program');
  return { receipt, csv };
}

/** The enclosure as an element of an SVG. */
export function svgMetadata(enclosure: string): string {
  return `<metadata id="mobility-horizons">${escapeXml(enclosure)}</metadata>`;
}

/** Find the enclosure of an SVG; undefined where there is none. */
export function svgEnclosure(svg: string): string | undefined {
  const found = /<metadata id="mobility-horizons">([^<]*)<\/metadata>/.exec(svg)?.[1];
  return found === undefined ? undefined : unescapeXml(found);
}

/** The enclosure as a note of a slide. */
export function slideNote(enclosure: string): string {
  return NOTE + enclosure;
}

/** Find the enclosure in the notes of a presentation; undefined where there is none. */
export function deckEnclosure(bytes: Uint8Array): string | undefined {
  const notes = unzipTexts(bytes, (name) => /^ppt\/notesSlides\/[\w.-]+\.xml$/.test(name));
  for (const xml of notes.values())
    for (const [paragraph] of upToLast(xml, '</a:p>').matchAll(/<a:p\b[^>]*>[\s\S]*?<\/a:p>/g)) {
      const text = [...paragraph.matchAll(/<a:t\b[^>]*>([^<]*)<\/a:t>/g)].map(([, part]) => part).join('');
      const plain = unescapeXml(text);
      if (plain.startsWith(NOTE)) return plain.slice(NOTE.length);
    }
  return undefined;
}
