import { createStore, type StoreApi } from 'zustand/vanilla';
import { REFERENCE, type Scenario, type Session, scenarioToText } from '../../workers/page.ts';
import type { Choices } from '../store.ts';
import { scenarioName } from '../texts.ts';
import { choicesToView } from '../url.ts';
import {
  type Origin,
  OWN_NAME,
  type OwnDatabase,
  openOwnDatabase,
  type SavedRecord,
  type Thumbnail,
} from './database.ts';
import { findTabDraft, newTabDraft, type TabDraft } from './drafts.ts';
import { freshId } from './fresh-id.ts';
import { readDraft, readSaved, type SavedEntry, type UnreadableEntry } from './saved-record.ts';

type World = Session['world'];

/** Why something could not be kept: the browser keeps nothing for the page, or the device is full. */
export type OwnFault = 'unavailable' | 'full';

interface OwnState {
  /** Saved scenarios, newest first; undefined until they are asked for. */
  readonly entries: readonly (SavedEntry | UnreadableEntry)[] | undefined;
  readonly fault: OwnFault | undefined;
  /** The saved scenario that the work of this tab began from. */
  readonly origin: Origin | null;
  /** What was restored from before. */
  readonly restored: { readonly savedAt: number; readonly name: string } | undefined;
  /** The last scenario that was deleted in this tab. */
  readonly removed: { readonly name: string; readonly record: SavedRecord } | undefined;
}

/** What is to be saved. */
interface SaveInput {
  readonly name: string;
  readonly note: string;
  readonly choices: Choices;
  readonly thumbnail: Thumbnail | null;
}

/** What a save came to; `newer`: another tab has saved it since, and nothing was written. */
type Saving = { readonly kind: 'saved' | 'failed' } | { readonly kind: 'newer'; readonly revision: number };

export interface OwnWork {
  readonly store: StoreApi<OwnState>;
  /**
   * Find the draft of this tab.
   *
   * @param isBare the address holds no choice.
   * @returns the choices kept from before; undefined for none.
   */
  findDraft(isBare: boolean, world: World): Promise<Choices | undefined>;
  /** Say that the draft was taken up. */
  sayRestored(choices: Choices): void;
  hideRestored(): void;
  /** A link was opened: what was kept of the tab stays apart. */
  startAnew(): Promise<void>;
  /** Keep the choices of this tab against a crash; the reference needs no keeping. */
  keepDraft(choices: Choices): void;
  /** Write what waits to be kept now. */
  flushDraft(): void;
  /** Read the saved scenarios; the list follows other tabs from then on. */
  list(world: World): Promise<void>;
  /** Save as a new entry, or over one in the revision that was seen. */
  save(input: SaveInput, over?: Origin): Promise<Saving>;
  /** Write an entry anew with another name or note, if nobody else has since. */
  rename(entry: SavedEntry, name: string, note: string): Promise<Saving>;
  duplicate(entry: SavedEntry, name: string): Promise<Saving>;
  remove(entry: SavedEntry): Promise<void>;
  undoRemove(): Promise<void>;
  /** The work of this tab goes on from a saved entry. */
  setOrigin(origin: Origin | null): void;
}

/** Drafts are written when the hand rests. */
const DRAFT_MS = 500;

/** Keep own work on this device: saved scenarios, and a draft for each tab. */
export function createOwnWork(): OwnWork {
  const store = createStore<OwnState>()(() => ({
    entries: undefined,
    fault: undefined,
    origin: null,
    restored: undefined,
    removed: undefined,
  }));
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(OWN_NAME) : undefined;
  let opened: Promise<OwnDatabase> | undefined;
  let draft: TabDraft | undefined;
  let world: World | undefined;
  let waiting: Choices | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const database = (): Promise<OwnDatabase> => {
    opened ??= openOwnDatabase();
    return opened;
  };

  /** Do something with the database; what fails is said in the state, and comes back as undefined. */
  async function withDatabase<T>(act: (of: OwnDatabase) => Promise<T>): Promise<T | undefined> {
    try {
      const result = await act(await database());
      store.setState({ fault: undefined });
      return result;
    } catch (error) {
      // The next try opens it again: a connection may have been closed by a newer version of the app.
      opened = undefined;
      store.setState({ fault: isFull(error) ? 'full' : 'unavailable' });
      return undefined;
    }
  }

  async function refresh(): Promise<void> {
    const places = world;
    if (!places) return;
    const records = await withDatabase((of) => of.saved());
    const entries = await Promise.all((records ?? []).map((record) => readSaved(record, places)));
    store.setState({ entries: entries.sort((a, b) => timeOf(b) - timeOf(a)) });
  }

  async function changed(): Promise<void> {
    channel?.postMessage('saved');
    await refresh();
  }

  async function write(record: SavedRecord, seen: number): Promise<Saving> {
    const written = await withDatabase((of) => of.write(record, seen));
    if (written === undefined) return { kind: 'failed' };
    await changed();
    return written.kind === 'newer' ? written : { kind: 'saved' };
  }

  async function writeDraft(): Promise<void> {
    clearTimeout(timer);
    const choices = waiting;
    waiting = undefined;
    const { id } = draft ?? {};
    if (!choices || id === undefined) return;
    if (choices.scenario === REFERENCE) {
      await withDatabase((of) => of.removeDraft(id));
      return;
    }
    await withDatabase((of) =>
      of.writeDraft({
        id,
        savedAt: Date.now(),
        scenario: scenarioToText(choices.scenario),
        view: choicesToView(choices),
        origin: store.getState().origin,
      }),
    );
  }

  channel?.addEventListener('message', () => {
    if (store.getState().entries) void refresh();
  });

  return {
    store,
    async findDraft(isBare, of) {
      draft = await withDatabase((database) => findTabDraft(database, isBare));
      const kept = draft?.kept && (await readDraft(draft.kept, of));
      if (draft?.kept && !kept) draft = await newTabDraft();
      store.setState({ origin: kept?.origin ?? null });
      return kept?.choices;
    },
    sayRestored({ scenario }) {
      if (draft?.kept) store.setState({ restored: { savedAt: draft.kept.savedAt, name: scenarioName(scenario) } });
    },
    hideRestored: () => store.setState({ restored: undefined }),
    async startAnew() {
      await writeDraft();
      draft = await newTabDraft();
      store.setState({ origin: null, restored: undefined });
    },
    keepDraft(choices) {
      waiting = choices;
      clearTimeout(timer);
      timer = setTimeout(() => void writeDraft(), DRAFT_MS);
    },
    flushDraft: () => void writeDraft(),
    async list(of) {
      world = of;
      await refresh();
    },
    async save({ name, note, choices, thumbnail }, over) {
      const id = over?.id ?? freshId();
      const revision = (over?.revision ?? 0) + 1;
      const scenario = scenarioToText(named(choices.scenario, name));
      const view = choicesToView(choices);
      const record = { id, revision, savedAt: Date.now(), name, note, scenario, view, thumbnail };
      const saving = await write(record, over?.revision ?? 0);
      if (saving.kind === 'saved') {
        store.setState({ origin: { id, revision } });
        // Browsers may clear what is not asked to stay; a refusal changes nothing.
        void navigator.storage?.persist?.().catch(() => false);
      }
      return saving;
    },
    async rename({ record, scenario }, name, note) {
      const revision = record.revision + 1;
      const next = { ...record, revision, name, note, scenario: scenarioToText(named(scenario, name)) };
      const saving = await write(next, record.revision);
      const { origin } = store.getState();
      if (saving.kind === 'saved' && origin?.id === record.id) store.setState({ origin: { id: record.id, revision } });
      return saving;
    },
    duplicate: ({ record, scenario }, name) =>
      write(
        {
          ...record,
          id: freshId(),
          revision: 1,
          savedAt: Date.now(),
          name,
          scenario: scenarioToText(named(scenario, name)),
        },
        0,
      ),
    async remove({ record }) {
      const there = await withDatabase((of) => of.remove(record.id));
      if (there) store.setState({ removed: { name: record.name, record: there } });
      await changed();
    },
    async undoRemove() {
      const { removed } = store.getState();
      if (!removed) return;
      const saving = await write(removed.record, 0);
      if (saving.kind === 'saved') store.setState({ removed: undefined });
    },
    setOrigin: (origin) => store.setState({ origin }),
  };
}

/** The scenario under the name that it is saved under. */
function named(scenario: Scenario, name: string): Scenario {
  return scenarioName(scenario) === name ? scenario : { ...scenario, name };
}

function timeOf(entry: SavedEntry | UnreadableEntry): number {
  return entry.kind === 'readable' ? entry.record.savedAt : 0;
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
