import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type ReactNode, Suspense, useId, useRef, useState } from 'react';

interface SaveMenuProps {
  /** What is saved. */
  readonly title: string;
  /** Buttons of the files; what writes them is fetched when the menu is opened. */
  readonly children: ReactNode;
}

/** The button "save" and the menu that it opens. */
export function SaveMenu({ title, children }: SaveMenuProps) {
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
        aria-label={i18n._({ id: 'export.saveOf', message: 'Save: {chart}', values: { chart: title } })}
        onClick={() => setOpen(!isOpen)}
      >
        <Trans id="export.save" message="save" />
      </button>
      {isOpen && (
        <div className="export-list" id={listId}>
          <Suspense fallback={<div style={{ minHeight: 240 }} />}>{children}</Suspense>
        </div>
      )}
    </div>
  );
}
