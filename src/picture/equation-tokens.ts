/** A part of an equation: a symbol, upright text, or something below or above the line. */
export type EquationToken =
  | { readonly kind: 'symbol' | 'text'; readonly text: string }
  | { readonly kind: 'below' | 'above'; readonly tokens: readonly EquationToken[] };

/** Letters that are signs and no symbols. */
const SIGNS = /^[ΣΔ]$/;

/**
 * Take a line of an equation apart: single letters are symbols, longer words and words in double quotes are upright, `_{}`
 * stands below and `^{}` above.
 *
 * @throws Error where a brace or a quote is not closed; names the line.
 */
export function equationTokens(line: string): readonly EquationToken[] {
  const tokens: EquationToken[] = [];
  let at = 0;
  const until = (end: number, what: string): number => {
    if (end < 0) throw new Error(`equation ${line}: ${what} is not closed`);
    return end;
  };
  while (at < line.length) {
    const rest = line.slice(at);
    const [word] = /^\p{L}+/u.exec(rest) ?? [''];
    if (rest.startsWith('_{') || rest.startsWith('^{')) {
      const end = until(closingBrace(line, at + 1), 'a brace');
      const kind = rest.startsWith('_') ? 'below' : 'above';
      tokens.push({ kind, tokens: equationTokens(line.slice(at + 2, end)) });
      at = end + 1;
    } else if (rest.startsWith('"')) {
      const end = until(line.indexOf('"', at + 1), 'a quote');
      tokens.push({ kind: 'text', text: line.slice(at + 1, end) });
      at = end + 1;
    } else if (word !== '') {
      tokens.push({ kind: word.length === 1 && !SIGNS.test(word) ? 'symbol' : 'text', text: word });
      at += word.length;
    } else {
      const [text] = /^[^\p{L}"]+?(?=[\p{L}"]|[_^]\{|$)/u.exec(rest) ?? [rest];
      tokens.push({ kind: 'text', text });
      at += text.length;
    }
  }
  return tokens;
}

function closingBrace(line: string, open: number): number {
  let depth = 0;
  for (let i = open; i < line.length; i++) {
    if (line[i] === '{') depth++;
    if (line[i] === '}' && --depth === 0) return i;
  }
  return -1;
}
