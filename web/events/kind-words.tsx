import { Trans } from '@lingui/react';
import type { EventKind } from '../../workers/page-editors.ts';
import { usePage } from '../context.ts';
import { BasisWords, EffectWords } from '../controls/basis-words.tsx';
import { kindExplanation, kindReason, sizeWithUnit } from './event-words.ts';

/** What a kind of event does, which outputs it may move, its usual size and where that comes from. */
export function KindWords({ kind }: { readonly kind: EventKind }) {
  const { format } = usePage();
  return (
    <div className="kind-words">
      <p>
        {kindExplanation(kind)} <EffectWords effects={kind.effects} />
      </p>
      <p>
        <b>
          <Trans
            id="kind.usual"
            message="Unless stated: {size}"
            values={{ size: sizeWithUnit(kind, kind.default, format) }}
          />
        </b>{' '}
        <BasisWords basis={kind.basis} reason={kindReason(kind)} />
      </p>
    </div>
  );
}
