import { LANES } from '../kernels/kernels.ts';
import type { PolicyKernel } from '../kernels/policy-kernel.ts';
import { leverInYear, numberLever, type ResolvedScenario } from '../scenario/resolve.ts';
import { closeExit, createBorderEvents, openPathway } from './border-events.ts';
import { closingNextYear, divideChannels, returnFactor } from './channels.ts';
import type { RunCoefficients } from './run-coefficients.ts';

/** What destinations do with people who want to come, and events with people who want to leave, in 8 runs at once. */
export interface MigrationPolicy {
  /** What moves along corridors follow, in the memory of their kernel. */
  readonly shares: PolicyKernel['shares'];
  /** [C][L] shares of people in need of protection who find the way into the place, and out of it, closed and no other. */
  readonly entryRefused: Float64Array;
  readonly exitRefused: Float64Array;
  /** [C][L] factor on the usual returns of people who live in the place. */
  readonly returning: Float64Array;
  /** Whether any place differs from the reference this year; if not, all who want to leave do and all moves take place. */
  isActive(): boolean;
  /** Whether any place refuses anybody this year. */
  isRefusing(): boolean;
  startBlock(runs: readonly RunCoefficients[]): void;
  /**
   * Decide a year.
   *
   * @param crowding [C][L] log of last year's arrivals over the reference's; what fatigue answers to.
   */
  step(year: number, crowding: Float64Array): void;
}

/** Make the policy of a scenario, which writes its shares where the kernel of the corridors has them. */
export function createMigrationPolicy(
  scenario: ResolvedScenario,
  places: number,
  shares: PolicyKernel['shares'],
): MigrationPolicy {
  const pathways = numberLever(scenario, 'pathways');
  const enforcement = numberLever(scenario, 'enforcement');
  const fatigue = numberLever(scenario, 'hostFatigue');
  const column = () => new Float64Array(places * LANES);
  const entryRefused = column();
  const exitRefused = column();
  const returning = column();
  const events = createBorderEvents(scenario.events, places);
  /** [C] closing that is felt; the same in every run. */
  const felt = new Float64Array(places);
  /** [C] 1 where the shares of a place are those of an open one, which are the same every year of a block. */
  const isSettled = new Uint8Array(places);
  let runs: readonly RunCoefficients[] = [];
  let isActive = false;
  let isRefusing = false;

  function setPlace(place: number, year: number, opening: number, crowding: Float64Array): boolean {
    const base = felt[place] as number;
    const effort = leverInYear(enforcement, place, year) / 100;
    const weight = leverInYear(fatigue, place, year);
    const closed = events.closed(place, year);
    const opened = events.opened(place, year);
    const going = 1 - events.stopped(place, year);
    shares.going[place] = going;
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
      const ways = opened > 0 ? openPathway(divided, opened, corridors) : divided;
      shares.closing[at] = closing;
      shares.moved[at] = ways.regular + ways.irregular;
      shares.irregular[at] = ways.irregular;
      shares.stranded[at] = ways.stranded;
      shares.blocked[at] = ways.blocked;
      shares.deflected[at] = ways.deflected;
      entryRefused[at] = closing * (1 - corridors.leak);
      exitRefused[at] = closed * (1 - corridors.leak);
      returning[at] = returnFactor(closing, effort, 0, corridors);
      const exit = closeExit(closed, corridors);
      shares.leaving[at] = exit.moved;
      shares.leavingIrregular[at] = exit.leaking;
      shares.leavingBlocked[at] = exit.blocked;
      if (closing > 0 || closed > 0) isRefusing = true;
    }
    isSettled[place] = isChanged ? 0 : 1;
    return isChanged;
  }

  function startBlock(drawn: readonly RunCoefficients[]): void {
    runs = drawn;
    felt.fill(0);
    isSettled.fill(0);
  }

  function step(year: number, crowding: Float64Array): void {
    isActive = false;
    isRefusing = false;
    for (let place = 0; place < places; place++) {
      const level = leverInYear(pathways, place, year) / 100;
      felt[place] = closingNextYear(felt[place] as number, Math.max(0, -level));
      if (setPlace(place, year, Math.max(0, level), crowding)) isActive = true;
      // An open place moves everybody: exactly one, not the rounded sum of its channels.
      else shares.moved.fill(1, place * LANES, (place + 1) * LANES);
    }
  }

  return {
    shares,
    entryRefused,
    exitRefused,
    returning,
    isActive: () => isActive,
    isRefusing: () => isRefusing,
    startBlock,
    step,
  };
}
