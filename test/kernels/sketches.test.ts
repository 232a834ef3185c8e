import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BATCH_BLOCKS, type BinSketch, type SketchFactory, type SketchPart } from '../../src/kernels/sketch-kernel.ts';
import { addRows, createBinSketch, createTypeScriptSketches } from '../../src/kernels/sketches.ts';
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

/** Values of a cell in a batch: all kinds of ranges, signs and sizes, few values repeated, and exact zeros. */
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
      minLength: BATCH_BLOCKS * 8,
      maxLength: BATCH_BLOCKS * 8,
    }),
  })
  .map(({ middle, size, draws }) => draws.map((draw) => middle + size * draw));
const batch = fc.array(cell, { minLength: cells, maxLength: cells }).map((rows) => {
  const values = new Float64Array(BATCH_BLOCKS * width);
  rows.forEach((row, c) => {
    row.forEach((x, j) => {
      const isLog = c >= 2 && c < 5;
      values[Math.floor(j / 8) * width + c * 8 + (j % 8)] = isLog ? Math.abs(x) : x;
    });
  });
  return values;
});
const batches = fc.array(fc.tuple(batch, fc.integer({ min: 1, max: BATCH_BLOCKS })), { minLength: 1, maxLength: 6 });
type Batches = readonly (readonly [Float64Array, number])[];

/** Fill every cell of every sketch with every batch. */
function filled(create: SketchFactory, of: Batches, runs: number): readonly BinSketch[] {
  const kernel = create(parts, runs, width);
  for (const [values, blocks] of of) {
    kernel.values.set(values);
    let at = 0;
    kernel.sketches.forEach((sketch, s) => {
      // The first cell by itself: a part of a sketch may be filled alone.
      kernel.fill(s, 0, 1, at, blocks);
      kernel.fill(s, 1, sketch.cells - 1, at + 8, blocks);
      at += sketch.cells * 8;
    });
  }
  return kernel.sketches.map((sketch) => structuredClone(sketch));
}

/** Add value by value, in the reverse order. */
function addedOneByOne(of: Batches, runs: number): BinSketch[] {
  let at = 0;
  return parts.map((part) => {
    const sketch = createBinSketch(part.scale, part.cells, runs);
    for (const [values, blocks] of [...of].reverse())
      for (let j = blocks * 8 - 1; j >= 0; j--)
        addRows(sketch, 0, part.cells, values, at + Math.floor(j / 8) * width + (j % 8), 8, [0]);
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

describe.each(kernels)('the %s sketches', (_, create) => {
  it('are equal to sketches filled value by value, in any order, for every scale and number of blocks', () => {
    fc.assert(
      fc.property(batches, (of) => {
        expectSame(filled(create, of, 1_000), addedOneByOne(of, 1_000));
      }),
    );
  });

  it('count in 32 bits where a bin might pass 65,535', () => {
    fc.assert(
      fc.property(batches, (of) => {
        expectSame(filled(create, of, 70_000), addedOneByOne(of, 70_000));
      }),
      { numRuns: 20 },
    );
    const kernel = create([{ scale: PERSONS, cells: 1 }], 100_000, 8);
    kernel.values.fill(7);
    const fills = Math.ceil(70_000 / 8 / BATCH_BLOCKS);
    for (let j = 0; j < fills; j++) kernel.fill(0, 0, 1, 0, BATCH_BLOCKS);
    const { counts, n } = kernel.sketches[0] as BinSketch;
    expect(Math.max(...counts)).toBe(fills * 8 * BATCH_BLOCKS);
    expect(n[0]).toBe(fills * 8 * BATCH_BLOCKS);
  });

  it('keep one zero of the two', () => {
    const fill = (values: readonly number[]) => {
      const kernel = create(
        [PERSONS, SHOCK].map((scale) => ({ scale, cells: 1 })),
        8,
        16,
      );
      kernel.values.set([...values, ...values]);
      kernel.fill(0, 0, 1, 0, 1);
      kernel.fill(1, 0, 1, 8, 1);
      return kernel.sketches.map((sketch) => structuredClone(sketch));
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
    const fillAll = (kernel: ReturnType<SketchFactory>) => {
      kernel.values.forEach((_, j) => {
        kernel.values[j] = 1000 + ((j * 7919) % 5000);
      });
      for (const [s, sketch] of kernel.sketches.entries()) kernel.fill(s, 0, sketch.cells, 0, BATCH_BLOCKS);
      return kernel;
    };
    const first = fillAll(used(parts, 100, width));
    // Not released yet: another job gets a memory of its own.
    const beside = used(parts, 100, width);
    expect(beside.values.buffer).not.toBe(first.values.buffer);
    expect(beside.sketches.every(({ n }) => n.every((count) => count === 0))).toBe(true);
    first.release();
    const wider = parts.map((part) => ({ ...part, cells: part.cells + 3 }));
    const again = fillAll(used(wider, 100, 2 * width));
    expect(again.sketches).toEqual(fillAll(fresh(wider, 100, 2 * width)).sketches);
  });
});
