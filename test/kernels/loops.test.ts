import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUANTILES } from '../../src/baseline/cross-border-law.ts';
import { TYPESCRIPT_KERNELS } from '../../src/engine/world-kernels.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import type { LoopKernels } from '../../src/kernels/loop-kernels.ts';
import { loadKernels } from '../../workers/kernel-loader.ts';
import { builtKernels } from '../support/built-kernels.ts';

const { loops: createWasmLoops } = await loadKernels(builtKernels());
const { loops: createTypeScriptLoops } = TYPESCRIPT_KERNELS;
const PLACES = 5;
const [typescript, wasm] = [createTypeScriptLoops(PLACES), createWasmLoops(PLACES)];
const drivers = ['labour', 'counts', 'disasters'] as const satisfies readonly (keyof LoopKernels)[];

/** Numbers that need a way of their own in an exponential or a logarithm, or hit a bound. */
const EDGES = [0, 1, -1, 0.5, 1e-12, 1e300, 2, 1 - 2 ** -30, 710, -710, -746, 5e-324];
const NOT_FINITE = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

/** A stream of numbers that a seed decides. */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
}

type Ranges = { readonly [name: string]: readonly [number, number] };

/** Fill arrays of two kernels alike: each number lies in its array's range; of the arrays in `wild` one in twenty is an edge. */
function fill(
  memories: readonly { readonly [name: string]: Float64Array }[],
  ranges: Ranges,
  wild: readonly string[],
  next: () => number,
): void {
  for (const [name, [low, high]] of Object.entries(ranges)) {
    const length = memories[0]?.[name]?.length ?? 0;
    const edges = wild.includes(name) ? [...EDGES, ...NOT_FINITE] : [];
    const values = Float64Array.from({ length }, () =>
      edges.length > 0 && next() < 0.05
        ? (edges[Math.floor(next() * edges.length)] as number)
        : low + (high - low) * next(),
    );
    for (const memory of memories) memory[name]?.set(values);
  }
}

/** Fill an array of two kernels with 0 and 1. */
function flag(memories: readonly { readonly [name: string]: Float64Array }[], name: string, next: () => number): void {
  const values = Float64Array.from({ length: memories[0]?.[name]?.length ?? 0 }, () => (next() < 0.5 ? 0 : 1));
  for (const memory of memories) memory[name]?.set(values);
}

function forSeeds(check: (next: () => number) => void): void {
  fc.assert(fc.property(fc.integer(), (seed) => check(stream(seed))));
}

function expectSame(names: readonly string[], a: object, b: object): void {
  const [expected, found] = [a, b] as Record<string, Float64Array>[];
  for (const name of names) expect(found?.[name], name).toEqual(expected?.[name]);
}

describe.each(drivers)('the WebAssembly loops of %s', (driver) => {
  it('are other than the TypeScript ones, with a place of its own for every array', () => {
    expect(createWasmLoops).not.toBe(createTypeScriptLoops);
    const [own, twin] = [createWasmLoops(PLACES)[driver].memory, createTypeScriptLoops(PLACES)[driver].memory];
    const lengths = (memory: object) => Object.entries(memory).map(([name, array]) => [name, array.length]);
    expect(lengths(own)).toEqual(lengths(twin));
    const arrays = Object.entries(own);
    arrays.forEach(([, array], i) => {
      array.fill(i + 1);
    });
    arrays.forEach(([name, array], i) => {
      expect(new Set(array), name).toEqual(new Set([i + 1]));
    });
  });
});

describe('the loops give the same bits as their TypeScript twins', () => {
  it('where labour closes its year, whatever the numbers', () => {
    const ranges = {
      peopleAtStart: [1e3, 1e9],
      jobsAtStart: [0, 1e8],
      incomeAtStart: [500, 1e5],
      unemployment: [0, 0.3],
      youthUnemployment: [0, 0.6],
      trend: [-0.2, 0.2],
      unfilled: [0, 1],
      selfOdds: [0.01, 20],
      reference: [0, 1.5],
      farming: [0, 0.9],
      perPeople: [0.3, 0.7],
      perIncome: [0.1, 0.5],
      selfEmployedSlope: [-0.9, -0.45],
      followed: [0.5, 1],
      population: [0, 1e9],
      overReference: [-2, 2],
      labourForce: [0, 1e8],
      youthLabourForce: [0, 1e7],
      cycle: [-0.2, 0.2],
      inTowns: [0, 1],
      urbanJobs: [0, 1e8],
    } as const;
    const memories = [typescript.labour.memory, wasm.labour.memory];
    forSeeds((next) => {
      fill(memories, ranges, ['population', 'overReference', 'cycle', 'labourForce', 'unemployment'], next);
      for (const { labour } of [typescript, wasm]) labour.close(-1.03, 2.2);
      expectSame(Object.keys(typescript.labour.memory), ...(memories as [object, object]));
    });
  });

  it('where people leave, are taken in and are remembered', () => {
    const ranges = {
      quantiles: [0, 5],
      scales: [0.1, 2],
      small: [-0.5, 0.8],
      large: [-0.5, 0.8],
      world: [-1, 1],
      level: [0, 12],
      last: [0, 14],
      second: [0, 14],
      third: [0, 14],
      draws: [1e-6, 1 - 1e-6],
      shift: [-1, 2],
      population: [10, 1e8],
    } as const;
    const memories = [typescript.counts.memory, wasm.counts.memory];
    // The twin has the table of its law.
    const table = wasm.counts.memory.quantiles;
    forSeeds((next) => {
      fill(memories, ranges, ['last', 'population', 'shift'], next);
      table.set(QUANTILES);
      typescript.counts.memory.quantiles.set(QUANTILES);
      flag(memories, 'hasDestinations', next);
      const names = Object.keys(ranges).length + 1;
      expect(names).toBe(Object.keys(typescript.counts.memory).length - 3);
      for (const { counts } of [typescript, wasm]) counts.depart(Math.log(100), 0.09, 0.2, 2.5);
      expectSame(['people', 'logs', 'drawn'], ...(memories as [object, object]));
      for (const { counts } of [typescript, wasm]) counts.host(Math.log(100), 0.05);
      expectSame(['people'], ...(memories as [object, object]));
      for (const { counts } of [typescript, wasm]) counts.takeLogs();
      expectSame(['logs'], ...(memories as [object, object]));
    });
  });

  it('where disasters occur and displace, tails listed alike', () => {
    const ranges = {
      logSpread: [0.5, 3],
      logit: [-4, 4],
      logRate: [-12, -2],
      baseProbability: [0.02, 0.98],
      normals: [-4, 4],
      people: [1e3, 1e9],
    } as const;
    const [twin, own] = [typescript.disasters, wasm.disasters];
    const memories = [twin.memory, own.memory];
    let [tails, none] = [0, 0];
    forSeeds((next) => {
      fill(memories, ranges, ['normals', 'people'], next);
      flag(memories, 'hasTail', next);
      const listed = [twin, own].map((kernel) => {
        const count = kernel.occur(0.3, 100_000, 1.2815515655446004);
        const cells = [...kernel.memory.tails.slice(0, count)];
        for (const at of cells) kernel.memory.large[at] = 0.01 * at;
        return cells;
      });
      expect(listed[1]).toEqual(listed[0]);
      tails += listed[0]?.length ?? 0;
      expectSame(['probability', 'unlikeliness'], ...(memories as [object, object]));
      const rated = [twin, own].map((kernel) => [...kernel.memory.tails.slice(0, kernel.rate(0.1))]);
      expect(rated[1]).toEqual(rated[0]);
      tails += rated[0]?.length ?? 0;
      for (let at = 0; at < PLACES * LANES; at++) {
        const isAny = (twin.memory.unlikeliness[at] as number) < (twin.memory.probability[at] as number);
        if (!isAny) none++;
        // What the caller writes, and what is asked of nobody, is not the loops' to say.
        for (const name of isAny ? (['large', 'above'] as const) : [])
          expect(own.memory[name][at], name).toBe(twin.memory[name][at]);
        if (!rated[0]?.includes(at)) expect(own.memory.rates[at]).toBe(twin.memory.rates[at]);
      }
    });
    expect(Math.min(tails, none)).toBeGreaterThan(100);
  });
});
