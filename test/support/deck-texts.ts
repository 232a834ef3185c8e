import { unzipTexts } from '../../src/export/unzip.ts';
import { unescapeXml } from '../../src/export/xml-text.ts';

/** Texts of a presentation: of its tables row by row, of its first slide, and of the notes of that. */
export function deckTexts(bytes: Uint8Array) {
  const files = unzipTexts(bytes, (name) => /^ppt\/(slides|notesSlides)\/[\w]+\.xml$/.test(name));
  const texts = (xml: string) => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => unescapeXml(text ?? ''));
  const rows = [...files].flatMap(([, xml]) =>
    [...xml.matchAll(/<a:tr\b[\s\S]*?<\/a:tr>/g)].map(([tr]) =>
      [...tr.matchAll(/<a:tc>[\s\S]*?<\/a:tc>/g)].map(([cell]) => texts(cell).join('')),
    ),
  );
  return {
    rows,
    first: texts(files.get('ppt/slides/slide1.xml') ?? ''),
    notes: texts(files.get('ppt/notesSlides/notesSlide1.xml') ?? '').join('\n'),
  };
}
