import { type Baseline, FIRST_YEAR } from '../../src/baseline/baseline.ts';
import { createClimate } from '../../src/drivers/climate/climate.ts';
import { DEFAULT_SEED } from '../../src/engine/job.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { createLuck, luckKey } from '../../src/random/luck.ts';
import { resolveScenario } from '../../src/scenario/resolve.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { caribbeanRows, dispersionOf, STORM_PEOPLE } from './caribbean.ts';

const RUNS = 1000;
const YEARS = 5;

/** Figures of the app's own ensemble that no table of places can give. */
export interface Simulated {
  /** Standard deviation of the log of the world total of one year. */
  readonly worldLogSpread: number;
  /** Variance over mean of the yearly number of Caribbean places with storm displacement of 1,000 or more. */
  readonly caribbeanDispersion: number;
  readonly caribbeanMean: number;
}

/**
 * Run the climate driver alone, with its seasons, on the population of the end of 2024: 1,000 runs, 2025-2029. Storm
 * displacement of a place is its total in the years whose main hazard are storms, as in the law.
 */
export function simulateDisasters(baseline: Baseline): Simulated {
  const scenario = resolveScenario(REFERENCE, baseline);
  const climate = createClimate({ baseline, scenario, coefficients: 'drawn', hasNoise: true });
  const C = baseline.places.length;
  const cells = baseline.populationBase.length / C;
  const population = new Float64Array(C * LANES);
  for (let i = 0; i < C; i++) {
    const people = baseline.populationBase.subarray(i * cells, (i + 1) * cells).reduce((sum, value) => sum + value, 0);
    population.fill(people, i * LANES, (i + 1) * LANES);
  }
  // Towns matter to slow onset only, which is not read here.
  const urbanShare = new Float64Array(C * LANES);
  const caribbean = caribbeanRows(baseline);
  const key = luckKey(DEFAULT_SEED);
  const logs: number[] = [];
  const counts: number[] = [];
  for (let firstRun = 0; firstRun < RUNS; firstRun += LANES) {
    const luck = createLuck(key, firstRun, false);
    climate.startBlock(luck, population);
    for (let index = 0; index < YEARS; index++) {
      climate.step({ year: FIRST_YEAR + index, index, luck, population, urbanShare });
      for (let lane = 0; lane < LANES; lane++) {
        const people = (place: number) => climate.disasterDisplacement[place * LANES + lane] as number;
        const storms = (place: number) => climate.stormDisplacement[place * LANES + lane] as number;
        let world = 0;
        for (let i = 0; i < C; i++) world += people(i);
        logs.push(Math.log(world));
        counts.push(caribbean.filter((place) => storms(place) >= STORM_PEOPLE).length);
      }
    }
  }
  const logMean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const logVariance = logs.reduce((sum, value) => sum + (value - logMean) ** 2, 0) / (logs.length - 1);
  const [caribbeanMean, caribbeanDispersion] = dispersionOf(counts);
  return { worldLogSpread: Math.sqrt(logVariance), caribbeanDispersion, caribbeanMean };
}
