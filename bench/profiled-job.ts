/** One worker's share of a full job as in the page, to be run under a profiler: every place and output, 160 runs. */
import { decodeBaseline } from '../src/baseline/decode.ts';
import { takePath } from '../src/engine/reference-run.ts';
import { createWorld } from '../src/engine/world.ts';
import { checksum, decodePath } from '../src/mobility/path-file.ts';
import { createEnsemble } from '../src/summary/ensemble.ts';
import { loadKernels } from '../workers/kernel-loader.ts';
import { baselineBytes, kernelBytes, pathBytes } from '../workers/node/files.ts';
import { fullJob } from './full-job.ts';

const CHUNKS = 20;

const [bytes, kernel] = [baselineBytes(), kernelBytes()];
const baseline = decodeBaseline(bytes);
const world = createWorld(baseline, await loadKernels(kernel));
const path = kernel && decodePath(pathBytes() ?? new Uint8Array(), [checksum(bytes), checksum(kernel)]);
if (!path) throw new Error('the reference path is not built: run npm run build');
takePath(world, path);
const ensemble = createEnsemble(world, fullJob(baseline, 8 * CHUNKS));
for (let chunk = 0; chunk < CHUNKS; chunk++) ensemble.runChunk(chunk);
