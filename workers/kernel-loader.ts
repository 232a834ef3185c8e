import { createTypeScriptKernel } from '../src/kernels/cohorts.ts';
import type { KernelFactory } from '../src/kernels/kernels.ts';
import { type CohortExports, wrapCohortExports } from '../src/kernels/wasm-cohorts.ts';

/** The smallest module that needs SIMD: one function with `v128.const` and `drop`. */
const simdProbe = new Uint8Array([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // magic, version 1
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00], // types: () -> ()
  ...[0x03, 0x02, 0x01, 0x00], // functions: one of type 0
  ...[0x0a, 0x17, 0x01, 0x15, 0x00, 0xfd, 0x0c, ...new Array<number>(16).fill(0), 0x1a, 0x0b],
]);

/**
 * Load the fastest cohort kernel that this machine runs; its `name` says which one it is.
 *
 * @param wasmBytes the built cohorts.wasm, or null to ask for plain TypeScript.
 * @throws WebAssembly.CompileError if the bytes are not sound though the machine has SIMD.
 */
export async function loadKernelFactory(wasmBytes: Uint8Array<ArrayBuffer> | null): Promise<KernelFactory> {
  if (wasmBytes === null || typeof WebAssembly === 'undefined' || !WebAssembly.validate(simdProbe)) {
    return createTypeScriptKernel;
  }
  const module = await WebAssembly.compile(wasmBytes);
  return (places, years) => {
    const { exports } = new WebAssembly.Instance(module);
    return wrapCohortExports(exports as unknown as CohortExports, places, years);
  };
}
