import { useEffect, useState } from 'react';
import type { YearSpread } from '../../src/summary/reading.ts';
import type { OutputId } from '../../workers/page.ts';
import { type Participant, roomRuns } from '../../workers/page-workshop.ts';
import { useEngine } from '../context.ts';
import { reasonOf } from '../faults/use-fault-words.ts';

interface Asked {
  readonly participants: readonly Participant[];
  readonly place: string;
  readonly output: OutputId;
}

export interface RoomRuns {
  /** [participant] as far as they have come, in the order of the codes. */
  readonly years: readonly (readonly YearSpread[])[];
  readonly isRunning: boolean;
  readonly fault: string;
}

const NOTHING: RoomRuns = { years: [], isRunning: false, fault: '' };

/** Compute the outcomes of a room once they are asked for. @param asked undefined while they are not. */
export function useRoomRuns(asked: Asked | undefined): RoomRuns {
  const session = useEngine((state) => state.session);
  const [state, setState] = useState<RoomRuns & { readonly asked: Asked | undefined }>({
    ...NOTHING,
    asked: undefined,
  });
  useEffect(() => {
    if (!session || !asked) return undefined;
    const abort = new AbortController();
    const change = (part: Partial<RoomRuns>) => {
      if (!abort.signal.aborted) setState((before) => ({ ...before, ...part }));
    };
    setState({ ...NOTHING, isRunning: true, asked });
    roomRuns(session, asked.participants, asked.place, asked.output, (years) => change({ years }), abort.signal)
      .then(() => change({ isRunning: false }))
      .catch(async (error: unknown) => change({ isRunning: false, fault: await reasonOf(error) }));
    return () => abort.abort();
  }, [session, asked]);
  return asked !== undefined && state.asked === asked ? state : NOTHING;
}
