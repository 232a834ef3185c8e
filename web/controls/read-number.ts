import { withoutMarks } from '../../src/picture/number-writer.ts';

const ARABIC_ZERO = 0x0660;

/** Read a number as people type it: comma or point, any minus, digits of Arabic. NaN for what is none. */
export function readNumber(text: string): number {
  // Marks of direction come along when a number is copied.
  const plain = withoutMarks(text)
    .trim()
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_ZERO))
    .replace(/[,\u066b]/, '.')
    .replace(/^[\u2212\u2013]/, '-');
  return plain === '' ? Number.NaN : Number(plain);
}
