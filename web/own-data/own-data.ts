import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OwnRecord } from '../../workers/page.ts';
import { OWN_NAME, type OwnDatabase, openOwnDatabase } from '../own/database.ts';

/** What went wrong: the browser keeps nothing, the device is full, or what lay there is not whole. */
export type DataFault = 'unavailable' | 'full' | 'damaged';

interface OwnDataState {
  readonly fault: DataFault | undefined;
  /** Another tab has changed the data since this one read them. */
  readonly isChangedElsewhere: boolean;
  /** The user looks at the data. */
  readonly isOpen: boolean;
}

export interface OwnData {
  readonly store: StoreApi<OwnDataState>;
  /** Read the series of this device; none where the browser keeps nothing. */
  read(): Promise<readonly OwnRecord[]>;
  /** Keep series, each over an earlier one of its kind and place. False where they could not be kept. */
  add(records: readonly OwnRecord[]): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  show(isOpen: boolean): void;
}

/** A device that does not say within it what it keeps is not waited for, milliseconds. */
const READ_MS = 3_000;

/** Keep series of the user on this device; they are read when the engine starts. */
export function createOwnData(): OwnData {
  const store = createStore<OwnDataState>()(() => ({ fault: undefined, isChangedElsewhere: false, isOpen: false }));
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(`${OWN_NAME} data`) : undefined;
  let opened: Promise<OwnDatabase> | undefined;

  async function withDatabase<T>(act: (of: OwnDatabase) => Promise<T>): Promise<T | undefined> {
    try {
      opened ??= openOwnDatabase();
      return await act(await opened);
    } catch (error) {
      opened = undefined;
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      store.setState({ fault: isFull ? 'full' : 'unavailable' });
      return undefined;
    }
  }

  async function change(act: (of: OwnDatabase) => Promise<void>): Promise<boolean> {
    const isDone = await withDatabase(async (of) => {
      await act(of);
      return true;
    });
    if (isDone) {
      store.setState({ fault: undefined });
      channel?.postMessage('changed');
    }
    return isDone === true;
  }

  channel?.addEventListener('message', () => store.setState({ isChangedElsewhere: true }));

  return {
    store,
    async read() {
      store.setState({ isChangedElsewhere: false });
      const values = await Promise.race([
        withDatabase((of) => of.data()),
        new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), READ_MS)),
      ]);
      if (values === undefined || values.length === 0) return [];
      // What checks them is fetched only where there are some.
      const { checkOwnRecords } = await import('../../workers/page-own-data.ts');
      const records = checkOwnRecords(values);
      if (records.length < values.length) store.setState({ fault: 'damaged' });
      return records;
    },
    add: (records) => change((of) => of.writeData(records)),
    remove: (id) => change((of) => of.removeData(id)),
    show: (isOpen) => store.setState({ isOpen }),
  };
}
