import { Trans } from '@lingui/react';
import { useStore } from 'zustand';
import { update } from './update.ts';

/** The offer of a newer version: said once, in the flow of the page, and taken by a button only. */
export function UpdateLine() {
  const { newer, load } = useStore(update);
  return (
    <div role="status">
      {newer !== 'none' && (
        <p className="update-line">
          {newer === 'waiting' ? (
            <Trans
              id="update.waiting"
              message="A new version of this app is ready. It starts when you load it here, or the next time you open the app. Your scenario is kept; the steps for undo are not."
            />
          ) : (
            <Trans
              id="update.replaced"
              message="A new version was loaded in another tab; this page still shows the old one. Your scenario is kept when you load the new one; the steps for undo are not."
            />
          )}{' '}
          <button type="button" className="link" onClick={load}>
            <Trans id="update.load" message="Load the new version" />
          </button>
        </p>
      )}
    </div>
  );
}
