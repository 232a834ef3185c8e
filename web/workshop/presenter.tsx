import './presenter.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type LessonContext, LessonTitle, plainWords } from './lesson-words.tsx';
import { NotesWindow } from './notes-window.tsx';
import { StepView } from './step-view.tsx';
import { stepKind } from './step-words.ts';
import { useTimer } from './use-timer.ts';

interface PresenterProps {
  readonly context: LessonContext;
  readonly at: number;
  onGo(to: number): void;
  onClose(): void;
}

/** What a key does; undefined where it does nothing here. */
function actionOf({ key }: KeyboardEvent): 'next' | 'back' | 'blank' | 'notes' | 'close' | undefined {
  if (['ArrowRight', 'ArrowDown', 'PageDown', ' '].includes(key)) return 'next';
  if (['ArrowLeft', 'ArrowUp', 'PageUp'].includes(key)) return 'back';
  if (key === '.' || key.toLowerCase() === 'b') return 'blank';
  if (key.toLowerCase() === 'n') return 'notes';
  return key === 'Escape' ? 'close' : undefined;
}

/** Things that use keys of their own while they have the focus. */
const OWN_KEYS = '[role="slider"], input, textarea, select, summary, button, a';

/**
 * A lesson for a room: the whole screen in large type, arrows to move, B for a blank screen, N for a second window with notes and a
 * clock.
 */
export function Presenter({ context, at, onGo, onClose }: PresenterProps) {
  const { lesson } = context;
  const step = lesson.steps[at];
  const ref = useRef<HTMLDivElement>(null);
  const [isBlank, setBlank] = useState(false);
  const [notes, setNotes] = useState<Window | undefined>();
  const [isBlocked, setBlocked] = useState(false);
  const timer = useTimer();
  const close = useCallback(() => {
    notes?.close();
    if (document.fullscreenElement) void document.exitFullscreen();
    onClose();
  }, [notes, onClose]);

  const openNotes = useCallback(() => {
    if (notes && !notes.closed) {
      notes.focus();
      return;
    }
    const opened = window.open('', 'mobility-horizons-notes', 'popup,width=760,height=820');
    setBlocked(opened === null);
    setNotes(opened ?? undefined);
  }, [notes]);

  const forgetNotes = useCallback(() => setNotes(undefined), []);

  const press = useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const action = actionOf(event);
      if (action === undefined) return;
      const isOwn = event.target instanceof Element && event.target.closest(OWN_KEYS) !== null;
      if (isOwn && action !== 'close') return;
      event.preventDefault();
      event.stopPropagation();
      if (action === 'blank') setBlank((before) => !before);
      else if (action === 'notes') openNotes();
      else if (action === 'close') close();
      else {
        setBlank(false);
        onGo(action === 'next' ? at + 1 : at - 1);
      }
    },
    [at, onGo, openNotes, close],
  );

  useEffect(() => {
    const element = ref.current;
    element?.focus();
    // A browser may refuse; the view then fills the window.
    void element?.requestFullscreen?.().catch(() => undefined);
    const rest = [...document.body.children].filter((child) => child !== element && child instanceof HTMLElement);
    for (const child of rest) (child as HTMLElement).inert = true;
    return () => {
      for (const child of rest) (child as HTMLElement).inert = false;
    };
  }, []);
  useEffect(() => {
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [press]);
  // A new step is read from its top, and heard.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is what changes
  useEffect(() => {
    ref.current?.scrollTo({ top: 0 });
    ref.current?.focus();
  }, [at]);

  if (!step) return null;
  return createPortal(
    <div
      className={isBlank ? 'presenter is-blank' : 'presenter'}
      ref={ref}
      role="dialog"
      aria-modal="true"
      aria-label={i18n._({
        id: 'workshop.presenter',
        message: 'Presentation: {title}',
        values: { title: plainWords(lesson.title) },
      })}
      tabIndex={-1}
    >
      <p className="hidden" role="status">
        {isBlank ? i18n._({ id: 'workshop.blankSaid', message: 'The screen is blank. B shows it again.' }) : ''}
      </p>
      {!isBlank && (
        <>
          <div className="presenter-step">
            <p className="presenter-kind">{stepKind(step.kind)}</p>
            <h2>
              <LessonTitle text={step.title} />
            </h2>
            <StepView context={context} at={at} scale="room" />
          </div>
          <footer className="presenter-foot">
            <button type="button" disabled={at === 0} onClick={() => onGo(at - 1)}>
              <Trans id="workshop.back" message="Back" />
            </button>
            <span>
              {i18n._({
                id: 'workshop.stepOf',
                message: '{at} of {of}',
                values: { at: at + 1, of: lesson.steps.length },
              })}
            </span>
            <button type="button" disabled={at === lesson.steps.length - 1} onClick={() => onGo(at + 1)}>
              <Trans id="workshop.next" message="Next step" />
            </button>
            <button type="button" onClick={() => setBlank(true)}>
              <Trans id="workshop.blank" message="Blank (B)" />
            </button>
            <button type="button" onClick={openNotes}>
              <Trans id="workshop.openNotes" message="Notes (N)" />
            </button>
            <button type="button" onClick={close}>
              <Trans id="workshop.leave" message="Leave (Esc)" />
            </button>
            {isBlocked && (
              <span role="alert">
                <Trans
                  id="workshop.blocked"
                  message="The browser did not open a second window. Allow pop-up windows for this page, or print the facilitator notes."
                />
              </span>
            )}
          </footer>
        </>
      )}
      {notes && (
        <NotesWindow
          opened={notes}
          context={context}
          at={at}
          timer={timer}
          onKey={press}
          onGo={onGo}
          onClosed={forgetNotes}
        />
      )}
    </div>,
    document.body,
  );
}
