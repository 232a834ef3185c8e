import { FIRST_YEAR, LAST_YEAR } from '../../baseline/baseline.ts';
import { CONFLICT_THRESHOLD, LARGEST_CONFLICT_SHARE } from '../../baseline/conflict-law.ts';
import { LANES } from '../../kernels/kernels.ts';
import { eventSizes } from '../../scenario/event-effects.ts';
import type { ResolvedEvent } from '../../scenario/resolve-events.ts';
import type { ConflictProcess } from './conflict.ts';

/** A conflict process with the conflicts and settlements that a scenario states. */
export interface ConflictWithEvents extends ConflictProcess {
  /** [C][L] 1 where the place is in conflict in the year, events included. */
  readonly isInConflict: Uint8Array;
  /** [L] movements of events cut at the largest share of a population since the block started. */
  readonly capped: Float64Array;
}

const T = LAST_YEAR - FIRST_YEAR + 1;

/**
 * Let a process show what events add and take.
 *
 * displaced = min(displaced by the law + share begun x people, 0.2 x people) x (1 - share settled). `turn` and `isInConflict`
 * follow from that by the threshold of 10,000, so income and displacement across borders answer to an event as to any conflict.
 * The law's own state stays as drawn: when an event is over, the place is where it would have been without it, and neighbours do
 * not answer to it. A conflict that spreads is several events.
 *
 * @param process stepped by the result from then on; its `displaced` and `turn` are changed after each step.
 * @param places  number of places.
 */
export function withConflictEvents(
  process: ConflictProcess,
  events: readonly ResolvedEvent[],
  places: number,
): ConflictWithEvents {
  const begun = eventSizes(events, 'conflictOnset', places);
  const settled = eventSizes(events, 'peaceSettlement', places);
  const capped = new Float64Array(LANES);
  if (begun === undefined && settled === undefined) return { ...process, isInConflict: process.state.isOn, capped };
  const { displaced, turn, state } = process;
  const isInConflict = new Uint8Array(places * LANES);
  const wasInConflict = new Uint8Array(places * LANES);
  let isFirst = true;

  function change(place: number, begunShare: number, settledShare: number, population: Float64Array): void {
    for (let lane = 0; lane < LANES; lane++) {
      const at = place * LANES + lane;
      let people = displaced[at] as number;
      if (begunShare > 0) {
        const together = people + begunShare * (population[at] as number);
        people = Math.min(together, LARGEST_CONFLICT_SHARE * (population[at] as number));
        capped[lane] = (capped[lane] as number) + together - people;
      }
      displaced[at] = people * (1 - settledShare);
      isInConflict[at] = (displaced[at] as number) >= CONFLICT_THRESHOLD ? 1 : 0;
    }
  }

  return {
    ...process,
    isInConflict,
    capped,
    startBlock(luck) {
      process.startBlock(luck);
      capped.fill(0);
      isFirst = true;
    },
    step(frame) {
      // A nowcast may have set the start after `startBlock`.
      wasInConflict.set(isFirst ? state.isOn : isInConflict);
      isFirst = false;
      process.step(frame);
      isInConflict.set(state.isOn);
      for (let place = 0; place < places; place++) {
        const at = place * T + frame.year - FIRST_YEAR;
        const [begunShare, settledShare] = [begun?.[at] ?? 0, settled?.[at] ?? 0];
        if (begunShare > 0 || settledShare > 0) change(place, begunShare, settledShare, frame.population);
      }
      for (let at = 0; at < turn.length; at++)
        turn[at] = isInConflict[at] === wasInConflict[at] ? 0 : isInConflict[at] === 1 ? 1 : 2;
    },
  };
}
