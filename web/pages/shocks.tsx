import { Trans } from '@lingui/react';
import type { Answer, Session } from '../../workers/page.ts';

/** Shocks. */
export function ShocksPage(_props: { readonly answer: Answer; readonly world: Session['world'] }) {
  return (
    <h2>
      <Trans id="shocks.title" message="Shocks" />
    </h2>
  );
}
