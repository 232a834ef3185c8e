/** Longest text of codes that is read. */
export const LONGEST_TEXT = 1_000_000;

/** Cut a text of codes into entries: one a line, or with spaces, commas or semicolons between them. */
export function codeEntries(text: string): readonly string[] {
  return text
    .slice(0, LONGEST_TEXT)
    .split(/[\s,;]+/)
    .filter((entry) => entry !== '');
}
