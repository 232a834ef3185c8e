import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useMemo } from 'react';
import { FIRST_YEAR, historyOf, placeRows, REFERENCE, SHOCK_METRICS } from '../../workers/page.ts';
import { type CurveTask, curveBefore, type LessonStep, scenarioOf } from '../../workers/page-workshop.ts';
import { usePage } from '../context.ts';
import { outputOf, outputSource, scenarioName } from '../texts.ts';
import { CurveBoard } from './curve-board.tsx';
import { type ChartScale, CurveChart } from './curve-chart.tsx';
import { taskView } from './curve-task-view.ts';
import { type LessonContext, LessonLine, LessonWords } from './lesson-words.tsx';
import { chartTitle } from './step-words.ts';

interface StepViewProps {
  readonly context: LessonContext;
  /** Index of the step. */
  readonly at: number;
  readonly scale: ChartScale;
}

/** What participants see of a step: its text, and what it asks, draws or shows. */
export function StepView({ context, at, scale }: StepViewProps) {
  const step = context.lesson.steps[at];
  if (!step) return null;
  return (
    <>
      <div className="step-text">
        <LessonWords text={step.text} context={context} />
      </div>
      <StepBody step={step} context={context} at={at} scale={scale} />
    </>
  );
}

function StepBody({ step, context, at, scale }: StepViewProps & { readonly step: LessonStep }) {
  switch (step.kind) {
    case 'ask':
      return step.options ? (
        <ol className="step-options">
          {step.options.map((option) => (
            <li key={JSON.stringify(option)}>
              <LessonLine text={option} context={context} />
            </li>
          ))}
        </ol>
      ) : null;
    case 'predict':
      return <Task task={step.task} context={context} isRevealed={false} scale={scale} />;
    case 'reveal': {
      const before = curveBefore(context.lesson.steps, at);
      return before ? <Task task={before.task} context={context} isRevealed scale={scale} /> : null;
    }
    case 'explore':
      return <Explore step={step} context={context} scale={scale} />;
    case 'discuss':
      return (
        <ul className="step-questions">
          {step.questions.map((question) => (
            <li key={JSON.stringify(question)}>
              <LessonLine text={question} context={context} />
            </li>
          ))}
        </ul>
      );
    default: {
      const never: never = step;
      throw new Error(`step ${String(never)} has no view`);
    }
  }
}

interface TaskProps {
  readonly task: CurveTask;
  readonly context: LessonContext;
  readonly isRevealed: boolean;
  readonly scale: ChartScale;
}

function Task({ task, context, isRevealed, scale }: TaskProps) {
  const { lesson, library, world, years } = context;
  const view = useMemo(() => {
    const name = task.mode === 'model' ? task.scenario : undefined;
    const scenario = scenarioOf(lesson, library.scenarios, name) ?? REFERENCE;
    return taskView(
      task,
      scenario,
      world,
      task.mode === 'model' ? years(task.scenario, task.place, task.output) : undefined,
    );
  }, [task, lesson, library, world, years]);
  if (!view) return <Waiting />;
  return (
    <figure className="step-figure">
      <CurveBoard view={view} title={chartTitle(world, task)} isRevealed={isRevealed} scale={scale} />
      <figcaption className="note">
        {chartTitle(world, task)}.{' '}
        {i18n._({ id: 'workshop.source', message: 'Source: {source}.', values: { source: outputSource(task.output) } })}
      </figcaption>
    </figure>
  );
}

function Waiting() {
  return (
    <p className="step-waiting" aria-busy="true">
      <Trans id="workshop.waiting" message="The runs of this lesson are on their way." />
    </p>
  );
}

type ExploreStep = Extract<LessonStep, { readonly kind: 'explore' }>;

/** The scenario of a step beside the reference, and the way to the page where it can be moved. */
function Explore({
  step,
  context,
  scale,
}: {
  readonly step: ExploreStep;
  readonly context: LessonContext;
  readonly scale: ChartScale;
}) {
  const { store } = usePage();
  const { lesson, library, world, years } = context;
  const { view, page } = step;
  const scenario = scenarioOf(lesson, library.scenarios, view.scenario) ?? REFERENCE;
  const isReference = scenario.id === REFERENCE.id;
  const runs = years(view.scenario, view.place, view.output);
  const beside = isReference ? undefined : years(undefined, view.place, view.output);
  const state = useMemo(() => {
    const { kind, scope } = outputOf(view.output);
    const row = placeRows(world, scenario.groups).get(scope === 'world' ? 'WLD' : view.place);
    const until = (year: number) => year <= view.until;
    return {
      shape: ['flow', 'movement', 'count'].includes(kind) ? ('steps' as const) : ('line' as const),
      known: row ? historyOf(world, row, view.output).points.filter(({ year }) => year < FIRST_YEAR) : [],
      years: [],
      drawn: undefined,
      others: [],
      runs: runs?.filter(({ year }) => until(year)),
      beside: beside?.filter(({ year }) => until(year)),
      seen: undefined,
      range: { low: 0, high: 0 },
    };
  }, [world, scenario, view, runs, beside]);

  function open(): void {
    const shock = SHOCK_METRICS.find((metric) => metric === view.output);
    store.edit({
      page,
      scenario: isReference ? REFERENCE : scenario,
      place: view.place,
      output: view.output,
      horizon: view.until,
      ...(shock === undefined ? {} : { shock }),
    });
  }

  const title = chartTitle(world, view);
  return (
    <figure className="step-figure">
      {runs ? (
        <CurveChart
          state={state}
          output={view.output}
          scale={scale}
          label={i18n._({
            id: 'workshop.exploreLabel',
            message: '{title}: median, 80% and 95% of the runs with {scenario}',
            values: { title, scenario: scenarioName(scenario) },
          })}
        />
      ) : (
        <Waiting />
      )}
      <figcaption className="note">
        {i18n._({
          id: 'workshop.exploreNote',
          message: '{title}, scenario: {scenario}. Source: {source}.',
          values: { title, scenario: scenarioName(scenario), source: outputSource(view.output) },
        })}
      </figcaption>
      {scale === 'page' && (
        <p>
          <button type="button" className="button" onClick={open}>
            {openWords(page)}
          </button>{' '}
          <span className="soft">
            <Trans id="workshop.undoable" message="Undo brings your own scenario back." />
          </span>
        </p>
      )}
    </figure>
  );
}

function openWords(page: ExploreStep['page']): string {
  switch (page) {
    case 'explore':
      return i18n._({ id: 'workshop.open.explore', message: 'Open on Explore' });
    case 'compare':
      return i18n._({ id: 'workshop.open.compare', message: 'Open on Compare' });
    case 'shocks':
      return i18n._({ id: 'workshop.open.shocks', message: 'Open on Shocks' });
    case 'prepare':
      return i18n._({ id: 'workshop.open.prepare', message: 'Open on Prepare' });
    default: {
      const never: never = page;
      throw new Error(`page ${String(never)} has no words`);
    }
  }
}
