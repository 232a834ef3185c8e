import './events.css';
import { Trans } from '@lingui/react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ScenarioEvent, Session } from '../../workers/page.ts';
import { type EventKindId, MOST_EVENTS } from '../../workers/page-editors.ts';
import { useChoice, usePage } from '../context.ts';
import { unnamedScenario } from '../controls/use-lever-edit.ts';
import { withEvents } from '../store.ts';
import { newEventId, withEvent, withoutEvent } from './edit-events.ts';
import { EventDialog } from './event-dialog.tsx';
import { draftOf, draftOfKind, type EventDraft, newDraft } from './event-draft.ts';
import { Timeline } from './timeline.tsx';

const NO_EVENTS: readonly ScenarioEvent[] = [];

/** Add an event of the kind that another part of the page asks for. */
function useAskedFor(onAsk: (kind: EventKindId) => void): void {
  const { store } = usePage();
  const asked = useStore(store, (state) => state.eventKind);
  useEffect(() => {
    if (asked === undefined) return;
    store.showEventKind(undefined);
    onAsk(asked);
  });
}

/** The events of the scenario on a timeline, and the dialog that adds or changes one. */
export function EventsSection({ world }: { readonly world: Session['world'] }) {
  const { store } = usePage();
  const scenario = useChoice('scenario');
  const place = useChoice('place');
  const [draft, setDraft] = useState<EventDraft | undefined>();
  const addButton = useRef<HTMLButtonElement>(null);
  const events = scenario.events ?? NO_EVENTS;
  const isFull = events.length >= MOST_EVENTS;
  useAskedFor((kind) => {
    if (!isFull) setDraft(draftOfKind(newDraft(newEventId(events), place), kind));
  });

  /** Edits of one event in quick succession, such as arrow keys in a row, are one step of undo. */
  function change(to: readonly ScenarioEvent[], gesture = ''): void {
    store.edit({ scenario: withEvents(store.getState().scenario, to, unnamedScenario()) }, gesture);
  }
  function remove(id: string): void {
    change(withoutEvent(events, id));
    addButton.current?.focus();
  }

  return (
    <section className="events" id="events" tabIndex={-1} aria-labelledby="events-title">
      <div className="block-head">
        <h2 className="section-head" id="events-title">
          <Trans id="events.title" message="Events" />
        </h2>
        <button
          type="button"
          className="link"
          ref={addButton}
          disabled={isFull}
          onClick={() => setDraft(newDraft(newEventId(events), place))}
        >
          <Trans id="events.add" message="Add an event" />
        </button>
      </div>
      {isFull && (
        <p className="note">
          <Trans id="events.full" message="A scenario holds at most {most} events." values={{ most: MOST_EVENTS }} />
        </p>
      )}
      {events.length === 0 ? (
        <p className="events-none">
          <Trans
            id="events.none"
            message="None in this scenario. An event, such as a cyclone or a border closure, comes in every run, in the years and places that you state, beside what the runs draw anyway."
          />
        </p>
      ) : (
        <>
          <Timeline
            events={events}
            world={world}
            onChange={(event) => change(withEvent(events, event), `event ${event.id}`)}
            onOpen={(event) => setDraft(draftOf(event))}
            onRemove={remove}
          />
          <p className="note" id="events-keys">
            <Trans
              id="events.keys"
              message="Drag a bar to move it, its end to lengthen it. With the keyboard: arrows move, Shift and arrows lengthen, Enter opens, Delete removes."
            />
          </p>
        </>
      )}
      {draft && (
        <EventDialog
          first={draft}
          isNew={!events.some(({ id }) => id === draft.id)}
          world={world}
          groups={scenario.groups}
          onSave={(event) => {
            change(withEvent(events, event));
            setDraft(undefined);
          }}
          onRemove={() => {
            setDraft(undefined);
            remove(draft.id);
          }}
          onClose={() => setDraft(undefined)}
        />
      )}
    </section>
  );
}
