import { i18n } from '@lingui/core';
import { useState } from 'react';
import type { Answer, OutputId, Session } from '../../workers/page.ts';
import { type Attribution, type AttributionQuestion, attributionSize } from '../../workers/page-shocks.ts';
import { placeNames, useEngine, usePage } from '../context.ts';
import { byComma } from '../language/lists.ts';
import { AnalysisBar } from './analysis-bar.tsx';
import { askedPoint, hasOnlyClasses, pointKey } from './asked-point.ts';
import { AttributionResult } from './attribution-result.tsx';
import { OnlyClasses } from './only-classes.tsx';
import { useAnalysis } from './use-analysis.ts';
import { waitWords } from './value-words.ts';
import { WhySection } from './why-section.tsx';

interface AttributionSectionProps {
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly output: OutputId;
  readonly year: number;
}

/** What makes the difference: the change against the reference by parts of the scenario. It is computed when it is asked for. */
export function AttributionSection({ answer, world, output, year }: AttributionSectionProps) {
  const { format } = usePage();
  const attribute = useEngine((state) => state.session?.analyses.attribute);
  const analysis = useAnalysis<AttributionQuestion, Attribution>(attribute);
  const [isTable, setTable] = useState(false);
  const question = askedPoint(answer, output, year);
  const { parts, combinations, runs } = attributionSize(question.scenario);
  const { result } = analysis;
  const isStale = result !== undefined && pointKey(result.question) !== pointKey(question);
  const isClassedHere = hasOnlyClasses(world, question.scenario, question.place, output);
  const title = i18n._({ id: 'attribution.title', message: 'What makes the difference' });
  const cost = i18n._({
    id: 'attribution.cost',
    message:
      '{parts, plural, one {# part} other {# parts}} changed: at most {runs} runs of each of {combinations} combinations{wait}',
    values: {
      parts: parts.length,
      runs: format.whole(runs),
      combinations: format.whole(combinations),
      wait: analysis.pace === undefined ? '' : byComma(['', waitWords((runs * combinations) / analysis.pace)]),
    },
  });
  return (
    <WhySection
      id="attribution"
      title={title}
      lead={i18n._({
        id: 'attribution.lead',
        message: 'What the changes of each driver add to the difference between scenario and reference in {year}.',
        values: { year },
      })}
      table={result && parts.length > 0 && !isClassedHere ? { isTable, onChange: setTable } : undefined}
      native="waterfall"
      file={
        result && parts.length > 0 && !isClassedHere && <AttributionResult found={result.value} world={world} isTable />
      }
    >
      {isClassedHere ? (
        <OnlyClasses output={output} name={placeNames(world, question.place).name} />
      ) : (
        <>
          {parts.length === 0 ? (
            <p className="section-sentence">
              {i18n._({
                id: 'attribution.unchanged',
                message:
                  'Nothing differs from the reference yet. Change a lever, add an event or open a scenario of the library; then the difference can be shared out here.',
              })}
            </p>
          ) : (
            <AnalysisBar
              analysis={analysis}
              title={title}
              startWords={i18n._({ id: 'attribution.start', message: 'Share out the difference' })}
              cost={cost}
              question={attribute ? question : undefined}
              isStale={isStale}
            />
          )}
          {result && parts.length > 0 && (
            <div className={isStale ? 'why-body is-stale' : 'why-body'}>
              <AttributionResult found={result.value} world={world} isTable={isTable} />
            </div>
          )}
        </>
      )}
    </WhySection>
  );
}
