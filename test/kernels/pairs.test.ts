import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANES } from '../../src/kernels/kernels.ts';
import type { PairKernel, PairMemory, PairTable } from '../../src/kernels/pair-kernel.ts';
import { createTypeScriptPairs, pairLengths } from '../../src/kernels/pairs.ts';
import { loadKernels } from '../../workers/kernel-loader.ts';
import { builtKernels } from '../support/built-kernels.ts';

const { pairs: createWasmPairs } = await loadKernels(builtKernels());
const SLOTS = 3;

interface PairWorld {
  readonly table: PairTable;
  readonly memory: PairMemory;
  readonly slot: number;
  readonly stock: Float64Array;
  readonly newShares: Float64Array;
  readonly update: number;
}

const size = (max: number) => fc.double({ min: 0, max, noNaN: true });
const filled = (length: number, value: fc.Arbitrary<number>) =>
  fc.array(value, { minLength: length, maxLength: length }).map((list) => Float64Array.from(list));

/** Places with 0 to 4 hosts each, shares that sum to 1, and any year: nobody leaves in about a third of the cells. */
const worlds: fc.Arbitrary<PairWorld> = fc
  .record({ hosts: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 9 }) })
  .chain(({ hosts }) => {
    const C = hosts.length;
    const origins = hosts.flatMap((n, place) => new Array<number>(Math.min(n, C - 1)).fill(place));
    const P = origins.length;
    const cells = C * LANES;
    const start = Int32Array.from({ length: C + 1 }, (_, place) => origins.filter((origin) => origin < place).length);
    const weights = filled(P, fc.double({ min: 0.01, max: 1, noNaN: true }));
    return fc.record({
      table: fc
        .record({ mix: weights, shown: filled(P, size(1)), turn: fc.integer({ min: 0, max: C }) })
        .map((drawn) => ({
          start,
          destination: Int32Array.from(origins, (place, k) => {
            const step = 1 + ((drawn.turn + k - (start[place] as number)) % (C - 1));
            return (place + step) % C;
          }),
          mix: drawn.mix.map((weight, k) => {
            const [from, end] = [start[origins[k] as number], start[(origins[k] as number) + 1]];
            return weight / drawn.mix.slice(from, end).reduce((a, b) => a + b, 0);
          }),
          shown: drawn.shown,
        })),
      memory: fc.record({
        departures: filled(cells, fc.oneof(fc.constant(0), fc.double({ min: 2.5, max: 1e6, noNaN: true }))),
        isNew: filled(cells, fc.constantFrom(0, 0, 1)),
        factor: filled(cells, fc.double({ min: 0.02, max: 50, noNaN: true })),
        arrivals: filled(cells, size(1)),
        returning: filled(cells, size(0.4)),
        kept: filled(LANES, fc.double({ min: 0.8, max: 1, noNaN: true })),
        home: filled(cells, size(1)),
        leaving: filled(cells, size(1)),
        out: filled(cells, size(1)),
        into: filled(cells, size(1)),
        homeShown: filled(cells, size(1)),
      }),
      slot: fc.integer({ min: 0, max: SLOTS - 1 }),
      stock: filled(P * LANES, fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 1e6, noNaN: true }))),
      newShares: filled(P * LANES, fc.double({ min: 0.01, max: 1, noNaN: true })),
      update: size(0.8),
    });
  });

/** Two years of all loops; what each of them leaves in every array. */
function run(kernel: PairKernel, { table, memory, slot, stock, newShares, update }: PairWorld) {
  const state = kernel.slot(slot);
  for (const name of Object.keys(memory) as (keyof PairMemory)[]) kernel.memory[name].set(memory[name]);
  table.mix.forEach((share, k) => {
    state.mix.fill(share, k * LANES, (k + 1) * LANES);
  });
  state.stock.set(stock);
  const snapshots: Record<string, Float64Array>[] = [];
  const keep = () =>
    snapshots.push(
      Object.fromEntries(
        Object.entries({ ...kernel.memory, ...state }).map(([name, values]) => [name, values.slice()]),
      ),
    );
  for (let year = 0; year < 2; year++) {
    state.flows.set(newShares);
    for (const step of [() => kernel.spread(slot), () => kernel.meet(slot, update, 0.2), () => kernel.carry(slot)]) {
      step();
      keep();
    }
  }
  return snapshots;
}

describe('the WebAssembly loops over pairs', () => {
  it('give the same bits as the TypeScript twin', () => {
    expect(createWasmPairs).not.toBe(createTypeScriptPairs);
    fc.assert(
      fc.property(worlds, (world) => {
        expect(run(createWasmPairs(world.table, SLOTS), world)).toEqual(
          run(createTypeScriptPairs(world.table, SLOTS), world),
        );
      }),
    );
  });

  it('keep the state of each slot to itself', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const kernel = createWasmPairs(world.table, SLOTS);
        run(kernel, world);
        for (let slot = 0; slot < SLOTS; slot++)
          if (slot !== world.slot)
            for (const values of Object.values(kernel.slot(slot)))
              expect(values).toEqual(new Float64Array(values.length));
      }),
      { numRuns: 20 },
    );
  });

  it('have a place of its own for every array', () => {
    const table = {
      start: Int32Array.of(0, 1, 2),
      destination: Int32Array.of(1, 0),
      mix: Float64Array.of(1, 1),
      shown: Float64Array.of(1, 1),
    };
    const { memory } = createWasmPairs(table, 1);
    const arrays = Object.entries(memory);
    expect(Object.fromEntries(arrays.map(([name, array]) => [name, array.length]))).toEqual(pairLengths(2));
    arrays.forEach(([, array], i) => {
      array.fill(i + 1);
    });
    arrays.forEach(([name, array], i) => {
      expect(new Set(array), name).toEqual(new Set([i + 1]));
    });
  });
});

describe('the loops over pairs', () => {
  it.each([
    ['TypeScript', createTypeScriptPairs],
    ['WebAssembly', createWasmPairs],
  ] as const)('let every departure arrive and lose nobody from the stocks, in %s', (_, factory) => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { table, memory } = world;
        const [, met, carried] = run(factory(table, SLOTS), world);
        for (let lane = 0; lane < LANES; lane++) {
          const sum = (values: Float64Array | undefined) =>
            (values ?? new Float64Array()).reduce((all, value, at) => (at % LANES === lane ? all + value : all), 0);
          const hasHosts = (at: number) =>
            table.start[Math.floor(at / LANES)] !== table.start[Math.floor(at / LANES) + 1];
          const left = sum(memory.departures.map((people, at) => (hasHosts(at) ? people : 0)));
          expect(Math.abs(sum(met?.arrivals) - left)).toBeLessThanOrEqual(1e-9 * left);
          const before = sum(world.stock) + left;
          const after = sum(carried?.stock) / (memory.kept[lane] as number) + sum(carried?.home);
          expect(Math.abs(after - before)).toBeLessThanOrEqual(1e-9 * before);
          expect(Math.abs(sum(carried?.home) - sum(carried?.leaving))).toBeLessThanOrEqual(1e-9 * before);
          expect(Math.abs(sum(carried?.out) - sum(carried?.into))).toBeLessThanOrEqual(1e-9 * before);
        }
      }),
      { numRuns: 40 },
    );
  });
});
