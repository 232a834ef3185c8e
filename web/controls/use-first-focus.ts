import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus into the first box of what has just been opened by hand. */
export function useFirstFocus<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null);
  useEffect(() => ref.current?.querySelector<HTMLElement>('input, select')?.focus(), []);
  return ref;
}
