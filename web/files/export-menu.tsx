import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import type { Answer, OutputId, Session } from '../../workers/page.ts';
import type { FanView } from '../charts/fan-state.ts';

const ExportList = lazy(async () => ({ default: (await import('./export-list.tsx')).ExportList }));

export interface ExportMenuProps {
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly output: OutputId;
  readonly view: FanView;
  readonly title: string;
  /** Text alternative of the picture. */
  readonly description: string;
  /** The picture shows classes and no numbers: then there are none to save. */
  readonly isClassed: boolean;
}

/** What can be saved of the picture; what writes files is fetched when the menu is opened. */
export function ExportMenu(props: ExportMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const listId = useId();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape and a focus that leaves close what the button opened
    <div
      className="export"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        setOpen(false);
        button.current?.focus();
      }}
      onBlur={(event) => {
        // A click on words inside moves the focus to nothing: the menu stays.
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className="link"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-label={i18n._({ id: 'export.saveOf', message: 'Save: {chart}', values: { chart: props.title } })}
        onClick={() => setOpen(!isOpen)}
      >
        <Trans id="export.save" message="save" />
      </button>
      {isOpen && (
        <div className="export-list" id={listId}>
          <Suspense fallback={<div style={{ minHeight: 240 }} />}>
            <ExportList {...props} />
          </Suspense>
        </div>
      )}
    </div>
  );
}
