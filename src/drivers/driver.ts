import type { Baseline } from '../baseline/baseline.ts';
import type { LoopKernels } from '../kernels/loop-kernels.ts';
import type { PairKernel } from '../kernels/pair-kernel.ts';
import type { Luck } from '../random/luck.ts';
import type { ResolvedScenario } from '../scenario/resolve.ts';

/** What every driver is made from; nothing in it changes during a job. */
export interface DriverContext {
  readonly baseline: Baseline;
  readonly scenario: ResolvedScenario;
  /** `drawn`: each run draws its coefficients; `central`: luck only. */
  readonly coefficients: 'drawn' | 'central';
  /** False: every draw stands at its median and shock metrics at their expected value. */
  readonly hasNoise: boolean;
  /** Loops over the pairs of displacement across borders; plain TypeScript where none is given. */
  readonly pairs?: PairKernel;
  /** Loops over places and runs; plain TypeScript where none are given. */
  readonly loops?: LoopKernels;
}

/** The frozen state that a driver reads in a year. */
export interface YearFrame {
  readonly year: number;
  /** year - 2025. */
  readonly index: number;
  readonly luck: Luck;
  /** [C][L] persons at the start of the year. */
  readonly population: Float64Array;
  /** [C][L] share of people in towns at the start of the year. */
  readonly urbanShare: Float64Array;
}

/** A driver writes its own named increments and nothing else. */
export interface Driver {
  readonly id: string;
  /** Draw what a run keeps for all its years; `population` [C][L] is that of 31 December 2024. */
  startBlock(luck: Luck, population: Float64Array): void;
  /** Compute the increments of a year. */
  step(frame: YearFrame): void;
}

/** Width of the middle 80% of the standard normal, one side. */
export const NORMAL_80 = 1.2815515655446004;
/** The 95th percentile of the standard normal. */
export const NORMAL_95 = 1.6448536269514722;
