/** Parts of the workshop page. */
export const WORKSHOP_PARTS = ['lessons', 'draw', 'room'] as const;
export type WorkshopPart = (typeof WORKSHOP_PARTS)[number];

/** What is open of a workshop; it is in links, and no step of undo. */
export interface WorkshopChoices {
  readonly part: WorkshopPart;
  /** Id of the open lesson; undefined while lessons are listed. */
  readonly lesson: string | undefined;
  /** Step of the lesson, from 1. */
  readonly step: number;
}

export const FIRST_WORKSHOP: WorkshopChoices = { part: 'lessons', lesson: undefined, step: 1 };

/** More steps than any lesson has. */
const MOST_STEPS = 9;

type Pick = <T>(key: string, fallback: T, allowed: string, read: (text: string) => T | undefined) => T;

/** Write the choices that differ from the first ones. */
export function writeWorkshop(parts: URLSearchParams, { part, lesson, step }: WorkshopChoices): void {
  if (part !== FIRST_WORKSHOP.part) parts.set('part', part);
  if (lesson !== undefined) parts.set('lesson', lesson);
  if (step !== FIRST_WORKSHOP.step) parts.set('step', String(step));
}

/** Read the choices; which lessons there are is known when the page opens. */
export function readWorkshop(pick: Pick): WorkshopChoices {
  return {
    part: pick('part', FIRST_WORKSHOP.part, WORKSHOP_PARTS.join(', '), (text) =>
      WORKSHOP_PARTS.find((part) => part === text),
    ),
    lesson: pick('lesson', FIRST_WORKSHOP.lesson, 'the id of a lesson', (text) =>
      /^[a-z0-9][a-z0-9-]{0,59}$/.test(text) ? text : undefined,
    ),
    step: pick('step', FIRST_WORKSHOP.step, `a whole number from 1 to ${MOST_STEPS}`, (text) =>
      /^[1-9]$/.test(text) ? Number(text) : undefined,
    ),
  };
}
