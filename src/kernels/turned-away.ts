import type { CorridorMemory } from './corridor-kernel.ts';
import { LANES } from './kernels.ts';
import { columnsOf } from './loop-kernels.ts';
import { type PolicyKernel, peopleLengths, shareLengths } from './policy-kernel.ts';

// A local copy: test runners and tsx turn an imported constant into a getter call.
const L = LANES;

/** The twin of turned-away.as.ts in plain TypeScript, for the corridors of a kernel. */
export function createTypeScriptPolicy(memory: CorridorMemory, places: number): PolicyKernel {
  const shares = columnsOf(shareLengths(places));
  const people = columnsOf(peopleLengths(places));
  const { irregular, stranded, blocked, homeNet } = people;
  const { origin, destination, reverse } = memory;
  const deflected = new Float32Array(memory.flow.length);

  function clear(): void {
    for (const column of [irregular, stranded, blocked, homeNet]) column.fill(0);
  }

  /** Usual returns along a corridor that policy adds (above zero) or takes, people. */
  function changeOfReturns(k: number, lane: number): number {
    const back = reverse[k] as number;
    if (back < 0) return 0;
    const { recent, settled, dying, recentReturning, settledReturning, returningFactor, freeReturn, openness } = memory;
    const stock = back * L + lane;
    const usual =
      (1 - (dying[lane] as number)) *
      ((recent[stock] as number) * (recentReturning[lane] as number) +
        (settled[stock] as number) * (settledReturning[lane] as number));
    const free = 1 + (freeReturn[lane] as number) * Math.max(0, openness[back] as number);
    return usual * ((returningFactor[(origin[k] as number) * L + lane] as number) * free - 1);
  }

  /** Divide the demand of corridors by what policy does with it; says whether anybody turns to another destination. */
  function divide(): boolean {
    const { reference, affinity, leavingFactor, arrivingFactor, flow } = memory;
    let isAnyDeflected = false;
    for (let k = 0; k < origin.length; k++) {
      const people = reference[k] as number;
      const stopped = stoppedOn(k);
      for (let lane = 0; lane < L; lane++) {
        const at = k * L + lane;
        const from = (origin[k] as number) * L + lane;
        const to = (destination[k] as number) * L + lane;
        const arriving =
          people * (affinity[at] as number) * (leavingFactor[from] as number) * (arrivingFactor[to] as number);
        const moved = shares.moved[to] as number;
        /** People who get out, and people who want to. */
        const tried = arriving / moved;
        const wanted = tried / (shares.leaving[from] as number);
        // Who got out irregularly arrives irregularly, even where the destination would take them as regular.
        const asIrregular = shares.irregular[to] as number;
        const irregularly =
          tried * asIrregular + wanted * (shares.leavingIrregular[from] as number) * (moved - asIrregular);
        // Irregular movers whom a standstill catches are stranded; `standStill` blocks all whom it stops, so they are left out there.
        const caught = stopped > 0 ? Math.min(irregularly, flow[at] as number) * stopped : 0;
        irregular[to] = (irregular[to] as number) + irregularly * (1 - stopped);
        stranded[from] = (stranded[from] as number) + tried * (shares.stranded[to] as number) + caught;
        blocked[from] =
          (blocked[from] as number) +
          tried * (shares.blocked[to] as number) +
          wanted * (shares.leavingBlocked[from] as number) -
          caught;
        const elsewhere = tried * (shares.deflected[to] as number);
        if (elsewhere !== 0) isAnyDeflected = true;
        deflected[at] = elsewhere;
        // No fewer go home than the corridor holds.
        const more = Math.max(changeOfReturns(k, lane), -arriving);
        homeNet[from] = (homeNet[from] as number) - more;
        homeNet[to] = (homeNet[to] as number) + more;
      }
    }
    return isAnyDeflected;
  }

  /** Share of the moves along corridor k that does not take place: that of the end where more do not, so that a standstill of both counts once. */
  function stoppedOn(k: number): number {
    const { going } = shares;
    return 1 - Math.min(going[origin[k] as number] as number, going[destination[k] as number] as number);
  }

  /** Take out the moves that do not take place, returns too; their people stay where they are, against their wish. */
  function standStill(): void {
    const { flow, homeward, returns } = memory;
    for (let k = 0; k < origin.length; k++) {
      const stopped = stoppedOn(k);
      if (stopped === 0) continue;
      for (let lane = 0; lane < L; lane++) {
        const at = k * L + lane;
        const from = (origin[k] as number) * L + lane;
        const to = (destination[k] as number) * L + lane;
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
      for (let lane = 0; lane < L; lane++) {
        const people = flow[k * L + lane] as number;
        const from = (origin[k] as number) * L + lane;
        const to = (destination[k] as number) * L + lane;
        departures[from] = (departures[from] as number) + people;
        arrivals[to] = (arrivals[to] as number) + people;
        departuresWithin[from] = (departuresWithin[from] as number) + people * within;
      }
    }
  }

  return {
    shares,
    people,
    clear,
    turnAway() {
      clear();
      const isAnyDeflected = divide();
      if (isAnyDeflected)
        deflect({ origin, destination, flow: memory.flow, deflected, closing: shares.closing, blocked });
      const isAnyStopped = shares.going.some((share) => share < 1);
      if (isAnyStopped) standStill();
      if (isAnyDeflected || isAnyStopped) sumAgain();
    },
  };
}

/** Moves by corridor of a block of runs, to which people turned away elsewhere are added. */
export interface DeflectionTable {
  /** [K] rows of the places. */
  readonly origin: ArrayLike<number>;
  readonly destination: ArrayLike<number>;
  /** [K][L] moves; changed. */
  readonly flow: Float32Array;
  /** [K][L] people turned away from the corridor; they are cleared as they are placed. */
  readonly deflected: Float32Array;
  /** [C][L] share that a destination refuses. */
  readonly closing: Float64Array;
  /** [C][L] people of the origin who stay; changed. */
  readonly blocked: Float64Array;
}

/**
 * Send deflected people of each origin to its other destinations, in proportion to the moves there; as many as that
 * destination refuses are refused again and stay. Where an origin has no other destination all of them stay.
 */
export function deflect({ origin, destination, flow, deflected, closing, blocked }: DeflectionTable): void {
  const K = origin.length;
  const lanes = flow.length / K;
  const leaving = new Float64Array(closing.length);
  /** Turned people per mover of all other destinations, summed over the corridors that deflect. */
  const rate = new Float64Array(closing.length);
  for (let k = 0; k < K; k++)
    for (let lane = 0; lane < lanes; lane++) {
      const place = (origin[k] as number) * lanes + lane;
      leaving[place] = (leaving[place] as number) + (flow[k * lanes + lane] as number);
    }
  /** Share of an origin's moves that count as another destination at all. */
  const hasOthers = (others: number, place: number) => others > 1e-6 * (leaving[place] as number);
  for (let k = 0; k < K; k++)
    for (let lane = 0; lane < lanes; lane++) {
      const at = k * lanes + lane;
      const people = deflected[at] as number;
      if (people === 0) continue;
      const place = (origin[k] as number) * lanes + lane;
      const others = (leaving[place] as number) - (flow[at] as number);
      if (hasOthers(others, place)) rate[place] = (rate[place] as number) + people / others;
      else blocked[place] = (blocked[place] as number) + people;
    }
  for (let k = 0; k < K; k++)
    for (let lane = 0; lane < lanes; lane++) {
      const at = k * lanes + lane;
      const place = (origin[k] as number) * lanes + lane;
      if (rate[place] === 0) continue;
      const moves = flow[at] as number;
      const others = (leaving[place] as number) - moves;
      const own = hasOthers(others, place) ? (deflected[at] as number) / others : 0;
      const coming = moves * ((rate[place] as number) - own);
      const refused = coming * (closing[(destination[k] as number) * lanes + lane] as number);
      flow[at] = moves + coming - refused;
      blocked[place] = (blocked[place] as number) + refused;
    }
  deflected.fill(0);
}
