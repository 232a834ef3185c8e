import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type Lever, type LeverValue, OUTPUT_IDS } from '../../workers/page.ts';
import { leverDrawn, leverExplanation, leverLiterature, leverReason, outputLabel } from '../texts.ts';
import { Course } from './course-disclosure.tsx';

interface LeverDrawerProps {
  readonly lever: Lever;
  readonly id: string;
  /** The value that holds, undefined where none is set. */
  readonly value: LeverValue | undefined;
  onChange(value: LeverValue): void;
}

/**
 * The years of a lever, what it does, what the literature says, where it comes from and which sign it may have on each
 * output.
 */
export function LeverDrawer({ lever, id, value, onChange }: LeverDrawerProps) {
  const drawn = leverDrawn(lever);
  const names = (sign: '+' | '-' | '±') =>
    new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(
      lever.effects
        .filter((effect) => effect.sign === sign)
        .flatMap(({ output }) => OUTPUT_IDS.filter((known) => known === output).map(outputLabel)),
    );
  const raises = names('+');
  const lowers = names('-');
  const moves = names('±');
  return (
    <section className="lever-drawer" id={id}>
      {lever.kind === 'number' && <Course lever={lever} value={value} onChange={onChange} />}
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
        {lowers !== '' && <Trans id="drawer.lowers" message="↓ may lower: {outputs}." values={{ outputs: lowers }} />}{' '}
        {moves !== '' && (
          <Trans id="drawer.moves" message="↕ may raise or lower: {outputs}." values={{ outputs: moves }} />
        )}
      </p>
      {lever.scope === 'world' && (
        <p>
          <Trans id="drawer.world" message="One setting for the whole world." />
        </p>
      )}
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
