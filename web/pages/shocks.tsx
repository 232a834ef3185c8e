import { Trans } from '@lingui/react';
import type { Answer, Session } from '../../workers/page.ts';
import { useChoice } from '../context.ts';
import { AttributionSection } from '../why/attribution-section.tsx';
import { ConditionsSection } from '../why/conditions-section.tsx';
import { SensitivitySection } from '../why/sensitivity-section.tsx';

/** Shocks. */
export function ShocksPage({ answer, world }: { readonly answer: Answer; readonly world: Session['world'] }) {
  const output = useChoice('output');
  const year = useChoice('horizon');
  return (
    <>
      <h2>
        <Trans id="shocks.title" message="Shocks" />
      </h2>
      <ConditionsSection answer={answer} world={world} output={output} year={year} />
      <AttributionSection answer={answer} world={world} output={output} year={year} />
      <SensitivitySection answer={answer} world={world} output={output} year={year} />
    </>
  );
}
