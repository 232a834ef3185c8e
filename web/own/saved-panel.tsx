import '../events/event-dialog.css';
import './own.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useState } from 'react';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useStore } from 'zustand';
import { type Fault, type Session, scenarioToText } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { FaultList } from '../controls/fault-list.tsx';
import { saveText } from '../files/save-file.ts';
import { scenarioName } from '../texts.ts';
import { openScenarioText } from './open-scenario.ts';
import type { OwnFault } from './own-work.ts';
import { SaveForm } from './save-form.tsx';
import type { SavedEntry, UnreadableEntry } from './saved-record.ts';
import { SavedRow } from './saved-row.tsx';

interface SavedPanelProps {
  readonly world: Session['world'];
  /** What it was opened for. */
  readonly mode: 'save' | 'list';
  onClose(): void;
}

/** Saved scenarios of this device: save, open, rename, duplicate, compare, delete; files in and out. */
export function SavedPanel({ world, mode, onClose }: SavedPanelProps) {
  const { own } = usePage();
  const entries = useStore(own.store, (state) => state.entries);
  const fault = useStore(own.store, (state) => state.fault);
  const [said, setSaid] = useState('');
  useEffect(() => void own.list(world), [own, world]);
  const readable = (entries ?? []).filter((entry): entry is SavedEntry => entry.kind === 'readable');
  const unreadable = (entries ?? []).filter((entry): entry is UnreadableEntry => entry.kind === 'unreadable');
  return (
    <ModalOverlay className="modal-ground" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal saved-modal">
        <Dialog className="event-dialog saved-dialog">
          <Heading slot="title" level={2}>
            {i18n._({ id: 'own.title', message: 'Saved scenarios' })}
          </Heading>
          <p className="soft">
            <Trans
              id="own.where"
              message="Kept in this browser on this device; nothing is sent anywhere. A link or a file takes a scenario elsewhere."
            />
          </p>
          {fault && <FaultMessage fault={fault} />}
          <SaveForm key={mode} world={world} entries={readable} hasFocus={mode === 'save'} onSaid={setSaid} />
          <Removed />
          <p className="saved-said" role="status">
            {said}
          </p>
          {entries?.length === 0 && !fault && (
            <p className="saved-none soft">
              <Trans id="own.none" message="Nothing is saved yet." />
            </p>
          )}
          <ul className="saved-list">
            {readable.map((entry) => (
              <SavedRow key={entry.record.id} entry={entry} world={world} onOpened={onClose} onSaid={setSaid} />
            ))}
            {unreadable.map((entry) => (
              <UnreadableRow key={entry.key} entry={entry} />
            ))}
          </ul>
          <div className="dialog-foot">
            <OpenFile world={world} onOpened={onClose} />
            <button type="button" className="button" onClick={onClose}>
              <Trans id="own.close" message="Close" />
            </button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** That nothing could be kept, and what to do instead. */
function FaultMessage({ fault }: { readonly fault: OwnFault }) {
  const { store } = usePage();
  const { scenario } = store.getState();
  return (
    <section className="message" role="alert">
      <p>
        {fault === 'full'
          ? i18n._({
              id: 'own.full',
              message:
                'This device has no room left, so nothing was written; what was saved before is as it was. Delete a saved scenario, or save this one as a file.',
            })
          : i18n._({
              id: 'own.unavailable',
              message:
                'This browser keeps nothing for the page, as in a private window. The scenario is safe in the link; or save it as a file.',
            })}
      </p>
      <button
        type="button"
        onClick={() => saveText('scenario.json', 'application/json', scenarioToText(store.getState().scenario))}
      >
        {i18n._({
          id: 'own.currentToFile',
          message: 'Save “{name}” as file',
          values: { name: scenarioName(scenario) },
        })}
      </button>
    </section>
  );
}

/** What was deleted last, and the way back. */
function Removed() {
  const { own } = usePage();
  const removed = useStore(own.store, (state) => state.removed);
  if (!removed) return null;
  return (
    <p className="saved-removed" role="status">
      {i18n._({ id: 'own.deleted', message: 'Deleted: {name}.', values: { name: removed.name } })}{' '}
      <button type="button" className="link" onClick={() => own.undoRemove()}>
        <Trans id="own.undoDelete" message="Undo delete" />
      </button>
    </p>
  );
}

/** A record that cannot be read: it stays, with what is wrong, and can be taken out as it lies there. */
function UnreadableRow({ entry }: { readonly entry: UnreadableEntry }) {
  return (
    <li className="saved-row is-unreadable">
      <div className="saved-text">
        <b>
          {i18n._({
            id: 'own.unreadable',
            message: '{name}: cannot be read, and is kept as it is',
            values: { name: entry.name || entry.key },
          })}
        </b>
        <FaultList faults={entry.faults} />
        <span className="saved-tools">
          <button
            type="button"
            className="link"
            onClick={() => saveText('unreadable.json', 'application/json', entry.text)}
          >
            <Trans id="own.toFile" message="Save as file" />
          </button>
        </span>
      </div>
    </li>
  );
}

/** Open a scenario file; all faults of one that does not check out. */
function OpenFile({ world, onOpened }: { readonly world: Session['world']; onOpened(): void }) {
  const { store, own } = usePage();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  async function open(file: File): Promise<void> {
    const found = await openScenarioText(await file.text(), store, world);
    setFaults(found);
    if (found.length > 0) return;
    own.setOrigin(null);
    onOpened();
  }
  return (
    <div className="open-file">
      <label className="plain-button">
        <Trans id="own.openFile" message="Open a file" />
        <input
          type="file"
          className="hidden"
          accept=".json,application/json"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void open(file);
            target.value = '';
          }}
        />
      </label>
      {faults.length > 0 && (
        <section className="message" role="alert">
          <p>
            <b>
              {i18n._({
                id: 'own.fileFaults',
                message:
                  '{count, plural, one {The file has a fault} other {The file has # faults}}; nothing has changed.',
                values: { count: faults.length },
              })}
            </b>
          </p>
          <FaultList faults={faults} />
        </section>
      )}
    </div>
  );
}
