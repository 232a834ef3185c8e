import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useState } from 'react';
import { type Session, scenarioToText } from '../../workers/page.ts';
import { MOST_COMPARED, withCompared } from '../compare/compared.ts';
import { placeNames, usePage } from '../context.ts';
import { saveText } from '../files/save-file.ts';
import { timeWords } from '../language/dates.ts';
import { outputLabel } from '../texts.ts';
import { RenameForm } from './rename-form.tsx';
import type { SavedEntry } from './saved-record.ts';
import { THUMBNAIL } from './thumbnail.ts';

interface SavedRowProps {
  readonly entry: SavedEntry;
  readonly world: Session['world'];
  onOpened(): void;
  /** What has happened, in words. */
  onSaid(words: string): void;
}

/** A saved scenario: its fan, name, note and time, and what can be done with it. */
export function SavedRow({ entry, world, onOpened, onSaid }: SavedRowProps) {
  const { store, own } = usePage();
  const [isRenaming, setRenaming] = useState(false);
  const { record, scenario, choices } = entry;
  const { name } = record;
  const of = (words: string) => i18n._({ id: 'own.actionOf', message: '{words}: {name}', values: { words, name } });

  function open(): void {
    const { page, ...rest } = choices;
    store.edit(rest);
    own.setOrigin({ id: record.id, revision: record.revision });
    onOpened();
  }

  function compare(): void {
    const compared = withCompared(store.getState().compared, { kind: 'own', scenario });
    if (compared) store.edit({ compared });
    onSaid(
      compared
        ? i18n._({ id: 'own.compared', message: '{name} stands on the page Compare.', values: { name } })
        : i18n._({
            id: 'compare.full',
            message: '{most} scenarios are compared already; take one away first.',
            values: { most: MOST_COMPARED },
          }),
    );
  }

  async function duplicate(): Promise<void> {
    const copy = i18n._({ id: 'own.copyOf', message: 'Copy of {name}', values: { name } });
    const saving = await own.duplicate(entry, copy.slice(0, 80));
    if (saving.kind === 'saved') onSaid(i18n._({ id: 'own.saved', message: 'Saved: {name}', values: { name: copy } }));
  }

  function remove(): void {
    // What was deleted is said with the way back.
    onSaid('');
    void own.remove(entry);
  }

  const actions: readonly (readonly [string, () => void])[] = [
    [i18n._({ id: 'own.compare', message: 'Compare' }), compare],
    [i18n._({ id: 'own.rename', message: 'Rename' }), () => setRenaming(true)],
    [i18n._({ id: 'own.duplicate', message: 'Duplicate' }), () => void duplicate()],
    [
      i18n._({ id: 'own.toFile', message: 'Save as file' }),
      () => saveText(fileName(name), 'application/json', scenarioToText(scenario)),
    ],
    [i18n._({ id: 'own.delete', message: 'Delete' }), remove],
  ];
  return (
    <li className="saved-row">
      <SavedThumbnail entry={entry} />
      <div className="saved-text">
        {isRenaming ? (
          <RenameForm entry={entry} onDone={() => setRenaming(false)} onSaid={onSaid} />
        ) : (
          <>
            <b>{name}</b>
            {record.note !== '' && <span>{record.note}</span>}
          </>
        )}
        <span className="saved-view">
          {i18n._({
            id: 'own.view',
            message: '{output}, {place}, to {horizon} · saved {time}',
            values: {
              output: outputLabel(choices.output),
              place: placeNames(world, choices.place).name,
              horizon: choices.horizon,
              time: timeWords(record.savedAt),
            },
          })}
        </span>
        <span className="saved-tools">
          <button
            type="button"
            className="plain-button"
            aria-label={of(i18n._({ id: 'own.open', message: 'Open' }))}
            onClick={open}
          >
            <Trans id="own.open" message="Open" />
          </button>
          {actions.map(([words, act]) => (
            <button type="button" key={words} className="link" aria-label={of(words)} onClick={act}>
              {words}
            </button>
          ))}
        </span>
      </div>
    </li>
  );
}

function SavedThumbnail({ entry }: { readonly entry: SavedEntry }) {
  const { thumbnail } = entry.record;
  return (
    <svg
      className="saved-fan fan"
      width={THUMBNAIL.width}
      height={THUMBNAIL.height}
      viewBox={`0 0 ${THUMBNAIL.width} ${THUMBNAIL.height}`}
      aria-hidden="true"
    >
      {thumbnail && (
        <>
          <g className="scenario">
            <path className="band80" d={thumbnail.band} />
          </g>
          <path className="history" d={thumbnail.history} />
          <path className="scenario median" d={thumbnail.median} />
        </>
      )}
    </svg>
  );
}

/** A file name of letters, digits and hyphens. */
function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain === '' ? 'scenario' : plain}.json`;
}
