import { FIRST_YEAR, LAST_YEAR } from '../../baseline/baseline.ts';
import { eventSizes } from '../../scenario/event-effects.ts';
import type { ResolvedEvent } from '../../scenario/resolve-events.ts';

const T = LAST_YEAR - FIRST_YEAR + 1;

/**
 * Compute what crises and crop failures leave of income per head, as a level: it comes back as the event decays.
 *
 * log left = log(1 - share lost in crises) + log(1 - share of the harvest lost x farm share of jobs). Farming's part in income is
 * taken to be its part in jobs: an upper bound, since a worker on a farm earns less than one elsewhere.
 *
 * @param agriculture [C] share of jobs in agriculture.
 * @returns [C][T] logs, 0 where no event comes; undefined where the scenario states none.
 */
export function incomeLeftByEvents(
  events: readonly ResolvedEvent[],
  agriculture: Float64Array,
): Float64Array | undefined {
  const crises = eventSizes(events, 'economicCrisis', agriculture.length);
  const harvests = eventSizes(events, 'cropFailure', agriculture.length);
  if (crises === undefined && harvests === undefined) return undefined;
  return Float64Array.from({ length: agriculture.length * T }, (_, at) => {
    const farming = agriculture[Math.floor(at / T)] as number;
    return Math.log1p(-(crises?.[at] ?? 0)) + Math.log1p(-farming * (harvests?.[at] ?? 0));
  });
}
