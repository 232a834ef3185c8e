import { i18n } from '@lingui/core';
import { useStore } from 'zustand';
import { useChoice, usePage } from '../context.ts';
import { scenarioName } from '../texts.ts';

/** That a compared scenario is shown in place of the chosen one, and the way back. */
export function LookedAtNotice() {
  const { store } = usePage();
  const lookedAt = useStore(store, (state) => state.lookedAt);
  const { name: own } = useChoice('scenario');
  if (lookedAt === undefined) return null;
  return (
    <section className="message is-calm" role="status">
      <p>
        {i18n._({
          id: 'compare.lookedAt',
          message:
            'Shown: {name}. Levers, events and the link stay those of “{own}”. The key b flips between the first two compared scenarios.',
          values: { name: scenarioName(lookedAt), own },
        })}
      </p>
      <div className="message-tools">
        <button type="button" onClick={() => store.lookAt(undefined)}>
          {i18n._({ id: 'compare.backToOwn', message: 'Back to “{own}”', values: { own } })}
        </button>
      </div>
    </section>
  );
}
