import type { Fault } from './scenario.ts';

/** Deepest nesting that is read; an honest file has a few levels. Whoever walks a value would run out of stack at thousands. */
const DEEPEST_FILE = 32;

/**
 * Read untrusted JSON text, within bounds of length and depth.
 *
 * @param longest characters that are read at all.
 */
export function readJson(text: string, longest: number): { readonly value: unknown } | { readonly fault: Fault } {
  const fault = (found: string, allowed: string) => ({ fault: { path: 'file', found, allowed } });
  if (text.length > longest) return fault(`${text.length} characters`, `at most ${longest} characters`);
  const depth = depthOf(text);
  if (depth > DEEPEST_FILE) return fault(`${depth} levels, one inside the other`, `at most ${DEEPEST_FILE} levels`);
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return fault(error instanceof Error ? error.message : 'unreadable text', 'JSON text');
  }
}

/** Deepest nesting of brackets in JSON text; what stands in quotes does not count. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (isQuoted && sign === '\\') i += 1;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth);
    else if (sign === ']' || sign === '}') depth -= 1;
  }
  return deepest;
}
