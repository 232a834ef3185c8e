import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Fault, Session } from '../../workers/page.ts';
import { type Lesson, lessonMinutes } from '../../workers/page-workshop.ts';
import { usePage } from '../context.ts';
import { FaultList } from '../controls/fault-list.tsx';
import type { LessonLibrary } from './lesson-library.ts';
import { LessonTitle, LessonWords } from './lesson-words.tsx';
import { forgetLesson, keepLesson, type OwnLesson, readOwnLesson } from './own-lessons.ts';
import { minutesWords } from './step-words.ts';
import { TextFile } from './text-file.tsx';
import { workshop } from './workshop-state.ts';

interface LessonListProps {
  readonly library: LessonLibrary;
  readonly world: Session['world'];
}

/** Faults of a kept lesson that are listed. */
const MOST_FAULTS = 5;

const NO_YEARS = () => undefined;

/** The lessons as cards, and the place for a lesson of one's own. */
export function LessonList({ library, world }: LessonListProps) {
  const own = useStore(workshop, (state) => state.own);
  return (
    <>
      <ul className="lesson-cards">
        {library.lessons.map((lesson) => (
          <li key={lesson.id}>
            <Card lesson={lesson} library={library} world={world} note="" />
          </li>
        ))}
        {own?.map((each) => (
          <li key={each.id}>
            <OwnCard own={each} library={library} world={world} />
          </li>
        ))}
      </ul>
      <OwnLessonFile library={library} world={world} />
    </>
  );
}

/** A lesson by file, and the way to take it from the device; one that cannot be read says why. */
function OwnCard({ own: { id, lesson, faults }, ...props }: LessonListProps & { readonly own: OwnLesson }) {
  return (
    <>
      {lesson ? (
        <Card lesson={lesson} {...props} note={i18n._({ id: 'workshop.ownCard', message: 'own file' })} />
      ) : (
        <div className="message">
          <p>{i18n._({ id: 'workshop.ownDamaged', message: 'The lesson "{id}" cannot be read.', values: { id } })}</p>
          <FaultList faults={faults.slice(0, MOST_FAULTS)} />
        </div>
      )}
      <button
        type="button"
        className="link"
        onClick={() => {
          workshop.setState(({ own = [] }) => ({ own: own.filter((each) => each.id !== id) }));
          void forgetLesson(id);
        }}
      >
        {i18n._({ id: 'workshop.forget', message: 'Delete "{id}" from this device', values: { id } })}
      </button>
    </>
  );
}

function Card({ lesson, library, world, note }: LessonListProps & { readonly lesson: Lesson; readonly note: string }) {
  const { store, format } = usePage();
  return (
    <button
      type="button"
      className="lesson-card"
      onClick={() => store.edit({ workshop: { part: 'lessons', lesson: lesson.id, step: 1 } })}
    >
      <b>
        <LessonTitle text={lesson.title} />
      </b>
      <span className="soft">
        {note !== '' && `${note} · `}
        {i18n._({
          id: 'workshop.cardNote',
          message: '{minutes} · {steps, plural, one {# step} other {# steps}}',
          values: { minutes: minutesWords(lessonMinutes(lesson)), steps: lesson.steps.length },
        })}
      </span>
      <LessonWords text={lesson.aim} context={{ lesson, library, world, years: NO_YEARS, format }} />
    </button>
  );
}

/** Reads a lesson from a file; all its faults are listed, and the last good one stays. */
function OwnLessonFile({ library, world }: LessonListProps) {
  const { store } = usePage();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const isKept = useStore(workshop, (state) => state.isKept);
  async function read(text: string): Promise<void> {
    const opened = await readOwnLesson(text, world, library);
    setFaults(opened.faults);
    if (!opened.lesson) return;
    const { id } = opened;
    workshop.setState(({ own = [] }) => ({ own: [...own.filter((each) => each.id !== id), opened] }));
    workshop.setState({ isKept: await keepLesson(id, text) });
    store.edit({ workshop: { part: 'lessons', lesson: id, step: 1 } });
  }
  return (
    <>
      <TextFile
        label={i18n._({ id: 'workshop.ownFile', message: 'A lesson of your own' })}
        button={i18n._({ id: 'workshop.chooseLesson', message: 'Choose a lesson file' })}
        onText={(text) => void read(text)}
      >
        <p>
          <Trans
            id="workshop.ownAbout"
            message="A lesson of your own is a JSON file in the form of those in scenarios/lessons. Drop it here: it is kept on this device until you delete it, and nothing leaves the device."
          />
        </p>
        {!isKept && (
          <p role="status">
            <Trans
              id="workshop.notKept"
              message="This browser keeps nothing: the lesson stays until the page is closed."
            />
          </p>
        )}
      </TextFile>
      {faults.length > 0 && (
        <section className="message" role="alert">
          <p>
            <b>
              {i18n._({
                id: 'workshop.lessonFaults',
                message:
                  '{count, plural, one {The lesson has a fault} other {The lesson has # faults}} and was not opened. The lessons above are as before.',
                values: { count: faults.length },
              })}
            </b>
          </p>
          <FaultList faults={faults} />
          <button type="button" onClick={() => setFaults([])}>
            <Trans id="workshop.close" message="Close" />
          </button>
        </section>
      )}
    </>
  );
}
