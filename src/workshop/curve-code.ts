import type { Fault, Scenario } from '../scenario/scenario.ts';
import { canonicalTask } from './canonical-task.ts';
import { codeFaultWords, headSymbol, kindOfHead } from './code-kinds.ts';
import type { CurveTask } from './lesson.ts';
import { createReader, createWriter, hashBits, readLetters, UnreadableCode, writeLetters } from './letter-code.ts';

/** Bits of the hash that ties a curve to what it was drawn for. */
const TASK_BITS = 20;
/** Exponents of the step of a curve, -12..19. */
const LEAST_EXPONENT = -12;

/** Write a drawn curve as a code. @param step a power of ten; every value is a whole multiple of it. */
export function curveToCode(task: CurveTask, scenario: Scenario, curve: readonly number[], step: number): string {
  const writer = createWriter();
  writer.symbol(headSymbol('curve'));
  const tag = hashBits(canonicalTask(task, scenario), TASK_BITS);
  for (let at = TASK_BITS - 5; at >= 0; at -= 5) writer.symbol(tag >>> at);
  writer.symbol(Math.round(Math.log10(step)) - LEAST_EXPONENT);
  let last = 0;
  let slope = 0;
  for (const value of curve) {
    const steps = Math.round(value / step);
    // A straight line changes its slope nowhere, which takes one symbol a year.
    writer.signed(steps - last - slope);
    slope = steps - last;
    last = steps;
  }
  return writeLetters(writer.symbols);
}

export type CurveReading =
  | { readonly kind: 'curve'; readonly curve: readonly number[] }
  | { readonly kind: 'fault'; readonly fault: Omit<Fault, 'path'> };

/** Read the curve in a code that was drawn for a task. @param text untrusted. @param years how many the task has. */
export function codeToCurve(text: string, task: CurveTask, scenario: Scenario, years: number): CurveReading {
  const fault = (found: string, allowed: string): CurveReading => ({ kind: 'fault', fault: { found, allowed } });
  const letters = readLetters(text);
  if ('fault' in letters) return { kind: 'fault', fault: codeFaultWords(letters.fault) };
  try {
    const reader = createReader(letters.symbols);
    const kind = kindOfHead(reader.symbol());
    if (kind === 'newer') return fault('a code of a newer version', 'a code of this version');
    if (kind !== 'curve') return fault('a code of settings', 'the code of a drawn curve');
    let tag = 0;
    for (let at = 0; at < TASK_BITS; at += 5) tag = tag * 32 + reader.symbol();
    if (tag !== hashBits(canonicalTask(task, scenario), TASK_BITS))
      return fault('a curve of another question', 'a curve drawn for this place, indicator and scenario');
    const exponent = reader.symbol() + LEAST_EXPONENT;
    const values: number[] = [];
    let last = 0;
    let slope = 0;
    while (!reader.isAtEnd) {
      const steps = last + slope + reader.signed();
      slope = steps - last;
      last = steps;
      // Divided where the step is below one: a product would leave a tail of digits.
      values.push(exponent < 0 ? steps / 10 ** -exponent : steps * 10 ** exponent);
    }
    if (values.length !== years) return fault(`a curve of ${values.length} years`, `a curve of ${years} years`);
    if (!values.every(Number.isFinite)) return fault('a value without end', 'values that are numbers');
    return { kind: 'curve', curve: values };
  } catch (error) {
    if (error instanceof UnreadableCode) return fault(error.message, 'a code that this app has written');
    throw error;
  }
}
