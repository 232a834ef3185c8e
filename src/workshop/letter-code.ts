/**
 * Codes that people read out, write down and type: letters and digits that do not look alike, with a checksum. All is in symbols of
 * five bits, 0..31.
 */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const GROUP = 4;
/** Symbols of the checksum. */
const CHECK = 4;
/** Longest code that is read, letters and digits: a scenario with every lever, a course and a dozen events has about a thousand. */
const LONGEST_CODE = 8_000;

/** Why a code cannot be read. */
export type CodeFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long' }
  /** A sign that codes do not have, and where, counted from 1 without hyphens and spaces. */
  | { readonly kind: 'sign'; readonly sign: string; readonly at: number }
  | { readonly kind: 'checksum' };

/** Write symbols as groups of four, the checksum last. */
export function writeLetters(symbols: readonly number[]): string {
  const all = [...symbols, ...checkSymbols(symbols)];
  const text = all.map((symbol) => ALPHABET[symbol]).join('');
  return text.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? '';
}

/** Read a code; case, hyphens and spaces make no difference, and 1 and I are read as L. */
export function readLetters(text: string): { readonly symbols: readonly number[] } | { readonly fault: CodeFault } {
  if (text.length > 2 * LONGEST_CODE) return { fault: { kind: 'too-long' } };
  const symbols: number[] = [];
  for (const written of text.replace(/[\s\u00ad\u2010-\u2015-]/g, '')) {
    const sign = written.toUpperCase();
    const symbol = ALPHABET.indexOf(sign === 'I' || sign === '1' ? 'L' : sign);
    if (symbol < 0 || sign.length !== 1) return { fault: { kind: 'sign', sign: written, at: symbols.length + 1 } };
    symbols.push(symbol);
  }
  if (symbols.length > LONGEST_CODE) return { fault: { kind: 'too-long' } };
  if (symbols.length <= CHECK) return { fault: { kind: symbols.length === 0 ? 'empty' : 'checksum' } };
  const own = symbols.slice(0, -CHECK);
  const check = checkSymbols(own);
  if (check.some((symbol, i) => symbol !== symbols[own.length + i])) return { fault: { kind: 'checksum' } };
  return { symbols: own };
}

/** x^20 + x^3 + 1, primitive. */
const POLYNOMIAL = 0b1001;
const BITS = 20;
const MASK = (1 << BITS) - 1;

/**
 * The remainder by a polynomial of degree 20 with a constant term finds every error within 20 bits in a row, so every wrong sign and
 * every two neighbours that are swapped.
 */
function checkSymbols(symbols: readonly number[]): readonly number[] {
  let rest = MASK;
  for (const symbol of symbols)
    for (let bit = 4; bit >= 0; bit--) {
      const out = ((rest >>> (BITS - 1)) & 1) ^ ((symbol >>> bit) & 1);
      rest = ((rest << 1) & MASK) ^ (out === 1 ? POLYNOMIAL : 0);
    }
  return Array.from({ length: CHECK }, (_, i) => (rest >>> (BITS - 5 * (i + 1))) & 31);
}

/** Collects symbols. */
export interface SymbolWriter {
  readonly symbols: readonly number[];
  /** 0..31. */
  symbol(value: number): void;
  /** A whole number from 0, four bits a symbol, the fifth says that more follow. */
  whole(value: number): void;
  /** A whole number of either sign. */
  signed(value: number): void;
}

export function createWriter(): SymbolWriter {
  const symbols: number[] = [];
  const whole = (value: number) => {
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${value} is no whole number from 0`);
    let rest = value;
    while (rest >= 16) {
      symbols.push(16 + (rest % 16));
      rest = Math.floor(rest / 16);
    }
    symbols.push(rest);
  };
  return {
    symbols,
    symbol: (value) => symbols.push(value & 31),
    whole,
    signed: (value) => whole(value >= 0 ? 2 * value : -2 * value - 1),
  };
}

/** A code of good checksum whose content makes no sense: made by another version, or by hand. */
export class UnreadableCode extends Error {}

export interface SymbolReader {
  symbol(): number;
  whole(): number;
  signed(): number;
  readonly isAtEnd: boolean;
}

/** @throws UnreadableCode when more is read than there is, or a number is beyond what counts exactly. */
export function createReader(symbols: readonly number[]): SymbolReader {
  let at = 0;
  const symbol = () => {
    const value = symbols[at++];
    if (value === undefined) throw new UnreadableCode('it ends too early');
    return value;
  };
  const whole = () => {
    let value = 0;
    for (let power = 1; ; power *= 16) {
      const part = symbol();
      value += (part % 16) * power;
      if (!Number.isSafeInteger(value)) throw new UnreadableCode('a number in it is too large');
      if (part < 16) return value;
      if (power > 16 ** 12) throw new UnreadableCode('a number in it is too long');
    }
  };
  return {
    symbol,
    whole,
    signed() {
      const value = whole();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
    get isAtEnd() {
      return at === symbols.length;
    },
  };
}

/** A hash of a text of up to 30 bits (FNV-1a), to name a thing in a few symbols. */
export function hashBits(text: string, bits: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % 2 ** bits;
}
