import { useEffect, useMemo, useState } from 'react';
import type { ComparedRuns } from '../../workers/compare.ts';
import { useEngine } from '../context.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import type { ComparedItem } from './compared-items.ts';

/** How far the runs of the compared scenarios have come. */
export interface ComparisonState {
  /** By item; undefined until its first runs are in. */
  readonly runs: readonly (ComparedRuns | undefined)[];
  /** The item that is computed now, and its runs so far. */
  readonly progress: { readonly of: ComparedItem; readonly runs: number } | undefined;
  readonly isDone: boolean;
  readonly isStopped: boolean;
  readonly fault: string | undefined;
  stop(): void;
  goOn(): void;
}

interface Answered {
  readonly items: readonly ComparedItem[];
  readonly runs: readonly (ComparedRuns | undefined)[];
  readonly progress: ComparisonState['progress'];
  readonly isDone: boolean;
  readonly fault: string | undefined;
}

const NOTHING: Answered = { items: [], runs: [], progress: undefined, isDone: false, fault: undefined };

/** Ask for the runs of the compared scenarios, one after the other, while the page shows them. */
export function useComparison(items: readonly ComparedItem[]): ComparisonState {
  const comparison = useEngine((state) => state.session?.comparison);
  const [answered, setAnswered] = useState<Answered>(NOTHING);
  const [isStopped, setStopped] = useState(false);
  useEffect(() => {
    if (!comparison || isStopped) return undefined;
    // Answers to older questions may still be on their way: each call has its own state.
    const change = (part: (before: Answered) => Partial<Answered>) =>
      setAnswered((before) => (before.items === items ? { ...before, ...part(before) } : before));
    setAnswered((before) => ({ ...NOTHING, items, runs: items.map((item) => runsOf(before, item)) }));
    comparison.ask(
      items.map(({ question }) => question),
      {
        onRuns: (at, runs) => change((before) => ({ runs: before.runs.map((each, i) => (i === at ? runs : each)) })),
        onProgress: (at, runs) => {
          const of = items[at];
          if (of) change(() => ({ progress: { of, runs } }));
        },
        onDone: () => change(() => ({ isDone: true, progress: undefined })),
        onError: async (error) => {
          const fault = await reasonOf(error);
          change(() => ({ fault }));
        },
      },
    );
    return () => comparison.cancel();
  }, [comparison, items, isStopped]);
  const { items: of, runs: all } = answered;
  // Progress alone makes no new list: what is computed from the runs stays.
  const runs = useMemo(() => items.map((item) => runsOf({ items: of, runs: all }, item)), [items, of, all]);
  return {
    runs,
    progress: answered.progress,
    isDone: answered.isDone && answered.items === items,
    isStopped,
    fault: answered.fault,
    stop: () => setStopped(true),
    goOn: () => setStopped(false),
  };
}

/** The runs of an item, from whatever call they came: the same question has the same runs. */
function runsOf(
  { items, runs }: Pick<Answered, 'items' | 'runs'>,
  { question }: ComparedItem,
): ComparedRuns | undefined {
  const { scenario, place, runs: count } = question;
  const at = items.findIndex(
    (item) =>
      item.question.place === place &&
      item.question.runs === count &&
      item.question.scenario.levers === scenario.levers &&
      item.question.scenario.events === scenario.events,
  );
  return runs[at];
}
