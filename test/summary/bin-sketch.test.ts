import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BinSketch } from '../../src/kernels/sketch-kernel.ts';
import { createBinSketch } from '../../src/kernels/sketches.ts';
import { findOutput, type SketchScale } from '../../src/params/outputs.ts';
import { addToSketch, mergeSketch, risingOrder, sketchMean, writeQuantiles } from '../../src/summary/bin-sketch.ts';
import { quantileSorted } from '../../src/summary/quantile.ts';

const LINEAR = findOutput('netMigration')?.scale as SketchScale;
const LOG = findOutput('disasterDisplacement')?.scale as SketchScale;

function sketchOf(scale: SketchScale, values: readonly number[]): BinSketch {
  const sketch = createBinSketch(scale, 1, values.length);
  for (const value of values) addToSketch(sketch, 0, value);
  return sketch;
}

function quantilesOf(sketch: BinSketch, quantiles: readonly number[]): number[] {
  const out = new Float64Array(quantiles.length);
  writeQuantiles(sketch, 0, quantiles, risingOrder(quantiles), out, 0);
  return [...out];
}

function sketchQuantile(sketch: BinSketch, p: number): number {
  return quantilesOf(sketch, [p])[0] as number;
}

const signed = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const heavy = fc.double({ min: 0, max: 25, noNaN: true }).map((x) => Math.exp(x) - 1);
const cases = [
  ['linear', LINEAR, signed],
  ['log', LOG, heavy],
] as const;

describe.each(cases)('a %s sketch', (_, scale, value) => {
  const many = fc.array(value, { minLength: 1, maxLength: 120 });

  it('depends on the set of values alone: any order, any split, any merge order', () => {
    fc.assert(
      fc.property(many, fc.infiniteStream(fc.nat()), (values, numbers) => {
        const whole = sketchOf(scale, values);
        const shuffled = values
          .map((each) => [numbers.next().value as number, each] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, each]) => each);
        expect(sketchOf(scale, shuffled)).toEqual(whole);
        const cut = (numbers.next().value as number) % (values.length + 1);
        const parts = [values.slice(0, cut), values.slice(cut)].map((part) => {
          const sketch = createBinSketch(scale, 1, values.length);
          for (const each of part) addToSketch(sketch, 0, each);
          return sketch;
        });
        const merged = createBinSketch(scale, 1, values.length);
        for (const part of numbers.next().value % 2 ? parts : parts.reverse()) mergeSketch(merged, part);
        expect(merged).toEqual(whole);
      }),
    );
  });

  // Of the two zeros a sketch keeps the positive one: hence `+ 0`.
  it('counts every value once and keeps min, max and the mean to half a step of the sum', () => {
    fc.assert(
      fc.property(many, (values) => {
        const sketch = sketchOf(scale, values);
        expect(Array.from(sketch.counts).reduce((a, b) => a + b, 0) + (sketch.zeros[0] as number)).toBe(values.length);
        expect(sketch.min[0]).toBe(Math.min(...values) + 0);
        expect(sketch.max[0]).toBe(Math.max(...values) + 0);
        const mean = values.reduce((a, b) => a + b, 0) / values.length;
        expect(Math.abs(sketchMean(sketch, 0) - mean)).toBeLessThanOrEqual(
          1 / scale.sumSteps / 2 + Math.abs(mean) * 1e-12,
        );
      }),
    );
  });

  it('gives quantiles inside min..max that do not fall as p rises, and the value itself where all are equal', () => {
    fc.assert(
      fc.property(many, value, (values, same) => {
        const sketch = sketchOf(scale, values);
        const quantiles = quantilesOf(sketch, [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]);
        quantiles.forEach((q, i) => {
          expect(q).toBeGreaterThanOrEqual(quantiles[i - 1] ?? Math.min(...values));
          expect(q).toBeLessThanOrEqual(Math.max(...values));
        });
        const few = [0.9, 0.1, 0.5];
        expect(quantilesOf(sketch, few)).toEqual(few.map((p) => sketchQuantile(sketch, p)));
        expect(sketchQuantile(sketchOf(scale, [same, same, same]), 0.3)).toBe(same + 0);
      }),
    );
  });
});

describe('against exact quantiles of 1,000 values', () => {
  // A seeded normal and lognormal by inversion of an even grid, so the test needs no random numbers.
  const normal = Array.from({ length: 1_000 }, (_, i) => {
    const u = (i + 0.5) / 1_000;
    return Math.log(u / (1 - u));
  });

  it('a linear cell errs by less than 1% of the 80% width', () => {
    const values = normal.map((z) => 250e6 + 4e6 * z);
    const sketch = sketchOf(LINEAR, values);
    const sorted = [...values].sort((a, b) => a - b);
    const width = quantileSorted(sorted, 0.9) - quantileSorted(sorted, 0.1);
    for (const p of [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975])
      expect(Math.abs(sketchQuantile(sketch, p) - quantileSorted(sorted, p)) / width).toBeLessThan(
        p > 0.05 && p < 0.95 ? 0.01 : 0.03,
      );
  });

  it('a log cell errs by less than 1% of the value', () => {
    const values = normal.map((z) => Math.exp(9 + 1.2 * z));
    const sketch = sketchOf(LOG, values);
    const sorted = [...values].sort((a, b) => a - b);
    for (const p of [0.1, 0.25, 0.5, 0.75, 0.9])
      expect(Math.abs(sketchQuantile(sketch, p) / quantileSorted(sorted, p) - 1)).toBeLessThan(0.01);
  });

  it('a log cell keeps exact zeros apart', () => {
    const sketch = sketchOf(LOG, [0, 0, 0, 0, 0, 0, 100, 200, 300, 400]);
    expect(sketchQuantile(sketch, 0.5)).toBe(0);
    expect(sketchQuantile(sketch, 0.9)).toBeGreaterThan(100);
  });
});
