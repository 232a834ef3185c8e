import { describe, expect, it } from 'vitest';
import { type Baseline, FIRST_YEAR, HAZARD_GROUPS } from '../../src/baseline/baseline.ts';
import { type Climate, createClimate } from '../../src/drivers/climate/climate.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { createLuck, luckKey } from '../../src/random/luck.ts';
import { normalQuantile } from '../../src/random/normal.ts';
import { resolveScenario } from '../../src/scenario/resolve.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { compoundChance } from '../../src/summary/compound-shocks.ts';
import { quantile } from '../support/statistics.ts';
import { baseline } from '../support/world.ts';

const RUNS = 8000;
const C = baseline.places.length;
const H = HAZARD_GROUPS.length;
const [FLOOD, STORM] = [0, 1];
/** Places with displacement in practically every year, so that ranks have no ties: storms, floods, both; three subregions. */
const CODES = ['PHL', 'VNM', 'IDN', 'MMR', 'CHN', 'JPN', 'IND', 'PAK', 'NPL'] as const;

/** [place][run] displacement of 2025, and the share of storm years; coefficients central, luck drawn. */
function draw(world: Baseline): { readonly people: Float64Array[]; readonly stormShare: number[] } {
  const rows = CODES.map(rowOf);
  const climate: Climate = createClimate({
    ...{ baseline: world, scenario: resolveScenario(REFERENCE, world) },
    ...{ coefficients: 'central', hasNoise: true },
  });
  const population = new Float64Array(C * LANES).fill(50e6);
  const urbanShare = new Float64Array(C * LANES);
  const people = rows.map(() => new Float64Array(RUNS));
  const stormYears = rows.map(() => 0);
  const key = luckKey('season');
  for (let firstRun = 0; firstRun < RUNS; firstRun += LANES) {
    const luck = createLuck(key, firstRun, false);
    climate.startBlock(luck, population);
    climate.step({ year: FIRST_YEAR, index: 0, luck, population, urbanShare });
    rows.forEach((row, k) => {
      for (let lane = 0; lane < LANES; lane++) {
        const at = row * LANES + lane;
        (people[k] as Float64Array)[firstRun + lane] = climate.disasterDisplacement[at] as number;
        stormYears[k] = (stormYears[k] as number) + (climate.mainHazard[at] === STORM ? 1 : 0);
      }
    });
  }
  return { people, stormShare: stormYears.map((count) => count / RUNS) };
}

function rowOf(iso3: string): number {
  return baseline.places.findIndex((place) => place.iso3 === iso3);
}

/** Standard normals of the ranks: of a place's years they are the normals of its luck, whatever its distribution. */
function rankNormals(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number));
  const out = new Float64Array(values.length);
  for (const [rank, at] of order.entries()) out[at] = normalQuantile((rank + 0.5) / values.length);
  return out;
}

const drawn = draw(baseline);
const withoutSeasons = draw({ ...baseline, seasonShares: { storm: 0, flood: 0 } });
const shareOf = (k: number, hazard: number): number =>
  baseline.disaster.hazardShares[rowOf(CODES[k] as string) * H + hazard] as number;

describe('the seasons of a subregion', () => {
  it('correlate the luck of its places by the product of their shares of the hazard, and of no others', () => {
    const normals = drawn.people.map(rankNormals);
    let largest = 0;
    for (let a = 0; a < CODES.length; a++) {
      for (let b = 0; b < a; b++) {
        const subregion = (k: number) => baseline.places[rowOf(CODES[k] as string)]?.subregion;
        const product = (hazard: number) => shareOf(a, hazard) * shareOf(b, hazard);
        const { storm, flood } = baseline.seasonShares;
        const expected = subregion(a) === subregion(b) ? storm * product(STORM) + flood * product(FLOOD) : 0;
        const [x, y] = [normals[a] as Float64Array, normals[b] as Float64Array];
        const found = x.reduce((sum, value, run) => sum + value * (y[run] as number), 0) / RUNS;
        // Antithetic runs repeat the products, so 4,000 count: standard error about 1.1 / 4,000^0.5 = 0.017; four of these.
        expect(Math.abs(found - expected), `${CODES[a]} ${CODES[b]}`).toBeLessThan(0.07);
        largest = Math.max(largest, expected);
      }
    }
    // Eastern Asia, with storms in most years: far enough from zero to be told from it.
    expect(largest).toBeGreaterThan(0.1);
  });

  it('bring shocks of a subregion together more often than chance would', () => {
    // The Philippines, Viet Nam, Indonesia and Myanmar, each above its own 1-in-10 level; two or more in one year.
    const parts = drawn.people
      .slice(0, 4)
      .map((values) => ({ values: { values, runs: RUNS }, level: quantile(values, 0.9) }));
    const { chance, ifIndependent } = compoundChance(parts, 2, 0, 1);
    // 1 - 0.9^4 - 4 x 0.1 x 0.9^3; half a thousandth is what a rank resolves.
    expect(ifIndependent).toBeCloseTo(0.0523, 3);
    // Standard error of a share of 0.05 in 8,000 years: 0.0025; three of these.
    expect(chance.probability).toBeGreaterThan(ifIndependent + 0.0075);
    const apart = withoutSeasons.people.slice(0, 4).map((values) => ({ values: { values, runs: RUNS }, level: quantile(values, 0.9) })); // biome-ignore format: as above
    expect(Math.abs(compoundChance(apart, 2, 0, 1).chance.probability - ifIndependent)).toBeLessThan(0.0075);
  });

  it('leave the frequency of storm years at the share of storms', () => {
    // 8,000 years in antithetic pairs: standard error at most 0.5 / 4,000^0.5 = 0.008; four of these.
    for (const [k, share] of drawn.stormShare.entries())
      expect(Math.abs(share - shareOf(k, STORM)), CODES[k]).toBeLessThan(0.032);
  });

  it('leave the distribution of each place as fitted: as many years above any level as without seasons', () => {
    for (const [k, values] of drawn.people.entries()) {
      const without = withoutSeasons.people[k] as Float64Array;
      for (const above of [0.9, 0.5, 0.1, 0.01]) {
        const level = quantile(without, 1 - above);
        const share = values.reduce((count, people) => count + (people > level ? 1 : 0), 0) / RUNS;
        // Two samples of 8,000, independent at worst; four standard errors.
        const error = Math.sqrt((2 * above * (1 - above)) / RUNS);
        expect(Math.abs(share - above), `${CODES[k]}, ${above}`).toBeLessThan(4 * error);
      }
    }
  });
});
