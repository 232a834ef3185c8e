/** Words of files: in the language of the page that saves one, or of the command line. */
export interface Words {
  /** Of lists and numbers. */
  readonly locale: string;
  readonly isRightToLeft: boolean;
  /** A message of the catalogues by its id. Those that files alone have are in file-words.ts. */
  say(id: string, values?: Readonly<Record<string, string | number>>): string;
  /** Whether the catalogues hold an id. */
  has(id: string): boolean;
}

/** Text that a declaration holds in English: that of the catalogue where there is one, else the declaration's own. */
export function declaredWords(words: Words, id: string, english: string): string {
  return words.has(id) ? words.say(id) : english;
}
