/** Letters and digits that are not taken for each other in print or by voice: no 0 O, 1 I L, U V. */
const SYMBOLS = '23456789ABCDEFGHJKMNPQRSTWXYZ';
const BASE = SYMBOLS.length;
/** Symbols that carry the hash: 29^18 is 87 bits. */
const CARRYING = 18;
/** Check: sum of symbols times powers of 3, modulo the largest prime below 29^2. */
const PRIME = 839;
const GROUP = 5;

/**
 * Write the code of a receipt for paper: 20 symbols in four groups of five, the last two of them to notice a slip.
 *
 * One wrong symbol, and two of the first 18 that changed places, are always noticed, since 29 < 839 and the powers of 3 differ;
 * of all other slips one in 839 is not.
 *
 * @param hash 64 hexadecimal characters.
 */
export function paperCode(hash: string): string {
  let rest = BigInt(`0x${hash}`);
  let symbols = '';
  for (let i = 0; i < CARRYING; i++) {
    symbols += SYMBOLS[Number(rest % BigInt(BASE))];
    rest /= BigInt(BASE);
  }
  return grouped(symbols + checkSymbols(symbols));
}

export type PaperReading =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'unreadable'; readonly reason: 'length' | 'symbols' | 'check' };

/** Read a code as somebody typed it: small letters, spaces and hyphens do not matter. */
export function readPaperCode(typed: string): PaperReading {
  const symbols = typed.toUpperCase().replace(/[\s-]/g, '');
  if (symbols.length !== CARRYING + 2) return { kind: 'unreadable', reason: 'length' };
  if ([...symbols].some((symbol) => !SYMBOLS.includes(symbol))) return { kind: 'unreadable', reason: 'symbols' };
  if (checkSymbols(symbols.slice(0, CARRYING)) !== symbols.slice(CARRYING))
    return { kind: 'unreadable', reason: 'check' };
  return { kind: 'code', code: grouped(symbols) };
}

function checkSymbols(symbols: string): string {
  let sum = 0;
  let weight = 1;
  for (const symbol of symbols) {
    sum = (sum + SYMBOLS.indexOf(symbol) * weight) % PRIME;
    weight = (weight * 3) % PRIME;
  }
  return `${SYMBOLS[Math.floor(sum / BASE)]}${SYMBOLS[sum % BASE]}`;
}

function grouped(symbols: string): string {
  return (symbols.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}
