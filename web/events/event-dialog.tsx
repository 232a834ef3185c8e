import './event-dialog.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useState } from 'react';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { FIRST_YEAR, LAST_YEAR, type Scenario, type ScenarioEvent, type Session } from '../../workers/page.ts';
import { EVENT_KINDS, type EventKindId, eventKind, LONGEST_DURATION } from '../../workers/page-editors.ts';
import { useFirstFocus } from '../controls/use-first-focus.ts';
import { DraftField } from './draft-field.tsx';
import { type DraftFaults, draftOfKind, type EventDraft, readDraft } from './event-draft.ts';
import { kindLabel } from './event-words.ts';
import { KindWords } from './kind-words.tsx';
import { SizeFields } from './size-fields.tsx';
import { WhereField } from './where-field.tsx';

interface EventDialogProps {
  /** The event as the dialog opens. */
  readonly first: EventDraft;
  readonly isNew: boolean;
  readonly world: Session['world'];
  readonly groups: Scenario['groups'];
  onSave(event: ScenarioEvent): void;
  onRemove(): void;
  onClose(): void;
}

const NO_FAULTS: DraftFaults = {};

/** Adds or changes an event. It is taken when it is saved; what is wrong is said at its field. */
export function EventDialog({ first, isNew, world, groups, onSave, onRemove, onClose }: EventDialogProps) {
  const [draft, setDraft] = useState(first);
  const [isTried, setTried] = useState(false);
  const form = useFirstFocus<HTMLFormElement>();
  const reading = readDraft(draft, groups, world);
  const faults = isTried && 'faults' in reading ? reading.faults : NO_FAULTS;
  const change = (part: Partial<EventDraft>) => setDraft((before) => ({ ...before, ...part }));

  function save(): void {
    if ('event' in reading) onSave(reading.event);
    else setTried(true);
  }

  return (
    <ModalOverlay
      className="modal-ground"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="modal">
        <Dialog className="event-dialog">
          <Heading slot="title" level={2}>
            {isNew
              ? i18n._({ id: 'events.add', message: 'Add an event' })
              : i18n._({ id: 'eventDialog.change', message: 'Change an event' })}
          </Heading>
          <form
            ref={form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <label className="field">
              <Trans id="eventDialog.kind" message="Kind" />
              <select
                value={draft.kind}
                onChange={({ target }) => setDraft((before) => draftOfKind(before, target.value as EventKindId))}
              >
                {EVENT_KINDS.map((kind) => (
                  <option key={kind.id} value={kind.id}>
                    {kindLabel(kind)}
                  </option>
                ))}
              </select>
            </label>
            <KindWords kind={eventKind(draft.kind)} />
            <WhereField
              world={world}
              groups={groups}
              where={draft.where}
              fault={faults.where}
              onChange={(where) => change({ where })}
            />
            <div className="field-row">
              <DraftField
                label={i18n._({ id: 'eventDialog.firstYear', message: 'First year' })}
                note={`${FIRST_YEAR}\u2013${LAST_YEAR}`}
                text={draft.firstYear}
                fault={faults.firstYear}
                onChange={(firstYear) => change({ firstYear })}
              />
              <DraftField
                label={i18n._({ id: 'eventDialog.duration', message: 'Years' })}
                note={i18n._({
                  id: 'eventDialog.durationRange',
                  message: '1\u2013{most}, at full size',
                  values: { most: LONGEST_DURATION },
                })}
                text={draft.duration}
                fault={faults.duration}
                onChange={(duration) => change({ duration })}
              />
              <DraftField
                label={i18n._({ id: 'eventDialog.kept', message: 'Kept after, %' })}
                note={i18n._({ id: 'eventDialog.keptNote', message: 'of the effect, each later year' })}
                text={draft.kept}
                fault={faults.kept}
                onChange={(kept) => change({ kept })}
              />
            </div>
            <SizeFields draft={draft} world={world} groups={groups} faults={faults} onChange={change} />
            <DraftField
              label={i18n._({ id: 'eventDialog.name', message: 'Name or note' })}
              text={draft.note}
              fault={faults.note}
              isWide
              onChange={(note) => change({ note })}
            />
            <label className="check">
              <input type="checkbox" checked={draft.isOn} onChange={({ target }) => change({ isOn: target.checked })} />
              <Trans id="eventDialog.isOn" message="Comes in every run; else it is kept, switched off" />
            </label>
            <div className="dialog-foot">
              {!isNew && (
                <button type="button" className="link" onClick={onRemove}>
                  <Trans id="eventDialog.remove" message="Remove" />
                </button>
              )}
              <span role="alert">
                {faults !== NO_FAULTS &&
                  i18n._({
                    id: 'eventDialog.faults',
                    message: '{count, plural, one {One field needs a change.} other {# fields need a change.}}',
                    values: { count: Object.keys(faults).length },
                  })}
              </span>
              <button type="button" className="button" onClick={onClose}>
                <Trans id="eventDialog.cancel" message="Cancel" />
              </button>
              <button type="submit" className="button is-main">
                {isNew ? <Trans id="eventDialog.add" message="Add" /> : <Trans id="eventDialog.save" message="Save" />}
              </button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
