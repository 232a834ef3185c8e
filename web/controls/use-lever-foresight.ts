import { useEffect, useRef } from 'react';
import type { Lever, LeverValue } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { withEdit } from './use-lever-edit.ts';

/** A hand that has rested so long on a value may choose it, milliseconds. */
const REST_MS = 30;

/**
 * Tells the engine which values of a lever the user may set next, the likeliest first: one under a pointer, one that is being typed, none
 * (undefined) by a reset. Their first runs are computed ahead; nothing is set. The newest call holds; one without values takes back what was not
 * told yet.
 */
export function useLeverForesight(lever: Lever): (target: string, values: readonly (LeverValue | undefined)[]) => void {
  const { store, engine } = usePage();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (target, values) => {
    clearTimeout(timer.current);
    if (values.length === 0) return;
    timer.current = setTimeout(() => {
      const { scenario, place, runs, horizon } = store.getState();
      engine.expect(
        values.map((value) => withEdit(scenario, lever, target, value)),
        place,
        runs,
        horizon,
      );
    }, REST_MS);
  };
}
