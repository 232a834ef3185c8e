import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALL_LANES,
  type BinSketch,
  type SketchFactory,
  type SketchKernel,
  type SketchPart,
} from '../../src/kernels/sketch-kernel.ts';
import { addRows, copySketch, createBinSketch, createTypeScriptSketches } from '../../src/kernels/sketches.ts';
import { PERSONS, SHARE, SHOCK, TENS } from '../../src/params/define-output.ts';
import { loadKernels } from '../../workers/kernel-loader.ts';
import { builtKernels } from '../support/built-kernels.ts';

const createWasmSketches = (await loadKernels(builtKernels())).recording.sketches;
const kernels: readonly (readonly [string, SketchFactory])[] = [
  ['TypeScript', createTypeScriptSketches],
  ['WebAssembly', createWasmSketches],
];

/** Sketches of every scale, of a few cells each. */
const parts: readonly SketchPart[] = [PERSONS, SHOCK, SHARE, TENS].map((scale, s) => ({ scale, cells: 2 + s }));
const cells = parts.reduce((sum, part) => sum + part.cells, 0);
const width = cells * 8;

/** Values of a cell in a block: all kinds of ranges, signs and sizes, few values repeated, and exact zeros. */
const cell = fc
  .record({
    middle: fc.oneof(
      fc.constant(0),
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      // Far from zero beside their range: a bin needs more than 32 and more than 53 bits.
      fc.double({ min: 1e9, max: 1e15, noNaN: true }),
    ),
    size: fc.oneof(
      fc.constant(0),
      fc.double({ min: -30, max: 40, noNaN: true }).map((x) => 2 ** x),
    ),
    draws: fc.array(fc.oneof(fc.constant(0), fc.double({ min: -1, max: 1, noNaN: true })), {
      minLength: 8,
      maxLength: 8,
    }),
  })
  .map(({ middle, size, draws }) => draws.map((draw) => middle + size * draw));
const block = fc.array(cell, { minLength: cells, maxLength: cells }).map((rows) => {
  const values = new Float64Array(width);
  rows.forEach((row, c) => {
    const isLog = c >= 2 && c < 5;
    values.set(isLog ? row.map(Math.abs) : row, c * 8);
  });
  return values;
});
/** Blocks, each with the lanes that are asked for and how often it comes: a counter of a byte is outgrown after 32 times. */
const blocks = fc.array(
  fc.record({
    values: block,
    lanes: fc.oneof(fc.constant(ALL_LANES), fc.integer({ min: 1, max: ALL_LANES })),
    times: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 70 })),
  }),
  { minLength: 1, maxLength: 6 },
);
type Blocks = readonly { readonly values: Float64Array; readonly lanes: number; readonly times: number }[];

/** Fill every cell of every sketch with every block. */
function fill(kernel: SketchKernel, of: Blocks): void {
  for (const { values, lanes, times } of of)
    for (let time = 0; time < times; time++) {
      kernel.values.set(values);
      let at = 0;
      parts.forEach(({ cells }, s) => {
        // The first cell by itself: a part of a sketch may be filled alone.
        kernel.fill(s, 0, 1, at, lanes);
        kernel.fill(s, 1, cells - 1, at + 8, lanes);
        at += cells * 8;
      });
    }
}

const copiesOf = (kernel: SketchKernel) => parts.map((_, s) => copySketch(kernel.read(s)));

/** Add value by value, in the reverse order. */
function addedOneByOne(of: Blocks, runs: number): BinSketch[] {
  let at = 0;
  return parts.map((part) => {
    const sketch = createBinSketch(part.scale, part.cells, runs);
    for (const { values, lanes, times } of [...of].reverse())
      for (let lane = 7; lane >= 0; lane--)
        for (let time = 0; time < times && lanes & (1 << lane); time++)
          addRows(sketch, 0, part.cells, values, at + lane, 8, [0]);
    at += part.cells * 8;
    return sketch;
  });
}

/** Sums are exact below 2^53 steps; beyond, they may differ by the rounding of each addition. */
function expectSame(found: readonly BinSketch[], expected: readonly BinSketch[]): void {
  found.forEach((sketch, s) => {
    const { sum, ...rest } = sketch;
    const { sum: expectedSum, ...expectedRest } = expected[s] as BinSketch;
    expect(rest).toEqual(expectedRest);
    sum.forEach((value, c) => {
      const { n, min, max, scale } = sketch;
      const largest =
        Math.max(Math.abs(min[c] as number), Math.abs(max[c] as number)) * scale.sumSteps * (n[c] as number);
      const limit = largest < 2 ** 53 ? 0 : largest * (n[c] as number) * 2 ** -53;
      expect(Math.abs(value - (expectedSum[c] as number))).toBeLessThanOrEqual(limit);
    });
  });
}

/** Jobs whose counters begin with 8, 16 and 32 bits. */
const SIZES = [1_000, 10_000, 70_000];

describe.each(kernels)('the %s sketches', (_, create) => {
  it.each(SIZES)('of %d runs are equal to sketches filled value by value, in any order, for every scale', (runs) => {
    fc.assert(
      fc.property(blocks, (of) => {
        const kernel = create(parts, runs, width);
        fill(kernel, of);
        expectSame(copiesOf(kernel), addedOneByOne(of, runs));
      }),
      { numRuns: 40 },
    );
  });

  it.each(SIZES)('of %d runs count all of them in one bin, also when its cell widens then', (runs) => {
    const kernel = create(
      [PERSONS, SHOCK].map((scale) => ({ scale, cells: 3 })),
      runs,
      24,
    );
    const fills = Math.floor(runs / 8) - 1;
    const fill = (value: number, times: number) => {
      kernel.values.fill(value);
      for (let j = 0; j < times; j++) for (const s of [0, 1]) kernel.fill(s, 0, 3, 0, ALL_LANES);
    };
    fill(7, fills);
    for (const s of [0, 1]) expect(Math.max(...kernel.read(s).counts)).toBe(fills * 8);
    // So far away that both old bins are one.
    fill(1e9, 1);
    for (const s of [0, 1]) {
      const { counts, n } = kernel.read(s);
      expect([...counts].filter((count) => count > 0)).toEqual(
        Array(3)
          .fill([fills * 8, 8])
          .flat(),
      );
      expect([...n]).toEqual(Array(3).fill(fills * 8 + 8));
    }
  });

  it('merge bins that hold more together than a counter of a byte', () => {
    const kernel = create([{ scale: PERSONS, cells: 1 }], 1_000, 8);
    const fill = (value: number, times: number) => {
      kernel.values.fill(value);
      for (let j = 0; j < times; j++) kernel.fill(0, 0, 1, 0, ALL_LANES);
    };
    for (const value of [1, 2, 3, 4]) fill(value, 20);
    expect(Math.max(...kernel.read(0).counts)).toBe(160);
    fill(1e9, 1);
    expect([...kernel.read(0).counts].filter((count) => count > 0)).toEqual([640, 8]);
  });

  it('are empty again once cleared', () => {
    fc.assert(
      fc.property(blocks, blocks, (before, of) => {
        const kernel = create(parts, 1_000, width);
        fill(kernel, before);
        kernel.clear();
        fill(kernel, of);
        expectSame(copiesOf(kernel), addedOneByOne(of, 1_000));
      }),
      { numRuns: 10 },
    );
  });

  it('keep one zero of the two', () => {
    const fill = (values: readonly number[]) => {
      const kernel = create(
        [PERSONS, SHOCK].map((scale) => ({ scale, cells: 1 })),
        8,
        16,
      );
      kernel.values.set([...values, ...values]);
      kernel.fill(0, 0, 1, 0, ALL_LANES);
      kernel.fill(1, 0, 1, 8, ALL_LANES);
      return [copySketch(kernel.read(0)), kernel.read(1)];
    };
    expect(fill([-0, 0, 0, 0, 0, 0, 0, 0])).toEqual(fill([0, 0, 0, 0, 0, 0, 0, -0]));
    expect(Object.is(fill(Array(8).fill(-0))[0]?.min[0], 0)).toBe(true);
  });
});

describe('the memory of sketches', () => {
  it('serves a job of another layout after its release as if it were fresh, and no job before it', async () => {
    const [used, fresh] = [await loadKernels(builtKernels()), await loadKernels(builtKernels())].map(
      ({ recording }) => recording.sketches,
    );
    if (!used || !fresh) throw new Error('no kernels');
    const fillAll = (create: SketchFactory, of: readonly SketchPart[], width: number) => {
      const kernel = create(of, 1_000, width);
      for (let j = 0; j < width; j++) kernel.values[j] = 1000 + ((j * 7919) % 5000);
      // So often that all rows outgrow their bytes.
      for (let time = 0; time < 300; time++)
        for (const [s, { cells }] of of.entries()) kernel.fill(s, 0, cells, 0, ALL_LANES);
      return { kernel, copies: () => of.map((_, s) => copySketch(kernel.read(s))) };
    };
    const first = fillAll(used, parts, width);
    // Not released yet: another job gets a memory of its own.
    const beside = used(parts, 100, width);
    expect(beside.values.buffer).not.toBe(first.kernel.values.buffer);
    expect(parts.every((_, s) => beside.read(s).n.every((count) => count === 0))).toBe(true);
    first.kernel.release();
    const wider = parts.map((part) => ({ ...part, cells: part.cells + 3 }));
    const again = fillAll(used, wider, 2 * width);
    expect(again.kernel.values.buffer).toBe(first.kernel.values.buffer);
    expect(again.copies()).toEqual(fillAll(fresh, wider, 2 * width).copies());
  });
});
