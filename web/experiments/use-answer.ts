import { useEffect, useState } from 'react';
import type { Experiment, SamplesAnswer, SamplesAsked } from '../../workers/page-experiments.ts';
import { reasonOf } from '../faults/use-fault-words.ts';

/** What an experiment has said so far. */
export interface AnswerState {
  /** The last one; it stays while another is worked out. */
  readonly answer: SamplesAnswer | undefined;
  /** Rows read of the file while it is read; undefined while nothing is asked. */
  readonly rows: number | undefined;
  /** Why there is no answer, in words. */
  readonly failure: string | undefined;
}

const NOTHING: AnswerState = { answer: undefined, rows: undefined, failure: undefined };

/** Ask an experiment; a newer question takes the place of an older one. */
export function useAnswer(experiment: Experiment, asked: SamplesAsked | undefined): AnswerState {
  const [state, setState] = useState(NOTHING);
  // A question is plain data: the same words are the same question.
  const key = JSON.stringify(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that is asked
  useEffect(() => {
    if (asked === undefined) return undefined;
    let isNewest = true;
    setState((before) => ({ ...before, rows: 0, failure: undefined }));
    const onRows = (rows: number) => isNewest && setState((before) => ({ ...before, rows }));
    experiment.ask(asked, onRows).then(
      (answer) => isNewest && setState({ answer, rows: undefined, failure: undefined }),
      async (error: unknown) => {
        const failure = await reasonOf(error);
        if (!isNewest) return;
        setState((before) => ({ ...before, rows: undefined, failure }));
      },
    );
    return () => {
      isNewest = false;
    };
  }, [experiment, key]);
  return state;
}
