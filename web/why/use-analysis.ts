import { useEffect, useRef, useState } from 'react';
import type { AnalysisOptions } from '../../workers/page-shocks.ts';
import { reasonOf } from '../faults/use-fault-words.ts';

/** Progress is drawn no more often than this, milliseconds: drawing takes a processor from the runs. */
const DRAW_MS = 250;

interface Running<Q> {
  readonly question: Q;
  readonly runs: number;
  /** Zero until the first runs are in. */
  readonly of: number;
  /** By the pace so far; undefined until the first runs are in. */
  readonly secondsLeft: number | undefined;
}

/** An analysis of many runs as far as it has come. */
export interface Analysis<Q, R> {
  readonly running: Running<Q> | undefined;
  /** The last one that was finished; it stays while another is computed. */
  readonly result: { readonly question: Q; readonly value: R } | undefined;
  /** What went wrong, in the words of the engine. */
  readonly failure: string | undefined;
  /** Runs a second of the last analysis; undefined before one has made runs. */
  readonly pace: number | undefined;
  start(question: Q): void;
  cancel(): void;
}

/**
 * Start an analysis by hand, follow it and stop it. It stops when the view goes away or the engine is another; a question
 * that was changed meanwhile is for the view to tell from that of the result.
 */
export function useAnalysis<Q, R>(
  run: ((question: Q, options: AnalysisOptions) => Promise<R>) | undefined,
): Analysis<Q, R> {
  const [running, setRunning] = useState<Running<Q> | undefined>();
  const [result, setResult] = useState<Analysis<Q, R>['result']>();
  const [failure, setFailure] = useState<string | undefined>();
  const [pace, setPace] = useState<number | undefined>();
  const abort = useRef<AbortController | undefined>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an analysis belongs to the engine that computes it
  useEffect(() => () => cancel(), [run]);

  function cancel(): void {
    abort.current?.abort();
    abort.current = undefined;
    setRunning(undefined);
  }

  function start(question: Q): void {
    if (!run) return;
    cancel();
    const mine = new AbortController();
    abort.current = mine;
    setFailure(undefined);
    setRunning({ question, runs: 0, of: 0, secondsLeft: undefined });
    const began = performance.now();
    let drawnAt = Number.NEGATIVE_INFINITY;
    const onProgress: AnalysisOptions['onProgress'] = ({ runs, of }) => {
      const now = performance.now();
      if (mine.signal.aborted || (runs < of && now - drawnAt < DRAW_MS)) return;
      drawnAt = now;
      const seconds = (now - began) / 1_000;
      setRunning({ question, runs, of, secondsLeft: (seconds * (of - runs)) / runs });
      setPace(runs / seconds);
    };
    run(question, { signal: mine.signal, onProgress }).then(
      (value) => {
        if (mine.signal.aborted) return;
        setRunning(undefined);
        setResult({ question, value });
      },
      async (error: unknown) => {
        const failure = await reasonOf(error);
        if (mine.signal.aborted) return;
        setRunning(undefined);
        setFailure(failure);
      },
    );
  }

  return { running, result, failure, pace, start, cancel };
}
