import { existsSync, readFileSync } from 'node:fs';

/** Bytes of the built kernels. @throws Error where they have not been built: a test without them would prove little. */
export function builtKernels(): Uint8Array<ArrayBuffer> {
  return built('../../src/kernels/kernels.wasm', 'build:kernels');
}

/** Bytes of the built reference path. @throws Error where it has not been built. */
export function builtPath(): Uint8Array<ArrayBuffer> {
  return built('../../data/reference-path.bin', 'build:path');
}

function built(path: string, by: string): Uint8Array<ArrayBuffer> {
  const url = new URL(path, import.meta.url);
  if (!existsSync(url)) throw new Error(`${path} is missing: run \`npm run ${by}\` first.`);
  return new Uint8Array(readFileSync(url));
}
