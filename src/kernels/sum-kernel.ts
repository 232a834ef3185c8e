/**
 * Sums over the members of places, behind one interface with two implementations as in kernels.ts.
 *
 * Shapes: C rows of the world, P places, each a list of rows, L = 8 lanes (runs), lanes innermost.
 */
export interface SumKernel {
  /** [C][L] inputs. */
  readonly part: Float64Array;
  readonly whole: Float64Array;
  /** [P][L] output. */
  readonly sums: Float64Array;
  /** sums = `part` summed over the members of each place, in their order. */
  sum(): void;
  /** sums = summed `part` as a share of summed `whole`; 0 where that is not above 0. */
  share(): void;
}

/** Makes a kernel for places with these rows among `rows`. */
export type SumFactory = (rows: number, members: readonly (readonly number[])[]) => SumKernel;
