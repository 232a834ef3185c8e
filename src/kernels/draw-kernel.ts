/**
 * Keyed draws of many places at once, behind one interface with two implementations as in kernels.ts: plain TypeScript
 * (src/random/draws.ts, the oracle) and WebAssembly SIMD.
 */
export interface DrawRequest {
  /** First run of the block, even. */
  readonly firstRun: number;
  readonly year: number;
  readonly group: number;
  /** The 64-bit key. */
  readonly k0: number;
  readonly k1: number;
  /** Draws of the group that are wanted, 1..4. */
  readonly draws: number;
  /** How many of them, from the first on, are standard normals; the others are uniforms. */
  readonly normals: number;
}

export interface DrawKernel {
  /**
   * Write the draws of `keys` (M49 codes, n of them) into out[n][draws][L], laid out and paired as `drawUniforms` of
   * src/random/luck.ts says.
   */
  fill(request: DrawRequest, keys: Uint32Array, out: Float64Array): void;
}

/** Most keys of one call; what the memory of a kernel is laid out for. */
export const MOST_KEYS = 256;
