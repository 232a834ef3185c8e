import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useStore } from 'zustand';
import { usePage } from '../context.ts';
import { timeWords } from '../language/dates.ts';
import { FIRST_CHOICES } from '../store.ts';

/** That the work of an earlier visit is shown, and the way to begin anew. */
export function RestoredNotice() {
  const { own, store } = usePage();
  const restored = useStore(own.store, (state) => state.restored);
  if (restored === undefined) return null;
  function startAnew(): void {
    const { page, ...first } = FIRST_CHOICES;
    store.edit(first);
    own.setOrigin(null);
    own.hideRestored();
  }
  return (
    <section className="message is-calm" role="status">
      <p>
        {i18n._({
          id: 'own.restored',
          message: 'Restored from {time}: {name}. It was not saved under a name, or has changed since.',
          values: { time: timeWords(restored.savedAt), name: restored.name },
        })}
      </p>
      <div className="message-tools">
        <button type="button" onClick={() => own.hideRestored()}>
          <Trans id="own.goOn" message="Go on with it" />
        </button>
        <button type="button" onClick={startAnew}>
          <Trans id="own.startAnew" message="Start anew" />
        </button>
      </div>
    </section>
  );
}
