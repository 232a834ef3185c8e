import { Trans } from '@lingui/react';
import type { Answer, Session } from '../../workers/page.ts';

/** Evidence. */
export function EvidencePage(_props: { readonly answer: Answer; readonly world: Session['world'] }) {
  return (
    <h2>
      <Trans id="evidence.title" message="Evidence" />
    </h2>
  );
}
