import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
  PageUp: -5,
  PageDown: 5,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * Where a cursor over `count` things stands after a key: undefined when Escape leaves it, `at` where the key means
 * nothing. A cursor that is not there yet begins at the first thing, or at the last with End.
 */
export function cursorAfter(event: KeyboardEvent, at: number | undefined, count: number): number | undefined {
  if (event.key === 'Escape') return undefined;
  const step = STEPS[event.key];
  if (step === undefined || count === 0) return at;
  event.preventDefault();
  const from = at ?? (step > 0 ? -1 : 1);
  return Math.min(count - 1, Math.max(0, from + step));
}
