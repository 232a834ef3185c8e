import { Trans } from '@lingui/react';
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { useEngine, usePage, useWorld } from '../context.ts';
import { withWords } from '../language/language.ts';

const OwnDataDialog = lazy(async () => ({
  default: (await withWords('own', import('./own-data-dialog.tsx'))).OwnDataDialog,
}));

/** Opens the data of the user. */
export function OwnDataButton() {
  const { ownData } = usePage();
  return (
    <button type="button" className="link" onClick={() => ownData.show(true)}>
      <Trans id="ownData.open" message="Use your own data" />
    </button>
  );
}

/** The data of the user while they are looked at; apart from the buttons, since a change makes the page anew. */
export function OwnDataHost() {
  const { ownData } = usePage();
  const isOpen = useStore(ownData.store, (state) => state.isOpen);
  const records = useEngine((state) => state.session?.ownData);
  const world = useWorld();
  if (!isOpen || !world || !records) return null;
  return (
    <Suspense fallback={null}>
      <OwnDataDialog records={records} world={world} onClose={() => ownData.show(false)} />
    </Suspense>
  );
}
