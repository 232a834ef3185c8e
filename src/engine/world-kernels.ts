import { createTypeScriptDisasters } from '../baseline/disaster-loops.ts';
import { createTypeScriptCounts } from '../drivers/peace/count-loops.ts';
import { createTypeScriptKernel } from '../kernels/cohorts.ts';
import type { CorridorFactory } from '../kernels/corridor-kernel.ts';
import { createTypeScriptCorridors } from '../kernels/corridors.ts';
import type { DrawKernel } from '../kernels/draw-kernel.ts';
import type { KernelFactory } from '../kernels/kernels.ts';
import { createTypeScriptLabour } from '../kernels/labour.ts';
import type { LoopFactory } from '../kernels/loop-kernels.ts';
import type { PairFactory } from '../kernels/pair-kernel.ts';
import { createTypeScriptPairs } from '../kernels/pairs.ts';
import { type RecordingKernels, TYPESCRIPT_RECORDING } from '../kernels/recording.ts';
import { createTypeScriptDraws } from '../random/draws.ts';

/** What makes the kernels of a world, all of one kind. */
export interface WorldKernels {
  readonly cohorts: KernelFactory;
  readonly corridors: CorridorFactory;
  readonly draws: () => DrawKernel;
  readonly pairs: PairFactory;
  /** Makes the loops of drivers. */
  readonly loops: LoopFactory;
  /** Makes what records the results of a job. */
  readonly recording: RecordingKernels;
}

/** The twins of the SIMD kernels: the oracle of the tests, and the way of machines without SIMD. */
export const TYPESCRIPT_KERNELS: WorldKernels = {
  cohorts: createTypeScriptKernel,
  corridors: createTypeScriptCorridors,
  draws: createTypeScriptDraws,
  pairs: createTypeScriptPairs,
  loops: (places) => ({
    labour: createTypeScriptLabour(places),
    counts: createTypeScriptCounts(places),
    disasters: createTypeScriptDisasters(places),
  }),
  recording: TYPESCRIPT_RECORDING,
};
