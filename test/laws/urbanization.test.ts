import { describe, expect, it } from 'vitest';
import { createUrbanization } from '../../src/drivers/urbanization/urbanization.ts';
import { createBlockEngine } from '../../src/engine/block.ts';
import type { Job } from '../../src/engine/job.ts';
import { createWorld } from '../../src/engine/world.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { createLuck, luckKey } from '../../src/random/luck.ts';
import { resolveScenario } from '../../src/scenario/resolve.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { checkColumn } from '../support/checks.ts';
import { withLever } from '../support/scenarios.ts';
import { deviation } from '../support/statistics.ts';
import { baseline, jobOn, smallWorld } from '../support/world.ts';

const C = baseline.places.length;
const CHECKED = [2035, 2050] as const;

/** [year][C] urban share in lane 0. */
function sharesByYear(changes: Partial<Job>): Map<number, Float64Array> {
  const world = createWorld(baseline);
  const shares = new Map<number, Float64Array>();
  createBlockEngine(world, jobOn(world, { runs: 1, ...changes })).run(0, ({ year, urban }) => {
    shares.set(
      year,
      Float64Array.from({ length: C }, (_, i) => urban.urbanShare[i * LANES] as number),
    );
  });
  return shares;
}

describe('V3: defaults without noise are the urban path of WUP 2018', () => {
  const target = checkColumn('urbanShare', [C, CHECKED.length]);
  const known = checkColumn('urbanShareKnown', [C]);
  const shares = sharesByYear({ hasNoise: false });

  it.each(CHECKED.map((year, t) => [year, t] as const))('%d: within 0.1 points in every place', (year, t) => {
    let worst = 0;
    let places = 0;
    for (let i = 0; i < C; i++) {
      if (!known[i]) continue;
      places++;
      worst = Math.max(worst, Math.abs((shares.get(year)?.[i] as number) - (target[i * CHECKED.length + t] as number)));
    }
    console.log(`V3 ${year}: ${places} places, worst error ${(worst * 100).toFixed(4)} points`);
    expect(places).toBe(233);
    expect(worst).toBeLessThan(0.001);
  });

  it('gives the three places that WUP lacks a path and says by which rule', () => {
    const imputed = baseline.imputed.filter(({ column }) => column === 'urban.share').map(({ iso3 }) => iso3);
    expect(imputed).toEqual(['BLM', 'MAF', 'XKX']);
    for (const iso3 of imputed) {
      const share = shares.get(2050)?.[baseline.places.findIndex((place) => place.iso3 === iso3)] as number;
      expect(share).toBeGreaterThan(0.3);
      expect(share).toBeLessThan(1);
    }
  });
});

describe('the urban share', () => {
  it('is moved by about 6 points in 25 years by one point of pace where half are urban', () => {
    // logit step 0.01 x 26 = 0.26 at a share of one half: 1 / (1 + exp(-0.26)) - 0.5 = 0.0646.
    const half = {
      ...smallWorld(['FJI']).baseline,
      urban: { ...baseline.urban, share: new Float64Array(7).fill(0.5) },
    };
    const share = (pace: number): number => {
      const world = createWorld(half);
      let last = 0;
      createBlockEngine(world, jobOn(world, { scenario: withLever('urbanPace', pace), hasNoise: false })).run(
        0,
        (s) => {
          last = s.urban.urbanShare[0] as number;
        },
      );
      return last;
    };
    expect(share(1) - share(0)).toBeCloseTo(0.0646, 3);
    expect(share(0) - share(-1)).toBeCloseTo(0.0646, 3);
  });

  it('stays where a place is wholly urban or wholly rural, and inside 0 and 1 anywhere', () => {
    const shares = sharesByYear({ scenario: withLever('urbanPace', 2) });
    const at = (iso3: string) => shares.get(2050)?.[baseline.places.findIndex((place) => place.iso3 === iso3)];
    expect(at('SGP')).toBe(1);
    expect(at('TKL')).toBe(0);
    for (const values of shares.values())
      for (const share of values) expect(share >= 0 && share <= 1, `share ${share}`).toBe(true);
  });

  it('has the spread of past errors of the rule: sd of the logit 0.06, 0.10, 0.14 and 0.18 after 5, 10, 15 and 20 years', () => {
    const world = smallWorld(['NGA']);
    const runs: number[][] = [[], [], [], []];
    const reference: number[] = [];
    const engine = createBlockEngine(world, jobOn(world, { runs: 1600 }));
    const logit = (share: number) => Math.log(share / (1 - share));
    createBlockEngine(world, jobOn(world, { hasNoise: false })).run(0, ({ urban }) =>
      reference.push(logit(urban.urbanShare[0] as number)),
    );
    for (let first = 0; first < 1600; first += LANES)
      engine.run(first, ({ index, urban }) => {
        const k = [4, 9, 14, 19].indexOf(index);
        for (let lane = 0; k >= 0 && lane < LANES; lane++)
          runs[k]?.push(logit(urban.urbanShare[lane] as number) - (reference[index] as number));
      });
    // AR(1) of 0.9 and sd 0.012: sd of the sum over n years = 0.012 sqrt(n + 2 sum (n - k) 0.9^k).
    const expected = [5, 10, 15, 20].map((n) => {
      let variance = n;
      for (let k = 1; k < n; k++) variance += 2 * (n - k) * 0.9 ** k;
      return 0.012 * Math.sqrt(variance);
    });
    runs.forEach((values, k) => {
      // Antithetic pairs halve the number of independent values: s.e. of an sd from 800 is 2.5%.
      expect(Math.abs(deviation(values) / (expected[k] as number) - 1)).toBeLessThan(0.08);
    });
  });

  it('rises with people who move to towns, by their share of the people', () => {
    const { baseline: few } = smallWorld(['BGD']);
    const context = {
      baseline: few,
      scenario: resolveScenario(REFERENCE, few),
      coefficients: 'drawn',
      hasNoise: false,
    } as const;
    const close = (movers: number): number => {
      const urbanization = createUrbanization(context);
      const luck = createLuck(luckKey('towns'), 0, true);
      const population = new Float64Array(LANES).fill(1e6);
      const frame = { year: 2025, index: 0, luck, population, urbanShare: urbanization.urbanShare };
      urbanization.startBlock(luck, population);
      urbanization.step(frame);
      urbanization.close(frame, population, new Float64Array(LANES).fill(movers));
      return urbanization.urbanPopulation[0] as number;
    };
    // 1,000 of a million: the logit step is exact to first order, so 1,000 more urban people within 2%.
    expect(Math.abs((close(1_000) - close(0)) / 1_000 - 1)).toBeLessThan(0.02);
    expect(Math.abs((close(0) - close(-1_000)) / 1_000 - 1)).toBeLessThan(0.02);
  });
});

describe('counts of urban people', () => {
  it('fit together: growth is the change of the stock, slums and low coasts are parts of it', () => {
    const world = smallWorld();
    let before: Float64Array | undefined;
    let peopleBefore: Float64Array | undefined;
    createBlockEngine(world, jobOn(world, { scenario: withLever('urbanPace', 1.5) })).run(
      0,
      ({ urban, population }) => {
        for (let at = 0; at < world.C * LANES; at++) {
          const people = urban.urbanPopulation[at] as number;
          expect(people).toBeLessThanOrEqual(population[at] as number);
          for (const part of [urban.slumResidents, urban.coastalTownDwellers]) {
            expect(part[at] as number).toBeGreaterThanOrEqual(0);
            expect(part[at] as number).toBeLessThanOrEqual(people * (1 + 1e-12));
          }
          if (before && peopleBefore) {
            expect(urban.newUrbanResidents[at]).toBeCloseTo(people - (before[at] as number), 6);
            // The rest of urban growth is the growth of the whole place at the share of the year before.
            const grown = (population[at] as number) - (peopleBefore[at] as number);
            const share = (before[at] as number) / Math.max(1, peopleBefore[at] as number);
            const rest = (urban.newUrbanResidents[at] as number) - (urban.moversToTowns[at] as number);
            expect(Math.abs(rest - share * grown)).toBeLessThan(1e-6 * people + 1e-6);
          }
        }
        before = urban.urbanPopulation.slice();
        peopleBefore = population.slice();
      },
    );
  });

  it('leave slums as large as today where all growth is housed and towns grow', () => {
    const world = smallWorld(['NGA']);
    const slums: number[] = [];
    createBlockEngine(world, jobOn(world, { scenario: withLever('growthHoused', 100), hasNoise: false })).run(
      0,
      (state) => slums.push(state.urban.slumResidents[0] as number),
    );
    expect(slums[25]).toBeCloseTo(slums[0] as number, 6);
    expect(slums[0] as number).toBeGreaterThan(1e7);
  });
});
