import type { Fault, Session } from '../../workers/page.ts';
import { type Lesson, readLessonText } from '../../workers/page-workshop.ts';
import { type OwnDatabase, openOwnDatabase } from '../own/database.ts';
import type { LessonLibrary } from './lesson-library.ts';

/** A lesson of the user. */
export interface OwnLesson {
  readonly id: string;
  readonly lesson: Lesson | undefined;
  /** Why a kept one cannot be shown; empty for a sound one. */
  readonly faults: readonly Fault[];
}

/** Characters of a kept lesson that are read at all; a file may have two million bytes. */
const LONGEST = 2_000_000;
/** Most lessons that are read from the device. */
const MOST = 100;

let opened: Promise<OwnDatabase> | undefined;

/** Do something with the database of this device; undefined where the browser keeps nothing, or has no room. */
async function onDevice<T>(act: (database: OwnDatabase) => Promise<T>): Promise<T | undefined> {
  try {
    opened ??= openOwnDatabase();
    return await act(await opened);
  } catch {
    // The lesson stays on the page until it is closed, which the page says.
    opened = undefined;
    return undefined;
  }
}

/** Read an untrusted lesson; an id of a lesson of the app is a fault, since links name lessons by it. */
export async function readOwnLesson(text: string, world: Session['world'], library: LessonLibrary): Promise<OwnLesson> {
  const parsed = await readLessonText(text, world, library.scenarios);
  if (parsed.kind === 'faults') return { id: '', lesson: undefined, faults: parsed.faults };
  const { lesson } = parsed;
  if (library.lessons.some(({ id }) => id === lesson.id)) {
    const fault = { path: 'id', found: lesson.id, allowed: 'an id that no lesson of the app has' };
    return { id: lesson.id, lesson: undefined, faults: [fault] };
  }
  return { id: lesson.id, lesson, faults: [] };
}

/** The lessons that lie on this device, each checked anew: what a file may not hold, a record may not either. */
export async function keptLessons(world: Session['world'], library: LessonLibrary): Promise<readonly OwnLesson[]> {
  const records = (await onDevice((database) => database.lessons())) ?? [];
  return Promise.all(
    records.slice(0, MOST).map(async (record) => {
      const { id, text } = record as { readonly id: string; readonly text: unknown };
      if (typeof text !== 'string' || text.length > LONGEST) return damaged(id);
      const read = await readOwnLesson(text, world, library);
      return read.lesson && read.id !== id ? damaged(id) : { ...read, id };
    }),
  );
}

function damaged(id: string): OwnLesson {
  return { id, lesson: undefined, faults: [{ path: 'file', found: 'unreadable text', allowed: 'JSON text' }] };
}

/** Keep a lesson on this device. False where the browser keeps nothing. */
export async function keepLesson(id: string, text: string): Promise<boolean> {
  const isKept = await onDevice(async (database) => {
    await database.writeLesson({ id, savedAt: Date.now(), text });
    return true;
  });
  return isKept === true;
}

/** Take a lesson from this device. */
export async function forgetLesson(id: string): Promise<void> {
  await onDevice((database) => database.removeLesson(id));
}
