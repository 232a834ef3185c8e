import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { type LessonContext, LessonTitle, LessonWords, plainWords } from './lesson-words.tsx';
import { minutesWords, stepKind } from './step-words.ts';
import { clockWords, type Timer } from './use-timer.ts';

interface NotesWindowProps {
  readonly opened: Window;
  readonly context: LessonContext;
  readonly at: number;
  readonly timer: Timer;
  onKey(event: KeyboardEvent): void;
  onGo(to: number): void;
  onClosed(): void;
}

/**
 * Notes and a clock in a second window. It is an empty window of the same origin that this page writes into, so that nothing is
 * fetched and it works offline and from a disk.
 */
export function NotesWindow({ opened, context, at, timer, onKey, onGo, onClosed }: NotesWindowProps) {
  const [place, setPlace] = useState<HTMLElement | undefined>();
  useEffect(() => {
    const { document: notes } = opened;
    notes.title = i18n._({ id: 'workshop.notesTitle', message: 'Notes' });
    notes.documentElement.lang = document.documentElement.lang;
    notes.documentElement.dir = document.documentElement.dir;
    const theme = document.documentElement.dataset.theme;
    if (theme !== undefined) notes.documentElement.dataset.theme = theme;
    notes.head.replaceChildren(
      ...[...document.querySelectorAll('link[rel="stylesheet"], style')].map((sheet) => {
        const copy = notes.importNode(sheet, true);
        // An empty window has no address that a relative one could be read against.
        if (sheet instanceof HTMLLinkElement) copy.setAttribute('href', sheet.href);
        return copy;
      }),
    );
    const element = notes.createElement('div');
    notes.body.replaceChildren(element);
    setPlace(element);
    const watch = setInterval(() => {
      if (opened.closed) onClosed();
    }, 500);
    return () => clearInterval(watch);
  }, [opened, onClosed]);
  useEffect(() => {
    opened.addEventListener('keydown', onKey);
    return () => opened.removeEventListener('keydown', onKey);
  }, [opened, onKey]);
  const { lesson } = context;
  const step = lesson.steps[at];
  const next = lesson.steps[at + 1];
  if (!place || !step) return null;
  const planned = lesson.steps.slice(0, at + 1).reduce((sum, { minutes }) => sum + minutes, 0);
  const isLate = timer.seconds > planned * 60;
  return createPortal(
    <main className="notes-window">
      <p className={isLate ? 'notes-clock is-late' : 'notes-clock'} role="timer">
        {clockWords(timer.seconds)}
        <span>
          {i18n._({
            id: 'workshop.planned',
            message: 'planned until the end of this step: {minutes}',
            values: { minutes: minutesWords(planned) },
          })}
          {isLate && ` · ${i18n._({ id: 'workshop.late', message: 'later than planned' })}`}
        </span>
      </p>
      <p className="notes-tools">
        <button type="button" onClick={timer.isRunning ? timer.pause : timer.start}>
          {timer.isRunning ? (
            <Trans id="workshop.pause" message="Pause" />
          ) : (
            <Trans id="workshop.start" message="Start the clock" />
          )}
        </button>
        <button type="button" onClick={timer.reset}>
          <Trans id="workshop.reset" message="Set to zero" />
        </button>
        <button type="button" disabled={at === 0} onClick={() => onGo(at - 1)}>
          <Trans id="workshop.back" message="Back" />
        </button>
        <button type="button" disabled={!next} onClick={() => onGo(at + 1)}>
          <Trans id="workshop.next" message="Next step" />
        </button>
      </p>
      <h1>
        <LessonTitle text={step.title} />
      </h1>
      <p className="soft">
        {i18n._({
          id: 'workshop.stepNote',
          message: '{kind} · {minutes}',
          values: { kind: stepKind(step.kind), minutes: minutesWords(step.minutes) },
        })}
      </p>
      <LessonWords text={step.notes} context={context} />
      {next && (
        <p className="soft">
          {i18n._({
            id: 'workshop.then',
            message: 'Then: {title}',
            values: { title: plainWords(next.title) },
          })}
        </p>
      )}
    </main>,
    place,
  );
}
