import { i18n } from '@lingui/core';
import { LEVERS, type OutputId } from '../../workers/page.ts';
import { EVERY_EVENT, type EventKindId } from '../../workers/page-claims.ts';
import { usePage } from '../context.ts';
import { goToSection } from '../sections/go-to-section.ts';
import { eventLabel, leverLabel, outputLabel } from '../texts.ts';

/** Chooses an output and leads to where it is seen. */
export function OutputWay({ id, section = 'picture' }: { readonly id: OutputId; readonly section?: string }) {
  const { store } = usePage();
  const name = outputLabel(id);
  return (
    <button
      type="button"
      className="plain-button"
      onClick={() => {
        store.edit({ output: id });
        goToSection(section);
      }}
    >
      {name}
    </button>
  );
}

/** Leads to the row of a lever. */
export function LeverWay({ id }: { readonly id: string }) {
  const { store } = usePage();
  const lever = LEVERS.find((each) => each.id === id);
  if (!lever) return null;
  return (
    <button type="button" className="link" onClick={() => store.showDriver(lever.group, lever.id)}>
      {leverLabel(lever)}
    </button>
  );
}

/** Opens the dialog that adds an event of a kind. */
export function EventWay({ id }: { readonly id: EventKindId }) {
  const { store } = usePage();
  const kind = EVERY_EVENT.find((each) => each.id === id);
  if (!kind) return null;
  const name = eventLabel(kind);
  return (
    <button
      type="button"
      className="link"
      aria-haspopup="dialog"
      title={i18n._({ id: 'way.addEvent', message: 'Add such an event' })}
      onClick={() => store.showEventKind(id)}
    >
      {name}
    </button>
  );
}
