import { type DraftRecord, OWN_NAME, type OwnDatabase } from './database.ts';
import { freshId } from './fresh-id.ts';
import { isDraftRecord } from './saved-record.ts';

/** Work that no tab came back to is kept so long, milliseconds. */
const KEPT_MS = 30 * 24 * 3_600_000;
/** A tab that reloads still holds its lock for a moment. */
const LOCK_MS = 400;
const TAB_KEY = `${OWN_NAME}.draft`;

/** The draft of this tab: no other tab writes to it. */
export interface TabDraft {
  readonly id: string;
  /** What lies there from before; undefined for a new one. */
  readonly kept: DraftRecord | undefined;
}

/**
 * Find the draft of this tab: that of the same tab before it was reloaded; where the address is bare, else the newest that
 * no living tab holds; else a new one. A link opens a new one, so that it does not take the place of unsaved work.
 *
 * @param isBare the address holds no choice.
 */
export async function findTabDraft(database: OwnDatabase, isBare: boolean): Promise<TabDraft> {
  const drafts = (await database.drafts()).filter(isDraftRecord).sort((a, b) => b.savedAt - a.savedAt);
  const before = isBare || isReload() ? tabId() : undefined;
  const candidates = [
    ...drafts.filter(({ id }) => id === before),
    // Without locks nothing says which drafts are held by living tabs.
    ...(isBare && 'locks' in navigator ? drafts.filter(({ id }) => id !== before) : []),
  ];
  for (const kept of candidates)
    if (await hold(kept.id, kept.id === before)) {
      void forgetOld(database, drafts);
      return { id: rememberTab(kept.id), kept };
    }
  void forgetOld(database, drafts);
  return newTabDraft();
}

/** Begin a draft: what the tab had before stays where it is. */
export async function newTabDraft(): Promise<TabDraft> {
  const id = freshId();
  await hold(id, false);
  return { id: rememberTab(id), kept: undefined };
}

/**
 * Hold a draft while this tab lives; false where another tab holds it.
 *
 * @param isOwn it was this tab's: before a reload is over, the page that goes may hold it for a moment.
 */
async function hold(id: string, isOwn: boolean): Promise<boolean> {
  if (!('locks' in navigator)) return true;
  return new Promise((resolve) => {
    const options: LockOptions = isOwn ? { signal: AbortSignal.timeout(LOCK_MS) } : { ifAvailable: true };
    navigator.locks
      .request(lockOf(id), options, (lock) => {
        resolve(lock !== null);
        // Held until the tab is gone.
        return lock === null ? undefined : new Promise<undefined>(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

async function forgetOld(database: OwnDatabase, drafts: readonly DraftRecord[]): Promise<void> {
  if (!('locks' in navigator)) return;
  const held = new Set((await navigator.locks.query()).held?.map(({ name }) => name));
  for (const { id, savedAt } of drafts)
    if (Date.now() - savedAt > KEPT_MS && !held.has(lockOf(id))) await database.removeDraft(id);
}

const lockOf = (id: string) => `${TAB_KEY}.${id}`;

function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  const type = entry instanceof PerformanceNavigationTiming ? entry.type : undefined;
  return type === 'reload' || type === 'back_forward';
}

function tabId(): string | undefined {
  try {
    return window.sessionStorage.getItem(TAB_KEY) ?? undefined;
  } catch {
    // A browser may refuse storage: then a reload begins anew.
    return undefined;
  }
}

function rememberTab(id: string): string {
  try {
    window.sessionStorage.setItem(TAB_KEY, id);
  } catch {
    // Not remembered over a reload; the draft is written all the same.
  }
  return id;
}
