import { FIRST_YEAR, LAST_YEAR } from '../../baseline/baseline.ts';
import { LARGEST_DISPLACED_SHARE } from '../../baseline/disaster-size.ts';
import { LANES } from '../../kernels/kernels.ts';
import type { EventKindId } from '../../params/events.ts';
import { eventSizes } from '../../scenario/event-effects.ts';
import type { ResolvedEvent } from '../../scenario/resolve-events.ts';
import type { YearFrame } from '../driver.ts';

/** Disasters that a scenario states: they displace people beside those that the year draws. */
export interface DisasterEvents {
  /**
   * Add the people whom the year's events displace, at most the largest share of the people of a place together with those drawn.
   * Cyclones count as storms. What is above is cut from all hazards in proportion.
   *
   * @param displaced added to in place.
   * @param capped    [L] movements cut at the largest share; added to in place.
   */
  addTo(frame: Pick<YearFrame, 'index' | 'population'>, displaced: DisplacedByHazard, capped: Float64Array): void;
}

/** Movements of a year; all [C][L]. */
interface DisplacedByHazard {
  /** By all disasters, floods and storms among them. */
  readonly all: Float64Array;
  readonly flood: Float64Array;
  readonly storm: Float64Array;
}

const KINDS = ['flood', 'cyclone', 'drought', 'earthquake'] as const satisfies readonly EventKindId[];
const T = LAST_YEAR - FIRST_YEAR + 1;

/** Make the disasters of a scenario for `C` places; undefined where it states none. */
export function createDisasterEvents(events: readonly ResolvedEvent[], C: number): DisasterEvents | undefined {
  const tables = KINDS.map((kind) => eventSizes(events, kind, C));
  if (tables.every((table) => table === undefined)) return undefined;
  /** [C][T] shares of people, of all kinds together: two hazards displace the people of both. */
  const share = new Float64Array(C * T);
  for (let at = 0; at < share.length; at++) share[at] = tables.reduce((sum, table) => sum + (table?.[at] ?? 0), 0);
  const [floods, cyclones] = tables;

  return {
    addTo({ index, population }, displaced, capped) {
      for (let place = 0; place < C; place++) {
        const stated = share[place * T + index] as number;
        if (stated === 0) continue;
        const flood = floods?.[place * T + index] ?? 0;
        const storm = cyclones?.[place * T + index] ?? 0;
        for (let lane = 0; lane < LANES; lane++) {
          const at = place * LANES + lane;
          const people = population[at] as number;
          const together = (displaced.all[at] as number) + stated * people;
          const most = LARGEST_DISPLACED_SHARE * people;
          const kept = together > most ? most / together : 1;
          displaced.all[at] = Math.min(together, most);
          displaced.flood[at] = ((displaced.flood[at] as number) + flood * people) * kept;
          displaced.storm[at] = ((displaced.storm[at] as number) + storm * people) * kept;
          if (together > most) capped[lane] = (capped[lane] as number) + together - most;
        }
      }
    },
  };
}
