// biome-ignore-all lint/style/noNonNullAssertion: every index lies within its array by the shapes in corridor-kernel.ts.
import { type CorridorFactory, type CorridorMemory, YEARS_RECENT } from './corridor-kernel.ts';
import { LANES } from './kernels.ts';
import { createTypeScriptPolicy } from './turned-away.ts';

// Local copies: test runners and tsx turn an imported constant into a getter call.
const L = LANES;
const SETTLING = 1 / YEARS_RECENT;

const INTEGERS = ['origin', 'destination', 'reverse'] as const;

/** Compute the length of each array of a kernel's memory. */
export function corridorLengths(places: number, corridors: number): Record<keyof CorridorMemory, number> {
  const cells = places * L;
  const moves = corridors * L;
  return {
    origin: corridors,
    destination: corridors,
    reverse: corridors,
    isWithinRegion: corridors,
    openness: corridors,
    networkBase: corridors,
    usualNetwork: corridors,
    networkWeight: L,
    freeWeight: L,
    reference: corridors,
    affinity: moves,
    leavingFactor: cells,
    arrivingFactor: cells,
    returningFactor: cells,
    freeReturn: L,
    dying: L,
    recentReturning: L,
    settledReturning: L,
    recent: moves,
    settled: moves,
    flow: moves,
    homeward: moves,
    sendingFactor: cells,
    departures: cells,
    arrivals: cells,
    departuresWithin: cells,
    returns: cells,
    stockHere: cells,
    stockAbroad: cells,
    senders: cells,
  };
}

/** Whether an array of the memory holds integers. */
export function isIntegerArray(name: string): boolean {
  return (INTEGERS as readonly string[]).includes(name);
}

/** Make a kernel in plain TypeScript: Float32 memory, Float64 arithmetic; the oracle of the WebAssembly one. */
export const createTypeScriptCorridors: CorridorFactory = (places, corridors) => {
  const memory = Object.fromEntries(
    Object.entries(corridorLengths(places, corridors)).map(([name, length]) => [
      name,
      isIntegerArray(name) ? new Int32Array(length) : new Float32Array(length),
    ]),
  ) as unknown as CorridorMemory;
  return {
    memory,
    policy: createTypeScriptPolicy(memory, places),
    follow: () => follow(memory, corridors),
    move: () => move(memory, corridors),
    settleStocks: () => settleStocks(memory, corridors),
  };
};

/** Compute the network of a corridor as both kernels do, so that the same stock gives a ratio of exactly one. */
export function networkOf(recent: number, settled: number, base: number): number {
  return Math.fround(Math.fround(recent + settled) + base);
}

function follow(memory: CorridorMemory, corridors: number): void {
  const { recent, settled, networkBase, usualNetwork, networkWeight, freeWeight, openness, affinity } = memory;
  for (let k = 0; k < corridors; k++)
    for (let lane = 0; lane < L; lane++) {
      const at = k * L + lane;
      const ratio = networkOf(recent[at]!, settled[at]!, networkBase[k]!) / usualNetwork[k]!;
      affinity[at] = Math.exp(networkWeight[lane]! * Math.log(ratio) + freeWeight[lane]! * openness[k]!);
    }
}

function move(memory: CorridorMemory, corridors: number): void {
  const { origin, destination, reverse, reference, affinity, openness, isWithinRegion } = memory;
  const { leavingFactor, arrivingFactor, returningFactor, freeReturn, recent, settled } = memory;
  const { flow, homeward, departures, arrivals, departuresWithin, returns } = memory;
  const { dying, recentReturning, settledReturning } = memory;
  for (const sum of [departures, arrivals, departuresWithin, returns]) sum.fill(0);
  for (let k = 0; k < corridors; k++) {
    const from = origin[k]! * L;
    const to = destination[k]! * L;
    const people = reference[k]!;
    const within = isWithinRegion[k]!;
    const back = reverse[k]!;
    const open = back < 0 ? 0 : Math.max(0, openness[back]!);
    for (let lane = 0; lane < L; lane++) {
      const at = k * L + lane;
      const demand = people * affinity[at]! * leavingFactor[from + lane]! * arrivingFactor[to + lane]!;
      let usual = 0;
      if (back >= 0) {
        const stock = back * L + lane;
        usual =
          (1 - dying[lane]!) * (recent[stock]! * recentReturning[lane]! + settled[stock]! * settledReturning[lane]!);
      }
      const wanted = usual * returningFactor[from + lane]! * (1 + freeReturn[lane]! * open);
      // What is small is added last: a factor of 1 leaves the reference as it is, to the last bit.
      const moves = Math.max(0, demand + (wanted - usual));
      const home = Math.min(wanted, moves);
      flow[at] = moves;
      homeward[at] = home;
      departures[from + lane]! += moves;
      arrivals[to + lane]! += moves;
      departuresWithin[from + lane]! += within * moves;
      returns[to + lane]! += home;
    }
  }
}

function settleStocks(memory: CorridorMemory, corridors: number): void {
  const { origin, destination, reverse, recent, settled, flow, homeward, sendingFactor } = memory;
  const { stockHere, stockAbroad, senders } = memory;
  const { dying, recentReturning, settledReturning } = memory;
  for (const sum of [stockHere, stockAbroad, senders]) sum.fill(0);
  for (let k = 0; k < corridors; k++) {
    const from = origin[k]! * L;
    const to = destination[k]! * L;
    const back = reverse[k]!;
    for (let lane = 0; lane < L; lane++) {
      const at = k * L + lane;
      const alive = 1 - dying[lane]!;
      const young = recent[at]! * alive;
      const old = settled[at]! * alive;
      // Homeward moves may hold refugees beyond the usual returns, never more than the stock.
      const home = back < 0 ? 0 : Math.min(homeward[back * L + lane]!, young + old);
      const youngUsual = young * recentReturning[lane]!;
      const usual = youngUsual + old * settledReturning[lane]!;
      // Divided as usual returns are, as far as either age of stay has people.
      const youngHome = Math.min(young, Math.max(home - old, usual > 0 ? (home * youngUsual) / usual : 0));
      const youngStay = young - youngHome;
      const first = Math.max(0, flow[at]! - homeward[at]!);
      const nowRecent = youngStay * (1 - SETTLING) + first;
      const nowSettled = Math.max(0, old - (home - youngHome)) + youngStay * SETTLING;
      recent[at] = nowRecent;
      settled[at] = nowSettled;
      const stock = nowRecent + nowSettled;
      stockHere[to + lane]! += stock;
      stockAbroad[from + lane]! += stock;
      senders[from + lane]! += stock * sendingFactor[to + lane]!;
    }
  }
}
