/** Write a text in small letters without accents, so that a search finds what is typed on any keyboard. */
export function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
