import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useStore } from 'zustand';
import { useEngine, usePage, useWorld } from '../context.ts';
import { OwnDataButton } from './own-data-button.tsx';
import { ownRecordWords } from './own-data-words.ts';

/** Series named in a line; the rest is counted. */
const MOST_NAMED = 3;

/** On every page: that what is shown was computed with data of the user, and which. */
export function OwnDataNotice() {
  const { ownData, engine } = usePage();
  const records = useEngine((state) => state.session?.ownData) ?? [];
  const world = useWorld();
  const fault = useStore(ownData.store, (state) => state.fault);
  const isChangedElsewhere = useStore(ownData.store, (state) => state.isChangedElsewhere);
  return (
    <>
      {world && records.length > 0 && (
        <p className="own-data-notice">
          <span className="own-mark">
            <Trans id="ownData.mark" message="your data" />
          </span>{' '}
          {i18n._({
            id: 'ownData.notice',
            message:
              'Computed with your data in place of the baseline: {series}{more, plural, =0 {} other { and # more}}. They are your figures, not those of the sources named.',
            values: {
              series: new Intl.ListFormat(i18n.locale, { type: 'unit' }).format(
                records.slice(0, MOST_NAMED).map((record) => ownRecordWords(record, world)),
              ),
              more: Math.max(0, records.length - MOST_NAMED),
            },
          })}{' '}
          <OwnDataButton />
        </p>
      )}
      {fault === 'damaged' && (
        <p className="own-data-notice" role="alert">
          <Trans
            id="ownData.damaged"
            message="Some of your data on this device are not whole. They are left out: add their file again."
          />{' '}
          <OwnDataButton />
        </p>
      )}
      {isChangedElsewhere && (
        <p className="own-data-notice" role="status">
          <Trans
            id="ownData.elsewhere"
            message="Your data were changed in another tab. This one still computes with the data before."
          />{' '}
          <button type="button" className="link" onClick={() => engine.reload()}>
            <Trans id="ownData.reload" message="Compute with the new ones" />
          </button>
        </p>
      )}
    </>
  );
}
