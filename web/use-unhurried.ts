import { startTransition, useEffect, useRef, useState } from 'react';
import type { Answer } from '../workers/page.ts';

/** An answer that has stood so long is drawn, milliseconds: the next one of a lever that is dragged comes before. */
const REST_MS = 120;
/** None waits longer: who drags on sees what stands beside the fan follow. */
const MOST_MS = 300;

/**
 * The newest answer for what stands beside the fan: while a lever is dragged it follows a few times a second, so that the fan follows each
 * motion. Another place, and all runs, are shown at once.
 */
export function useUnhurried(answer: Answer | undefined): Answer | undefined {
  const [shown, setShown] = useState(answer);
  const waitsSince = useRef<number>(undefined);
  const isUrgent =
    answer === undefined || answer.isFinal || shown?.question.place !== answer.question.place || answer === shown;
  useEffect(() => {
    if (isUrgent) {
      waitsSince.current = undefined;
      setShown(answer);
      return;
    }
    waitsSince.current ??= performance.now();
    const rest = Math.min(REST_MS, waitsSince.current + MOST_MS - performance.now());
    const timer = setTimeout(() => {
      waitsSince.current = undefined;
      startTransition(() => setShown(answer));
    }, rest);
    return () => clearTimeout(timer);
  }, [answer, isUrgent]);
  return isUrgent ? answer : shown;
}
