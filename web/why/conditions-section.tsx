import { i18n } from '@lingui/core';
import { useState } from 'react';
import type { Answer, OutputId, Session } from '../../workers/page.ts';
import { sharesOfRange, type ValueRange } from '../../workers/page-shocks.ts';
import { placeNames, usePage } from '../context.ts';
import { outputLabel, outputUnit } from '../texts.ts';
import { hasOnlyClasses } from './asked-point.ts';
import { BrushFields } from './brush-fields.tsx';
import { ConditionsResult } from './conditions-result.tsx';
import { HistogramTable } from './histogram-table.tsx';
import { OnlyClasses } from './only-classes.tsx';
import { RunHistogram } from './run-histogram.tsx';
import { type Brush, useConditions } from './use-conditions.ts';
import { WhySection } from './why-section.tsx';

/** The part of the runs that is marked first: the highest tenth. */
const FIRST_BRUSH: Brush = { from: 90, to: 100 };

interface ConditionsSectionProps {
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly output: OutputId;
  readonly year: number;
}

/** What would have to be true: mark a part of the runs of a year, and read the states that came before them. */
export function ConditionsSection({ answer: newest, world, output, year }: ConditionsSectionProps) {
  const { format } = usePage();
  const [brush, setBrush] = useState(FIRST_BRUSH);
  const [isTable, setTable] = useState(false);
  const { answer, values, range, found, isBusy, failure } = useConditions(newest, output, year, brush);
  const { scenario, place } = (answer ?? newest).question;
  const { name } = placeNames(world, place);
  const isClassedHere = hasOnlyClasses(world, scenario, place, output);
  const title = i18n._({
    id: 'conditions.runs',
    message: 'Runs by “{output}”, {place}, {year}',
    values: { output: outputLabel(output), place: name, year },
  });

  function mark(marked: ValueRange): void {
    if (!values) return;
    const { from, to } = sharesOfRange(values, marked);
    const percent = (share: number) => Math.round(share * 1_000) / 10;
    // A range between two runs marks none.
    if (percent(from) < percent(to)) setBrush({ from: percent(from), to: percent(to) });
  }

  return (
    <WhySection
      id="conditions"
      title={i18n._({ id: 'conditions.title', message: 'What would have to be true' })}
      lead={i18n._({
        id: 'conditions.lead',
        message:
          'Mark a part of the runs of {year}: what came before them that did not come before the others? States of the drivers, means of the five years before.',
        values: { year },
      })}
      table={isClassedHere ? undefined : { isTable, onChange: setTable }}
      file={
        values &&
        range &&
        !isClassedHere && <HistogramTable values={values} output={output} range={range} caption={title} />
      }
    >
      {isClassedHere && <OnlyClasses output={output} name={name} />}
      {values && range ? (
        <div className={isBusy ? 'why-body is-busy' : 'why-body'} aria-busy={isBusy}>
          {!isClassedHere && (
            <>
              {!isTable && <h3 className="why-chart-title">{title}</h3>}
              {isTable ? (
                <HistogramTable values={values} output={output} range={range} caption={title} />
              ) : (
                <RunHistogram values={values} output={output} range={range} label={title} onMark={mark} />
              )}
            </>
          )}
          <BrushFields
            brush={brush}
            words={
              isClassedHere
                ? ''
                : i18n._({
                    id: 'conditions.range',
                    message: '{runs} runs in all; marked: {range}',
                    values: {
                      runs: format.whole(values.length),
                      range: format.range(range.low, range.high, outputUnit(output)),
                    },
                  })
            }
            onChange={setBrush}
          />
          {failure !== undefined && (
            <p className="why-failure" role="alert">
              {i18n._({
                id: 'why.failed',
                message: 'This could not be computed: {failure}. What was computed before stays.',
                values: { failure },
              })}
            </p>
          )}
          {found && (
            <ConditionsResult
              found={found}
              world={world}
              isRanked={(state) => hasOnlyClasses(world, scenario, found.place, state)}
            />
          )}
        </div>
      ) : (
        <p className="why-waiting soft" aria-busy="true">
          {i18n._({
            id: 'conditions.waiting',
            message: 'The conditions are searched for when all runs are in.',
          })}
        </p>
      )}
    </WhySection>
  );
}
