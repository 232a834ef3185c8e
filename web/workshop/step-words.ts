import { i18n } from '@lingui/core';
import type { Session } from '../../workers/page.ts';
import type { LessonStep } from '../../workers/page-workshop.ts';
import { placeNames } from '../context.ts';
import { outputLabel, outputOf } from '../texts.ts';

/** Kind of a step in a word. */
export function stepKind(kind: LessonStep['kind']): string {
  switch (kind) {
    case 'ask':
      return i18n._({ id: 'workshop.kind.ask', message: 'Ask' });
    case 'predict':
      return i18n._({ id: 'workshop.kind.draw', message: 'Draw' });
    case 'reveal':
      return i18n._({ id: 'workshop.kind.reveal', message: 'Reveal' });
    case 'explore':
      return i18n._({ id: 'workshop.kind.explore', message: 'Explore' });
    case 'discuss':
      return i18n._({ id: 'workshop.kind.discuss', message: 'Discuss' });
    default: {
      const never: never = kind;
      throw new Error(`kind ${String(never)} has no words`);
    }
  }
}

/** Minutes in words. */
export function minutesWords(minutes: number): string {
  return i18n._({
    id: 'workshop.minutes',
    message: '{minutes, plural, one {# minute} other {# minutes}}',
    values: { minutes },
  });
}

/** Indicator and place: the title of a chart. */
export function chartTitle(
  world: Session['world'],
  { output, place }: { readonly output: Parameters<typeof outputLabel>[0]; readonly place: string },
): string {
  const name = placeNames(world, outputOf(output).scope === 'world' ? 'WLD' : place).name;
  return i18n._({
    id: 'workshop.chart',
    message: '{output}, {place}',
    values: { output: outputLabel(output), place: name },
  });
}
