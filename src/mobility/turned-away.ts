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

  function clear(): void {
    for (const column of [irregular, stranded, blocked, homeNet]) column.fill(0);
  }

  function add(to: Float64Array | Float32Array, at: number, people: number): void {
    to[at] = (to[at] as number) + people;
  }

  /** Usual returns along corridor k that policy adds (above zero) or takes, people. */
  function changeOfReturns(k: number, lane: number): number {
    const back = reverse[k] as number;
    if (back < 0) return 0;
    const stock = back * LANES + lane;
    const alive = 1 - (memory.dying[lane] as number);
    const usual =
      alive *
      ((memory.recent[stock] as number) * (memory.recentReturning[lane] as number) +
        (memory.settled[stock] as number) * (memory.settledReturning[lane] as number));
    const kept = memory.returningFactor[(origin[k] as number) * LANES + lane] as number;
    const free = 1 + (memory.freeReturn[lane] as number) * Math.max(0, memory.openness[back] as number);
    return usual * (kept * free - 1);
  }

  function step(policy: MigrationPolicy): void {
    clear();
    const { reference, affinity, leavingFactor, arrivingFactor, flow } = memory;
    for (let k = 0; k < origin.length; k++) {
      const from = (origin[k] as number) * LANES;
      const to = (destination[k] as number) * LANES;
      for (let lane = 0; lane < LANES; lane++) {
        const at = k * LANES + lane;
        const moved = policy.moved[to + lane] as number;
        const left = policy.leaving[from + lane] as number;
        /** People who get out, and people who want to. */
        const tried =
          ((reference[k] as number) *
            (affinity[at] as number) *
            (leavingFactor[from + lane] as number) *
            (arrivingFactor[to + lane] as number)) /
          moved;
        const wanted = tried / left;
        // Who got out irregularly arrives irregularly, even where the destination would take them as regular.
        const asIrregular = policy.irregular[to + lane] as number;
        const irregularly =
          tried * asIrregular + wanted * (policy.leavingIrregular[from + lane] as number) * (moved - asIrregular);
        // Irregular movers whom a standstill catches are stranded; `standStill` blocks all whom it stops, so they are left out there.
        const stopped = 1 - goingBetween(policy, k);
        const caught = Math.min(irregularly, flow[at] as number) * stopped;
        add(irregular, to + lane, irregularly * (1 - stopped));
        add(stranded, from + lane, tried * (policy.stranded[to + lane] as number) + caught);
        add(
          blocked,
          from + lane,
          tried * (policy.blocked[to + lane] as number) +
            wanted * (policy.leavingBlocked[from + lane] as number) -
            caught,
        );
        deflected[at] = tried * (policy.deflected[to + lane] as number);
        // No fewer go home than the corridor holds.
        const change = Math.max(changeOfReturns(k, lane), -tried * moved);
        add(homeNet, from + lane, -change);
        add(homeNet, to + lane, change);
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
      const from = (origin[k] as number) * LANES;
      const to = (destination[k] as number) * LANES;
      for (let lane = 0; lane < LANES; lane++) {
        const at = k * LANES + lane;
        const staying = (flow[at] as number) * stopped;
        const notHome = (homeward[at] as number) * stopped;
        add(flow, at, -staying);
        add(homeward, at, -notHome);
        add(returns, to + lane, -notHome);
        add(blocked, from + lane, staying);
        add(homeNet, from + lane, notHome);
        add(homeNet, to + lane, -notHome);
      }
    }
  }

  /** Sum the flows again after people have turned elsewhere or stayed. */
  function sumAgain(): void {
    const { flow, departures, arrivals, departuresWithin, isWithinRegion } = memory;
    for (const sum of [departures, arrivals, departuresWithin]) sum.fill(0);
    for (let k = 0; k < origin.length; k++) {
      const from = (origin[k] as number) * LANES;
      const to = (destination[k] as number) * LANES;
      for (let lane = 0; lane < LANES; lane++) {
        const people = flow[k * LANES + lane] as number;
        add(departures, from + lane, people);
        add(arrivals, to + lane, people);
        add(departuresWithin, from + lane, people * (isWithinRegion[k] as number));
      }
    }
  }

  return { irregular, stranded, blocked, homeNet, step, clear };
}
