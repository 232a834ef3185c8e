import { describe, expect, it } from 'vitest';
import { groundswellRegion } from '../../scripts/baseline/slow-onset.ts';
import { createBlockEngine } from '../../src/engine/block.ts';
import type { Job } from '../../src/engine/job.ts';
import { createWorld } from '../../src/engine/world.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { quantile } from '../support/statistics.ts';
import { baseline, FEW_PLACES, jobOn, smallWorld } from '../support/world.ts';

/** Published high ends, million movers by 2050: Clement et al. 2021, press release of 13 September 2021. */
const HIGH_ENDS: readonly (readonly [string, number])[] = [
  ['Sub-Saharan Africa', 86],
  ['East Asia and Pacific', 49],
  ['South Asia', 40],
  ['Bangladesh', 19.9],
  ['North Africa', 19],
  ['Latin America', 17],
  ['Eastern Europe and Central Asia', 5],
];

const world = createWorld(baseline);
const scenario = (levers: Scenario['levers']): Scenario => ({ ...REFERENCE, levers });

/** [C] movers from 2025 to 2050 without noise. */
function moversBy2050(levers: Scenario['levers']): Float64Array {
  let movers = new Float64Array();
  createBlockEngine(world, jobOn(world, { scenario: scenario(levers), hasNoise: false })).run(0, (state) => {
    movers = Float64Array.from(baseline.places, (_, i) => state.slowOnsetMovers[i * LANES] as number);
  });
  return movers;
}

describe('slow-onset movers from 2025 to 2050 at the high end', () => {
  const strong = moversBy2050({ warmingPath: 'SSP5-8.5', slowOnset: 1 });
  const weak = moversBy2050({ warmingPath: 'SSP1-2.6', slowOnset: 1 });
  const half = moversBy2050({});
  const sumOf = (movers: Float64Array, region: string): number =>
    movers.reduce((sum, value, i) => {
      const place = baseline.places[i] as (typeof baseline.places)[number];
      const found = groundswellRegion(place);
      return found === region || (found === 'Bangladesh' && region === 'South Asia') ? sum + value : sum;
    }, 0) / 1e6;

  it.each(HIGH_ENDS)(
    '%s: within 15 per cent of %d million at SSP5-8.5, 0.3-0.55 of it at SSP1-2.6',
    (region, published) => {
      const [high, low, reference] = [strong, weak, half].map((movers) => sumOf(movers, region)) as [
        number,
        number,
        number,
      ];
      console.log(
        `${region}: ${high.toFixed(1)} million (published ${published}), SSP1-2.6 / SSP5-8.5 ${(low / high).toFixed(2)}, reference ${reference.toFixed(1)}`,
      );
      expect(Math.abs(high / published - 1)).toBeLessThan(0.15);
      expect(low / high).toBeGreaterThan(0.3);
      expect(low / high).toBeLessThan(0.55);
    },
  );

  it('are none in high-income places, which the report does not cover', () => {
    baseline.places.forEach(({ income }, i) => {
      if (income === 'high') expect(strong[i]).toBe(0);
    });
  });
});

describe('the share of the high end', () => {
  const few = smallWorld();
  const at = few.baseline.places.findIndex(({ iso3 }) => iso3 === 'NGA') * LANES;
  /** Movers and urban share of Nigeria in 2050, by run. */
  const runs = (count: number, levers: Scenario['levers'], changes: Partial<Job> = {}) => {
    const engine = createBlockEngine(few, jobOn(few, { runs: count, scenario: scenario(levers), ...changes }));
    const movers: number[] = [];
    const shares: number[] = [];
    for (let first = 0; first < count; first += LANES)
      engine.run(first, (state) => {
        if (state.year !== 2050) return;
        for (let lane = 0; lane < LANES; lane++) {
          movers.push(state.slowOnsetMovers[at + lane] as number);
          shares.push(state.urban.urbanShare[at + lane] as number);
        }
      });
    return { movers, shares };
  };

  it('is drawn between 0.2 and 1 with its middle at 0.5, once a run', () => {
    const drawn = runs(800, {}).movers;
    const full = runs(800, { slowOnset: 1 }).movers;
    const shares = drawn.map((value, run) => value / (full[run] as number));
    // The full run loses more rural people, so its share is read a few percent high.
    expect(Math.min(...shares)).toBeGreaterThan(0.2);
    expect(Math.max(...shares)).toBeLessThan(1.001);
    expect(Math.abs(quantile(shares, 0.5) - 0.5)).toBeLessThan(0.04);
  });

  it('moves the urban share only by the difference from the reference, in every run', () => {
    const reference = runs(16, {});
    const none = runs(16, { slowOnset: 0 });
    const warmer = runs(16, { warmingPath: 'SSP5-8.5' });
    expect(none.movers.every((value) => value === 0)).toBe(true);
    reference.shares.forEach((share, run) => {
      expect(none.shares[run] as number).toBeLessThan(share);
      expect(warmer.shares[run] as number).toBeGreaterThan(share);
    });
  });

  it('leaves the UN path of towns alone at defaults: no place has movers beyond the reference', () => {
    const without = smallWorld(FEW_PLACES);
    (without.baseline.slowOnset.rate as Float64Array).fill(0);
    const sharesOf = (of: typeof few) => {
      const shares: number[] = [];
      createBlockEngine(of, jobOn(of)).run(0, ({ urban }) => shares.push(...urban.urbanShare));
      return shares;
    };
    expect(sharesOf(without)).toEqual(sharesOf(few));
  });
});
