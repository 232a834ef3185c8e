import { TYPESCRIPT_KERNELS, type WorldKernels } from '../src/engine/world-kernels.ts';
import { rememberLast } from '../src/kernels/recording.ts';
import type { SketchFactory } from '../src/kernels/sketch-kernel.ts';
import { type AgeExports, wrapAgeExports } from '../src/kernels/wasm-ages.ts';
import { type CohortExports, wrapCohortExports } from '../src/kernels/wasm-cohorts.ts';
import { type CorridorExports, wrapCorridorExports } from '../src/kernels/wasm-corridors.ts';
import { type DrawExports, wrapDrawExports } from '../src/kernels/wasm-draws.ts';
import { type LoopExports, wrapLoopExports } from '../src/kernels/wasm-loops.ts';
import { type PairExports, wrapPairExports } from '../src/kernels/wasm-pairs.ts';
import { type SketchExports, wrapSketchExports } from '../src/kernels/wasm-sketches.ts';
import { type SumExports, wrapSumExports } from '../src/kernels/wasm-sums.ts';

/** The smallest module that needs SIMD: one function with `v128.const` and `drop`. */
const simdProbe = new Uint8Array([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // magic, version 1
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00], // types: () -> ()
  ...[0x03, 0x02, 0x01, 0x00], // functions: one of type 0
  ...[0x0a, 0x17, 0x01, 0x15, 0x00, 0xfd, 0x0c, ...new Array<number>(16).fill(0), 0x1a, 0x0b],
]);

/**
 * Load the fastest kernels that this machine runs; the `name` of the cohort kernel says which ones they are.
 *
 * @param wasmBytes the built kernels.wasm, or null to ask for plain TypeScript.
 * @throws WebAssembly.CompileError if the bytes are not sound though the machine has SIMD.
 */
export async function loadKernels(wasmBytes: Uint8Array<ArrayBuffer> | null): Promise<WorldKernels> {
  if (wasmBytes === null || typeof WebAssembly === 'undefined' || !WebAssembly.validate(simdProbe))
    return TYPESCRIPT_KERNELS;
  const module = await WebAssembly.compile(wasmBytes);
  // An instance for each kernel, each with a memory of its own.
  const instantiate = () => new WebAssembly.Instance(module).exports as unknown;
  return {
    cohorts: (places, years) => wrapCohortExports(instantiate() as CohortExports, places, years),
    corridors: (places, corridors) => wrapCorridorExports(instantiate() as CorridorExports, places, corridors),
    pairs: (table, slots) => wrapPairExports(instantiate() as PairExports, table, slots),
    loops: (places) => wrapLoopExports(() => instantiate() as LoopExports, places),
    draws: () => wrapDrawExports(instantiate() as DrawExports),
    recording: {
      sketches: inTurn(() => instantiate() as SketchExports),
      sums: rememberLast((rows, members) => wrapSumExports(instantiate() as SumExports, rows, members)),
      ages: rememberLast((rows, places) => wrapAgeExports(instantiate() as AgeExports, rows, places)),
    },
  };
}

/** Let jobs that follow each other share one memory: it is large, and an instance keeps its own until the collector comes. */
function inTurn(instantiate: () => SketchExports): SketchFactory {
  let free: SketchExports | undefined;
  return (parts, runs, width) => {
    const own = free ?? instantiate();
    free = undefined;
    return wrapSketchExports(own, parts, runs, width, () => {
      free = own;
    });
  };
}
