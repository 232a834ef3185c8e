import type { Baseline } from '../baseline/baseline.ts';
import type { EventKind } from '../params/define-event.ts';
import { type EventKindId, eventKind } from '../params/events.ts';
import { type RecordWorld, sizeAtReturnPeriod } from './return-period.ts';
import type { Scenario } from './scenario.ts';

/** An event with its size in each place. */
export interface ResolvedEvent {
  readonly id: string;
  readonly kind: EventKindId;
  /** [C] size at full, as a share (the declared unit is in %); 0 where the event does not come. */
  readonly size: Float64Array;
  readonly firstYear: number;
  /** Last year at full size. */
  readonly lastYear: number;
  /** Share of the effect that each year after the last keeps of the year before. */
  readonly decay: number;
}

/**
 * Resolve the events of a checked scenario that are switched on, in the order of the file.
 *
 * @throws Error for a return period that the record does not support: `parseScenario` refuses it first.
 */
export function resolveEvents(scenario: Scenario, world: RecordWorld & Pick<Baseline, 'groups'>): ResolvedEvent[] {
  return (scenario.events ?? [])
    .filter((event) => event.enabled !== false)
    .map((event) => {
      const kind = eventKind(event.kind);
      const size = new Float64Array(world.places.length);
      for (const place of placesOfEvent(event.where, scenario.groups, world)) {
        const { returnPeriod } = event;
        size[place] =
          returnPeriod === undefined
            ? (event.size ?? kind.default) / 100
            : recordedSize(world, place, kind, returnPeriod);
      }
      const lastYear = event.firstYear + (event.duration ?? kind.duration) - 1;
      return { id: event.id, kind: event.kind, size, firstYear: event.firstYear, lastYear, decay: event.decay ?? 0 };
    });
}

function recordedSize(world: RecordWorld, place: number, kind: EventKind, years: number): number {
  const size = sizeAtReturnPeriod(world, place, kind, years);
  if (size.kind === 'refused') throw new Error(`${kind.id} with a return period of ${years} years: ${size.reason}`);
  return size.share;
}

/**
 * Rows of the places where an event comes, each once, ascending.
 *
 * @param where WLD, ISO3 codes, groups, own groups; unknown ones hold no place.
 */
export function placesOfEvent(
  where: string | readonly string[],
  groups: Scenario['groups'],
  world: Pick<Baseline, 'places'>,
): number[] {
  const targets = new Set(typeof where === 'string' ? [where] : where);
  const own = new Set(Object.entries(groups ?? {}).flatMap(([id, codes]) => (targets.has(id) ? codes : [])));
  return world.places.flatMap(({ iso3, groups: memberOf }, row) =>
    targets.has(iso3) || own.has(iso3) || memberOf.some((id) => targets.has(id)) ? [row] : [],
  );
}
