import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DrawRequest, MOST_KEYS } from '../../src/kernels/draw-kernel.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { createTypeScriptDraws } from '../../src/random/draws.ts';
import { loadKernels } from '../../workers/kernel-loader.ts';
import { builtKernels } from '../support/built-kernels.ts';

const { draws: createWasmDraws } = await loadKernels(builtKernels());
const [typescript, wasm] = [createTypeScriptDraws(), createWasmDraws()];
const word = fc.integer({ min: 0, max: 0xffffffff });
const requests = fc.record({
  firstRun: fc.integer({ min: 0, max: 12_500 }).map((block) => LANES * block),
  year: fc.integer({ min: 0, max: 2050 }),
  group: fc.integer({ min: 1, max: 99 }),
  k0: word,
  k1: word,
  draws: fc.integer({ min: 1, max: 4 }),
});
const keyLists = fc
  .array(fc.integer({ min: 1, max: 999 }), { minLength: 100, maxLength: MOST_KEYS })
  .map((list) => Uint32Array.from(list));
/**
 * Largest relative difference of two normals. Where the logarithm of the machine is fdlibm's there is none; another is at most a
 * last bit away, which the quantile does not enlarge more than tenfold.
 */
const NORMAL_TOLERANCE = 1e-14;

function drawn(kernel: typeof wasm, request: DrawRequest, keys: Uint32Array): Float64Array {
  const out = new Float64Array(keys.length * request.draws * LANES);
  kernel.fill(request, keys, out);
  return out;
}

describe('the WebAssembly draws', () => {
  it('are other than the TypeScript ones in kind, so that the comparison below is one', () => {
    expect(createWasmDraws).not.toBe(createTypeScriptDraws);
  });

  it('are the same uniforms as those of the TypeScript twin, to the bit', () => {
    fc.assert(
      fc.property(requests, keyLists, (request, keys) => {
        const uniform = { ...request, normals: 0 };
        expect(drawn(wasm, uniform, keys)).toEqual(drawn(typescript, uniform, keys));
      }),
    );
  });

  it('are the same normals, tails included', () => {
    let tails = 0;
    fc.assert(
      fc.property(requests, keyLists, (request, keys) => {
        const normal = { ...request, normals: request.draws };
        const expected = drawn(typescript, normal, keys);
        drawn(wasm, normal, keys).forEach((z, i) => {
          const other = expected[i] as number;
          if (Math.abs(other) > 2) tails++;
          // Written without matchers: a hundred thousand of them take a minute.
          if (!(Math.abs(z - other) <= NORMAL_TOLERANCE * Math.abs(other))) expect.fail(`${z} is not ${other}`);
        });
      }),
    );
    expect(tails).toBeGreaterThan(1_000);
  });

  it('are normals up to the number asked for and uniforms after it', () => {
    const request = { firstRun: 8, year: 2030, group: 3, k0: 1, k1: 2, draws: 4 };
    const keys = Uint32Array.of(4, 566);
    for (const kernel of [typescript, wasm]) {
      const [uniform, normal] = [0, 4].map((normals) => drawn(kernel, { ...request, normals }, keys));
      for (const normals of [1, 2, 3])
        drawn(kernel, { ...request, normals }, keys).forEach((value, i) => {
          expect(value).toBe((Math.floor(i / LANES) % 4 < normals ? normal : uniform)?.[i]);
        });
    }
  });

  it('refuse more keys than their memory holds', () => {
    const request = { firstRun: 0, year: 2025, group: 1, k0: 1, k1: 2, draws: 1, normals: 0 };
    expect(() => drawn(wasm, request, new Uint32Array(MOST_KEYS + 1))).toThrow('allowed up to 256');
  });
});
