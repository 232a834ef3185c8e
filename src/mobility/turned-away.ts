import type { CorridorMemory } from '../kernels/corridor-kernel.ts';
import { LANES } from '../kernels/kernels.ts';
import { deflect } from './channels.ts';
import type { MigrationPolicy } from './migration-policy.ts';

/** People whom policy keeps from moving as they wish, in 8 runs at once; all [C][L]. */
export interface TurnedAway {
  /** By destination: irregular moves into the place. */
  readonly irregular: Float64Array;
  /** By origin: people who set out irregularly and do not arrive; people who wanted to move, or to go home, and could not. */
  readonly stranded: Float64Array;
  readonly blocked: Float64Array;
  /** Net migration by returns that policy adds or takes, persons; sums to zero over places. */
  readonly homeNet: Float64Array;
  /** Follow policy through the moves that the kernel has just computed; changes flow, departures and arrivals. */
  step(policy: MigrationPolicy): void;
  /** Set to what holds without policy. */
  clear(): void;
}

/** Make the bookkeeping of policy for a kernel's corridors. */
export function createTurnedAway(memory: CorridorMemory, places: number): TurnedAway {
  const column = () => new Float64Array(places * LANES);
  const irregular = column();
  const stranded = column();
  const blocked = column();
  const homeNet = column();
  const { origin, destination, reverse } = memory;
  const deflected = new Float32Array(memory.flow.length);
  const change = new Float64Array(memory.flow.length);

  function clear(): void {
    for (const column of [irregular, stranded, blocked, homeNet]) column.fill(0);
  }

  /** [K][L] usual returns along a corridor that policy adds (above zero) or takes, people. */
  function changeReturns(): void {
    const { recent, settled, dying, recentReturning, settledReturning, returningFactor, freeReturn, openness } = memory;
    for (let k = 0; k < origin.length; k++) {
      const back = reverse[k] as number;
      if (back < 0) continue;
      const from = (origin[k] as number) * LANES;
      const open = Math.max(0, openness[back] as number);
      for (let lane = 0; lane < LANES; lane++) {
        const stock = back * LANES + lane;
        const usual =
          (1 - (dying[lane] as number)) *
          ((recent[stock] as number) * (recentReturning[lane] as number) +
            (settled[stock] as number) * (settledReturning[lane] as number));
        const free = 1 + (freeReturn[lane] as number) * open;
        change[k * LANES + lane] = usual * ((returningFactor[from + lane] as number) * free - 1);
      }
    }
  }

  function step(policy: MigrationPolicy): void {
    clear();
    changeReturns();
    const { reference, affinity, leavingFactor, arrivingFactor, flow } = memory;
    for (let k = 0; k < origin.length; k++) {
      const people = reference[k] as number;
      const stopped = 1 - goingBetween(policy, k);
      for (let lane = 0; lane < LANES; lane++) {
        const at = k * LANES + lane;
        const from = (origin[k] as number) * LANES + lane;
        const to = (destination[k] as number) * LANES + lane;
        const arriving =
          people * (affinity[at] as number) * (leavingFactor[from] as number) * (arrivingFactor[to] as number);
        const moved = policy.moved[to] as number;
        /** People who get out, and people who want to. */
        const tried = arriving / moved;
        const wanted = tried / (policy.leaving[from] as number);
        // Who got out irregularly arrives irregularly, even where the destination would take them as regular.
        const asIrregular = policy.irregular[to] as number;
        const irregularly =
          tried * asIrregular + wanted * (policy.leavingIrregular[from] as number) * (moved - asIrregular);
        // Irregular movers whom a standstill catches are stranded; `standStill` blocks all whom it stops, so they are left out there.
        const caught = stopped > 0 ? Math.min(irregularly, flow[at] as number) * stopped : 0;
        irregular[to] = (irregular[to] as number) + irregularly * (1 - stopped);
        stranded[from] = (stranded[from] as number) + tried * (policy.stranded[to] as number) + caught;
        blocked[from] =
          (blocked[from] as number) +
          tried * (policy.blocked[to] as number) +
          wanted * (policy.leavingBlocked[from] as number) -
          caught;
        deflected[at] = tried * (policy.deflected[to] as number);
        // No fewer go home than the corridor holds.
        const more = Math.max(change[at] as number, -arriving);
        homeNet[from] = (homeNet[from] as number) - more;
        homeNet[to] = (homeNet[to] as number) + more;
      }
    }
    deflect({ origin, destination, flow, deflected, closing: policy.closing, blocked });
    standStill(policy);
    sumAgain();
  }

  /** Share of the moves along corridor k that takes place: that of the end where fewer do, so that a standstill of both counts once. */
  function goingBetween({ going }: MigrationPolicy, k: number): number {
    return Math.min(going[origin[k] as number] as number, going[destination[k] as number] as number);
  }

  /** Take out the moves that do not take place, returns too; their people stay where they are, against their wish. */
  function standStill(policy: MigrationPolicy): void {
    const { flow, homeward, returns } = memory;
    for (let k = 0; k < origin.length; k++) {
      const stopped = 1 - goingBetween(policy, k);
      if (stopped === 0) continue;
      for (let lane = 0; lane < LANES; lane++) {
        const at = k * LANES + lane;
        const from = (origin[k] as number) * LANES + lane;
        const to = (destination[k] as number) * LANES + lane;
        const moves = flow[at] as number;
        const home = homeward[at] as number;
        const notHome = home * stopped;
        flow[at] = moves - moves * stopped;
        homeward[at] = home - notHome;
        returns[to] = (returns[to] as number) - notHome;
        blocked[from] = (blocked[from] as number) + moves * stopped;
        homeNet[from] = (homeNet[from] as number) + notHome;
        homeNet[to] = (homeNet[to] as number) - notHome;
      }
    }
  }

  /** Sum the flows again after people have turned elsewhere or stayed. */
  function sumAgain(): void {
    const { flow, departures, arrivals, departuresWithin, isWithinRegion } = memory;
    for (const sum of [departures, arrivals, departuresWithin]) sum.fill(0);
    for (let k = 0; k < origin.length; k++) {
      const within = isWithinRegion[k] as number;
      for (let lane = 0; lane < LANES; lane++) {
        const people = flow[k * LANES + lane] as number;
        const from = (origin[k] as number) * LANES + lane;
        const to = (destination[k] as number) * LANES + lane;
        departures[from] = (departures[from] as number) + people;
        arrivals[to] = (arrivals[to] as number) + people;
        departuresWithin[from] = (departuresWithin[from] as number) + people * within;
      }
    }
  }

  return { irregular, stranded, blocked, homeNet, step, clear };
}
