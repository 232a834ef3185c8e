import { Trans } from '@lingui/react';
import { lazy, Suspense, useState } from 'react';
import { useEngine } from '../context.ts';

const OwnDataDialog = lazy(async () => ({ default: (await import('./own-data-dialog.tsx')).OwnDataDialog }));

/** Opens the data of the user. */
export function OwnDataButton() {
  const session = useEngine((state) => state.session);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link" disabled={!session} onClick={() => setOpen(true)}>
        <Trans id="ownData.open" message="Use your own data" />
      </button>
      {isOpen && session && (
        <Suspense fallback={null}>
          <OwnDataDialog session={session} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
