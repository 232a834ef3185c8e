import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { FIRST_YEAR, LAST_YEAR, type ScenarioEvent } from '../../workers/page.ts';
import { lengthenedEvent, movedEvent } from './edit-events.ts';
import { durationOf, yearsWords } from './event-words.ts';

interface EventBarProps {
  readonly event: ScenarioEvent;
  /** Name, details and years, for those who do not see the bar. */
  readonly label: string;
  onChange(event: ScenarioEvent): void;
  onOpen(): void;
  onRemove(): void;
}

/** A drag from where it began. */
interface Drag {
  readonly edit: typeof movedEvent;
  readonly startX: number;
  readonly yearWidth: number;
}

/** Years run from the right where the language does: then a step to the right is one back. */
function direction(element: Element): 1 | -1 {
  return getComputedStyle(element).direction === 'rtl' ? -1 : 1;
}

/** Pixels below which a press is a click. */
const CLICK_PX = 4;
const YEARS = LAST_YEAR - FIRST_YEAR + 1;
/** Years that the words for the years of a bar take up. */
const WORDS = 5;
/** Least share of an effect that is still drawn. */
const LEAST_LEFT = 0.05;

/** The years of an event: dragged to move, at its end to lengthen; arrow keys do the same. A drag is one change, when it ends. */
export function EventBar({ event, label, onChange, onOpen, onRemove }: EventBarProps) {
  const [dragged, setDragged] = useState<ScenarioEvent | undefined>();
  const drag = useRef<Drag | undefined>(undefined);
  const wasDragged = useRef(false);
  const shown = dragged ?? event;
  const first = shown.firstYear - FIRST_YEAR;
  const years = durationOf(shown);
  const left = yearsLeft(shown.decay ?? 0, first + years);
  const end = first + years + left.length;
  const words = end + WORDS <= YEARS ? 'bar-years' : first >= WORDS ? 'bar-years is-before' : 'bar-years is-inside';

  function begin(press: PointerEvent<HTMLButtonElement>): void {
    const track = press.currentTarget.parentElement;
    wasDragged.current = false;
    if (press.button !== 0 || !track) return;
    const isEnd = press.target instanceof Element && press.target.classList.contains('bar-end');
    const yearWidth = (direction(track) * track.getBoundingClientRect().width) / YEARS;
    drag.current = { edit: isEnd ? lengthenedEvent : movedEvent, startX: press.clientX, yearWidth };
    press.currentTarget.setPointerCapture(press.pointerId);
  }

  function move(to: PointerEvent): void {
    if (!drag.current) return;
    const { edit, startX, yearWidth } = drag.current;
    const distance = to.clientX - startX;
    if (Math.abs(distance) >= CLICK_PX) wasDragged.current = true;
    if (!wasDragged.current) return;
    const changed = edit(event, Math.round(distance / yearWidth));
    if (changed) setDragged(changed);
  }

  function drop(isTaken: boolean): void {
    drag.current = undefined;
    setDragged(undefined);
    if (isTaken && dragged && (dragged.firstYear !== event.firstYear || durationOf(dragged) !== durationOf(event)))
      onChange(dragged);
  }

  function press(key: KeyboardEvent): void {
    if (key.ctrlKey || key.metaKey || key.altKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key.key];
    if (key.key === 'Escape') drop(false);
    else if (key.key === 'Delete' || key.key === 'Backspace') onRemove();
    else if (step === undefined) return;
    else {
      const changed = (key.shiftKey ? lengthenedEvent : movedEvent)(event, step * direction(key.currentTarget));
      if (changed) onChange(changed);
    }
    key.preventDefault();
  }

  return (
    <div
      className="lane-track"
      style={{ '--first': first, '--length': Math.min(years, YEARS - first), '--end': end } as CSSProperties}
    >
      {left.map(({ at, share }) => (
        <span className="bar-decay" key={at} style={{ '--at': at, '--share': share } as CSSProperties} />
      ))}
      <button
        type="button"
        className={dragged ? 'bar is-dragged' : 'bar'}
        aria-label={label}
        aria-describedby="events-keys"
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={() => drop(true)}
        onPointerCancel={() => drop(false)}
        onClick={() => {
          if (!wasDragged.current) onOpen();
          wasDragged.current = false;
        }}
        onKeyDown={press}
      >
        <span className="bar-end" />
      </button>
      <span className={words} aria-hidden="true">
        {yearsWords(shown)}
      </span>
    </div>
  );
}

/** The share of an event that each year after its last keeps, by the column of the year. */
function yearsLeft(decay: number, from: number): { readonly at: number; readonly share: number }[] {
  const left: { readonly at: number; readonly share: number }[] = [];
  for (let at = from, share = decay; at < YEARS && share >= LEAST_LEFT; at++, share *= decay) left.push({ at, share });
  return left;
}
