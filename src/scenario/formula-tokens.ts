/** A piece of a formula: a number, a name or a sign. */
export interface Token {
  readonly kind: 'number' | 'name' | 'sign';
  readonly text: string;
  /** Where it begins, counted from 1. */
  readonly character: number;
}

/** What is wrong with a formula and where, counted from 1. */
export interface FormulaFault {
  readonly character: number;
  readonly found: string;
  readonly allowed: string;
}

/** Values that a formula may name. `t` counts years from the end of 2024; `default` is the lever's own. */
const VARIABLES = ['year', 't', 'default'] as const;

/** Functions that a formula may call, with the numbers of arguments that each takes. */
export const FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  abs: { least: 1, most: 1, of: ([x = 0]) => Math.abs(x) },
  cos: { least: 1, most: 1, of: ([x = 0]) => Math.cos(x) },
  exp: { least: 1, most: 1, of: ([x = 0]) => Math.exp(x) },
  floor: { least: 1, most: 1, of: ([x = 0]) => Math.floor(x) },
  log: { least: 1, most: 1, of: ([x = 0]) => Math.log(x) },
  max: { least: 2, most: 8, of: (values) => Math.max(...values) },
  min: { least: 2, most: 8, of: (values) => Math.min(...values) },
  round: { least: 1, most: 1, of: ([x = 0]) => Math.round(x) },
  sin: { least: 1, most: 1, of: ([x = 0]) => Math.sin(x) },
  sqrt: { least: 1, most: 1, of: ([x = 0]) => Math.sqrt(x) },
};

interface FormulaFunction {
  readonly least: number;
  readonly most: number;
  of(values: readonly number[]): number;
}

const LONGEST_FORMULA = 500;
/** Parentheses within parentheses; also keeps the parser from exhausting the stack. */
export const DEEPEST_FORMULA = 30;

const ALLOWED_NAMES = `${VARIABLES.join(', ')}, or a function: ${Object.keys(FUNCTIONS).join(', ')}`;
const ALLOWED_SIGNS = 'numbers, names, + - * / ^ ( ) , and, in a condition, < > <= >= == != ? :';
const TOKEN =
  /(?<space> +)|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z]\w*)|(?<sign>[<>=!]=|[-+*/^(),<>?:])/y;

/**
 * Cut a formula into tokens. Whatever is not a plain number, a listed name or a listed sign is refused here, before any
 * parser sees it: quotes, brackets, dots between names, assignments, comments, line breaks, letters of other alphabets.
 *
 * @param text untrusted.
 */
export function formulaTokens(text: string): readonly Token[] | FormulaFault {
  if (text.length > LONGEST_FORMULA)
    return {
      character: LONGEST_FORMULA + 1,
      found: `${text.length} characters`,
      allowed: `at most ${LONGEST_FORMULA} characters`,
    };
  const tokens: Token[] = [];
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const character = at + 1;
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined)
      return { character, found: named(text.codePointAt(at) as number), allowed: ALLOWED_SIGNS };
    at = TOKEN.lastIndex;
    const { number, name, sign } = groups;
    if (name !== undefined && !isKnown(name)) return { character, found: JSON.stringify(name), allowed: ALLOWED_NAMES };
    if (sign === '(' && ++depth > DEEPEST_FORMULA)
      return { character, found: `${depth} open parentheses`, allowed: `at most ${DEEPEST_FORMULA}` };
    if (sign === ')') depth--;
    if (number !== undefined) tokens.push({ kind: 'number', text: number, character });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, character });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, character });
  }
  if (tokens.length === 0) return { character: 1, found: 'nothing', allowed: 'a formula, such as 0.2 * t / 26' };
  return tokens;
}

function isKnown(name: string): boolean {
  return (VARIABLES as readonly string[]).includes(name) || Object.hasOwn(FUNCTIONS, name);
}

/** Name a character that cannot be told by its look: one outside printable ASCII by its code point too. */
function named(code: number): string {
  const shown = JSON.stringify(String.fromCodePoint(code));
  return code > 32 && code < 127 ? shown : `${shown} (U+${code.toString(16).toUpperCase().padStart(4, '0')})`;
}
