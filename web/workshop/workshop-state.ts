import { createStore } from 'zustand/vanilla';
import type { Curve } from '../../workers/page-workshop.ts';
import type { OwnLesson } from './own-lessons.ts';

/** What a group does in a workshop. Of it only lessons by file are kept on the device; nothing is part of a link. */
interface WorkshopState {
  /** Drawn curves by what they were drawn for. */
  readonly curves: Readonly<Record<string, Curve>>;
  /** Codes of curves that a group pasted, by what they were drawn for. */
  readonly pasted: Readonly<Record<string, string>>;
  /** Lessons by file; undefined until the device has been asked for those that it keeps. */
  readonly own: readonly OwnLesson[] | undefined;
  /** False where the browser would not keep the last one. */
  readonly isKept: boolean;
  /** Codes of the room. */
  readonly codes: string;
}

/** The state of the workshop; it lives as long as the page, whichever part of it is looked at. */
export const workshop = createStore<WorkshopState>()(() => ({
  curves: {},
  pasted: {},
  own: undefined,
  isKept: true,
  codes: '',
}));

/** Change the curve of a task. */
export function setCurve(task: string, curve: Curve): void {
  workshop.setState(({ curves }) => ({ curves: { ...curves, [task]: curve } }));
}

/** Change the codes of curves of a task. */
export function setPasted(task: string, text: string): void {
  workshop.setState(({ pasted }) => ({ pasted: { ...pasted, [task]: text } }));
}
