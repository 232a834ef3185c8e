import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useState } from 'react';
import { type ComparedItem, nameOf } from './compared-items.ts';

/** One scenario in the place of another: the same picture, the same scale, changed by one key. */
export interface Flip {
  /** The one that is shown alone; undefined for all side by side. */
  readonly shown: ComparedItem | undefined;
  /** Show the first two in turn. */
  next(): void;
  /** Show all side by side again. */
  end(): void;
}

/** Flip between the first two of the compared scenarios: the key B shows the other one, Escape all of them. */
export function useFlip(items: readonly ComparedItem[]): Flip {
  const [at, setAt] = useState<number | undefined>();
  const shown = at === undefined ? undefined : items[at];
  const next = () => setAt((before) => (before === 0 && items.length > 1 ? 1 : 0));
  const end = () => setAt(undefined);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWritten(event.target)) return;
      if (event.key.toLowerCase() === 'b') setAt((before) => (before === 0 && items.length > 1 ? 1 : 0));
      else if (event.key === 'Escape') setAt(undefined);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [items.length]);
  return { shown, next, end };
}

/** Where a letter is written, or chooses. */
function isWritten(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['range', 'radio', 'checkbox'].includes(target.type))
  );
}

/** The same by pointer, and which one is shown. */
export function FlipBar({ flip }: { readonly flip: Flip }) {
  return (
    <span className="compare-status" role="status">
      <button type="button" className="link" onClick={flip.next}>
        <Trans id="compare.flip" message="Flip A and B (key B)" />
      </button>
      {flip.shown && (
        <>
          {i18n._({ id: 'compare.flipped', message: 'Shown alone: {name}', values: { name: nameOf(flip.shown) } })}
          <button type="button" className="link" onClick={flip.end}>
            <Trans id="compare.flipEnd" message="All side by side" />
          </button>
        </>
      )}
    </span>
  );
}
