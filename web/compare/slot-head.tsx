import { i18n } from '@lingui/core';
import { usePage } from '../context.ts';
import { scenarioName } from '../texts.ts';
import { withoutCompared } from './compared.ts';
import { type ComparedItem, colourOf, kindOf, letterOf, nameOf } from './compared-items.ts';

/** Letter in the colour of a scenario. */
export function Letter({ item }: { readonly item: ComparedItem }) {
  return (
    <span className={`letter ${colourOf(item)}`} aria-hidden="true">
      {letterOf(item)}
    </span>
  );
}

/** Head of the column of a scenario: letter, name, where it comes from, and the way to take it away. */
export function SlotHead({ item }: { readonly item: ComparedItem }) {
  const { store } = usePage();
  const words = i18n._({ id: 'compare.remove', message: 'Take away: {name}', values: { name: nameOf(item) } });
  return (
    <div className="slot-head">
      <Letter item={item} />
      <div>
        <h3>{scenarioName(item.scenario)}</h3>
        <span className="soft">{kindOf(item)}</span>
      </div>
      <button
        type="button"
        className="slot-remove"
        aria-label={words}
        title={words}
        onClick={() => store.edit({ compared: withoutCompared(store.getState().compared, item.at) })}
      >
        ×
      </button>
    </div>
  );
}
