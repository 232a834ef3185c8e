import { countLengths } from './count-kernel.ts';
import { disasterLengths } from './disaster-kernel.ts';
import { labourLengths } from './labour.ts';
import type { Columns, LoopKernels } from './loop-kernels.ts';

/** What the loops of drivers export beside the address of each array, named by the driver and the array. */
export interface LoopExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Lay out the memory; 0 if the machine cannot give it. An address has its value only then. */
  initLabour(places: number): number;
  closeLabour(farmingSlope: number, youthResponse: number): void;
  initCounts(places: number): number;
  departCounts(largeFlow: number, worldVariance: number, largestShare: number, fewest: number): void;
  hostCounts(largeFlow: number, largestShare: number): void;
  logCounts(): void;
  initDisasters(places: number): number;
  occurDisasters(shift: number, trendlessPeople: number, tailZ: number): number;
  rateDisasters(tailShare: number): number;
}

/**
 * Make the loops of so many places.
 *
 * @param instantiate makes a fresh instance: it serves one driver's loops only.
 * @throws Error if the machine cannot give the memory.
 */
export function wrapLoopExports(instantiate: () => LoopExports, places: number): LoopKernels {
  const [labour, counts, disasters] = [instantiate(), instantiate(), instantiate()];
  return {
    labour: {
      memory: laidOut(labour, labour.initLabour(places), 'labour', labourLengths(places)),
      close: labour.closeLabour,
    },
    counts: {
      memory: laidOut(counts, counts.initCounts(places), 'counts', countLengths(places)),
      depart: counts.departCounts,
      host: counts.hostCounts,
      takeLogs: counts.logCounts,
    },
    disasters: {
      memory: laidOut(disasters, disasters.initDisasters(places), 'disasters', disasterLengths(places)),
      occur: disasters.occurDisasters,
      rate: disasters.rateDisasters,
    },
  };
}

/** The arrays of a driver's instance, whose memory is laid out: growing memory detaches views, so none is made before. */
function laidOut<Lengths extends Record<string, number>>(
  exports: LoopExports,
  isThere: number,
  driver: string,
  lengths: Lengths,
): Columns<Lengths> {
  if (isThere === 0) throw new Error(`There is no memory for the loops of ${driver}.`);
  return viewsOf(exports, driver, lengths);
}

/** Views of arrays in the memory of an instance, whose addresses it exports under a prefix and their names. */
export function viewsOf<Lengths extends Record<string, number>>(
  exports: { readonly memory: { readonly buffer: ArrayBuffer } },
  prefix: string,
  lengths: Lengths,
): Columns<Lengths> {
  const addresses = exports as unknown as Record<string, { readonly value: number }>;
  const arrays = Object.entries(lengths).map(([name, length]) => {
    const address = addresses[`${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`] as { readonly value: number };
    return [name, new Float64Array(exports.memory.buffer, address.value, length)];
  });
  return Object.fromEntries(arrays) as Columns<Lengths>;
}
