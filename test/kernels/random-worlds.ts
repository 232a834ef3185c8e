import fc from 'fast-check';
import { cohortLengths } from '../../src/kernels/cohorts.ts';
import type { CohortMemory, KernelFactory } from '../../src/kernels/kernels.ts';

/** Years of every random world. */
export const YEARS = 2;
export const range = (length: number) => Array.from({ length }, (_, i) => i);
export const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
/** Five-year age of a single age, and its width. */
export const groupOf = (age: number) => Math.floor(age / 5);
export const widthOf = (group: number) => (group === 20 ? 1 : 5);

/** Row-major index, straight from the shapes written in kernels.ts. */
export function at(shape: readonly number[], ...indices: number[]): number {
  return indices.reduce((index, i, axis) => index * (shape[axis] as number) + i, 0);
}

export type Name = keyof CohortMemory;
export type Arrays = Readonly<Partial<Record<Name, Float32Array>>>;

/** Inputs of a kernel. */
export interface World {
  readonly places: number;
  readonly tables: Arrays;
  /** Inputs of each year. */
  readonly yearly: readonly Arrays[];
}

/** Zero or a number in the top six decades below `max`: smaller ones would end as denormals with few digits. */
const amount = (max: number) => fc.oneof(fc.constant(0), fc.double({ min: max * 1e-6, max, noNaN: true }));
const listOf = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: 1, maxLength: 41, size: 'max' });
const repeated = (list: readonly number[], length: number) =>
  Float32Array.from({ length }, (_, i) => list[i % list.length] as number);

/** Coefficients through exp(-h f) at factors f = 0.5, 1, 2, so that survival lies in 0..1 for excess -0.5..1. */
function parabola(hazard: number): number[] {
  const one = Math.exp(-hazard);
  const below = Math.exp(-hazard / 2) - one;
  const above = Math.exp(-2 * hazard) - one;
  const second = (above + 2 * below) / 1.5;
  return [one, above - second, second];
}

/** Divide so that the `count` values at distance `step` from each first one sum to 1; all go to the first if none is above 0. */
function normalized(values: Float32Array, count: number, step: number): Float32Array {
  const block = count * step;
  return values.map((value, i) => {
    const first = Math.floor(i / block) * block + (i % step);
    const total = sum(range(count).map((k) => values[first + k * step] as number));
    return total > 0 ? value / total : i === first ? 1 : 0;
  });
}

/** Each array repeats a short random list, so that a failing world shrinks to something readable. */
export const worlds: fc.Arbitrary<World> = fc
  .record({
    places: fc.integer({ min: 1, max: 5 }),
    people: listOf(amount(1e7)),
    // Up to 1, survival stays above 0.1: more than a year of a 100-year-old in the harshest life table.
    hazards: listOf(fc.oneof(fc.constant(0), fc.double({ min: 1e-5, max: 1, noNaN: true }))),
    fertility: listOf(amount(1)),
    maleShare: listOf(amount(1)),
    net: listOf(
      fc.oneof(
        amount(1e6),
        amount(3e7).map((x) => -x),
      ),
    ),
    schedule: listOf(amount(1)),
    yearly: fc.array(
      fc.record({
        excess: listOf(fc.double({ min: -0.5, max: 1, noNaN: true })),
        totalFertility: listOf(amount(8)),
        intensity: listOf(amount(1)),
        share: listOf(amount(1)),
      }),
      { minLength: YEARS, maxLength: YEARS },
    ),
  })
  .map((recipe) => {
    const { places, people, hazards, fertility, maleShare, net, schedule, yearly } = recipe;
    const lengths = cohortLengths(places, YEARS);
    const leavingSchedule = repeated(schedule, lengths.leavingSchedule);
    leavingSchedule[23] = 1;
    return {
      [fc.toStringMethod]: () => JSON.stringify(recipe),
      places,
      tables: {
        people: repeated(people, lengths.people),
        survival: repeated(hazards.flatMap(parabola), lengths.survival),
        fertility: normalized(repeated(fertility, lengths.fertility), 45, 1),
        maleShare: repeated(maleShare, lengths.maleShare),
        netReference: repeated(net, lengths.netReference),
        leavingSchedule,
      },
      yearly: yearly.map((year) => ({
        hazardExcess: repeated(year.excess, lengths.hazardExcess),
        totalFertility: repeated(year.totalFertility, lengths.totalFertility),
        leavingIntensity: repeated(year.intensity, lengths.leavingIntensity),
        arrivingShare: normalized(repeated(year.share, lengths.arrivingShare), places, 8),
      })),
    };
  });

/** What a kernel does in a year, in this order. */
export type Step = 'survive' | 'leave' | 'settle';
export type Snapshot = Readonly<Record<Name, Float32Array>>;
/** Copy a memory. */
export const copyOf = (memory: CohortMemory): Snapshot =>
  Object.fromEntries(Object.entries(memory).map(([name, array]) => [name, array.slice()])) as unknown as Snapshot;
/** Copy arrays into a memory. */
export const fill = (memory: CohortMemory, from: Arrays) => {
  for (const [name, values] of Object.entries(from)) memory[name as Name].set(values);
};

/** Run a world and show each step's memory before and after it, with the kernel's own numbers carried on. */
export function run(
  create: KernelFactory,
  world: World,
  see: (step: Step, year: number, before: Snapshot, after: Snapshot) => void,
) {
  const kernel = create(world.places, YEARS);
  fill(kernel.memory, world.tables);
  world.yearly.forEach((inputs, year) => {
    fill(kernel.memory, inputs);
    for (const step of ['survive', 'leave', 'settle'] as const) {
      const before = copyOf(kernel.memory);
      kernel[step](year);
      see(step, year, before, copyOf(kernel.memory));
    }
  });
}
