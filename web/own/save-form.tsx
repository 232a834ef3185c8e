import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { REFERENCE, type Session } from '../../workers/page.ts';
import { useChoice, useEngine, usePage } from '../context.ts';
import { hasSameRuns, withName } from '../store.ts';
import { scenarioName } from '../texts.ts';
import type { Origin } from './database.ts';
import { LONGEST, type SavedEntry } from './saved-record.ts';
import { drawThumbnail } from './thumbnail.ts';

interface SaveFormProps {
  readonly world: Session['world'];
  readonly entries: readonly SavedEntry[];
  /** The form was asked for: its first box takes the focus. */
  readonly hasFocus: boolean;
  /** What has happened, in words. */
  onSaid(words: string): void;
}

/** Save the scenario and the view of the page, as new or over the entry that the work began from. */
export function SaveForm({ world, entries, hasFocus, onSaid }: SaveFormProps) {
  const { store, own } = usePage();
  const scenario = useChoice('scenario');
  const answer = useEngine((state) => state.answer);
  const origin = useStore(own.store, (state) => state.origin);
  const begun = entries.find(({ record }) => record.id === origin?.id);
  const [name, setName] = useState(() => scenarioName(scenario));
  const [note, setNote] = useState<string | undefined>();
  const [isNewer, setNewer] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (hasFocus) box.current?.select();
  }, [hasFocus]);
  const shownNote = note ?? begun?.record.note ?? '';
  const title = name.trim();
  const overwrites = begun !== undefined && begun.record.name === title && origin !== null;

  async function save(over?: Origin): Promise<void> {
    if (title === '') {
      onSaid(i18n._({ id: 'own.nameNeeded', message: 'A name is needed.' }));
      return;
    }
    const choices = store.getState();
    const isShown =
      answer && hasSameRuns(answer.question.scenario, choices.scenario) && answer.question.place === choices.place;
    const thumbnail = isShown ? drawThumbnail(answer, world, choices.output, choices.horizon) : null;
    const saving = await own.save({ name: title, note: shownNote.trim(), choices, thumbnail }, over);
    setNewer(saving.kind === 'newer');
    if (saving.kind === 'saved') {
      if (choices.scenario !== REFERENCE && scenarioName(choices.scenario) !== title)
        store.edit({ scenario: withName(choices.scenario, title) });
      onSaid(i18n._({ id: 'own.saved', message: 'Saved: {name}', values: { name: title } }));
    } else onSaid('');
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void save(overwrites ? origin : undefined);
  }

  return (
    <form className="save-form" onSubmit={submit}>
      <label className="field">
        <Trans id="own.name" message="Name" />
        <input
          ref={box}
          className="box is-wide"
          maxLength={LONGEST.name}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <label className="field">
        <Trans id="own.note" message="Note" />
        <input
          className="box is-wide"
          maxLength={LONGEST.note}
          value={shownNote}
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
      <div className="save-tools">
        {overwrites && (
          <button type="button" className="button" onClick={() => save()}>
            <Trans id="own.saveAsNew" message="Save as new" />
          </button>
        )}
        <button type="submit" className="button is-main">
          {overwrites ? <Trans id="own.saveChanges" message="Save changes" /> : <Trans id="own.save" message="Save" />}
        </button>
      </div>
      {isNewer && begun && (
        <section className="message" role="alert">
          <p>
            {i18n._({
              id: 'own.newer',
              message:
                '“{name}” was saved in another tab since it was opened here. Nothing was written: keep both, or replace the other one.',
              values: { name: begun.record.name },
            })}
          </p>
          <div className="message-tools">
            <button type="button" onClick={() => save()}>
              <Trans id="own.keepBoth" message="Keep both" />
            </button>
            <button type="button" onClick={() => save({ id: begun.record.id, revision: begun.record.revision })}>
              <Trans id="own.replace" message="Replace the other one" />
            </button>
          </div>
        </section>
      )}
    </form>
  );
}
