import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { lazy, Suspense, useState } from 'react';
import type { Session } from '../../workers/page.ts';
import { LESSON_RUNS, type Lesson, lessonMinutes } from '../../workers/page-workshop.ts';
import { useChoice, usePage } from '../context.ts';
import type { LessonLibrary } from './lesson-library.ts';
import { LessonTitle, LessonWords, plainWords } from './lesson-words.tsx';
import { StepView } from './step-view.tsx';
import { minutesWords, stepKind } from './step-words.ts';
import { useLessonRuns } from './use-lesson-runs.ts';

const Presenter = lazy(async () => ({ default: (await import('./presenter.tsx')).Presenter }));
const Handout = lazy(async () => ({ default: (await import('./handout.tsx')).Handout }));

interface LessonViewProps {
  readonly lesson: Lesson;
  readonly library: LessonLibrary;
  readonly world: Session['world'];
}

/** One lesson: its steps, the step that is open, and the ways to present and to print it. */
export function LessonView({ lesson, library, world }: LessonViewProps) {
  const { store, format } = usePage();
  const choices = useChoice('workshop');
  const runs = useLessonRuns(lesson, library);
  const [shown, setShown] = useState<'page' | 'presenter' | 'handout' | 'notes'>('page');
  const at = Math.min(choices.step, lesson.steps.length) - 1;
  const step = lesson.steps[at];
  const go = (to: number) =>
    store.edit({
      workshop: { ...store.getState().workshop, step: Math.min(lesson.steps.length, Math.max(1, to + 1)) },
    });
  const context = { lesson, library, world, years: runs.years, format };
  if (shown === 'handout' || shown === 'notes')
    return (
      <Suspense fallback={<div className="starting" />}>
        <Handout context={context} isForFacilitator={shown === 'notes'} onClose={() => setShown('page')} />
      </Suspense>
    );
  if (!step) return null;
  return (
    <article className="lesson">
      <p>
        <button
          type="button"
          className="link"
          onClick={() => store.edit({ workshop: { ...choices, lesson: undefined, step: 1 } })}
        >
          <Trans id="workshop.all" message="All lessons" />
        </button>
      </p>
      <div className="picture-head">
        <h3 className="lesson-title">
          <LessonTitle text={lesson.title} />
        </h3>
        <div className="lesson-tools">
          <button type="button" className="button" onClick={() => setShown('presenter')}>
            <Trans id="workshop.present" message="Present" />
          </button>
          <button type="button" className="link" onClick={() => setShown('handout')}>
            <Trans id="workshop.handout" message="Handout" />
          </button>
          <button type="button" className="link" onClick={() => setShown('notes')}>
            <Trans id="workshop.facilitator" message="Facilitator notes" />
          </button>
        </div>
      </div>
      <div className="lesson-aim">
        <LessonWords text={lesson.aim} context={context} />
      </div>
      <RunsLine {...runs} />
      <div className="lesson-body">
        <nav className="lesson-steps" aria-label={i18n._({ id: 'workshop.steps', message: 'Steps of the lesson' })}>
          <ol>
            {lesson.steps.map((each, i) => (
              <li key={`${each.kind} ${plainWords(each.title)}`}>
                <button type="button" aria-current={i === at ? 'step' : undefined} onClick={() => go(i)}>
                  <span className="soft">
                    {i18n._({
                      id: 'workshop.stepNote',
                      message: '{kind} · {minutes}',
                      values: { kind: stepKind(each.kind), minutes: minutesWords(each.minutes) },
                    })}
                  </span>
                  <span>
                    <LessonTitle text={each.title} />
                  </span>
                </button>
              </li>
            ))}
          </ol>
          <p className="soft">
            {i18n._({
              id: 'workshop.inAll',
              message: '{minutes} in all',
              values: { minutes: minutesWords(lessonMinutes(lesson)) },
            })}
          </p>
        </nav>
        <section className="lesson-step" aria-labelledby="lesson-step-title">
          <h4 id="lesson-step-title">
            <LessonTitle text={step.title} />
          </h4>
          <StepView context={context} at={at} scale="page" />
          <div className="lesson-moves">
            <button type="button" className="button is-plain" disabled={at === 0} onClick={() => go(at - 1)}>
              <Trans id="workshop.back" message="Back" />
            </button>
            <button
              type="button"
              className="button"
              disabled={at === lesson.steps.length - 1}
              onClick={() => go(at + 1)}
            >
              {lesson.steps[at + 1]?.kind === 'reveal' ? (
                <Trans id="workshop.reveal" message="Reveal" />
              ) : (
                <Trans id="workshop.next" message="Next step" />
              )}
            </button>
          </div>
        </section>
      </div>
      <Sources lesson={lesson} />
      {shown === 'presenter' && (
        <Suspense>
          <Presenter context={context} at={at} onGo={go} onClose={() => setShown('page')} />
        </Suspense>
      )}
    </article>
  );
}

/** How far the runs of the lesson are, and what stopped them. */
function RunsLine({ progress, fault }: Pick<ReturnType<typeof useLessonRuns>, 'progress' | 'fault'>) {
  const { format } = usePage();
  return (
    <p className="note lesson-runs" role="status" aria-busy={progress !== undefined && fault === ''}>
      {fault !== ''
        ? fault
        : progress
          ? i18n._({
              id: 'workshop.progress',
              message: 'Figures are computed here and now: {runs} of {of} runs.',
              values: { runs: format.whole(progress.runs), of: format.whole(progress.of) },
            })
          : i18n._({
              id: 'workshop.computed',
              message:
                'All figures were computed on this device when the lesson was opened, from {runs} runs of each scenario.',
              values: { runs: format.whole(LESSON_RUNS) },
            })}
    </p>
  );
}

/** Where a lesson has what it says from. */
export function Sources({ lesson }: { readonly lesson: Lesson }) {
  if (lesson.sources.length === 0) return null;
  return (
    <footer className="lesson-sources">
      <h4 className="section-head">
        <Trans id="workshop.sources" message="Sources" />
      </h4>
      <ul>
        {lesson.sources.map(({ citation, address }) => (
          <li key={citation}>
            {address === undefined ? (
              citation
            ) : (
              <a href={address} target="_blank" rel="noreferrer">
                {citation}
              </a>
            )}
          </li>
        ))}
      </ul>
    </footer>
  );
}
