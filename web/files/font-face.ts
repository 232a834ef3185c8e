import latinExtUrl from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url';
import latinUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import { base64, FACE_INSIDE } from '../../workers/page-tables.ts';

/**
 * The page's face as a style that a picture carries inside, so that it looks the same everywhere; a picture may fetch nothing.
 *
 * @param words of the picture: the letters with rarer accents come along only where it has any.
 */
export async function fontStyle(words: string): Promise<string> {
  const isRare = /[\u0100-\u02ff\u1e00-\u1eff]/.test(words);
  const faces = await Promise.all([
    face(latinUrl, 'U+0000-00FF, U+2000-206F, U+20AC, U+2122, U+2212'),
    isRare ? face(latinExtUrl, 'U+0100-02FF, U+1E00-1EFF') : '',
  ]);
  return `<style>${faces.join('')}</style>`;
}

async function face(url: string, range: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be read: ${response.status}`);
  const bytes = base64(new Uint8Array(await response.arrayBuffer()));
  return `@font-face{font-family:'${FACE_INSIDE}';font-weight:100 900;src:url(data:font/woff2;base64,${bytes}) format('woff2');unicode-range:${range}}`;
}
