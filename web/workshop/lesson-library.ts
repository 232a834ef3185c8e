import type { Scenario, Session } from '../../workers/page.ts';
import { type Lesson, readLessonText } from '../../workers/page-workshop.ts';
import { readLibrary } from '../library/library-cards.ts';

/** The files of the lessons as text, by path; bundled with the part of the page that shows them, so that they are there offline. */
const FILES: Record<string, string> = import.meta.glob('../../scenarios/lessons/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Order of the lessons on the page: drivers as everywhere, then what joins them. */
const ORDER = [
  'demographics',
  'climate',
  'urbanization',
  'labour-markets',
  'peace-and-security',
  'compound-shocks',
  'preparedness',
];

/** Lessons that come with the app, and the scenarios that a lesson may name. */
export interface LessonLibrary {
  readonly lessons: readonly Lesson[];
  readonly scenarios: ReadonlyMap<string, Scenario>;
}

let known: Promise<LessonLibrary> | undefined;

/**
 * Read the lessons, once.
 *
 * @throws Error naming the file and its faults.
 */
export function readLessons(world: Session['world']): Promise<LessonLibrary> {
  known ??= read(world).catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

async function read(world: Session['world']): Promise<LessonLibrary> {
  const cards = await readLibrary(world);
  const scenarios = new Map(cards.map(({ scenario }) => [scenario.id, scenario]));
  const lessons = await Promise.all(
    Object.entries(FILES).map(async ([path, text]) => {
      const parsed = await readLessonText(text, world, scenarios);
      if (parsed.kind === 'lesson') return parsed.lesson;
      const faults = parsed.faults.map(({ path: at, found, allowed }) => `${at}: found ${found}; allowed: ${allowed}`);
      throw new Error(`${path.replace(/^.*\//, '')}: ${faults.join('; ')}`);
    }),
  );
  return { lessons: lessons.sort((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id)), scenarios };
}
