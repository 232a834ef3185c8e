const KINDS = [
  Float64Array,
  Float32Array,
  Uint32Array,
  Int32Array,
  Uint16Array,
  Int16Array,
  Uint8Array,
  Int8Array,
] as const;

/**
 * Hand over one typed array of each kind. V8 gives an array whose memory has gone a shape of its own (since 2025), and when that happens to the
 * first of a kind it throws away all machine code that took the shape of the kind for the only one. A worker would so lose the code of the engine
 * twice, with its first result and with the tables of its first ensemble, and run the next blocks three to five times as slowly. Code that is made
 * after this makes no such assumption.
 */
export function settleArrayShapes(): void {
  for (const Kind of KINDS) {
    const { buffer } = new Kind(1);
    structuredClone(buffer, { transfer: [buffer] });
  }
}
