import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OwnRecord } from '../../workers/page.ts';

/** A saved scenario as it is written; what is read back is untrusted. */
export interface SavedRecord {
  readonly id: string;
  /** 1 at first, one more with each save: who saves over an unseen one is told. */
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly name: string;
  readonly note: string;
  /** JSON text of the scenario. */
  readonly scenario: string;
  /** All other choices, as the fragment of a link. */
  readonly view: string;
  readonly thumbnail: Thumbnail | null;
}

/** The fan that was shown, as paths in a frame of THUMBNAIL. */
export interface Thumbnail {
  readonly history: string;
  readonly band: string;
  readonly median: string;
}

/** What a tab was at work on. */
export interface DraftRecord {
  readonly id: string;
  readonly savedAt: number;
  readonly scenario: string;
  readonly view: string;
  /** The saved scenario that the work began from. */
  readonly origin: Origin | null;
}

/** A saved scenario in the revision that was seen. */
export interface Origin {
  readonly id: string;
  readonly revision: number;
}

/** A lesson by file as it lies there; it is checked anew when it is read. */
interface LessonRecord {
  readonly id: string;
  readonly savedAt: number;
  /** JSON text of the file. */
  readonly text: string;
}

interface OwnSchema extends DBSchema {
  saved: { key: string; value: SavedRecord };
  drafts: { key: string; value: DraftRecord };
  /** Series of the user in place of the baseline's. */
  data: { key: string; value: OwnRecord };
  lessons: { key: string; value: LessonRecord };
}

/** Name of the database, and of the channel on which tabs tell each other of changes. */
export const OWN_NAME = 'mobility-horizons';
/** 1 had no store of data, 2 none of lessons. */
const VERSION = 3;

/** What a save over a known revision came to. */
type Written = { readonly kind: 'written' } | { readonly kind: 'newer'; readonly revision: number };

export interface OwnDatabase {
  /** Every saved record as it lies there. */
  saved(): Promise<readonly unknown[]>;
  /**
   * Write a record over the revision that the writer has seen, 0 for none; a newer one stays as it is.
   *
   * @throws DOMException where the device has no room.
   */
  write(record: SavedRecord, seen: number): Promise<Written>;
  /** Take a record away; what lay there as it was, undefined for nothing. */
  remove(id: string): Promise<SavedRecord | undefined>;
  drafts(): Promise<readonly unknown[]>;
  writeDraft(draft: DraftRecord): Promise<void>;
  removeDraft(id: string): Promise<void>;
  data(): Promise<readonly unknown[]>;
  /** Write series, each over an earlier one of its kind and place: all of them or none. */
  writeData(records: readonly OwnRecord[]): Promise<void>;
  removeData(id: string): Promise<void>;
  lessons(): Promise<readonly unknown[]>;
  /** Keep a lesson, over an earlier one of its id. */
  writeLesson(record: LessonRecord): Promise<void>;
  removeLesson(id: string): Promise<void>;
}

/**
 * Open the database of this device.
 *
 * @throws DOMException where the browser keeps nothing, as in some private windows.
 */
export async function openOwnDatabase(): Promise<OwnDatabase> {
  const database: IDBPDatabase<OwnSchema> = await openDB<OwnSchema>(OWN_NAME, VERSION, {
    upgrade(opened, before) {
      if (before < 1) {
        opened.createObjectStore('saved', { keyPath: 'id' });
        opened.createObjectStore('drafts', { keyPath: 'id' });
      }
      if (before < 2) opened.createObjectStore('data', { keyPath: 'id' });
      opened.createObjectStore('lessons', { keyPath: 'id' });
    },
    // A newer version of the app in another tab wants to change the database: it may.
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
  });
  return {
    saved: () => database.getAll('saved'),
    async write(record, seen) {
      const change = database.transaction('saved', 'readwrite');
      const there: unknown = await change.store.get(record.id);
      const revision = revisionOf(there);
      if (there !== undefined && revision !== seen) {
        await change.done;
        return { kind: 'newer', revision };
      }
      await Promise.all([change.store.put(record), change.done]);
      return { kind: 'written' };
    },
    async remove(id) {
      const change = database.transaction('saved', 'readwrite');
      const there = await change.store.get(id);
      await Promise.all([change.store.delete(id), change.done]);
      return there;
    },
    drafts: () => database.getAll('drafts'),
    async writeDraft(draft) {
      await database.put('drafts', draft);
    },
    removeDraft: (id) => database.delete('drafts', id),
    data: () => database.getAll('data'),
    async writeData(records) {
      const change = database.transaction('data', 'readwrite');
      await Promise.all([...records.map((record) => change.store.put(record)), change.done]);
    },
    removeData: (id) => database.delete('data', id),
    lessons: () => database.getAll('lessons'),
    async writeLesson(record) {
      await database.put('lessons', record);
    },
    removeLesson: (id) => database.delete('lessons', id),
  };
}

function revisionOf(record: unknown): number {
  const revision = typeof record === 'object' && record !== null && 'revision' in record ? record.revision : undefined;
  return typeof revision === 'number' ? revision : 0;
}
