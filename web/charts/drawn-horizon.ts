import type { Answer } from '../../workers/page.ts';
import { useChoice } from '../context.ts';

/**
 * The last year that is drawn of an answer: the horizon, or the last year of its first runs while those for a later horizon are on their
 * way.
 */
export function drawnHorizon({ scenario, reference }: Answer, horizon: number): number {
  return Math.min(horizon, scenario.until, reference.until);
}

/** The same for the chosen horizon. */
export function useDrawnHorizon(answer: Answer): number {
  return drawnHorizon(answer, useChoice('horizon'));
}
