import { createStore } from 'zustand/vanilla';

/** How the version on this page stands to the newest one on this device. */
interface UpdateState {
  /** `waiting`: a newer version is ready to be loaded. `replaced`: another tab has loaded one, and this page is still the old. */
  readonly newer: 'none' | 'waiting' | 'replaced';
  /** Load the newer version; there is one unless `newer` is `none`. */
  load(): void;
}

/** One for the page: the browser has one service worker for it. */
export const update = createStore<UpdateState>()(() => ({ newer: 'none', load: () => undefined }));
