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
 * Hand over one typed array of each kind, and let a memory grow under others. V8 gives an array whose memory has gone a shape of its own (since 2025),
 * and when that happens to the first of a kind, or to the first array of a kernel, it throws away all machine code that took it for impossible. A
 * worker would so lose the code of the engine with its first result, with the tables of its first ensemble, and when sketches first ask for
 * more memory, and run the next blocks three to five times as slowly. Code that is made after this makes no such assumption.
 */
export function settleArrayShapes(): void {
  for (const Kind of KINDS) {
    const { buffer } = new Kind(1);
    structuredClone(buffer, { transfer: [buffer] });
  }
  // Where there is none, kernels are plain TypeScript.
  if (typeof WebAssembly === 'undefined') return;
  const memory = new WebAssembly.Memory({ initial: 1 });
  for (const Kind of KINDS) new Kind(memory.buffer, 0, 1);
  memory.grow(1);
}
