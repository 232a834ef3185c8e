/**
 * What the editors of courses and events need of the model, apart from page.ts: it is fetched with them, after the first
 * picture.
 */
import type { NumberLever } from '../src/params/define-lever.ts';
import type { FormulaReading } from '../src/scenario/formula.ts';
import { FUNCTIONS } from '../src/scenario/formula-tokens.ts';

export type { EventKind } from '../src/params/define-event.ts';
export { EVENT_KINDS, type EventKindId, eventKind } from '../src/params/events.ts';
export { LONGEST_DURATION, LONGEST_NOTE, MOST_EVENTS } from '../src/scenario/event-limits.ts';
export { knotsOf, withNewKnot } from '../src/scenario/knots.ts';
export { periodRange, recordedSizes } from '../src/scenario/recorded-sizes.ts';
export type { FormulaReading };

/** Functions that a formula may call. */
export const FORMULA_FUNCTIONS: readonly string[] = Object.keys(FUNCTIONS);

/** Read a formula for a lever. The library that parses it is fetched with the first formula. */
export async function readLeverFormula(text: string, lever: NumberLever): Promise<FormulaReading> {
  const { readFormula } = await import('../src/scenario/formula.ts');
  return readFormula(text, lever);
}
