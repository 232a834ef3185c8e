import { afterEach, describe, expect, it, vi } from 'vitest';
import { TYPESCRIPT_KERNELS } from '../../src/engine/world-kernels.ts';
import { createTypeScriptKernel } from '../../src/kernels/cohorts.ts';
import { createTypeScriptCorridors } from '../../src/kernels/corridors.ts';
import { TYPESCRIPT_RECORDING } from '../../src/kernels/recording.ts';
import { loadKernels } from '../../workers/kernel-loader.ts';
import { builtKernels } from '../support/built-kernels.ts';

describe('loading the kernels', () => {
  afterEach(() => vi.restoreAllMocks());

  it('takes WebAssembly where there is SIMD, for all', async () => {
    const { cohorts, corridors, draws, pairs, recording } = await loadKernels(builtKernels());
    expect(cohorts(1, 1).name).toBe('wasm-simd');
    expect(corridors(1, 1).memory.flow.buffer.byteLength % 0x10000).toBe(0);
    expect(corridors).not.toBe(createTypeScriptCorridors);
    expect(recording.sketches([], 8, 8).values.buffer.byteLength % 0x10000).toBe(0);
    expect(recording.sums(1, [[0]]).sums.buffer.byteLength % 0x10000).toBe(0);
    expect(recording).not.toBe(TYPESCRIPT_RECORDING);
    expect(draws).not.toBe(TYPESCRIPT_KERNELS.draws);
    expect(pairs).not.toBe(TYPESCRIPT_KERNELS.pairs);
  });

  it('takes TypeScript for all without bytes and without SIMD', async () => {
    expect(await loadKernels(null)).toBe(TYPESCRIPT_KERNELS);
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    expect(await loadKernels(builtKernels())).toBe(TYPESCRIPT_KERNELS);
    expect(createTypeScriptKernel(1, 1).name).toBe('typescript');
  });

  it('refuses damaged bytes instead of growing slow in silence', async () => {
    await expect(loadKernels(builtKernels().slice(0, 100))).rejects.toThrow(WebAssembly.CompileError);
  });

  it('fetches little: all kernels are below 60 kB', () => {
    expect(builtKernels().length).toBeLessThan(60_000);
  });
});
