import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type Lever, OUTPUT_IDS } from '../../workers/page.ts';
import { outputLabel } from '../texts.ts';

interface BasisWordsProps {
  readonly basis: Lever['basis'];
  /** Why it is assumed, where it has no source. */
  readonly reason: string;
}

/** Where a declaration comes from. */
export function BasisWords({ basis, reason }: BasisWordsProps) {
  return basis.kind === 'source' ? (
    <>
      <cite>{basis.citation}</cite> <span>({basis.locator})</span>
    </>
  ) : (
    <Trans id="drawer.assumed" message="Assumed. {reason}" values={{ reason }} />
  );
}

interface EffectWordsProps {
  readonly effects: readonly { readonly output: string; readonly sign: '+' | '-' | '±' }[];
}

/** The outputs of the page that something raises, lowers, or moves either way. */
export function EffectWords({ effects }: EffectWordsProps) {
  const names = (sign: '+' | '-' | '±') =>
    new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(
      effects
        .filter((effect) => effect.sign === sign)
        .flatMap(({ output }) => OUTPUT_IDS.filter((known) => known === output).map(outputLabel)),
    );
  const raises = names('+');
  const lowers = names('-');
  const moves = names('±');
  return (
    <>
      {raises !== '' && <Trans id="drawer.raises" message="↑ may raise: {outputs}." values={{ outputs: raises }} />}{' '}
      {lowers !== '' && <Trans id="drawer.lowers" message="↓ may lower: {outputs}." values={{ outputs: lowers }} />}{' '}
      {moves !== '' && (
        <Trans id="drawer.moves" message="↕ may raise or lower: {outputs}." values={{ outputs: moves }} />
      )}
    </>
  );
}
