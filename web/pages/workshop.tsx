import '../sections/sections.css';
import '../files/files.css';
import '../workshop/workshop.css';
import '../workshop/curve.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Session } from '../../workers/page.ts';
import { useChoice, usePage } from '../context.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import { FreeCurve } from '../workshop/free-curve.tsx';
import { type LessonLibrary, readLessons } from '../workshop/lesson-library.ts';
import { LessonList } from '../workshop/lesson-list.tsx';
import { LessonView } from '../workshop/lesson-view.tsx';
import { keptLessons } from '../workshop/own-lessons.ts';
import { Room } from '../workshop/room.tsx';
import { WORKSHOP_PARTS } from '../workshop/workshop-choices.ts';
import { workshop } from '../workshop/workshop-state.ts';
import { partTitle } from '../workshop/workshop-words.ts';

/** Workshop: lessons for a group, curves to draw before the fan is seen, and a room that needs no server. */
export function WorkshopPage({ world }: { readonly world: Session['world'] }) {
  const { store } = usePage();
  const choices = useChoice('workshop');
  return (
    <div className="workshop">
      <div className="picture-head">
        <h2>
          <Trans id="workshop.title" message="Workshop" />
        </h2>
        <nav className="workshop-nav" aria-label={i18n._({ id: 'workshop.nav', message: 'Parts of the workshop' })}>
          {WORKSHOP_PARTS.map((part) => (
            <button
              type="button"
              key={part}
              aria-current={part === choices.part ? 'true' : undefined}
              onClick={() => store.edit({ workshop: { ...choices, part } })}
            >
              {partTitle(part)}
            </button>
          ))}
        </nav>
      </div>
      {choices.part === 'lessons' && <Lessons world={world} />}
      {choices.part === 'draw' && <FreeCurve world={world} />}
      {choices.part === 'room' && <Room world={world} />}
    </div>
  );
}

/** The open lesson, or all of them. */
function Lessons({ world }: { readonly world: Session['world'] }) {
  const { store } = usePage();
  const choices = useChoice('workshop');
  const own = useStore(workshop, (state) => state.own);
  const [library, setLibrary] = useState<LessonLibrary | undefined>();
  const [fault, setFault] = useState('');
  useEffect(() => {
    let isHere = true;
    readLessons(world)
      .then(async (read) => {
        // Kept lessons are read once; what was opened since is among them.
        if (!workshop.getState().own) workshop.setState({ own: await keptLessons(world, read) });
        if (isHere) setLibrary(read);
      })
      .catch(async (error: unknown) => {
        const reason = await reasonOf(error);
        if (isHere) setFault(reason);
      });
    return () => {
      isHere = false;
    };
  }, [world]);
  if (fault !== '')
    return (
      <p className="message" role="alert">
        {fault}
      </p>
    );
  if (!library) return <div className="starting" aria-busy="true" />;
  const lesson =
    library.lessons.find(({ id }) => id === choices.lesson) ?? own?.find(({ id }) => id === choices.lesson)?.lesson;
  if (lesson) return <LessonView key={lesson.id} lesson={lesson} library={library} world={world} />;
  return (
    <>
      <p className="section-sentence">
        <Trans
          id="workshop.lead"
          message="Each lesson takes a group from a question to a curve that everybody draws, to what the model says, and to what follows. No number stands in the texts: all are computed here when a lesson is opened."
        />
      </p>
      {choices.lesson !== undefined && (
        <section className="message" role="alert">
          <p>
            {i18n._({
              id: 'workshop.noLesson',
              message:
                'There is no lesson "{lesson}" here. A lesson from a file of one’s own is kept on the device that opened it.',
              values: { lesson: choices.lesson },
            })}
          </p>
          <button type="button" onClick={() => store.edit({ workshop: { ...choices, lesson: undefined, step: 1 } })}>
            <Trans id="workshop.close" message="Close" />
          </button>
        </section>
      )}
      <LessonList library={library} world={world} />
    </>
  );
}
