import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { REFERENCE, type Scenario, type Session } from '../../workers/page.ts';
import { useChoice, usePage } from '../context.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import { readLibrary } from '../library/library-cards.ts';
import { scenarioName } from '../texts.ts';
import { type Compared, withCompared } from './compared.ts';

interface Choice {
  readonly key: string;
  readonly name: string;
  readonly compared: Compared;
}

/** Put the scenario of the page, the reference, one of the library or a saved one beside the others. */
export function AddScenario({ world }: { readonly world: Session['world'] }) {
  const { store, own } = usePage();
  const slots = useChoice('compared');
  const entries = useStore(own.store, (state) => state.entries);
  const [library, setLibrary] = useState<readonly Scenario[]>([]);
  const [fault, setFault] = useState('');
  const [key, setKey] = useState('');
  useEffect(() => {
    let isHere = true;
    readLibrary(world)
      .then((cards) => isHere && setLibrary(cards.map(({ scenario }) => scenario)))
      .catch(async (error: unknown) => {
        const reason = await reasonOf(error);
        if (isHere) setFault(reason);
      });
    void own.list(world);
    return () => {
      isHere = false;
    };
  }, [world, own]);
  const has = (kind: Compared['kind'], id?: string) =>
    slots.some((each) => each?.kind === kind && (id === undefined || ('scenario' in each && each.scenario.id === id)));
  const first: readonly Choice[] = [
    {
      key: 'current',
      name: i18n._({ id: 'compare.yourScenario', message: 'Your scenario' }),
      compared: { kind: 'current' },
    },
    {
      key: 'reference',
      name: i18n._({ id: 'compare.theReference', message: 'Reference' }),
      compared: { kind: 'reference' },
    },
  ];
  const fromLibrary = library
    .filter(({ id }) => id !== REFERENCE.id && !has('library', id))
    .map(
      (scenario): Choice => ({
        key: `library ${scenario.id}`,
        name: scenarioName(scenario),
        compared: { kind: 'library', scenario },
      }),
    );
  const saved = (entries ?? []).flatMap((entry): readonly Choice[] =>
    entry.kind === 'readable'
      ? [
          {
            key: `own ${entry.record.id}`,
            name: entry.record.name,
            compared: { kind: 'own', scenario: entry.scenario },
          },
        ]
      : [],
  );
  const open = first.filter(({ compared }) => !has(compared.kind));
  const all = [...open, ...fromLibrary, ...saved];
  const isFull = withCompared(slots, { kind: 'current' }) === undefined;
  const chosen = all.find((each) => each.key === key);

  function add(): void {
    const compared = chosen && withCompared(store.getState().compared, chosen.compared);
    if (compared) store.edit({ compared });
    setKey('');
  }

  return (
    <div className="add-scenario">
      <label className="choice">
        <Trans id="compare.add" message="Add a scenario" />
        <select value={key} disabled={isFull} onChange={({ target }) => setKey(target.value)}>
          <option value="">
            {isFull
              ? i18n._({ id: 'compare.noneFree', message: 'none is free' })
              : i18n._({ id: 'compare.choose', message: 'choose one' })}
          </option>
          {open.map(option)}
          {saved.length > 0 && (
            <optgroup label={i18n._({ id: 'own.title', message: 'Saved scenarios' })}>{saved.map(option)}</optgroup>
          )}
          <optgroup label={i18n._({ id: 'compare.libraryGroup', message: 'Library' })}>
            {fromLibrary.map(option)}
          </optgroup>
        </select>
      </label>
      <button type="button" className="plain-button" disabled={!chosen} onClick={add}>
        <Trans id="compare.addIt" message="Add" />
      </button>
      {fault !== '' && <span role="alert">{fault}</span>}
    </div>
  );
}

function option({ key, name }: Choice) {
  return (
    <option key={key} value={key}>
      {name}
    </option>
  );
}
