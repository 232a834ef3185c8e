import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type Lever, OUTPUT_IDS } from '../../workers/page.ts';
import { leverDrawn, leverExplanation, leverLiterature, leverReason, outputLabel } from '../texts.ts';

/** What a lever does, what the literature says, where it comes from and which sign it may have on each output. */
export function LeverDrawer({ lever, id }: { readonly lever: Lever; readonly id: string }) {
  const drawn = leverDrawn(lever);
  const names = (sign: '+' | '-') =>
    new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(
      lever.effects
        .filter((effect) => effect.sign === sign)
        .flatMap(({ output }) => OUTPUT_IDS.filter((known) => known === output).map(outputLabel)),
    );
  const raises = names('+');
  const lowers = names('-');
  return (
    <section className="lever-drawer" id={id}>
      <p>{leverExplanation(lever)}</p>
      {drawn !== undefined && (
        <p>
          <Trans id="drawer.drawn" message="While not set: {drawn}." values={{ drawn }} />
        </p>
      )}
      <p>
        <b>
          <Trans id="drawer.literature" message="In the literature" />
        </b>{' '}
        {leverLiterature(lever)}
      </p>
      <p>
        <b>
          <Trans id="drawer.effects" message="When it rises" />
        </b>{' '}
        {raises !== '' && <Trans id="drawer.raises" message="↑ may raise: {outputs}." values={{ outputs: raises }} />}{' '}
        {lowers !== '' && <Trans id="drawer.lowers" message="↓ may lower: {outputs}." values={{ outputs: lowers }} />}
      </p>
      <p>
        <b>
          <Trans id="drawer.source" message="Source" />
        </b>{' '}
        {lever.basis.kind === 'source' ? (
          <>
            <cite>{lever.basis.citation}</cite> <span>({lever.basis.locator})</span>
          </>
        ) : (
          <Trans id="drawer.assumed" message="Assumed. {reason}" values={{ reason: leverReason(lever) }} />
        )}
      </p>
    </section>
  );
}
