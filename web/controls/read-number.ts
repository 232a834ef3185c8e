/** Read a number as people type it: comma or point, any minus. NaN for what is none. */
export function readNumber(text: string): number {
  const plain = text
    .trim()
    .replace(',', '.')
    .replace(/^[\u2212\u2013]/, '-');
  return plain === '' ? Number.NaN : Number(plain);
}
