import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useId, useMemo, useState } from 'react';
import type { Session } from '../../workers/page.ts';
import { type Beyond, type Experiment, statisticNames } from '../../workers/page-experiments.ts';
import { usePage } from '../context.ts';
import { saveFile } from '../files/save-file.ts';
import { BoxSection } from './box-section.tsx';
import { EffectsSection } from './effects-section.tsx';
import { showExperiment } from './experiment-store.ts';
import { isOnlyClassed } from './experiment-words.ts';
import { ParallelSection } from './parallel-section.tsx';
import { QuestionFields, type QuestionPatch } from './question-fields.tsx';
import { RegretCurves } from './regret-curves-section.tsx';
import { SpreadSection } from './spread-section.tsx';
import { useAnswer } from './use-answer.ts';

interface ExperimentViewProps {
  readonly experiment: Experiment;
  readonly world: Session['world'];
}

/** What an open experiment says: samples, levers and output side by side, indices, conditions, regret. */
export function ExperimentView({ experiment, world }: ExperimentViewProps) {
  const { plan, samples, rows } = experiment;
  const { format } = usePage();
  const titleId = useId();
  const [question, setQuestion] = useState(() => firstQuestion(experiment, world));
  const [scenario, setScenario] = useState(0);
  const [beyond, setBeyond] = useState<Beyond | undefined>();
  const change = (patch: QuestionPatch) => {
    if (patch.question) {
      setQuestion(patch.question);
      // A limit is in the unit of its output.
      if (patch.question.output !== question?.output) setBeyond(undefined);
    }
    if (patch.scenario !== undefined) setScenario(patch.scenario);
    if ('beyond' in patch) setBeyond(patch.beyond);
  };
  const asked = useMemo(() => question && { question, scenario, beyond }, [question, scenario, beyond]);
  const { answer, rows: read, failure } = useAnswer(experiment, asked);
  return (
    <section aria-labelledby={titleId} className="experiment">
      <div className="picture-head">
        <h3 id={titleId} className="experiment-name">
          {i18n._({ id: 'experiment.of', message: 'Experiment: {name}', values: { name: experiment.name } })}
        </h3>
        <span className="block-tools">
          <button
            type="button"
            className="link"
            onClick={() => saveFile('experiment.parquet', 'application/vnd.apache.parquet', experiment.bytes)}
          >
            <Trans id="experiment.save" message="Save as Parquet" />
          </button>
          <button type="button" className="link" onClick={() => showExperiment(undefined)}>
            <Trans id="experiment.close" message="Close" />
          </button>
        </span>
      </div>
      {question ? (
        <>
          <QuestionFields
            plan={plan}
            question={question}
            scenario={scenario}
            beyond={beyond}
            world={world}
            statistics={statisticNames(plan)}
            onChange={change}
          />
          {read !== undefined && (
            <p className="soft" role="status">
              <progress
                max={rows}
                value={read}
                aria-label={i18n._({ id: 'experiment.reading', message: 'Rows read' })}
              />{' '}
              {i18n._({
                id: 'experiment.rows',
                message: '{read} of {rows} rows',
                values: { read: format.whole(read), rows: format.whole(rows) },
              })}{' '}
              <button type="button" className="link" onClick={() => showExperiment(undefined)}>
                <Trans id="why.cancel" message="Cancel" />
              </button>
            </p>
          )}
          {failure !== undefined && (
            <p className="why-failure" role="alert">
              {i18n._({
                id: 'experiment.failed',
                message: 'This could not be answered: {failure}.',
                values: { failure },
              })}
            </p>
          )}
          {answer && (
            <div className={read === undefined ? 'why-body' : 'why-body is-busy'} aria-busy={read !== undefined}>
              <SpreadSection experiment={experiment} answer={answer} world={world} />
              <ParallelSection experiment={experiment} answer={answer} world={world} />
              <EffectsSection experiment={experiment} answer={answer} />
              <BoxSection experiment={experiment} answer={answer} />
              <RegretCurves experiment={experiment} answer={answer} />
            </div>
          )}
        </>
      ) : (
        <p className="section-sentence">
          <Trans
            id="experiment.onlyClasses"
            message="All that this experiment holds is shown in classes for one country, since numbers would look more certain than they are. The command line answers from it."
          />
        </p>
      )}
      <p className="note">
        {i18n._({
          id: 'experiment.note',
          message:
            '{samples} samples, {runs} runs each with the same luck. Indices, conditions and regret are computed by the code of the command experiment, in a worker of this page.',
          values: { samples: format.whole(samples), runs: format.whole(plan.runs) },
        })}
      </p>
    </section>
  );
}

/** The first output that may be shown in numbers, in the last year. */
function firstQuestion({ plan }: Experiment, world: Session['world']) {
  const year = plan.years.at(-1) as number;
  for (const place of plan.places)
    for (const output of plan.outputs)
      if (!isOnlyClassed(world, place, output)) return { place, output, year, statistic: 'mean' };
  return undefined;
}
