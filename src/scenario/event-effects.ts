import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import type { Stacking } from '../params/define-event.ts';
import { type EventKindId, eventKind } from '../params/events.ts';
import type { ResolvedEvent } from './resolve-events.ts';

const T = LAST_YEAR - FIRST_YEAR + 1;

/**
 * Compute how much of an event is felt in a place and year: 1 in its years, then decay, decay^2, ...; 0 before it and in places
 * where it does not come.
 *
 * @param place row of the place.
 */
export function eventIntensity(event: ResolvedEvent, place: number, year: number): number {
  if (event.size[place] === 0 || year < event.firstYear) return 0;
  return year <= event.lastYear ? 1 : event.decay ** (year - event.lastYear);
}

/**
 * Compute the size of all events of a kind together in a place and year, as a share.
 *
 * By the stacking that the kind declares: shares of people add (the caller caps them), losses and gains of a level add in logs,
 * shares that close or fill act each on what the others leave. An intensity below 1 scales a share, and the log of a loss or gain.
 *
 * @param place row of the place.
 * @returns 0 where no event comes; below 1 for losses and shares below 1.
 */
export function stackedSize(events: readonly ResolvedEvent[], kind: EventKindId, place: number, year: number): number {
  const { stacking } = eventKind(kind);
  let sum = 0;
  for (const event of events) {
    if (event.kind !== kind) continue;
    const intensity = eventIntensity(event, place, year);
    if (intensity > 0) sum += part(stacking, event.size[place] as number, intensity);
  }
  if (sum === 0 || stacking === 'add') return sum;
  return stacking === 'gain' ? Math.expm1(sum) : -Math.expm1(sum);
}

/** What an event adds to the sum: the share itself, or the log of what it leaves of a whole. */
function part(stacking: Stacking, size: number, intensity: number): number {
  switch (stacking) {
    case 'add':
      return size * intensity;
    case 'gain':
      return Math.log1p(size) * intensity;
    case 'loss':
      return Math.log1p(-size) * intensity;
    case 'share':
      return Math.log1p(-size * intensity);
  }
}

/**
 * Tabulate the stacked size of a kind for all places and years, so that a driver pays nothing in its loop.
 *
 * @param places number of places.
 * @returns [C][T] shares, undefined where the scenario has no event of the kind.
 */
export function eventSizes(
  events: readonly ResolvedEvent[],
  kind: EventKindId,
  places: number,
): Float64Array | undefined {
  const own = events.filter((event) => event.kind === kind);
  if (own.length === 0) return undefined;
  const sizes = new Float64Array(places * T);
  for (let place = 0; place < places; place++)
    for (let t = 0; t < T; t++) sizes[place * T + t] = stackedSize(own, kind, place, FIRST_YEAR + t);
  return sizes;
}
