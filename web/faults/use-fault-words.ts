import { useEffect, useState } from 'react';
import { withWords } from '../language/language.ts';

type Say = (text: string) => string;

const asItIs: Say = (text) => text;
let fetched: Say | undefined;

async function fetchSay(): Promise<Say> {
  fetched = (await withWords('files', import('./fault-words.ts'))).faultWords;
  return fetched;
}

/**
 * What says faults in the language of the page; fetched when there is a first one, and until then they stand as the engine says them.
 *
 * @param isNeeded whether there is a fault.
 */
export function useFaultWords(isNeeded: boolean): Say {
  const [say, setSay] = useState<Say>(() => fetched ?? asItIs);
  useEffect(() => {
    if (!isNeeded) return;
    // Without the words the engine's own are better than none.
    fetchSay().then(
      (found) => setSay(() => found),
      () => undefined,
    );
  }, [isNeeded]);
  return say;
}

/** Why something went wrong, in the language of the page. */
export async function reasonOf(error: unknown): Promise<string> {
  const text = error instanceof Error ? error.message : String(error);
  try {
    return (await fetchSay())(text);
  } catch {
    return text;
  }
}
