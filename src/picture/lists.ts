/** Join what stands side by side without "and", by the comma of the language. */
export function joinByComma(locale: string, items: readonly string[]): string {
  return items.join(locale.startsWith('ar') ? '، ' : ', ');
}

/** Join parts that may hold commas themselves. */
export function joinBySemicolon(locale: string, items: readonly string[]): string {
  if (locale.startsWith('ar')) return items.join('؛ ');
  return items.join(locale.startsWith('fr') ? '\u202f; ' : '; ');
}
