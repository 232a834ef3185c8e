import { type DrawKernel, MOST_KEYS } from './draw-kernel.ts';
import { LANES } from './kernels.ts';

/** What draws.as.ts exports; an address has its value only after `initDraws`. */
export interface DrawExports {
  readonly drawKeys: { readonly value: number };
  readonly drawn: { readonly value: number };
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Lay out the memory; 0 if the machine cannot give it. */
  initDraws(keys: number): number;
  draw(
    keys: number,
    firstRun: number,
    year: number,
    group: number,
    k0: number,
    k1: number,
    draws: number,
    normals: number,
  ): void;
}

/**
 * Make a kernel of the exports of a fresh instance; an instance serves one kernel only.
 *
 * @throws Error if the machine cannot give the memory.
 */
export function wrapDrawExports(exports: DrawExports): DrawKernel {
  if (exports.initDraws(MOST_KEYS) === 0) throw new Error('There is no memory for the draws.');
  const { buffer } = exports.memory;
  const ofKernel = new Uint32Array(buffer, exports.drawKeys.value, MOST_KEYS);
  // A view for each number of draws that is asked for: making one costs more than copying what it shows.
  const views = new Map<number, Float64Array>();
  const viewOf = (length: number) => {
    const view = views.get(length) ?? new Float64Array(buffer, exports.drawn.value, length);
    views.set(length, view);
    return view;
  };
  return {
    fill({ firstRun, year, group, k0, k1, draws, normals }, keys, out) {
      if (keys.length > MOST_KEYS) throw new Error(`draws: found ${keys.length} keys, allowed up to ${MOST_KEYS}`);
      ofKernel.set(keys);
      exports.draw(keys.length, firstRun, year, group, k0, k1, draws, normals);
      out.set(viewOf(keys.length * draws * LANES));
    },
  };
}
