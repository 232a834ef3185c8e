/**
 * What a fan shows of the hindcasts, apart from page.ts: it is fetched after the first fan. The scores are a part of
 * docs/evidence.json.
 */
import duelUrl from '../data/duels.json?url';
import type { DuelFile } from '../src/summary/duel.ts';

export { type Duel, type DuelFile, duelFor } from '../src/summary/duel.ts';

/** Read data/duels.json, as `npm run evidence` wrote it. @throws Error where it cannot be fetched. */
export async function readDuels(): Promise<DuelFile> {
  const response = await fetch(duelUrl);
  if (!response.ok) throw new Error(`${duelUrl} could not be read: ${response.status}`);
  return (await response.json()) as DuelFile;
}
