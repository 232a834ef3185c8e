import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type FormEvent, useState } from 'react';
import { usePage } from '../context.ts';
import { useFirstFocus } from '../controls/use-first-focus.ts';
import { LONGEST, type SavedEntry } from './saved-record.ts';

interface RenameFormProps {
  readonly entry: SavedEntry;
  onDone(): void;
  onSaid(words: string): void;
}

/** Change name and note of a saved scenario. */
export function RenameForm({ entry, onDone, onSaid }: RenameFormProps) {
  const { own } = usePage();
  const [name, setName] = useState(entry.record.name);
  const [note, setNote] = useState(entry.record.note);
  const form = useFirstFocus<HTMLFormElement>();

  async function rename(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === '') {
      onSaid(i18n._({ id: 'own.nameNeeded', message: 'A name is needed.' }));
      return;
    }
    const saving = await own.rename(entry, name.trim(), note.trim());
    if (saving.kind === 'failed') return;
    onSaid(
      saving.kind === 'newer'
        ? i18n._({
            id: 'own.renameNewer',
            message: 'Another tab has changed it since: the list is fresh now, and nothing was written.',
          })
        : i18n._({ id: 'own.saved', message: 'Saved: {name}', values: { name: name.trim() } }),
    );
    onDone();
  }

  return (
    <form
      ref={form}
      className="rename-form"
      onSubmit={rename}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The dialog around it stays open.
        event.stopPropagation();
        onDone();
      }}
    >
      <input
        className="text-box"
        aria-label={i18n._({ id: 'own.name', message: 'Name' })}
        maxLength={LONGEST.name}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <input
        className="text-box"
        aria-label={i18n._({ id: 'own.note', message: 'Note' })}
        placeholder={i18n._({ id: 'own.note', message: 'Note' })}
        maxLength={LONGEST.note}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <button type="submit" className="plain-button">
        <Trans id="own.save" message="Save" />
      </button>
      <button type="button" className="link" onClick={onDone}>
        <Trans id="own.cancel" message="Cancel" />
      </button>
    </form>
  );
}
