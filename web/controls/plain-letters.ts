/** Letters of Arabic that are typed one for the other, and the French letter that few keyboards have. */
const SAME_LETTERS: readonly (readonly [RegExp, string])[] = [
  [/[آأإٱ]/g, 'ا'],
  [/ى/g, 'ي'],
  [/ة/g, 'ه'],
  [/ـ/g, ''],
  [/œ/g, 'oe'],
];

/** Write a text in small letters without accents, so that a search finds what is typed on any keyboard. */
export function plainLetters(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase().replaceAll('’', "'");
  return SAME_LETTERS.reduce((rest, [from, to]) => rest.replace(from, to), plain);
}
