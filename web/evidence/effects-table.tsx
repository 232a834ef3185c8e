import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { EFFECT_OUTPUTS, type EffectOutput, type LedgerRow } from '../../workers/page-ledger.ts';
import { usePage } from '../context.ts';
import { optionWords } from '../controls/option-words.ts';
import { outputLabel } from '../texts.ts';

/** Changes smaller than this at both ends are noise of the medians and are left out, but for the headline. */
const LEAST_SHOWN = 0.001;

/** What a lever does to the world at the ends of its range; of other coefficients, whether a run draws them. */
export function EffectsTable({ effects, moves }: Pick<LedgerRow, 'effects' | 'moves'>) {
  const { format } = usePage();
  if (!effects)
    return (
      <span className="soft">
        {moves === 'drawn' ? (
          <Trans id="ledger.drawn" message="drawn per run, not moved alone" />
        ) : (
          <Trans id="ledger.held" message="held, not moved" />
        )}
      </span>
    );
  const shown = EFFECT_OUTPUTS.filter(
    (output, i) => i === 0 || effects.some(({ change }) => Math.abs(change[output]) >= LEAST_SHOWN),
  );
  return (
    <table className="effects">
      <thead>
        <tr>
          <th scope="col">
            <Trans id="ledger.at" message="at" />
          </th>
          {effects.map(({ at }) => (
            <th scope="col" key={String(at)}>
              {typeof at === 'number' ? format.signedFigure(at) : optionWords(at)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((output) => (
          <tr key={output}>
            <th scope="row" title={outputLabel(output)}>
              {effectName(output)}
            </th>
            {effects.map(({ at, change }) => (
              <td key={String(at)}>{format.signed(change[output], 'ratio')}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Short name of an output in the table of effects. */
function effectName(output: EffectOutput): string {
  switch (output) {
    case 'disasterDisplacement':
      return i18n._({ id: 'effect.disasters', message: 'by disasters' });
    case 'conflictDisplacement':
      return i18n._({ id: 'effect.conflict', message: 'by conflict' });
    case 'crossBorderOut':
      return i18n._({ id: 'effect.abroad', message: 'across borders' });
    case 'migrantStock':
      return i18n._({ id: 'effect.migrants', message: 'migrants' });
    case 'urbanPopulation':
      return i18n._({ id: 'effect.towns', message: 'in towns' });
    case 'population':
      return i18n._({ id: 'effect.people', message: 'people' });
    default: {
      const never: never = output;
      throw new Error(`output ${String(never)} has no short name`);
    }
  }
}
