import { Trans } from '@lingui/react';
import type { Lever, LeverValue } from '../../workers/page.ts';
import { leverDrawn, leverExplanation, leverLiterature, leverReason } from '../texts.ts';
import { BasisWords, EffectWords } from './basis-words.tsx';
import { Course } from './course-disclosure.tsx';
import { takesCourse } from './lever-words.ts';

interface LeverDrawerProps {
  readonly lever: Lever;
  readonly id: string;
  /** The value that holds, undefined where none is set. */
  readonly value: LeverValue | undefined;
  onChange(value: LeverValue, gesture?: string): void;
}

/**
 * The years of a lever that may differ by year, what it does, what the literature says, where it comes from and which sign it may have on each
 * output.
 */
export function LeverDrawer({ lever, id, value, onChange }: LeverDrawerProps) {
  const drawn = leverDrawn(lever);
  return (
    <section className="lever-drawer" id={id}>
      {takesCourse(lever) && <Course lever={lever} value={value} onChange={onChange} />}
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
        <EffectWords effects={lever.effects} />
      </p>
      {lever.scope === 'world' && (
        <p>
          {lever.kind === 'number' && lever.isConstant ? (
            <Trans id="drawer.worldConstant" message="One setting for the whole world and all years." />
          ) : (
            <Trans id="drawer.world" message="One setting for the whole world." />
          )}
        </p>
      )}
      <p>
        <b>
          <Trans id="drawer.source" message="Source" />
        </b>{' '}
        <BasisWords basis={lever.basis} reason={leverReason(lever)} />
      </p>
    </section>
  );
}
