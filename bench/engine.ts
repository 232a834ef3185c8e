/** Runs per second of the engine on one core, TypeScript twins against SIMD kernels; prints JSON. */
import { readFileSync } from 'node:fs';
import { decodeBaseline } from '../src/baseline/decode.ts';
import { createBlockEngine } from '../src/engine/block.ts';
import { createWorld, resetPeople, type World } from '../src/engine/world.ts';
import type { WorldKernels } from '../src/engine/world-kernels.ts';
import { LANES } from '../src/kernels/kernels.ts';
import { ALL_LANES } from '../src/kernels/sketch-kernel.ts';
import { STOCK_RATES, startStocks } from '../src/mobility/migrant-stocks.ts';
import { createEnsemble } from '../src/summary/ensemble.ts';
import { createMeasure } from '../src/summary/measure.ts';
import { selectCells } from '../src/summary/selection.ts';
import { loadKernels } from '../workers/kernel-loader.ts';
import { baselineBytes, kernelBytes } from '../workers/node/files.ts';
import { fullJob } from './full-job.ts';

const REPEATS = 7;
const BLOCKS = 4;
const YEARS = 26;
const STOCK_RATE_IDS = ['dying', 'recentReturning', 'settledReturning'] as const;

const baseline = decodeBaseline(baselineBytes());
const kernels = kernelBytes();
if (kernels === null) throw new Error('the kernels are not built: run npm run build');

const job = fullJob(baseline, REPEATS * BLOCKS * LANES);

/** Median of runs per second over the repeats, after one repeat to warm up. */
function runsPerSecond(runBlock: (block: number) => void): number {
  const rates: number[] = [];
  for (let repeat = -1; repeat < REPEATS; repeat++) {
    const start = performance.now();
    for (let block = 0; block < BLOCKS; block++) runBlock(Math.max(0, repeat) * BLOCKS + block);
    if (repeat >= 0) rates.push((BLOCKS * LANES * 1000) / (performance.now() - start));
  }
  return rates.sort((a, b) => a - b)[Math.floor(REPEATS / 2)] as number;
}

/** Put the stocks of 2024 and the reference flows of 2025 into a corridor kernel, with every factor at 1. */
function resetCorridors({ corridors }: World): void {
  const { memory } = corridors;
  startStocks(baseline.corridors, corridors);
  memory.reference.set(baseline.corridors.flow.subarray(0, memory.reference.length));
  const { affinity, leavingFactor, arrivingFactor, returningFactor, sendingFactor } = memory;
  for (const factors of [affinity, leavingFactor, arrivingFactor, returningFactor, sendingFactor]) factors.fill(1);
  STOCK_RATE_IDS.forEach((id) => {
    memory[id].fill(STOCK_RATES[id]);
  });
}

/** Filling the sketches of all places and outputs with the values of a block, again and again. */
function fillings(world: World): number {
  const selection = selectCells(baseline, job);
  const P = selection.places.length;
  const reading = createMeasure(world, selection);
  const width = YEARS * reading.width;
  const parts = selection.outputs.map(({ scale }) => ({ scale, cells: P * YEARS }));
  const sketches = world.recording.sketches(parts, job.runs, width);
  const engine = createBlockEngine(world, job);
  engine.run(0, (state) => {
    reading.measure(state, sketches.values, state.index * reading.width);
  });
  return runsPerSecond(() => {
    for (let year = 0; year < YEARS; year++)
      for (let part = 0; part < parts.length; part++)
        sketches.fill(part, year * P, P, year * reading.width + part * P * LANES, ALL_LANES);
  });
}

function measure(factories: WorldKernels) {
  const start = performance.now();
  const world = createWorld(baseline, factories);
  const loadMs = performance.now() - start;
  const cohorts = runsPerSecond(() => {
    resetPeople(world);
    for (let year = 0; year < YEARS; year++) {
      world.kernel.survive(year);
      world.kernel.leave(year);
      world.kernel.settle(year);
    }
  });
  const corridors = runsPerSecond(() => {
    resetCorridors(world);
    for (let year = 0; year < YEARS; year++) {
      world.corridors.move();
      world.corridors.settleStocks();
    }
  });
  const engine = createBlockEngine(world, job);
  const alone = runsPerSecond((block) => engine.run(block * LANES, () => undefined));
  const ensemble = createEnsemble(world, job);
  const recorded = runsPerSecond((block) => ensemble.runChunk(block));
  const filled = fillings(world);
  return { loadMs, cohorts, corridors, engine: alone, filled, recorded };
}

const simd = measure(await loadKernels(kernels));
const typescript = measure(await loadKernels(null));
const cpu = readFileSync('/proc/cpuinfo', 'utf8').match(/model name\s*:\s*(.*)/)?.[1] ?? 'unknown processor';
console.log(JSON.stringify({ node: process.version, cpu, simd, typescript }));
