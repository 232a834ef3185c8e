import { FIRST_YEAR, LAST_YEAR } from '../../baseline/baseline.ts';
import { CONFLICT_THRESHOLD, LARGEST_CONFLICT_SHARE } from '../../baseline/conflict-law.ts';
import { LANES } from '../../kernels/kernels.ts';
import { eventSizes } from '../../scenario/event-effects.ts';
import type { ResolvedEvent } from '../../scenario/resolve-events.ts';
import type { ConflictProcess, ConflictState } from './conflict.ts';

/** A conflict process with the conflicts and settlements that a scenario states. */
export interface ConflictWithEvents extends ConflictProcess {
  /** Where the places stand at the end of the year, events included. */
  readonly shown: Pick<ConflictState, 'isOn' | 'yearsSince'>;
  /** [C][L] share 0..1 of the people who would leave across a border and need not, since a settlement holds; null = none anywhere. */
  readonly settled: Float64Array | null;
  /** [L] movements of events cut at the largest share of a population since the block started. */
  readonly capped: Float64Array;
}

const T = LAST_YEAR - FIRST_YEAR + 1;

/**
 * Let a process show what events add and take.
 *
 * displaced = min(displaced by the law + share begun x people, 0.2 x people) x (1 - share settled). `shown` follows from that by
 * the threshold of 10,000, so income and returns answer to an event as to any conflict. Displacement across borders answers to the
 * sum before a settlement: `turn` follows from it, and a stated conflict above the threshold is an onset even where the place is in
 * conflict already: it is a new one. Where there is conflict to settle, a settlement then takes its share of those who would leave.
 * The law's own state stays as drawn: when an event is over, conflict inside the place is what it would have been without it, and
 * neighbours do not answer to it. A conflict that spreads is several events.
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
  if (begun === undefined && settled === undefined) return { ...process, shown: process.state, settled: null, capped };
  const { displaced, turn, state } = process;
  const isInConflict = new Uint8Array(places * LANES);
  /** 1 where there would be conflict without settlements, this year and last. */
  const isUnsettled = new Uint8Array(places * LANES);
  const wasUnsettled = new Uint8Array(places * LANES);
  const settledHere = settled ? new Float64Array(places * LANES) : null;
  const yearsSince = new Float64Array(places * LANES);
  /** 1 where what events begin is a conflict of its own, this year and last. */
  const isStated = new Uint8Array(places * LANES);
  const wasStated = new Uint8Array(places * LANES);
  let isFirst = true;

  function change(place: number, begunShare: number, settledShare: number, population: Float64Array): void {
    for (let lane = 0; lane < LANES; lane++) {
      const at = place * LANES + lane;
      let people = displaced[at] as number;
      if (begunShare > 0) {
        const begunPeople = begunShare * (population[at] as number);
        const together = people + begunPeople;
        isStated[at] = begunPeople >= CONFLICT_THRESHOLD ? 1 : 0;
        people = Math.min(together, LARGEST_CONFLICT_SHARE * (population[at] as number));
        capped[lane] = (capped[lane] as number) + together - people;
      }
      isUnsettled[at] = people >= CONFLICT_THRESHOLD ? 1 : 0;
      if (settledHere) settledHere[at] = isUnsettled[at] === 1 ? settledShare : 0;
      displaced[at] = people * (1 - settledShare);
      isInConflict[at] = (displaced[at] as number) >= CONFLICT_THRESHOLD ? 1 : 0;
    }
  }

  return {
    ...process,
    shown: { isOn: isInConflict, yearsSince },
    settled: settledHere,
    capped,
    startBlock(luck) {
      process.startBlock(luck);
      capped.fill(0);
      isStated.fill(0);
      isFirst = true;
    },
    step(frame) {
      // A nowcast may have set the start after `startBlock`.
      wasUnsettled.set(isFirst ? state.isOn : isUnsettled);
      if (isFirst) yearsSince.set(state.yearsSince);
      isFirst = false;
      wasStated.set(isStated);
      isStated.fill(0);
      process.step(frame);
      isInConflict.set(state.isOn);
      isUnsettled.set(state.isOn);
      settledHere?.fill(0);
      for (let place = 0; place < places; place++) {
        const at = place * T + frame.year - FIRST_YEAR;
        const [begunShare, settledShare] = [begun?.[at] ?? 0, settled?.[at] ?? 0];
        if (begunShare > 0 || settledShare > 0) change(place, begunShare, settledShare, frame.population);
      }
      for (let at = 0; at < turn.length; at++) {
        const isOn = isUnsettled[at] === 1;
        const begins = isOn && (wasUnsettled[at] === 0 || (isStated[at] === 1 && wasStated[at] === 0));
        turn[at] = begins ? 1 : !isOn && wasUnsettled[at] === 1 ? 2 : 0;
        yearsSince[at] = isInConflict[at] === 1 ? 1 : (yearsSince[at] as number) + 1;
      }
    },
  };
}
