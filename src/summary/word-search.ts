/** A text without what a search does not tell apart, as capitals. */
export type PlainText = (text: string) => string;

/** A search that takes letters as they are, but for capitals. */
export const lowerCase: PlainText = (text) => text.toLowerCase();

/** Whether texts together hold all words of a search. Texts are asked for only where there are words. */
export function wordSearch(search: string, plain: PlainText): (texts: () => readonly string[]) => boolean {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return (texts) => {
    if (words.length === 0) return true;
    const text = plain(texts().join(' '));
    return words.every((word) => text.includes(word));
  };
}
