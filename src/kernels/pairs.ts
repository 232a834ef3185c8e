// biome-ignore-all lint/style/noNonNullAssertion: every index lies within its array by the shapes in pair-kernel.ts.
import { LANES } from './kernels.ts';
import type { PairFactory, PairMemory, PairSlot, PairTable } from './pair-kernel.ts';

// A local copy: test runners and tsx turn an imported constant into a getter call.
const L = LANES;

/** Compute the length of each array of a pair kernel's memory. */
export function pairLengths(places: number): Record<keyof PairMemory, number> {
  const cells = places * L;
  return {
    departures: cells,
    isNew: cells,
    factor: cells,
    arrivals: cells,
    returning: cells,
    kept: L,
    home: cells,
    leaving: cells,
    out: cells,
    into: cells,
    homeShown: cells,
  };
}

/** Make a kernel in plain TypeScript; the oracle of the WebAssembly one. */
export const createTypeScriptPairs: PairFactory = (table, slots) => {
  const length = table.destination.length * L;
  const memory = Object.fromEntries(
    Object.entries(pairLengths(table.start.length - 1)).map(([name, size]) => [name, new Float64Array(size)]),
  ) as unknown as PairMemory;
  const made = new Map<number, PairSlot>();
  const slot = (index: number): PairSlot => {
    if (index >= slots) throw new Error(`slot: found ${index}, allowed below ${slots}`);
    const array = () => new Float64Array(length);
    const known = made.get(index) ?? { mix: array(), flows: array(), stock: array() };
    made.set(index, known);
    return known;
  };
  return {
    memory,
    slots,
    slot,
    spread: (index) => spread(table, memory, slot(index)),
    meet: (index, update, homeWeight) => meet(table, memory, slot(index), update, homeWeight),
    carry: (index) => carry(table, memory, slot(index)),
  };
};

function spread({ start, destination }: PairTable, memory: PairMemory, { mix, flows }: PairSlot): void {
  const { departures, isNew, arrivals } = memory;
  arrivals.fill(0);
  for (let place = 0; place < start.length - 1; place++) {
    const end = start[place + 1]!;
    for (let lane = 0; lane < L; lane++) {
      const people = departures[place * L + lane]!;
      if (people === 0) continue;
      const shares = isNew[place * L + lane] === 0 ? mix : flows;
      for (let k = start[place]!; k < end; k++) arrivals[destination[k]! * L + lane]! += people * shares[k * L + lane]!;
    }
  }
}

function meet(table: PairTable, memory: PairMemory, slot: PairSlot, update: number, homeWeight: number): void {
  const { start, destination, mix: mixAtStart } = table;
  const { departures, isNew, factor, arrivals } = memory;
  const { mix, flows } = slot;
  const held = 1 - update - homeWeight;
  arrivals.fill(0);
  for (let place = 0; place < start.length - 1; place++) {
    const from = start[place]!;
    const end = start[place + 1]!;
    for (let lane = 0; lane < L; lane++) {
      const people = departures[place * L + lane]!;
      if (people === 0) {
        for (let k = from; k < end; k++) flows[k * L + lane] = 0;
        continue;
      }
      const shares = isNew[place * L + lane] === 0 ? mix : flows;
      let sum = 0;
      for (let k = from; k < end; k++) sum += shares[k * L + lane]! * factor[destination[k]! * L + lane]!;
      const perShare = people / sum;
      const weight = update / people;
      for (let k = from; k < end; k++) {
        const at = k * L + lane;
        const host = destination[k]! * L + lane;
        const flow = perShare * shares[at]! * factor[host]!;
        mix[at] = held * mix[at]! + weight * flow + homeWeight * mixAtStart[k]!;
        flows[at] = flow;
        arrivals[host]! += flow;
      }
    }
  }
}

function carry({ start, destination, shown }: PairTable, memory: PairMemory, { flows, stock }: PairSlot): void {
  const { returning, home, leaving, out, into, homeShown } = memory;
  for (const sum of [leaving, out, into]) sum.fill(0);
  for (let place = 0; place < start.length - 1; place++) {
    const end = start[place + 1]!;
    for (let lane = 0; lane < L; lane++) {
      const cell = place * L + lane;
      const share = returning[cell]!;
      const kept = memory.kept[lane]!;
      let goingHome = 0;
      let away = 0;
      let again = 0;
      for (let k = start[place]!; k < end; k++) {
        const at = k * L + lane;
        const host = destination[k]! * L + lane;
        const flow = flows[at]!;
        const people = stock[at]! + flow;
        const back = people * share;
        const moved = flow * shown[k]!;
        const movedBack = back * shown[k]!;
        into[host]! += moved;
        out[host]! += movedBack;
        leaving[host]! += back;
        away += moved;
        again += movedBack;
        goingHome += back;
        stock[at] = (people - back) * kept;
      }
      home[cell] = goingHome;
      out[cell]! += away;
      into[cell]! += again;
      homeShown[cell] = again;
    }
  }
}
