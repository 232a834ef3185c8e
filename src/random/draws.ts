import type { DrawKernel } from '../kernels/draw-kernel.ts';
import { LANES } from '../kernels/kernels.ts';
import { normalQuantile } from './normal.ts';
import { philox } from './philox.ts';

/** The keyed draws in plain TypeScript; the oracle of the WebAssembly kernel. */
export function createTypeScriptDraws(): DrawKernel {
  const words = new Uint32Array(4);
  return {
    fill({ firstRun, year, group, k0, k1, draws, normals }, keys, out) {
      let at = 0;
      for (let i = 0; i < keys.length; i++) {
        const m49 = keys[i] as number;
        for (let lane = 0; lane < LANES; lane += 2) {
          philox(words, firstRun + lane, m49, year, group, k0, k1);
          for (let draw = 0; draw < draws; draw++) {
            const u = (((words[draw] as number) >>> 9) + 0.5) / 0x800000;
            const isNormal = draw < normals;
            const even = isNormal ? normalQuantile(u) : u;
            out[at + draw * LANES + lane] = even;
            out[at + draw * LANES + lane + 1] = isNormal ? -even : 1 - even;
          }
        }
        at += draws * LANES;
      }
    },
  };
}
