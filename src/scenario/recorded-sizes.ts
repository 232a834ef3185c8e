import type { EventKind } from '../params/define-event.ts';
import { firstReasons } from './check-periods.ts';
import { placesOfEvent } from './resolve-events.ts';
import { type PeriodSupport, type RecordWorld, sizeAtReturnPeriod, supportedReturnPeriod } from './return-period.ts';
import type { Scenario, ScenarioEvent } from './scenario.ts';

/**
 * Compute the return periods in years that the records of all places of an event support, or the reasons of the first places that
 * support none.
 */
export function periodRange(
  kind: EventKind,
  where: ScenarioEvent['where'],
  groups: Scenario['groups'],
  world: RecordWorld,
): PeriodSupport {
  if (kind.noRecord !== undefined) return { kind: 'refused', reason: kind.noRecord };
  const supports = placesOfEvent(where, groups, world).map((place) => supportedReturnPeriod(world, place, kind));
  if (supports.length === 0) return { kind: 'refused', reason: 'a return period needs a place' };
  const reasons = supports.flatMap((support) => (support.kind === 'refused' ? [support.reason] : []));
  if (reasons.length > 0) return { kind: 'refused', reason: firstReasons(reasons) };
  const ranges = supports.filter((support) => support.kind === 'supported');
  const least = Math.max(...ranges.map((range) => range.least));
  const most = Math.min(...ranges.map((range) => range.most));
  if (least <= most) return { kind: 'supported', least, most };
  return { kind: 'refused', reason: 'these places have no return period in common' };
}

/**
 * Compute the sizes that a return period has in the places of an event: the smallest and the largest, as shares of people.
 *
 * @param years within `periodRange`.
 * @throws Error for a return period that the record of a place does not support.
 */
export function recordedSizes(
  kind: EventKind,
  where: ScenarioEvent['where'],
  groups: Scenario['groups'],
  world: RecordWorld,
  years: number,
): { readonly least: number; readonly most: number } {
  const shares = placesOfEvent(where, groups, world).map((place) => {
    const size = sizeAtReturnPeriod(world, place, kind, years);
    if (size.kind === 'refused') throw new Error(`${kind.id} with a return period of ${years} years: ${size.reason}`);
    return size.share;
  });
  return { least: Math.min(...shares), most: Math.max(...shares) };
}
