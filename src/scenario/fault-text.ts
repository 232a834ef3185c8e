/** Follow a path into a value that was read from a file; undefined where it leads nowhere. */
export function lookUp(root: unknown, path: readonly PropertyKey[]): unknown {
  let at: unknown = root;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}

/** Write a path for the person who wrote the file; `file` for the whole of it. */
export function dotted(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'file' : path.map((key) => String(key) || '""').join('.');
}

/** Show a found value in a line; long ones are cut, since a hostile file must not fill the screen. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
