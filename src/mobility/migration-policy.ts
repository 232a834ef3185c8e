import { LANES } from '../kernels/kernels.ts';
import { leverInYear, numberLever, type ResolvedScenario } from '../scenario/resolve.ts';
import { closeExit, createBorderEvents, openPathway } from './border-events.ts';
import { closingNextYear, divideChannels, returnFactor } from './channels.ts';
import type { RunCoefficients } from './run-coefficients.ts';

/**
 * What destinations do with people who want to come, and events with people who want to leave, in 8 runs at once. Arrays are [C][L],
 * by destination where they do not say otherwise; the first six are shares of the demand on a corridor into the place.
 */
export interface MigrationPolicy {
  /** Share that arrives, regularly or irregularly; above 1 where pathways are opened. */
  readonly moved: Float64Array;
  readonly irregular: Float64Array;
  readonly stranded: Float64Array;
  readonly blocked: Float64Array;
  readonly deflected: Float64Array;
  /** Share of regular demand that is refused. */
  readonly closing: Float64Array;
  /** Shares of people in need of protection who find the way into the place, and out of it, closed and no other. */
  readonly entryRefused: Float64Array;
  readonly exitRefused: Float64Array;
  /** Factor on the usual returns of people who live in the place. */
  readonly returning: Float64Array;
  /** By origin, shares of people who want to leave: who leaves; who leaves irregularly for a closed way out; who stays for it. */
  readonly leaving: Float64Array;
  readonly leavingIrregular: Float64Array;
  readonly leavingBlocked: Float64Array;
  /** [C] share of all moves from and to the place, returns too, that takes place. */
  readonly going: Float64Array;
  /** Whether any place differs from the reference this year; if not, all who want to leave do and all moves take place. */
  isActive(): boolean;
  startBlock(runs: readonly RunCoefficients[]): void;
  /**
   * Decide a year.
   *
   * @param crowding [C][L] log of last year's arrivals over the reference's; what fatigue answers to.
   */
  step(year: number, crowding: Float64Array): void;
}

/** Make the policy of a scenario. */
export function createMigrationPolicy(scenario: ResolvedScenario, places: number): MigrationPolicy {
  const pathways = numberLever(scenario, 'pathways');
  const enforcement = numberLever(scenario, 'enforcement');
  const fatigue = numberLever(scenario, 'hostFatigue');
  const column = () => new Float64Array(places * LANES);
  const policy = {
    moved: column(),
    irregular: column(),
    stranded: column(),
    blocked: column(),
    deflected: column(),
    closing: column(),
    entryRefused: column(),
    exitRefused: column(),
    returning: column(),
    leaving: column(),
    leavingIrregular: column(),
    leavingBlocked: column(),
    going: new Float64Array(places),
  };
  const events = createBorderEvents(scenario.events, places);
  /** [C] closing that is felt; the same in every run. */
  const felt = new Float64Array(places);
  /** [C] 1 where the shares of a place are those of an open one, which are the same every year of a block. */
  const isSettled = new Uint8Array(places);
  let runs: readonly RunCoefficients[] = [];
  let isActive = false;

  function setPlace(place: number, year: number, opening: number, crowding: Float64Array): boolean {
    const base = felt[place] as number;
    const effort = leverInYear(enforcement, place, year) / 100;
    const weight = leverInYear(fatigue, place, year);
    const closed = events.closed(place, year);
    const opened = events.opened(place, year);
    const going = 1 - events.stopped(place, year);
    policy.going[place] = going;
    const isOpen = base === 0 && opening === 0 && effort === 0 && closed === 0 && opened === 0 && going === 1;
    if (isOpen && weight === 0 && isSettled[place] === 1) return false;
    let isChanged = !isOpen;
    for (let lane = 0; lane < LANES; lane++) {
      const at = place * LANES + lane;
      const { corridors } = runs[lane] as RunCoefficients;
      const tired = weight > 0 ? -Math.expm1(-weight * Math.max(0, crowding[at] as number)) : 0;
      const closing = 1 - (1 - base) * (1 - tired) * (1 - closed);
      if (tired > 0) isChanged = true;
      const divided = divideChannels(1, { closing, opening, enforcement: effort }, corridors);
      const shares = opened > 0 ? openPathway(divided, opened, corridors) : divided;
      policy.closing[at] = closing;
      policy.moved[at] = shares.regular + shares.irregular;
      policy.irregular[at] = shares.irregular;
      policy.stranded[at] = shares.stranded;
      policy.blocked[at] = shares.blocked;
      policy.deflected[at] = shares.deflected;
      policy.entryRefused[at] = closing * (1 - corridors.leak);
      policy.exitRefused[at] = closed * (1 - corridors.leak);
      policy.returning[at] = returnFactor(closing, effort, 0, corridors);
      const exit = closeExit(closed, corridors);
      policy.leaving[at] = exit.moved;
      policy.leavingIrregular[at] = exit.leaking;
      policy.leavingBlocked[at] = exit.blocked;
    }
    isSettled[place] = isChanged ? 0 : 1;
    return isChanged;
  }

  return {
    ...policy,
    isActive: () => isActive,
    startBlock(drawn) {
      runs = drawn;
      felt.fill(0);
      isSettled.fill(0);
    },
    step(year, crowding) {
      isActive = false;
      for (let place = 0; place < places; place++) {
        const level = leverInYear(pathways, place, year) / 100;
        felt[place] = closingNextYear(felt[place] as number, Math.max(0, -level));
        if (setPlace(place, year, Math.max(0, level), crowding)) isActive = true;
        // An open place moves everybody: exactly one, not the rounded sum of its channels.
        else policy.moved.fill(1, place * LANES, (place + 1) * LANES);
      }
    },
  };
}
