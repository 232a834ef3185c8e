import './handout.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useMemo } from 'react';
import { REFERENCE, type Scenario } from '../../workers/page.ts';
import {
  type CurveTask,
  curveRange,
  lessonMinutes,
  type PredictStep,
  scenarioOf,
  settingsToCode,
} from '../../workers/page-workshop.ts';
import { usePage } from '../context.ts';
import { FIRST_CHOICES } from '../store.ts';
import { scenarioName } from '../texts.ts';
import { linkTo } from '../url.ts';
import { CurveChart } from './curve-chart.tsx';
import { taskView } from './curve-task-view.ts';
import { Sources } from './lesson-view.tsx';
import { type LessonContext, LessonLine, LessonTitle, LessonWords, plainWords } from './lesson-words.tsx';
import { chartTitle, minutesWords, stepKind } from './step-words.ts';

interface HandoutProps {
  readonly context: LessonContext;
  /** The notes of the facilitator instead of the page for participants. */
  readonly isForFacilitator: boolean;
  onClose(): void;
}

/** A page of a lesson to print: what participants take into their hands, or what the facilitator does. */
export function Handout({ context, isForFacilitator, onClose }: HandoutProps) {
  const { lesson } = context;
  return (
    <>
      <div className="brief-tools">
        <button type="button" className="button" onClick={() => window.print()}>
          <Trans id="workshop.print" message="Print or save as PDF" />
        </button>
        <button type="button" className="link" onClick={onClose}>
          <Trans id="workshop.backToLesson" message="Back to the lesson" />
        </button>
      </div>
      <article className="handout" aria-labelledby="handout-title">
        <p className="handout-kicker">
          <span>
            {isForFacilitator ? (
              <Trans id="workshop.kickerNotes" message="Mobility Horizons · facilitator notes" />
            ) : (
              <Trans id="workshop.kicker" message="Mobility Horizons · handout" />
            )}
          </span>
          <span>{minutesWords(lessonMinutes(lesson))}</span>
        </p>
        <h3 id="handout-title">
          <LessonTitle text={lesson.title} />
        </h3>
        <LessonWords text={lesson.aim} context={context} />
        {isForFacilitator ? <ForFacilitator context={context} /> : <ForParticipants context={context} />}
        <Sources lesson={lesson} />
        <p className="note">
          <Trans
            id="workshop.handoutNote"
            message="Projections under stated assumptions, computed on the device that printed this page. Not a prediction and not a UN product."
          />
        </p>
      </article>
    </>
  );
}

function ForParticipants({ context }: { readonly context: LessonContext }) {
  const { lesson } = context;
  const draw = lesson.steps.find((step): step is PredictStep => step.kind === 'predict');
  const questions = lesson.steps.flatMap((step) => (step.kind === 'discuss' ? step.questions : []));
  return (
    <>
      {draw && <PaperChart step={draw} context={context} />}
      <section>
        <h4>
          <Trans id="workshop.toDiscuss" message="To discuss" />
        </h4>
        <ol className="handout-questions">
          {questions.map((question) => (
            <li key={JSON.stringify(question)}>
              <LessonLine text={question} context={context} />
            </li>
          ))}
        </ol>
      </section>
      <LinkCode context={context} />
    </>
  );
}

/** The chart of the lesson with nothing drawn, to draw on by pencil. */
function PaperChart({ step, context }: { readonly step: PredictStep; readonly context: LessonContext }) {
  const { world, years } = context;
  const { task } = step;
  const view = useMemo(() => {
    const scenario = taskScenario(task, context);
    const runs = task.mode === 'model' ? years(task.scenario, task.place, task.output) : undefined;
    return taskView(task, scenario, world, runs);
  }, [task, context, years, world]);
  const state = useMemo(
    () =>
      view && {
        shape: view.shape,
        known: view.known,
        years: view.years,
        drawn: undefined,
        others: [],
        runs: undefined,
        beside: undefined,
        seen: undefined,
        range: curveRange(view.known, [], view.step),
      },
    [view],
  );
  return (
    <section>
      <h4>
        <LessonTitle text={step.title} />
      </h4>
      <LessonWords text={step.text} context={context} />
      {state ? (
        <CurveChart
          state={state}
          output={task.output}
          scale="page"
          label={i18n._({
            id: 'workshop.paper',
            message: '{title}: to draw on by hand',
            values: { title: chartTitle(world, task) },
          })}
        />
      ) : (
        <p aria-busy="true">
          <Trans id="workshop.waiting" message="The runs of this lesson are on their way." />
        </p>
      )}
    </section>
  );
}

function taskScenario(task: CurveTask, { lesson, library }: LessonContext): Scenario {
  const name = task.mode === 'model' ? task.scenario : undefined;
  return scenarioOf(lesson, library.scenarios, name) ?? REFERENCE;
}

/** Where the lesson is found, and the scenario of its exploration as a code that can be typed. */
function LinkCode({ context }: { readonly context: LessonContext }) {
  const { lesson, library } = context;
  const { store } = usePage();
  const isOwn = !library.lessons.includes(lesson);
  const scenarios = [
    ...new Set(lesson.steps.flatMap((step) => (step.kind === 'explore' ? [step.view.scenario] : []))),
  ].flatMap((name) => {
    const scenario = scenarioOf(lesson, library.scenarios, name);
    return scenario && scenario.id !== REFERENCE.id ? [scenario] : [];
  });
  // The lesson alone: not what the one who prints has chosen beside it.
  const link = linkTo({
    ...FIRST_CHOICES,
    runs: store.getState().runs,
    page: 'workshop',
    workshop: { part: 'lessons', lesson: lesson.id, step: 1 },
  });
  return (
    <section>
      <h4>
        <Trans id="workshop.goOn" message="To go on" />
      </h4>
      {!isOwn && <p className="handout-link">{link}</p>}
      <dl className="handout-codes">
        {scenarios.map((scenario) => (
          <div key={scenario.id}>
            <dt>{scenarioName(scenario)}</dt>
            <dd className="letter-code">{settingsToCode(scenario)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">
        <Trans
          id="workshop.codeUse"
          message="A code is opened on the page Workshop, part Room: letters and digits, case and hyphens make no difference."
        />
      </p>
    </section>
  );
}

function ForFacilitator({ context }: { readonly context: LessonContext }) {
  const { lesson } = context;
  return (
    <>
      <LessonWords text={lesson.notes} context={context} />
      <table className="handout-steps">
        <thead>
          <tr>
            <th scope="col">
              <Trans id="workshop.step" message="Step" />
            </th>
            <th scope="col">
              <Trans id="workshop.time" message="Time" />
            </th>
            <th scope="col">
              <Trans id="workshop.notesColumn" message="What to say and to look for" />
            </th>
          </tr>
        </thead>
        <tbody>
          {lesson.steps.map((step) => (
            <tr key={`${step.kind} ${plainWords(step.title)}`}>
              <th scope="row">
                <span className="soft">{stepKind(step.kind)}</span> <LessonTitle text={step.title} />
              </th>
              <td>{minutesWords(step.minutes)}</td>
              <td>
                <LessonWords text={step.text} context={context} />
                <div className="handout-notes">
                  <LessonWords text={step.notes} context={context} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
