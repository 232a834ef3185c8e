/** One worker's share of a full job after a warm-up, to be run under a profiler: every place and output, 64 runs. */
import { decodeBaseline } from '../src/baseline/decode.ts';
import { createWorld } from '../src/engine/world.ts';
import { createEnsemble } from '../src/summary/ensemble.ts';
import { loadKernels } from '../workers/kernel-loader.ts';
import { baselineBytes, kernelBytes } from '../workers/node/files.ts';
import { fullJob } from './full-job.ts';

const CHUNKS = 10;

const baseline = decodeBaseline(baselineBytes());
const kernels = await loadKernels(kernelBytes());
const ensemble = createEnsemble(createWorld(baseline, kernels), fullJob(baseline, 8 * CHUNKS));
for (let chunk = 0; chunk < CHUNKS; chunk++) ensemble.runChunk(chunk);
