import fc from 'fast-check';
import type { CorridorFactory, CorridorMemory } from '../../src/kernels/corridor-kernel.ts';
import { corridorLengths, isIntegerArray } from '../../src/kernels/corridors.ts';
import { range } from './random-worlds.ts';

export type Name = keyof CorridorMemory;
export type Arrays = Readonly<Partial<Record<Name, Float32Array | Int32Array>>>;
export type Step = 'move' | 'settleStocks';
export type Snapshot = { readonly [name in Name]: CorridorMemory[name] };

/** Inputs of a corridor kernel. */
export interface CorridorWorld {
  readonly places: number;
  readonly corridors: number;
  readonly tables: Arrays;
  /** Inputs of each year. */
  readonly yearly: readonly Arrays[];
  /** [K][L] people added to moves and to returns home between the two steps, as displacement across borders does. */
  readonly forced: Float32Array;
}

/** Zero or a number in the top six decades below `max`: smaller ones would end as denormals with few digits. */
const amount = (max: number) => fc.oneof(fc.constant(0), fc.double({ min: max * 1e-6, max, noNaN: true }));
const factor = fc.oneof(fc.constant(1), amount(3));
const listOf = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: 1, maxLength: 41, size: 'max' });
const repeated = (list: readonly number[], length: number) =>
  Float32Array.from({ length }, (_, i) => list[i % list.length] as number);

/** Pairs of different places, each at most once, in any order or ordered as in a baseline. */
const pairLists = fc.integer({ min: 2, max: 6 }).chain((places) =>
  fc
    .record({
      pairs: fc.uniqueArray(fc.integer({ min: 0, max: places * places - 1 }), { size: 'max', maxLength: 30 }),
      isOrdered: fc.boolean(),
    })
    .map(({ pairs, isOrdered }) => {
      const kept = pairs.filter((pair) => Math.floor(pair / places) !== pair % places);
      return { places, pairs: isOrdered ? kept.sort((a, b) => a - b) : kept };
    }),
);

/** The rows of corridors given as pairs i x places + j. */
export function corridorRows(pairs: readonly number[], places: number): Arrays {
  const opposite = (pair: number) => (pair % places) * places + Math.floor(pair / places);
  return {
    origin: Int32Array.from(pairs, (pair) => Math.floor(pair / places)),
    destination: Int32Array.from(pairs, (pair) => pair % places),
    reverse: Int32Array.from(pairs, (pair) => pairs.indexOf(opposite(pair))),
  };
}

/** Each array repeats a short random list, so that a failing world shrinks to something readable. */
export const corridorWorlds: fc.Arbitrary<CorridorWorld> = fc
  .record({
    list: pairLists,
    isWithinRegion: listOf(fc.constantFrom(0, 1)),
    openness: listOf(fc.oneof(fc.constant(0), fc.double({ min: -1, max: 1, noNaN: true }))),
    stocks: listOf(amount(1e6)),
    rates: fc.record({
      freeReturn: listOf(amount(1)),
      dying: listOf(amount(0.1)),
      recentReturning: listOf(amount(0.2)),
      settledReturning: listOf(amount(0.05)),
    }),
    forced: listOf(amount(1e6)),
    yearly: fc.array(
      fc.record({
        reference: listOf(amount(1e6)),
        affinity: listOf(factor),
        leavingFactor: listOf(factor),
        arrivingFactor: listOf(factor),
        returningFactor: listOf(factor),
        sendingFactor: listOf(factor),
      }),
      { minLength: 2, maxLength: 2 },
    ),
  })
  .map((recipe) => {
    const { places, pairs } = recipe.list;
    const K = pairs.length;
    const lengths = corridorLengths(places, K);
    const tile = (lists: Readonly<Record<string, readonly number[]>>): Arrays =>
      Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, repeated(list, lengths[name as Name])]));
    const { isWithinRegion, openness, stocks, rates, forced } = recipe;
    return {
      [fc.toStringMethod]: () => JSON.stringify(recipe),
      places,
      corridors: K,
      tables: {
        ...corridorRows(pairs, places),
        // The two ages of stay begin at different values of the same list.
        ...tile({ isWithinRegion, openness, recent: stocks, settled: [...stocks.slice(1), stocks[0] as number] }),
        ...tile(rates),
      },
      yearly: recipe.yearly.map(tile),
      forced: repeated(forced, K * 8),
    };
  });

/** Copy a memory. */
export const copyOf = (memory: CorridorMemory): Snapshot =>
  Object.fromEntries(Object.entries(memory).map(([name, array]) => [name, array.slice()])) as unknown as Snapshot;

/** Copy arrays into a memory. */
export const fill = (memory: CorridorMemory, from: Arrays) => {
  for (const [name, values] of Object.entries(from)) memory[name as Name].set(values);
};

/** Arrays that hold a value for each of the 8 runs. */
export const laned = (Object.entries(corridorLengths(0, 0)) as [Name, number][])
  .map(([name]) => name)
  .filter(
    (name) =>
      !isIntegerArray(name) &&
      !['isWithinRegion', 'openness', 'networkBase', 'usualNetwork', 'reference'].includes(name),
  );

/** Run a world and show each step's memory before and after it, with the kernel's own numbers carried on. */
export function run(
  create: CorridorFactory,
  world: CorridorWorld,
  see: (step: Step, year: number, before: Snapshot, after: Snapshot) => void,
) {
  const kernel = create(world.places, world.corridors);
  const { memory } = kernel;
  fill(memory, world.tables);
  world.yearly.forEach((inputs, year) => {
    fill(memory, inputs);
    for (const step of ['move', 'settleStocks'] as const) {
      if (step === 'settleStocks')
        for (const i of range(world.forced.length)) {
          memory.flow[i] = (memory.flow[i] as number) + (world.forced[i] as number);
          memory.homeward[i] = (memory.homeward[i] as number) + (world.forced[i] as number) / 2;
        }
      const before = copyOf(memory);
      kernel[step]();
      see(step, year, before, copyOf(memory));
    }
  });
}
