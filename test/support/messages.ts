/** A compiled text: pieces of words, `[name]` for a placeholder, `[name, 'plural', { one: ... }]` for a choice. */
export type Piece = string | readonly [name: string] | readonly [name: string, kind: string, cases: Cases | string];
export type Cases = Readonly<Record<string, Text>>;
export type Text = string | readonly Piece[];

/** What a text takes: each placeholder with its kind, and the keys of each choice. */
export interface Shape {
  readonly takes: ReadonlyMap<string, string>;
  readonly choices: readonly { readonly name: string; readonly kind: string; readonly keys: readonly string[] }[];
  /** Tags of the message, sorted: `</0>`, `<0>`. */
  readonly tags: readonly string[];
}

/** Read the shape of a compiled text. */
export function shapeOf(text: Text): Shape {
  const takes = new Map<string, string>();
  const choices: { name: string; kind: string; keys: string[] }[] = [];
  const tags: string[] = [];
  const walk = (part: Text): void => {
    for (const piece of typeof part === 'string' ? [part] : part) {
      if (typeof piece === 'string') tags.push(...(piece.match(/<\/?\d+\/?>/g) ?? []));
      else {
        const [name, kind = 'value', cases] = piece;
        takes.set(name, kind);
        if (typeof cases !== 'object') continue;
        choices.push({ name, kind, keys: Object.keys(cases) });
        for (const each of Object.values(cases)) walk(each);
      }
    }
  };
  walk(text);
  return { takes, choices, tags: tags.sort() };
}
