import { createStore } from 'zustand/vanilla';
import type { Curve, Lesson } from '../../workers/page-workshop.ts';

/** What a group does in a workshop: nothing of it is kept on the device, and it is no part of a link. */
interface WorkshopState {
  /** Drawn curves by what they were drawn for. */
  readonly curves: Readonly<Record<string, Curve>>;
  /** Codes of curves that a group pasted, by what they were drawn for. */
  readonly pasted: Readonly<Record<string, string>>;
  /** The lesson of an own file that was read last without a fault. */
  readonly own: Lesson | undefined;
  /** Codes of the room. */
  readonly codes: string;
}

/** The state of the workshop; it lives as long as the page, whichever part of it is looked at. */
export const workshop = createStore<WorkshopState>()(() => ({ curves: {}, pasted: {}, own: undefined, codes: '' }));

/** Change the curve of a task. */
export function setCurve(task: string, curve: Curve): void {
  workshop.setState(({ curves }) => ({ curves: { ...curves, [task]: curve } }));
}

/** Change the codes of curves of a task. */
export function setPasted(task: string, text: string): void {
  workshop.setState(({ pasted }) => ({ pasted: { ...pasted, [task]: text } }));
}
