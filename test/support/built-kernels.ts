import { existsSync, readFileSync } from 'node:fs';

const built = new URL('../../src/kernels/kernels.wasm', import.meta.url);

/** Bytes of the built kernels. @throws Error where they have not been built: a test without them would prove little. */
export function builtKernels(): Uint8Array<ArrayBuffer> {
  if (!existsSync(built)) throw new Error('src/kernels/kernels.wasm is missing: run `npm run build:kernels` first.');
  return new Uint8Array(readFileSync(built));
}
