import type { AgeFactory } from './age-kernel.ts';
import { createTypeScriptAges } from './ages.ts';
import type { SketchFactory } from './sketch-kernel.ts';
import { createTypeScriptSketches } from './sketches.ts';
import type { SumFactory } from './sum-kernel.ts';
import { createTypeScriptSums } from './sums.ts';

/** What makes the kernels that record the results of a job, all of one kind. */
export interface RecordingKernels {
  readonly sketches: SketchFactory;
  readonly sums: SumFactory;
  readonly ages: AgeFactory;
}

export const TYPESCRIPT_RECORDING: RecordingKernels = {
  sketches: createTypeScriptSketches,
  sums: createTypeScriptSums,
  ages: createTypeScriptAges,
};

/** Selections whose kernels are remembered: the place that is shown, and all places. */
const MOST_REMEMBERED = 2;

/**
 * Let jobs that record the same places share a kernel: previews follow each other by the second, and an instance keeps its
 * memory until the collector comes. What such a kernel holds is read before the next call, so sharing changes nothing.
 */
export function rememberLast<Places, Kernel>(
  create: (rows: number, places: Places) => Kernel,
): (rows: number, places: Places) => Kernel {
  const kept = new Map<string, Kernel>();
  return (rows, places) => {
    const key = JSON.stringify([rows, places]);
    const kernel = kept.get(key) ?? create(rows, places);
    kept.delete(key);
    kept.set(key, kernel);
    for (const old of [...kept.keys()].slice(0, -MOST_REMEMBERED)) kept.delete(old);
    return kernel;
  };
}
