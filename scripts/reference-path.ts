/**
 * Compute the reference path of the committed baseline with the built kernels: `npm run build:path`. Workers that start
 * with it need not run the reference before their first job.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { decodeBaseline } from '../src/baseline/decode.ts';
import { referencePath } from '../src/engine/reference-run.ts';
import { createWorld } from '../src/engine/world.ts';
import { checksum, encodePath } from '../src/mobility/path-file.ts';
import { loadKernels } from '../workers/kernel-loader.ts';

const baselineBytes = new Uint8Array(readFileSync(new URL('../data/baseline.bin', import.meta.url)));
const kernelBytes = new Uint8Array(readFileSync(new URL('../src/kernels/kernels.wasm', import.meta.url)));
const world = createWorld(decodeBaseline(baselineBytes), await loadKernels(kernelBytes));
const path = encodePath(referencePath(world, 'drawn'), [checksum(baselineBytes), checksum(kernelBytes)]);
writeFileSync(new URL('../data/reference-path.bin', import.meta.url), path);
