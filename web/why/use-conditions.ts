import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Answer, OutputId } from '../../workers/page.ts';
import {
  type ConditionsQuestion,
  conditionsOf,
  type Discovery,
  rangeOfShares,
  runsOfYear,
  type ValueRange,
} from '../../workers/page-shocks.ts';
import { useEngine } from '../context.ts';
import { reasonOf } from '../faults/use-fault-words.ts';

/** A part of the runs by percentiles, 0..100. */
export interface Brush {
  readonly from: number;
  readonly to: number;
}

/** What was searched and what was found, of the same runs. */
export interface FoundConditions {
  readonly question: ConditionsQuestion;
  /** Undefined where no state differs between runs, so that there is nothing to search. */
  readonly discovery: Discovery | undefined;
  readonly brush: Brush;
  readonly place: string;
  readonly output: OutputId;
  readonly year: number;
}

interface Conditions {
  /** The last answer of which all runs are in; undefined before the first. */
  readonly answer: Answer | undefined;
  /** [run] of its output and year. */
  readonly values: Float64Array | undefined;
  readonly range: ValueRange | undefined;
  /** The last ones found; they stay while the next are searched for. */
  readonly found: FoundConditions | undefined;
  readonly isBusy: boolean;
  readonly failure: string | undefined;
}

/** Search for the conditions of a part of the runs whenever runs or part change; the newest question wins. */
export function useConditions(newest: Answer, output: OutputId, year: number, brush: Brush): Conditions {
  const session = useEngine((state) => state.session);
  const [answer, setAnswer] = useState<Answer | undefined>();
  const [found, setFound] = useState<FoundConditions | undefined>();
  const [failure, setFailure] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  const settled = useDeferredValue(newest);
  useEffect(() => {
    if (settled.scenario.values) setAnswer(settled);
  }, [settled]);

  const values = useMemo(() => answer && runsOfYear(answer, output, year), [answer, output, year]);
  const range = useMemo(
    () => values && rangeOfShares(values, brush.from / 100, brush.to / 100),
    [values, brush.from, brush.to],
  );

  useEffect(() => {
    const question = answer && range && conditionsOf(answer, output, year, range.low, range.high);
    if (!question || !session) return undefined;
    let isNewest = true;
    const end = (discovery: Discovery | undefined) => {
      if (!isNewest) return;
      setFound({ question, discovery, brush, place: answer.question.place, output, year });
      setFailure(undefined);
      setBusy(false);
    };
    setBusy(true);
    if (question.states.length === 0) end(undefined);
    else
      session.analyses.discover(question.table).then(end, async (error: unknown) => {
        const failure = await reasonOf(error);
        if (!isNewest) return;
        setFailure(failure);
        setBusy(false);
      });
    return () => {
      isNewest = false;
    };
  }, [answer, range, brush, output, year, session]);

  return { answer, values, range, found, isBusy: isBusy || newest.scenario.values === null, failure };
}
