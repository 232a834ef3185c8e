import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortLengths, countLengths, createTypeScriptKernel } from '../../src/kernels/cohorts.ts';
import type { KernelFactory } from '../../src/kernels/kernels.ts';
import { type CohortExports, wrapCohortExports } from '../../src/kernels/wasm-cohorts.ts';
import { loadKernels } from '../../workers/kernel-loader.ts';
import { builtKernels } from '../support/built-kernels.ts';
import { expectNear, isSame, ROUNDING } from './near.ts';
import { stepPlainly } from './plain-model.ts';
import {
  type Arrays,
  at,
  copyOf,
  fill,
  groupOf,
  type Name,
  range,
  run,
  type Snapshot,
  type Step,
  sum,
  widthOf,
  worlds,
  YEARS,
} from './random-worlds.ts';

const { cohorts: createWasmKernel } = await loadKernels(builtKernels());
const kernels: readonly (readonly [string, KernelFactory])[] = [
  ['TypeScript', createTypeScriptKernel],
  ['WebAssembly', createWasmKernel],
];

/** What goes into each cell of `people` in a step: the size that its rounding errors are measured by. */
function cellScale(step: Step, before: Snapshot, births: Float32Array, C: number, year: number): Float64Array {
  const out = new Float64Array(before.people.length);
  for (const c of range(C)) {
    for (const s of range(2)) {
      for (const age of range(101)) {
        const group = groupOf(age);
        const net = (before.netReference[at([YEARS, C, 2, 21], year, c, s, group)] as number) / widthOf(group);
        for (const lane of range(8)) {
          const people = (a: number) => before.people[at([C, 2, 101, 8], c, s, a, lane)] as number;
          const cell = at([C, 8], c, lane);
          const pool = before.pool[at([2, 101, 8], s, age, lane)] as number;
          const moved = age === 0 ? (births[cell] as number) : people(age - 1) + (age === 100 ? people(100) : 0);
          const settled = people(age) + Math.abs(net) + (before.arrivingShare[cell] as number) * Math.abs(pool);
          out[at([C, 2, 101, 8], c, s, age, lane)] = step === 'survive' ? moved : settled;
        }
      }
    }
  }
  return out;
}

const add = (out: Float64Array, i: number, value: number) => {
  out[i] = (out[i] as number) + value;
};

/** Sum cells of [C][S][A][L] by place and lane. */
function byPlace(cells: ArrayLike<number>, C: number): Float64Array {
  const out = new Float64Array(C * 8);
  for (const i of range(cells.length)) add(out, Math.floor(i / (2 * 101 * 8)) * 8 + (i % 8), cells[i] as number);
  return out;
}

/** Sum cells of [C][S][A][L] over places, by sex, age and lane. */
function overPlaces(cells: ArrayLike<number>, C: number): Float64Array {
  const out = new Float64Array(2 * 101 * 8);
  for (const i of range(C * out.length)) add(out, i % out.length, cells[i] as number);
  return out;
}

/** Sum cells of [C][S][A][L] by place, sex, five-year age and lane. */
function byGroup(cells: ArrayLike<number>, C: number): Float64Array {
  const out = new Float64Array(C * 2 * 21 * 8);
  for (const i of range(cells.length)) {
    const row = Math.floor(i / 8);
    add(out, (Math.floor(row / 101) * 21 + groupOf(row % 101)) * 8 + (i % 8), cells[i] as number);
  }
  return out;
}

/** Compare all arrays after a step; those that the step does not write must be the same to the bit. */
function expectSame(
  step: Step,
  year: number,
  before: Snapshot,
  actual: Snapshot,
  expected: Snapshot,
  C: number,
  tolerance: number,
) {
  const cells = cellScale(step, before, expected.births, C, year);
  // Sums of positive terms are measured by themselves; what is left over from a difference, by what was subtracted.
  const scales: Partial<Record<Name, ArrayLike<number>>> = {
    survive: { people: cells, births: expected.births, deaths: byPlace(cells, C), exposure: expected.exposure },
    leave: { leaving: expected.leaving, lacking: byPlace(cells, C), pool: overPlaces(cells, C) },
    settle: { people: cells, byAge: byGroup(cells, C), unmet: byPlace(cells, C) },
  }[step];
  for (const name of Object.keys(expected) as Name[]) {
    const what = `${name} after ${step} of year ${year}`;
    const same = expected[name];
    const scale = scales[name];
    if (scale) expectNear(what, actual[name], same, scale, tolerance);
    else if (!isSame(actual[name], same)) expect.fail(`${what} differs`);
  }
}

describe('the TypeScript kernel', () => {
  it('does what the plain model does', () => {
    // Both compute in Float64: they differ by the rounding of what is stored, twice where 99 and 100+ meet.
    const tolerance = 3 * ROUNDING;
    fc.assert(
      fc.property(worlds, (world) => {
        run(createTypeScriptKernel, world, (step, year, before, after) => {
          expectSame(step, year, before, after, stepPlainly(step, before, world.places, year), world.places, tolerance);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('the WebAssembly kernel', () => {
  it('does what the TypeScript kernel does', () => {
    // Float32 all through. Survival takes four roundings of terms up to about 1.3; a sum is at most 26 additions deep
    // (5 ages, 20 groups, 2 sexes; 5 places in the pool): 40 roundings, and a few times more where survival is low
    // and births and exposure are measured by the survivors.
    const tolerance = 1e-5;
    fc.assert(
      fc.property(worlds, (world) => {
        const twin = createTypeScriptKernel(world.places, YEARS);
        run(createWasmKernel, world, (step, year, before, after) => {
          fill(twin.memory, before);
          twin[step](year);
          expectSame(step, year, before, after, copyOf(twin.memory), world.places, tolerance);
        });
      }),
    );
  });

  it('has a place of its own for every array', () => {
    const kernel = createWasmKernel(3, YEARS);
    const arrays = Object.entries(kernel.memory) as [Name, Float32Array][];
    const lengths = arrays.map(([name, array]) => [name, array.length]);
    expect(Object.fromEntries(lengths)).toEqual(cohortLengths(3, YEARS));
    arrays.forEach(([name, array], i) => {
      expect(new Set(array), name).toEqual(new Set([0]));
      array.fill(i + 1);
    });
    arrays.forEach(([name, array], i) => {
      expect(new Set(array), name).toEqual(new Set([i + 1]));
    });
  });

  it('says so when there is no memory', () => {
    const exports = { initCohorts: () => 0 } as unknown as CohortExports;
    expect(() => wrapCohortExports(exports, 236, 26)).toThrow(
      'There is no memory for a kernel of 236 places and 26 years.',
    );
  });
});

describe.each(kernels)('the laws of the %s kernel', (_, create) => {
  // Sums of positive Float32 terms, at most some 40 roundings deep, against Float64 sums of the same terms.
  const tolerance = 40 * ROUNDING;

  it('books every leaver in the pool, less what is lacking', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        run(create, world, (step, year, before, { people, births, leaving, lacking, pool }) => {
          if (step !== 'leave') return;
          expect(isSame(people, before.people)).toBe(true);
          const inLane = (values: Float32Array, lane: number) => sum(values.filter((_, i) => i % 8 === lane));
          const booked = range(8).map((lane) => inLane(leaving, lane) - inLane(lacking, lane));
          const C = world.places;
          const scale = byPlace(overPlaces(cellScale(step, before, births, C, year), C), 1);
          expectNear('leavers', byPlace(pool, 1), booked, scale, tolerance);
        });
      }),
    );
  });

  it('loses and invents nobody, and books what was cut', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const C = world.places;
        let start: Float64Array = new Float64Array();
        let booked: Float64Array = new Float64Array();
        run(create, world, (step, year, before, after) => {
          if (step === 'survive') {
            start = byPlace(before.people, C);
            booked = start.map((n, i) => n + (after.births[i] as number) - (after.deaths[i] as number));
            const scale = start.map((n, i) => n + (after.births[i] as number));
            expectNear('people who survive', byPlace(after.people, C), booked, scale, tolerance);
          }
          if (step === 'settle') {
            const cells = cellScale(step, before, after.births, C, year);
            const arriving = byPlace(before.pool, 1);
            const change = (i: number) => {
              const net = sum(
                range(42).map((g) => before.netReference[(year * C + Math.floor(i / 8)) * 42 + g] as number),
              );
              const arrivals = (before.arrivingShare[i] as number) * (arriving[i % 8] as number);
              const cut = (before.lacking[i] as number) + (after.unmet[i] as number);
              return net + arrivals - (before.leaving[i] as number) + cut;
            };
            const scale = byPlace(cells, C).map((n, i) => n + (start[i] as number) + (after.births[i] as number));
            expectNear(
              'people',
              byPlace(after.people, C),
              booked.map((n, i) => n + change(i)),
              scale,
              tolerance,
            );
            expectNear('people by age', after.byAge, byGroup(after.people, C), byGroup(after.people, C), tolerance);
          }
        });
      }),
    );
  });

  it('gives to the places what it took from them, by sex and age, when the reference moves nobody', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const C = world.places;
        const still = { ...world, tables: { ...world.tables, netReference: new Float32Array(YEARS * C * 42) } };
        const bySexAge = ({ people }: Snapshot) =>
          range(2 * 101 * 8).map((i) => sum(range(C).map((c) => people[c * 1616 + i] as number)));
        run(create, still, (step, _year, before, after) => {
          if (step !== 'settle') return;
          expectNear('people of all places', bySexAge(after), bySexAge(before), bySexAge(before), tolerance);
          expect(new Set(after.unmet)).toEqual(new Set([0]));
        });
      }),
    );
  });

  it('counts nothing below zero', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        run(
          create,
          world,
          (step, year, _before, { netReference: _, hazardExcess: __, survival: ___, pool: ____, ...counts }) => {
            for (const [name, values] of Object.entries(counts)) {
              expect(
                values.every((value) => value >= 0),
                `${name} after ${step} of year ${year}`,
              ).toBe(true);
            }
          },
        );
      }),
    );
  });

  it('keeps the lanes apart: permuted lanes in, the same bits permuted out', () => {
    const laned: readonly Name[] = [
      ...(['people', 'hazardExcess', 'totalFertility', 'births', 'deaths', 'exposure', 'leavingIntensity'] as const),
      ...(['leaving', 'lacking', 'arrivingShare', 'pool', 'byAge', 'unmet'] as const),
    ];
    const permutations = fc.shuffledSubarray(range(8), { minLength: 8 });
    fc.assert(
      fc.property(worlds, permutations, (world, from) => {
        const permute = (arrays: Arrays): Arrays =>
          Object.fromEntries(
            (Object.entries(arrays) as [Name, Float32Array][]).map(([name, values]) => [
              name,
              laned.includes(name)
                ? values.map((_, i) => values[i - (i % 8) + (from[i % 8] as number)] as number)
                : values,
            ]),
          );
        const steps: Arrays[] = [];
        run(create, world, (_step, _year, _before, after) => steps.push(permute(after)));
        const permuted = { ...world, tables: permute(world.tables), yearly: world.yearly.map(permute) };
        run(create, permuted, (step, year, _before, after) => {
          const expected = steps.shift();
          for (const name of Object.keys(after) as Name[]) {
            expect(isSame(after[name], expected?.[name]), `${name} after ${step} of year ${year}`).toBe(true);
          }
        });
      }),
    );
  });

  it('forgets the leavers of the year before, also where nobody leaves', () => {
    const kernel = create(2, 1);
    kernel.memory.people.fill(1000);
    kernel.memory.leavingSchedule.fill(1);
    // A tenth leaves in all: 0.05 + 0.03 + 0.02 by kind, of two places in 8 lanes.
    [0.05, 0.03, 0.02].forEach((intensity, kind) => {
      kernel.memory.leavingIntensity.fill(intensity, kind * 16, (kind + 1) * 16);
    });
    kernel.leave(0);
    for (const kind of [0, 1, 2]) kernel.memory.leavingIntensity.fill(0, kind * 16, kind * 16 + 8);
    kernel.leave(0);
    // 202 cells of 1,000 people, a tenth leaves; in Float32 to seven digits.
    const leaving = [...kernel.memory.leaving].map((n) => Math.round(n * 100) / 100);
    expect(leaving).toEqual([...new Array(8).fill(0), ...new Array(8).fill(20_200)]);
    expect(Math.round(kernel.memory.pool[0] as number)).toBe(100);
  });

  it('makes kernels that share nothing', () => {
    const first = create(1, 1);
    const second = create(1, 1);
    first.memory.people.fill(7);
    expect(second.memory.people[0]).toBe(0);
  });
});

describe('counts', () => {
  const small = fc.float({ min: 0, max: 1e6, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const drawn = fc.record({
    byAge: fc.array(small, { minLength: 2 * 42 * 8, maxLength: 2 * 42 * 8 }),
    participation: fc.array(share, { minLength: 2 * 28, maxLength: 2 * 28 }),
  });

  /** Sums over the ages of two places. */
  const countsOf = (
    create: KernelFactory,
    { byAge, participation }: typeof drawn extends fc.Arbitrary<infer V> ? V : never,
  ) => {
    const { memory, counts, count } = create(2, 1);
    memory.byAge.set(byAge);
    counts.participation.set(participation);
    count();
    return counts;
  };

  it('are the same bits in both kernels', () => {
    fc.assert(
      fc.property(drawn, (world) => {
        expect(countsOf(createWasmKernel, world)).toEqual(countsOf(createTypeScriptKernel, world));
      }),
    );
  });

  it('are the people of all ages, and those of 15 to 84 times participation', () => {
    fc.assert(
      fc.property(drawn, (world) => {
        const counts = countsOf(createTypeScriptKernel, world);
        for (const c of range(2))
          for (const lane of range(8)) {
            const people = (s: number, g: number) => world.byAge[at([2, 2, 21, 8], c, s, g, lane)] as number;
            const rate = (s: number, g: number) => world.participation[at([2, 2, 14], c, s, g)] as number;
            const both = (groups: readonly number[], of: (s: number, g: number) => number) =>
              sum(groups.flatMap((g) => [of(0, g), of(1, g)]));
            const working = (s: number, g: number) => people(s, g + 3) * rate(s, g);
            const expected = {
              population: both(range(21), people),
              labourForce: both(range(14), working),
              youthLabourForce: both(range(2), working),
            };
            for (const [name, value] of Object.entries(expected))
              expect(
                Math.abs((counts[name as keyof typeof expected][c * 8 + lane] as number) - value),
              ).toBeLessThanOrEqual(1e-12 * value);
          }
      }),
    );
  });

  it('have a place of their own', () => {
    const { counts, memory } = createWasmKernel(3, 2);
    expect(Object.fromEntries(Object.entries(counts).map(([name, array]) => [name, array.length]))).toEqual(
      countLengths(3),
    );
    const arrays = [...Object.values(counts), ...Object.values(memory)];
    arrays.forEach((array, i) => {
      array.fill(i + 1);
    });
    arrays.forEach((array, i) => {
      expect(new Set(array)).toEqual(new Set([i + 1]));
    });
  });
});
