import { i18n } from '@lingui/core';
import type { WorkshopPart } from './workshop-choices.ts';

/** Name of a part of the page. */
export function partTitle(part: WorkshopPart): string {
  switch (part) {
    case 'lessons':
      return i18n._({ id: 'workshop.part.lessons', message: 'Lessons' });
    case 'draw':
      return i18n._({ id: 'workshop.part.draw', message: 'Predict, then reveal' });
    case 'room':
      return i18n._({ id: 'workshop.part.room', message: 'Room' });
    default: {
      const never: never = part;
      throw new Error(`part ${String(never)} has no title`);
    }
  }
}
