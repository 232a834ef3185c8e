import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CorridorFactory } from '../../src/kernels/corridor-kernel.ts';
import { corridorLengths, createTypeScriptCorridors, networkOf } from '../../src/kernels/corridors.ts';
import { type CorridorExports, wrapCorridorExports } from '../../src/kernels/wasm-corridors.ts';
import { loadKernels } from '../../workers/kernel-loader.ts';
import { builtKernels } from '../support/built-kernels.ts';
import { expectNear, isSame, ROUNDING } from './near.ts';
import { stepPlainly } from './plain-corridors.ts';
import {
  type Arrays,
  type CorridorWorld,
  copyOf,
  corridorWorlds,
  fill,
  laned,
  type Name,
  run,
  type Snapshot,
  type Step,
} from './random-corridors.ts';
import { range, sum } from './random-worlds.ts';

const { corridors: createWasmCorridors } = await loadKernels(builtKernels());
const kernels: readonly (readonly [string, CorridorFactory])[] = [
  ['TypeScript', createTypeScriptCorridors],
  ['WebAssembly', createWasmCorridors],
];

/** Sum values of each corridor and lane over the corridors of each place. */
function byPlace(values: ArrayLike<number>, places: Int32Array, C: number): Float64Array {
  const out = new Float64Array(C * 8);
  for (const i of range(values.length)) {
    const cell = (places[Math.floor(i / 8)] as number) * 8 + (i % 8);
    out[cell] = (out[cell] as number) + (values[i] as number);
  }
  return out;
}

/** Sum cells of [n][L] by lane. */
const byLane = (values: ArrayLike<number>) => {
  const cells = Array.from(values);
  return range(8).map((lane) => sum(cells.filter((_, i) => i % 8 === lane)));
};

/** [K][L] people who usually go home along a corridor, by the stock of its opposite. */
function usualReturns(m: Snapshot): Float64Array {
  return Float64Array.from(m.flow, (_, i) => {
    const lane = i % 8;
    const stock = (m.reverse[Math.floor(i / 8)] as number) * 8 + lane;
    if (stock < 0) return 0;
    const of = (values: Float32Array, at: number) => values[at] as number;
    const going =
      of(m.recent, stock) * of(m.recentReturning, lane) + of(m.settled, stock) * of(m.settledReturning, lane);
    return (1 - of(m.dying, lane)) * going;
  });
}

/** [K][L] what goes into the numbers of a corridor in a step: the size that their rounding errors are measured by. */
function corridorScale(step: Step, before: Snapshot, after: Snapshot): Float64Array {
  if (step === 'settleStocks')
    return Float64Array.from(
      before.flow,
      (people, i) => people + (before.recent[i] as number) + (before.settled[i] as number),
    );
  // Usual returns are subtracted from the demand and added times a factor of at most 6.
  const usual = usualReturns(before);
  return Float64Array.from(after.flow, (people, i) => people + 7 * (usual[i] as number));
}

/** Compare all arrays after a step; those that the step does not write must be the same to the bit. */
function expectSame(step: Step, before: Snapshot, actual: Snapshot, expected: Snapshot, C: number, tolerance: number) {
  const { origin, destination } = before;
  const scale = corridorScale(step, before, expected);
  const [out, into] = [byPlace(scale, origin, C), byPlace(scale, destination, C)];
  const sent = scale.map(
    (n, i) => n * (before.sendingFactor[(destination[Math.floor(i / 8)] as number) * 8 + (i % 8)] as number),
  );
  const scales: Partial<Record<Name, ArrayLike<number>>> = {
    move: { flow: scale, homeward: scale, departures: out, arrivals: into, departuresWithin: out, returns: into },
    settleStocks: {
      recent: scale,
      settled: scale,
      stockHere: into,
      stockAbroad: out,
      senders: byPlace(sent, origin, C),
    },
  }[step];
  for (const name of Object.keys(expected) as Name[]) {
    const what = `${name} after ${step}`;
    const measure = scales[name];
    if (measure) expectNear(what, actual[name], expected[name], measure, tolerance);
    else if (!isSame(actual[name], expected[name])) expect.fail(`${what} differs`);
  }
}

describe('the TypeScript corridor kernel', () => {
  it('does what the plain model does', () => {
    // Both compute in Float64. A sum is stored in Float32 after each of at most 5 corridors that a place has in 6 places.
    const tolerance = 6 * ROUNDING;
    fc.assert(
      fc.property(corridorWorlds, (world) => {
        run(createTypeScriptCorridors, world, (step, _year, before, after) => {
          expectSame(step, before, after, stepPlainly(step, before, world.places), world.places, tolerance);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('the WebAssembly corridor kernel', () => {
  it('does what the TypeScript kernel does', () => {
    // Float32 all through: at most 12 roundings for a corridor's number and 5 for a sum here, 5 for the other's sum.
    const tolerance = 22 * ROUNDING;
    fc.assert(
      fc.property(corridorWorlds, (world) => {
        const twin = createTypeScriptCorridors(world.places, world.corridors);
        run(createWasmCorridors, world, (step, _year, before, after) => {
          fill(twin.memory, before);
          twin[step]();
          expectSame(step, before, after, copyOf(twin.memory), world.places, tolerance);
        });
      }),
    );
  });

  it('has a place of its own for every array', () => {
    const kernel = createWasmCorridors(3, 5);
    const arrays = Object.entries(kernel.memory) as [Name, Float32Array | Int32Array][];
    expect(Object.fromEntries(arrays.map(([name, array]) => [name, array.length]))).toEqual(corridorLengths(3, 5));
    arrays.forEach(([name, array], i) => {
      expect(new Set(array), name).toEqual(new Set([0]));
      array.fill(i + 1);
    });
    arrays.forEach(([name, array], i) => {
      expect(new Set(array), name).toEqual(new Set([i + 1]));
    });
  });

  it('says so when there is no memory', () => {
    const exports = { initCorridors: () => 0 } as unknown as CorridorExports;
    expect(() => wrapCorridorExports(exports, 236, 8000)).toThrow(
      'There is no memory for a kernel of 236 places and 8000 corridors.',
    );
  });
});

describe.each(kernels)('the laws of the %s corridor kernel', (_, create) => {
  // Sums of at most 30 positive Float32 terms against Float64 sums of the same terms.
  const tolerance = 32 * ROUNDING;
  const runAll = (world: CorridorWorld): Snapshot[] => {
    const all: Snapshot[] = [];
    run(create, world, (_step, _year, _before, after) => all.push(after));
    return all;
  };

  it('lets as many arrive as depart', () => {
    fc.assert(
      fc.property(corridorWorlds, (world) => {
        run(
          create,
          world,
          (step, _year, _before, { origin, flow, homeward, departures, arrivals, returns, ...after }) => {
            if (step !== 'move') return;
            const moves = byLane(flow);
            expectNear('departures', byLane(departures), moves, moves, tolerance);
            expectNear('arrivals', byLane(arrivals), moves, moves, tolerance);
            expectNear('returns', byLane(returns), byLane(homeward), moves, tolerance);
            const within = flow.map((people, i) => people * (after.isWithinRegion[Math.floor(i / 8)] as number));
            const sums = byPlace(within, origin, world.places);
            expectNear('departures within the region', after.departuresWithin, sums, sums, tolerance);
          },
        );
      }),
    );
  });

  it('counts nothing below zero, and no more returns than moves', () => {
    fc.assert(
      fc.property(corridorWorlds, (world) => {
        run(create, world, (step, year, _before, { reverse: _, openness: __, ...counts }) => {
          for (const [name, values] of Object.entries(counts))
            if (!values.every((value) => value >= 0)) expect.fail(`${name} after ${step} of year ${year}`);
          if (step !== 'move') return;
          expect(counts.homeward.every((home, i) => home <= (counts.flow[i] as number))).toBe(true);
        });
      }),
    );
  });

  it('balances stocks: what is left after deaths and returns, and who comes for the first time', () => {
    fc.assert(
      fc.property(corridorWorlds, (world) => {
        run(create, world, (step, _year, before, { recent, settled, stockHere, stockAbroad, ...after }) => {
          if (step !== 'settleStocks') return;
          const { flow, homeward, dying, reverse } = before;
          const booked = Float64Array.from(flow, (moves, i) => {
            const alive =
              (1 - (dying[i % 8] as number)) * ((before.recent[i] as number) + (before.settled[i] as number));
            const back = reverse[Math.floor(i / 8)] as number;
            const home = back < 0 ? 0 : (homeward[back * 8 + (i % 8)] as number);
            return alive - Math.min(alive, home) + Math.max(0, moves - (homeward[i] as number));
          });
          const stock = Float64Array.from(recent, (people, i) => people + (settled[i] as number));
          const scale = corridorScale(step, before, before);
          expectNear('stocks', stock, booked, scale, tolerance);
          for (const sums of [stockHere, stockAbroad])
            expectNear('people who live elsewhere', byLane(sums), byLane(stock), byLane(stock), tolerance);
          expect(after.senders.some(Number.isNaN)).toBe(false);
        });
      }),
    );
  });

  it('leaves the reference as it is, to the last bit, where every factor is 1 and nothing opens', () => {
    fc.assert(
      fc.property(corridorWorlds, (world) => {
        const lengths = corridorLengths(world.places, world.corridors);
        const factors = ['affinity', 'leavingFactor', 'arrivingFactor', 'returningFactor'] as const;
        const ones = Object.fromEntries(factors.map((name) => [name, new Float32Array(lengths[name]).fill(1)]));
        const closed = { ...world.tables, openness: new Float32Array(world.corridors) };
        const yearly = world.yearly.map((year) => ({ ...year, ...ones }));
        run(create, { ...world, tables: closed, yearly }, (step, _year, { reference }, { flow }) => {
          if (step === 'move')
            expect(
              isSame(
                flow,
                flow.map((_, i) => reference[Math.floor(i / 8)] as number),
              ),
            ).toBe(true);
        });
      }),
    );
  });

  it('keeps the lanes apart: permuted lanes in, the same bits permuted out', () => {
    const permutations = fc.shuffledSubarray(range(8), { minLength: 8 });
    fc.assert(
      fc.property(corridorWorlds, permutations, (world, from) => {
        const permuted = <A extends Float32Array | Int32Array>(values: A): A =>
          values.map((_, i) => values[i - (i % 8) + (from[i % 8] as number)] as number) as A;
        const permute = (arrays: Arrays): Arrays =>
          Object.fromEntries(
            (Object.entries(arrays) as [Name, Float32Array | Int32Array][]).map(([name, values]) => [
              name,
              laned.includes(name) ? permuted(values) : values,
            ]),
          );
        const expected = runAll(world).map(permute);
        const other = { ...world, tables: permute(world.tables), yearly: world.yearly.map(permute) };
        runAll({ ...other, forced: permuted(world.forced) }).forEach((after, step) => {
          for (const name of Object.keys(after) as Name[])
            expect(isSame(after[name], expected[step]?.[name]), name).toBe(true);
        });
      }),
    );
  });

  it('takes corridors in any order: the same bits for each, the same sums', () => {
    const byCorridor = (Object.keys(corridorLengths(0, 1)) as Name[]).filter(
      (name) => corridorLengths(0, 1)[name] !== corridorLengths(0, 0)[name],
    );
    fc.assert(
      fc.property(corridorWorlds, (world) => {
        // Every other corridor first, so that those of an origin no longer follow each other.
        const order = range(world.corridors).sort((a, b) => (a % 2) - (b % 2) || a - b);
        const reorder = (arrays: Arrays): Arrays =>
          Object.fromEntries(
            (Object.entries(arrays) as [Name, Float32Array | Int32Array][]).map(([name, values]) => {
              if (!byCorridor.includes(name)) return [name, values];
              const width = values.length / world.corridors;
              const moved = values.map(
                (_, i) => values[(order[Math.floor(i / width)] as number) * width + (i % width)] as number,
              );
              return [name, name === 'reverse' ? moved.map((k) => order.indexOf(k)) : moved];
            }),
          );
        const expected = runAll(world).map((snapshot) => ({ ...snapshot, ...reorder(snapshot) }));
        const { flow: forced } = reorder({ flow: world.forced });
        const other = {
          ...world,
          tables: reorder(world.tables),
          yearly: world.yearly.map(reorder),
          forced: forced as Float32Array,
        };
        runAll(other).forEach((after, step) => {
          for (const name of Object.keys(after) as Name[]) {
            const same = expected[step]?.[name] as Float32Array;
            if (byCorridor.includes(name)) expect(isSame(after[name], same), name).toBe(true);
            else expectNear(name, after[name], same, same, tolerance);
          }
        });
      }),
    );
  });

  it('makes kernels that share nothing', () => {
    const [first, second] = [create(1, 1), create(1, 1)];
    first.memory.recent.fill(7);
    expect(second.memory.recent[0]).toBe(0);
  });
});

describe('affinity', () => {
  const people = fc.oneof(fc.constant(0), fc.double({ min: 1, max: 1e7, noNaN: true }));
  const listOf = <T>(value: fc.Arbitrary<T>, length: number) =>
    fc.array(value, { minLength: length, maxLength: length });
  const K = 4;
  const worldsOfAffinity = fc.record({
    recent: listOf(people, K * 8),
    settled: listOf(people, K * 8),
    networkBase: listOf(fc.double({ min: 1_000, max: 1e6, noNaN: true }), K),
    usualNetwork: listOf(fc.double({ min: 1_000, max: 1e7, noNaN: true }), K),
    openness: listOf(fc.double({ min: -1, max: 1, noNaN: true }), K),
    networkWeight: listOf(fc.double({ min: 0, max: 0.5, noNaN: true }), 8),
    freeWeight: listOf(fc.double({ min: 0, max: 0.5, noNaN: true }), 8),
  });
  const affinityOf = (create: CorridorFactory, world: Arrays | Record<string, readonly number[]>) => {
    const kernel = create(3, K);
    for (const [name, values] of Object.entries(world)) kernel.memory[name as Name].set(values);
    kernel.follow();
    return kernel.memory.affinity;
  };

  it('is the same in both kernels', () => {
    // The logarithm and the exponential of the other kernel are Float32: at most 2e-7 each, the former times up to 10 x 0.5.
    fc.assert(
      fc.property(worldsOfAffinity, (world) => {
        const expected = affinityOf(createTypeScriptCorridors, world);
        expectNear('affinity', affinityOf(createWasmCorridors, world), expected, expected, 2e-6);
      }),
    );
  });

  it.each(kernels)('is exactly one where the network is the usual one and nothing is more open, in %s', (_, create) => {
    fc.assert(
      fc.property(worldsOfAffinity, (drawn) => {
        const inEveryLane = (list: readonly number[]) => list.map((_, i) => list[i - (i % 8)] as number);
        const world = { ...drawn, recent: inEveryLane(drawn.recent), settled: inEveryLane(drawn.settled) };
        const usualNetwork = drawn.networkBase.map((base, k) =>
          networkOf(
            Math.fround(world.recent[k * 8] as number),
            Math.fround(world.settled[k * 8] as number),
            Math.fround(base),
          ),
        );
        const affinity = affinityOf(create, { ...world, usualNetwork, openness: new Array(K).fill(0) });
        expect(new Set(affinity)).toEqual(new Set([1]));
      }),
    );
  });

  it.each(kernels)('rises with the network and with openness, in %s', (_, create) => {
    const at = (stock: number, openness: number) =>
      affinityOf(create, {
        recent: new Array(K * 8).fill(stock),
        networkBase: new Array(K).fill(1_000),
        usualNetwork: new Array(K).fill(2_000),
        openness: new Array(K).fill(openness),
        networkWeight: new Array(8).fill(0.3),
        freeWeight: new Array(8).fill(0.25),
      })[0] as number;
    expect(at(1_400, 0)).toBeCloseTo(1.2 ** 0.3, 6);
    expect(at(200, 0)).toBeCloseTo(0.6 ** 0.3, 6);
    expect(at(1_000, 1)).toBeCloseTo(Math.exp(0.25), 6);
    expect(at(1_000, -1)).toBeCloseTo(Math.exp(-0.25), 6);
  });
});
