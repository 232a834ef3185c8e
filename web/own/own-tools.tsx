import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useWorld } from '../context.ts';
import { withWords } from '../language/language.ts';

const SavedPanel = lazy(async () => ({
  default: (await withWords('own', import('./saved-panel.tsx'))).SavedPanel,
}));

/** Save, and the saved scenarios; the keys of the device for saving do the same. */
export function OwnTools() {
  const world = useWorld();
  const [mode, setMode] = useState<'save' | 'list' | undefined>();
  useEffect(() => {
    const save = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      setMode('save');
    };
    window.addEventListener('keydown', save);
    return () => window.removeEventListener('keydown', save);
  }, []);
  return (
    <>
      <button type="button" disabled={!world} onClick={() => setMode('save')}>
        <Trans id="own.save" message="Save" />
      </button>
      <button
        type="button"
        disabled={!world}
        aria-label={i18n._({ id: 'own.title', message: 'Saved scenarios' })}
        onClick={() => setMode('list')}
      >
        <Trans id="own.savedShort" message="Saved" />
      </button>
      {mode && world && (
        <Suspense fallback={null}>
          <SavedPanel world={world} mode={mode} onClose={() => setMode(undefined)} />
        </Suspense>
      )}
    </>
  );
}
