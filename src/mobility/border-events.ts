import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import { eventSizes } from '../scenario/event-effects.ts';
import type { ResolvedEvent } from '../scenario/resolve-events.ts';
import type { Channels } from './channels.ts';
import { CORRIDOR_COEFFICIENTS, type CorridorCoefficients } from './corridor-elasticities.ts';

/** Shares that events close, open or stop in a place and year; 0 where none comes. */
export interface BorderEvents {
  /** Share of the regular ways across the borders of the place that is closed, in and out. */
  closed(place: number, year: number): number;
  /** Rise of regular moves into the place. */
  opened(place: number, year: number): number;
  /** Share of all moves from and to the place that does not take place. */
  stopped(place: number, year: number): number;
}

const T = LAST_YEAR - FIRST_YEAR + 1;

/** Tabulate the border events of a scenario for `places` places. */
export function createBorderEvents(events: readonly ResolvedEvent[], places: number): BorderEvents {
  const reader = (kind: 'borderClosure' | 'pathwayOpening' | 'pandemicStandstill') => {
    const sizes = eventSizes(events, kind, places);
    return (place: number, year: number) => sizes?.[place * T + year - FIRST_YEAR] ?? 0;
  };
  return {
    closed: reader('borderClosure'),
    opened: reader('pathwayOpening'),
    stopped: reader('pandemicStandstill'),
  };
}

/**
 * Raise the regular moves into a place by a share; part of the rise are people who would have moved irregularly.
 *
 * That part is the coefficient of substitution times how far the opening reaches, 1 for a rise as large as that of pathways opened
 * in full.
 */
export function openPathway(channels: Channels, share: number, coefficients: CorridorCoefficients): Channels {
  const more = channels.regular * share;
  const reach = Math.min(1, Math.log1p(share) / CORRIDOR_COEFFICIENTS.opening.central);
  const replaced = Math.min(more, channels.irregular * coefficients.substitution * reach);
  return { ...channels, regular: channels.regular + more, irregular: channels.irregular - replaced };
}

/** What becomes of people who want to leave a place; shares of those who want to. */
export interface Exit {
  /** Leave, regularly or irregularly. */
  readonly moved: number;
  /** Leave irregularly, since the regular way is closed. */
  readonly leaking: number;
  /** Stay against their wish. */
  readonly blocked: number;
}

/**
 * Close a share of the regular ways out of a place: part of the refused leave irregularly, the others stay. Nobody turns to another
 * destination, since it is the way out that is closed.
 */
export function closeExit(share: number, { irregularShare, leak }: CorridorCoefficients): Exit {
  const refused = (1 - irregularShare) * share;
  const leaking = refused * leak;
  return { moved: 1 - refused + leaking, leaking, blocked: refused - leaking };
}
