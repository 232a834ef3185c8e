import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Fault, Session } from '../../workers/page.ts';
import { type Lesson, lessonMinutes, readLessonText } from '../../workers/page-workshop.ts';
import { usePage } from '../context.ts';
import { FaultList } from '../controls/fault-list.tsx';
import type { LessonLibrary } from './lesson-library.ts';
import { LessonTitle, LessonWords } from './lesson-words.tsx';
import { minutesWords } from './step-words.ts';
import { TextFile } from './text-file.tsx';
import { workshop } from './workshop-state.ts';

interface LessonListProps {
  readonly library: LessonLibrary;
  readonly world: Session['world'];
}

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
        {own && (
          <li>
            <Card
              lesson={own}
              library={library}
              world={world}
              note={i18n._({ id: 'workshop.ownCard', message: 'own file' })}
            />
          </li>
        )}
      </ul>
      <OwnLesson library={library} world={world} />
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
function OwnLesson({ library, world }: LessonListProps) {
  const { store } = usePage();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  async function read(text: string): Promise<void> {
    const parsed = await readLessonText(text, world, library.scenarios);
    if (parsed.kind === 'faults') {
      setFaults(parsed.faults);
      return;
    }
    const isTaken = library.lessons.some(({ id }) => id === parsed.lesson.id);
    if (isTaken) {
      setFaults([{ path: 'id', found: parsed.lesson.id, allowed: 'an id that no lesson of the app has' }]);
      return;
    }
    setFaults([]);
    workshop.setState({ own: parsed.lesson });
    store.edit({ workshop: { part: 'lessons', lesson: parsed.lesson.id, step: 1 } });
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
            message="A lesson of your own is a JSON file in the form of those in scenarios/lessons. Drop it here: it stays until this page is closed, and nothing leaves the device."
          />
        </p>
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
