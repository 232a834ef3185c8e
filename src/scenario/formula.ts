import { create, parseDependencies } from 'mathjs/number';
import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import type { NumberLever } from '../params/define-lever.ts';
import { type FormulaFault, formulaTokens } from './formula-tokens.ts';
import { compileTree, type TreeNode } from './formula-tree.ts';
import type { FormulaShape } from './scenario.ts';

export type FormulaReading =
  | { readonly kind: 'formula'; readonly shape: FormulaShape }
  | { readonly kind: 'fault'; readonly fault: FormulaFault };

/** Reads a formula for a lever; passed to the parser of scenarios, so that only those who need it load the library. */
export type FormulaReader = (text: string, lever: NumberLever) => FormulaReading;

// mathjs types every collection of parts as perhaps undefined.
const { parse } = create({ parseDependencies: parseDependencies ?? {} });
const ALL_YEARS = `in every year from ${FIRST_YEAR} to ${LAST_YEAR}`;

/**
 * Read a formula of the year and compute its values, once. A value that is not finite or outside the lever's range is a fault
 * that names the year; nothing is clamped.
 *
 * The text passes a list of allowed signs and names, then the parser of mathjs, then our own closures over a list of
 * allowed kinds of node. mathjs never evaluates anything.
 *
 * @param text untrusted; names: `year`, `t` (year - 2024), `default` (of the lever), and the functions of formula-tokens.ts.
 */
export function readFormula(
  text: string,
  lever: Pick<NumberLever, 'min' | 'max' | 'unit' | 'default'>,
): FormulaReading {
  const tokens = formulaTokens(text);
  if ('found' in tokens) return { kind: 'fault', fault: tokens };
  const tree = parsed(text);
  if ('found' in tree) return { kind: 'fault', fault: tree };
  const compiled = compileTree(tree, tokens);
  if ('found' in compiled) return { kind: 'fault', fault: compiled };
  const values: number[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const value = compiled.compute({ year, t: year - FIRST_YEAR + 1, default: lever.default });
    if (typeof value !== 'number') return fault(value.character, value.value, year, `a finite number ${ALL_YEARS}`);
    if (value < lever.min || value > lever.max)
      return fault(1, value, year, `${lever.min} to ${lever.max} ${lever.unit} ${ALL_YEARS}`);
    values.push(value);
  }
  return { kind: 'formula', shape: { formula: text, values } };
}

function fault(character: number, value: number, year: number, allowed: string): FormulaReading {
  return { kind: 'fault', fault: { character, found: `${Number(value.toPrecision(6))} in ${year}`, allowed } };
}

function parsed(text: string): TreeNode | FormulaFault {
  try {
    return parse(text) as unknown as TreeNode;
  } catch (error) {
    const { message, char } = error as { readonly message?: string; readonly char?: number };
    const reason = message?.replace(/ \(char \d+\)$/, '') ?? 'unreadable text';
    return { character: char ?? 1, found: reason, allowed: 'a formula, such as 0.2 * (year - 2024) / 26' };
  }
}
