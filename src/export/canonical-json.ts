/**
 * Write JSON that depends on the value alone: keys sorted by their UTF-16 units, no spaces, keys without a value left out.
 *
 * @param value plain data: finite numbers, texts, booleans, null, arrays and objects of them.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${parts.join(',')}}`;
}

/** Levels of a file of ours, with room. */
const DEEPEST = 40;

/**
 * Parse JSON of a stranger.
 *
 * @param longest characters that are read at all.
 * @throws Error in words for a text that is too long, nested too deep or no JSON.
 */
export function parseUntrustedJson(text: string, longest: number): unknown {
  if (text.length > longest) throw new Error(`${text.length} characters; at most ${longest} are read`);
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\])*"|[[\]{}]/gs)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > DEEPEST) throw new Error(`nested deeper than ${DEEPEST} levels`);
  }
  return JSON.parse(text);
}
