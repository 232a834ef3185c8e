import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { DEFAULT_SEED, type Lever, type LeverReach, type LeverValue } from '../../workers/page.ts';
import { useChoice, useEngine, usePage } from '../context.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import { outputOf } from '../texts.ts';

/** Runs of each value: enough for the size of an effect, since the same luck is on both sides. */
const RUNS = 16;
/** The hand rests before so many runs are asked for. */
const REST_MS = 400;

/** What the levers of the panel do to the chosen output, as far as it is known. */
export interface Reaches {
  readonly byLever: ReadonlyMap<string, LeverReach>;
  /** Largest difference of any of them, either way: the scale of all rows. */
  readonly most: number;
  readonly failure: string | undefined;
}

const NONE: Reaches = { byLever: new Map(), most: 0, failure: undefined };

/** The ends of a number lever, or every other option of a choice. */
function valuesOf(lever: Lever): readonly LeverValue[] {
  return lever.kind === 'number' ? [lever.min, lever.max] : lever.options;
}

/**
 * Ask what each of some levers does to the chosen output of the place in the last year shown, around the scenario, once all runs of that are in.
 *
 * @param levers those to ask about; undefined while nobody asks.
 */
export function useLeverReach(levers: readonly Lever[] | undefined): Reaches {
  const { store } = usePage();
  const session = useEngine((state) => state.session);
  const isFinal = useEngine((state) => state.isFinal);
  const lookedAt = useStore(store, (state) => state.lookedAt);
  const scenario = useChoice('scenario');
  const output = useChoice('output');
  const year = useChoice('horizon');
  const chosen = useChoice('place');
  const place = outputOf(output).scope === 'world' ? 'WLD' : chosen;
  const [reaches, setReaches] = useState<Reaches>(NONE);
  const ids = levers?.map(({ id }) => id).join(' ');
  // What was found of another question is no answer to this one.
  const key = useMemo(() => ({ session, scenario, output, year, place }), [session, scenario, output, year, place]);
  const [of, setOf] = useState(key);
  const known = of === key ? reaches : NONE;

  // biome-ignore lint/correctness/useExhaustiveDependencies: levers are told apart by their ids, and what is known is read when the hand rests
  useEffect(() => {
    if (!levers || !session || !isFinal || lookedAt) return;
    const asked = levers.filter(({ id }) => !known.byLever.has(id));
    if (asked.length === 0) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      setOf(key);
      setReaches(known);
      const question = {
        ...{ scenario, seed: DEFAULT_SEED, place, output, year, runs: RUNS },
        levers: asked.map((lever) => ({ id: lever.id, values: valuesOf(lever) })),
      };
      const onReach = (reach: LeverReach) => {
        if (abort.signal.aborted) return;
        const largest = Math.max(...reach.differences.map(({ mean }) => Math.abs(mean)));
        setReaches(({ byLever, most }) => ({
          byLever: new Map([...byLever, [reach.id, reach]]),
          most: Math.max(most, largest),
          failure: undefined,
        }));
      };
      session.analyses.reach(question, onReach, { signal: abort.signal }).catch(async (error: unknown) => {
        const failure = await reasonOf(error);
        if (abort.signal.aborted) return;
        setReaches((before) => ({ ...before, failure }));
      });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [ids, key, isFinal, lookedAt]);
  return levers ? known : NONE;
}
