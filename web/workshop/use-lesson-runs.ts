import { useEffect, useState } from 'react';
import { type Lesson, lessonRuns, type YearsOf } from '../../workers/page-workshop.ts';
import { useEngine } from '../context.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import type { LessonLibrary } from './lesson-library.ts';

export interface LessonRuns {
  readonly years: YearsOf;
  /** Runs done of how many; undefined when all are in. */
  readonly progress: { readonly runs: number; readonly of: number } | undefined;
  readonly fault: string;
}

const NOTHING: YearsOf = () => undefined;
/** Finished runs of lessons, so that a step back from another page does not wait again. */
const finished = new WeakMap<Lesson, YearsOf>();

/** Compute what a lesson shows, while it is open. */
export function useLessonRuns(lesson: Lesson, { scenarios }: LessonLibrary): LessonRuns {
  const session = useEngine((state) => state.session);
  const [state, setState] = useState<LessonRuns & { readonly of: Lesson }>(() => begin(lesson));
  useEffect(() => {
    setState(begin(lesson));
    if (!session || finished.has(lesson)) return undefined;
    const abort = new AbortController();
    const change = (part: Partial<LessonRuns>) => {
      if (!abort.signal.aborted) setState((before) => ({ ...before, ...part }));
    };
    let latest = NOTHING;
    lessonRuns(
      session,
      lesson,
      scenarios,
      (years) => {
        latest = years;
        change({ years });
      },
      { signal: abort.signal, onProgress: (progress) => change({ progress }) },
    )
      .then(() => {
        if (abort.signal.aborted) return;
        finished.set(lesson, latest);
        change({ progress: undefined });
      })
      .catch(async (error: unknown) => change({ fault: await reasonOf(error) }));
    return () => abort.abort();
  }, [session, lesson, scenarios]);
  return state.of === lesson ? state : begin(lesson);
}

function begin(lesson: Lesson): LessonRuns & { readonly of: Lesson } {
  const years = finished.get(lesson);
  return { of: lesson, years: years ?? NOTHING, progress: years ? undefined : { runs: 0, of: 0 }, fault: '' };
}
