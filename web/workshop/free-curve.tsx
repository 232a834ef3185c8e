import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useMemo, useState } from 'react';
import type { YearSpread } from '../../src/summary/reading.ts';
import { placeRows, REFERENCE, type Session } from '../../workers/page.ts';
import { type CurveTask, HIDDEN_YEARS, hasNumbers, viewYears } from '../../workers/page-workshop.ts';
import { IndicatorChoice } from '../charts/indicator-choice.tsx';
import { useChoice, useChooseOutput, useEngine } from '../context.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import { outputOf, outputSource } from '../texts.ts';
import { CurveBoard } from './curve-board.tsx';
import { taskView } from './curve-task-view.ts';
import { chartTitle } from './step-words.ts';

/** Draw a curve for the place, indicator and scenario of the page, and then see. */
export function FreeCurve({ world }: { readonly world: Session['world'] }) {
  const output = useChoice('output');
  const chooseOutput = useChooseOutput();
  const chosen = useChoice('place');
  const until = useChoice('horizon');
  const scenario = useChoice('scenario');
  const [mode, setMode] = useState<CurveTask['mode']>('model');
  const [revealed, setRevealed] = useState('');
  const place = outputOf(output).scope === 'world' ? 'WLD' : chosen;
  const row = placeRows(world, scenario.groups).get(place);
  const isClassed = row !== undefined && mode === 'model' && !hasNumbers(row, output);
  const runs = useRuns(place, mode === 'model' && !isClassed);
  const view = useMemo(() => {
    const task: CurveTask = mode === 'model' ? { mode, place, output, until } : { mode, place, output };
    return isClassed ? undefined : taskView(task, mode === 'model' ? scenario : REFERENCE, world, runs.years);
  }, [mode, place, output, until, scenario, world, runs.years, isClassed]);
  const title = chartTitle(world, { output, place });
  const isRevealed = view !== undefined && revealed === view.key;
  return (
    <>
      <p className="section-sentence">
        <Trans
          id="workshop.drawLead"
          message="Draw the curve that you expect for the place and the indicator chosen here, then see what comes out."
        />
      </p>
      <div className="draw-choices">
        <IndicatorChoice output={output} onChoose={chooseOutput} />
        <fieldset className="draw-modes">
          <legend className="hidden">
            <Trans id="workshop.mode" message="What the curve is held against" />
          </legend>
          <label>
            <input type="radio" name="mode" checked={mode === 'model'} onChange={() => setMode('model')} />
            <Trans id="workshop.modeModel" message="the model, future years" />
          </label>
          <label>
            <input type="radio" name="mode" checked={mode === 'history'} onChange={() => setMode('history')} />
            {i18n._({
              id: 'workshop.modeHistory',
              message: 'the record of {first}–{last}, hidden',
              values: { first: String(HIDDEN_YEARS.first), last: String(HIDDEN_YEARS.last) },
            })}
          </label>
        </fieldset>
      </div>
      <h3 className="lesson-title">{title}</h3>
      {view ? (
        <figure className="step-figure">
          <CurveBoard view={view} title={title} isRevealed={isRevealed} scale="page" />
          <p>
            <button
              type="button"
              className="button"
              aria-pressed={isRevealed}
              onClick={() => setRevealed(isRevealed ? '' : view.key)}
            >
              {isRevealed ? (
                <Trans id="workshop.hide" message="Hide again" />
              ) : (
                <Trans id="workshop.reveal" message="Reveal" />
              )}
            </button>
          </p>
          <figcaption className="note">
            {i18n._({
              id: 'workshop.source',
              message: 'Source: {source}.',
              values: { source: outputSource(output) },
            })}
          </figcaption>
        </figure>
      ) : (
        <p className="step-waiting" aria-busy={mode === 'model' && !isClassed && runs.fault === ''}>
          {runs.fault !== '' ? (
            runs.fault
          ) : isClassed ? (
            <Trans
              id="workshop.classed"
              message="In one country this indicator is shown in classes, not in numbers. Choose a region or another indicator."
            />
          ) : mode === 'model' ? (
            <Trans id="workshop.waiting" message="The runs of this lesson are on their way." />
          ) : (
            <Trans
              id="workshop.noRecord"
              message="This indicator has no yearly record here with the hidden years in it. Displacement by disasters and net migration have one in most places."
            />
          )}
        </p>
      )}
    </>
  );
}

/** The runs of the scenario of the page in a place. */
function useRuns(
  place: string,
  isWanted: boolean,
): { readonly years: readonly YearSpread[] | undefined; readonly fault: string } {
  const session = useEngine((state) => state.session);
  const scenario = useChoice('scenario');
  const output = useChoice('output');
  const [state, setState] = useState<{
    readonly of: string;
    readonly scenario: object;
    readonly years: readonly YearSpread[] | undefined;
    readonly fault: string;
  }>();
  const of = `${place} ${output}`;
  useEffect(() => {
    if (!session || !isWanted) return undefined;
    const abort = new AbortController();
    const set = (years: readonly YearSpread[] | undefined, fault: string) => {
      if (!abort.signal.aborted) setState({ of: `${place} ${output}`, scenario, years, fault });
    };
    viewYears(session, scenario, place, output, { signal: abort.signal })
      .then((years) => set(years, ''))
      .catch(async (error: unknown) => set(undefined, await reasonOf(error)));
    return () => abort.abort();
  }, [session, scenario, place, output, isWanted]);
  const isSame = state?.of === of && state.scenario === scenario && isWanted;
  return isSame ? state : { years: undefined, fault: '' };
}
