import { type Baseline, FIRST_YEAR, LAST_YEAR } from '../../src/baseline/baseline.ts';
import { createPeace } from '../../src/drivers/peace/peace.ts';
import { createBlockEngine } from '../../src/engine/block.ts';
import { createWorld } from '../../src/engine/world.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { createColumn } from '../../src/params/quantity.ts';
import { createLuck, luckKey } from '../../src/random/luck.ts';
import { resolveScenario } from '../../src/scenario/resolve.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';

/** Blocks of 8 runs: 2,048 runs leave a standard error of 1.1 points at most. */
const BLOCKS = 256;
const SEED = 'conflict of the reference';
const T = LAST_YEAR - FIRST_YEAR + 1;

/**
 * Count how often each place is in conflict in the reference [C][T], so that income can be charged for the difference only.
 *
 * The peace driver runs alone on the population of a run without noise: that of other runs hardly moves the odds.
 *
 * @param baseline read with `peace.inConflict` still empty.
 */
export function conflictOfReference(baseline: Baseline): Float64Array {
  const C = baseline.places.length;
  const population = populationByYear(baseline);
  const scenario = resolveScenario(REFERENCE, baseline);
  const peace = createPeace(
    { baseline, scenario, coefficients: 'drawn', hasNoise: true },
    { warming: createColumn(LANES), refusals: () => null },
  );
  const urbanShare = new Float64Array(C * LANES);
  const shares = new Float64Array(C * T);
  for (let block = 0; block < BLOCKS; block++) {
    const luck = createLuck(luckKey(SEED), block * LANES, false);
    peace.startBlock(luck, population[0] as Float64Array);
    for (let index = 0; index < T; index++) {
      peace.step({
        year: FIRST_YEAR + index,
        index,
        luck,
        population: population[index] as Float64Array,
        urbanShare,
      });
      peace.isInConflict.forEach((isOn, at) => {
        const cell = Math.floor(at / LANES) * T + index;
        shares[cell] = (shares[cell] as number) + isOn / (BLOCKS * LANES);
      });
    }
  }
  return shares;
}

/** Population at the start of each year [T] of [C][L] at the defaults without noise. */
function populationByYear(baseline: Baseline): readonly Float64Array[] {
  const world = createWorld(baseline);
  const cells = baseline.populationBase.length / world.C;
  const start = new Float64Array(world.C * LANES);
  for (let i = 0; i < world.C; i++) {
    const people = baseline.populationBase.subarray(i * cells, (i + 1) * cells).reduce((a, b) => a + b, 0);
    start.fill(people, i * LANES, (i + 1) * LANES);
  }
  const years = [start];
  createBlockEngine(world, {
    scenario: REFERENCE,
    seed: SEED,
    runs: 1,
    until: LAST_YEAR,
    hasNoise: false,
    coefficients: 'central',
    places: [],
    outputs: [],
    byAge: 'none',
    corridors: 0,
    record: 'exact',
    watch: [],
  }).run(0, ({ population }) => {
    years.push(population.slice());
  });
  return years;
}
