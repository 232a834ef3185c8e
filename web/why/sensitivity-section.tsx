import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useState } from 'react';
import type { Answer, OutputId, Session } from '../../workers/page.ts';
import {
  type MovedLever,
  type Sensitivity,
  type SensitivityQuestion,
  sensitivityRuns,
} from '../../workers/page-shocks.ts';
import { placeNames, useEngine, usePage } from '../context.ts';
import { byComma } from '../language/lists.ts';
import { AnalysisBar } from './analysis-bar.tsx';
import { askedPoint, hasOnlyClasses } from './asked-point.ts';
import { LeverChoice } from './lever-choice.tsx';
import { FIRST_METHOD, MethodFields, methodOf } from './method-fields.tsx';
import { firstLevers, sensitivityKey } from './moved-levers.ts';
import { OnlyClasses } from './only-classes.tsx';
import { SensitivityResult } from './sensitivity-result.tsx';
import { useAnalysis } from './use-analysis.ts';
import { waitWords } from './value-words.ts';
import { WhySection } from './why-section.tsx';

interface SensitivitySectionProps {
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly output: OutputId;
  readonly year: number;
}

/** What it depends on: levers are moved over ranges around the scenario. It is computed when it is asked for. */
export function SensitivitySection({ answer, world, output, year }: SensitivitySectionProps) {
  const { format } = usePage();
  const sensitivity = useEngine((state) => state.session?.analyses.sensitivity);
  const analysis = useAnalysis<SensitivityQuestion, Sensitivity>(sensitivity);
  const [isTable, setTable] = useState(false);
  const [chosen, setChosen] = useState<readonly MovedLever[] | undefined>();
  const [method, setMethod] = useState(FIRST_METHOD);
  const point = askedPoint(answer, output, year);
  const levers = chosen ?? firstLevers(point.scenario, output);
  const question: SensitivityQuestion = { ...point, levers, runs: method.runs, method: methodOf(method) };
  const runs = levers.length > 0 ? sensitivityRuns(question) : 0;
  const { result } = analysis;
  const isStale = result !== undefined && sensitivityKey(result.question) !== sensitivityKey(question);
  const isClassedHere = hasOnlyClasses(world, point.scenario, point.place, output);
  const title = i18n._({ id: 'sensitivity.title', message: 'What it depends on' });
  return (
    <WhySection
      id="sensitivity"
      title={title}
      lead={i18n._({
        id: 'sensitivity.lead',
        message:
          'How far the indicator moves in {year} when levers go over their ranges, everything else as in the scenario.',
        values: { year },
      })}
      table={result && !isClassedHere ? { isTable, onChange: setTable } : undefined}
      native="bars"
      file={
        result &&
        !isClassedHere && <SensitivityResult question={result.question} found={result.value} world={world} isTable />
      }
    >
      {isClassedHere ? (
        <OnlyClasses output={output} name={placeNames(world, point.place).name} />
      ) : (
        <>
          <LeverChoice levers={levers} onChange={setChosen} />
          <MethodFields method={method} levers={levers.length} onChange={setMethod} />
          <p className="note">
            <Trans
              id="sensitivity.moved"
              message="A lever is moved for all places at once; its own values for a region or by year give way."
            />
          </p>
          <AnalysisBar
            analysis={analysis}
            title={title}
            startWords={i18n._({ id: 'sensitivity.start', message: 'Move the levers' })}
            cost={i18n._({
              id: 'sensitivity.cost',
              message: '{runs} runs{wait}',
              values: {
                runs: format.whole(runs),
                wait: analysis.pace === undefined || runs === 0 ? '' : byComma(['', waitWords(runs / analysis.pace)]),
              },
            })}
            question={sensitivity && levers.length > 0 ? question : undefined}
            isStale={isStale}
          />
          {result && (
            <div className={isStale ? 'why-body is-stale' : 'why-body'}>
              <SensitivityResult question={result.question} found={result.value} world={world} isTable={isTable} />
            </div>
          )}
        </>
      )}
    </WhySection>
  );
}
