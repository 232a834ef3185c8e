import type { Baseline } from '../baseline/baseline.ts';
import type { PeriodCheck } from './event-schema.ts';
import { placesOfEvent } from './resolve-events.ts';
import { type RecordWorld, sizeAtReturnPeriod, supportedReturnPeriod } from './return-period.ts';

/** Places that a refusal names; of a continent the first few will do. */
const MOST_NAMED = 3;

/**
 * Make the check of return periods of a file: each place of an event must support it, and the reasons of the first places that
 * do not are given.
 *
 * @param file untrusted; only its own groups are read.
 */
export function periodCheck(file: unknown, world: RecordWorld & Pick<Baseline, 'groups'>): PeriodCheck {
  const groups = ownGroups(file);
  return (kind, where, years) => {
    const reasons = placesOfEvent(where, groups, world).flatMap((place) => {
      const support = supportedReturnPeriod(world, place, kind);
      if (support.kind === 'refused') return [`a size instead: ${support.reason}`];
      const size = sizeAtReturnPeriod(world, place, kind, years);
      return size.kind === 'refused' ? [size.reason] : [];
    });
    return reasons.length === 0 ? undefined : firstReasons(reasons);
  };
}

/** Join the reasons of the first places, each once, and count the rest. */
export function firstReasons(reasons: readonly string[]): string {
  const different = [...new Set(reasons)];
  const more = different.length - MOST_NAMED;
  return `${different.slice(0, MOST_NAMED).join('; ')}${more > 0 ? `; and ${more} more places` : ''}`;
}

/** Own groups as far as they are lists of codes; the schema reports the others. */
function ownGroups(file: unknown): Record<string, string[]> {
  const { groups } = file as { readonly groups?: unknown };
  if (typeof groups !== 'object' || groups === null) return {};
  return Object.fromEntries(
    Object.entries(groups).map(([id, codes]) => [
      id,
      Array.isArray(codes) ? codes.filter((code) => typeof code === 'string') : [],
    ]),
  );
}
