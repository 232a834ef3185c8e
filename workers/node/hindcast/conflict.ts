import { type ConflictProcess, createConflict } from '../../../src/drivers/peace/conflict.ts';
import { fitConflictLaw } from '../../../src/fits/conflict.ts';
import { LANES } from '../../../src/kernels/kernels.ts';
import { createLuck, luckKey } from '../../../src/random/luck.ts';
import type { Forecaster } from './forecaster.ts';
import { type KnownPopulation, readKnownPopulation } from './known-population.ts';
import { readConflictBefore } from './peace-records.ts';
import { sampledForecast } from './sampled-forecast.ts';

/** Runs of a hindcast; each draws its coefficients. */
export const HINDCAST_RUNS = 2400;

/**
 * Conflict displacement at an origin: the law of the app refitted to the records before it and run from the state at the
 * end of the year before. Deaths by organized violence of that year enter the first year; stability is the newest
 * published at the origin (two years late) and held. Population: UN WPP 2024 year ends before the origin, carried on.
 */
export const conflictForecaster: Forecaster = {
  metrics: ['conflictDisplacement'],
  origins: Array.from({ length: 10 }, (_, i) => 2012 + i),
  *forecast(_metric, input) {
    const { places } = input.baseline;
    const before = readConflictBefore(input);
    const { law } = fitConflictLaw(before.records, before.lastYear);
    const process = createConflict(law, before.start, true);
    const known = readKnownPopulation(input.read, places);
    const samples = places.map(() => Array.from({ length: input.years }, () => new Float64Array(HINDCAST_RUNS)));
    runBlocks(input.seed, (luck, firstRun) => {
      process.startBlock(luck);
      for (let h = 0; h < input.years; h++) {
        const year = input.origin + h;
        const population = lanesOf(known, places.length, year + 0.5);
        process.step({ year, luck, population, stability: before.stability, onsetLogOdds: null });
        collect(process.displaced, samples, h, firstRun);
      }
    });
    for (const [i, { iso3 }] of places.entries()) {
      const own = samples[i] ?? [];
      for (const [h, values] of own.entries())
        yield sampledForecast({ place: iso3, destination: '', year: input.origin + h }, values);
    }
  },
};

/** Run a function for each block of 8 runs. */
export function runBlocks(seed: string, run: (luck: ReturnType<typeof createLuck>, firstRun: number) => void): void {
  const key = luckKey(seed);
  for (let firstRun = 0; firstRun < HINDCAST_RUNS; firstRun += LANES) run(createLuck(key, firstRun, false), firstRun);
}

/** Population of every place at a time, equal in all lanes [C][L]. */
export function lanesOf(known: KnownPopulation, places: number, time: number): Float64Array {
  const out = new Float64Array(places * LANES);
  for (let i = 0; i < places; i++) out.fill(known.at(i, time), i * LANES, (i + 1) * LANES);
  return out;
}

/** Copy the lanes of a block into the samples of a year [C][H][runs]. */
export function collect(
  values: ConflictProcess['displaced'],
  samples: readonly (readonly Float64Array[])[],
  h: number,
  firstRun: number,
): void {
  samples.forEach((years, i) => {
    years[h]?.set(values.subarray(i * LANES, (i + 1) * LANES), firstRun);
  });
}
