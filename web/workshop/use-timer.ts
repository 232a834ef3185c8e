import { useEffect, useState } from 'react';

export interface Timer {
  /** Seconds that have run. */
  readonly seconds: number;
  readonly isRunning: boolean;
  start(): void;
  pause(): void;
  reset(): void;
}

interface State {
  /** Milliseconds before the last start. */
  readonly before: number;
  /** When it was started last; undefined while it stands. */
  readonly since: number | undefined;
}

/** A stopwatch that goes by the clock, so that a window in the background loses no time. */
export function useTimer(): Timer {
  const [{ before, since }, setState] = useState<State>({ before: 0, since: undefined });
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (since === undefined) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [since]);
  const run = since === undefined ? 0 : Math.max(0, now - since);
  return {
    seconds: Math.floor((before + run) / 1_000),
    isRunning: since !== undefined,
    start() {
      const at = Date.now();
      setNow(at);
      setState((state) => (state.since === undefined ? { ...state, since: at } : state));
    },
    pause: () =>
      setState((state) =>
        state.since === undefined ? state : { before: state.before + Date.now() - state.since, since: undefined },
      ),
    reset: () => setState({ before: 0, since: undefined }),
  };
}

/** Write seconds as minutes and seconds: "3:05". */
export function clockWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
