import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refugeesByPlace } from '../../src/baseline/refugee-start.ts';
import { createBlockEngine, type YearState } from '../../src/engine/block.ts';
import { createWorld } from '../../src/engine/world.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { loadKernels } from '../../workers/kernel-loader.ts';
import { builtKernels } from '../support/built-kernels.ts';
import { anyScenario, withLever } from '../support/scenarios.ts';
import { baseline, FEW_PLACES, jobOn, smallWorld } from '../support/world.ts';

const few = smallWorld();
const sum = (values: ArrayLike<number>, lane = 0): number => {
  let total = 0;
  for (let at = lane; at < values.length; at += LANES) total += values[at] as number;
  return total;
};

describe('moves under any levers', () => {
  it('net migration is immigrants less emigrants, and neither is below zero, in every place, run and year', () => {
    fc.assert(
      fc.property(anyScenario(['WLD', 'un-western-africa', 'income-high', ...FEW_PLACES]), (scenario) => {
        createBlockEngine(few, jobOn(few, { scenario })).run(0, ({ mobility, netMigration }) => {
          netMigration.forEach((net, at) => {
            const [into, out] = [mobility.immigrants[at] as number, mobility.emigrants[at] as number];
            expect(into).toBeGreaterThanOrEqual(0);
            expect(out).toBeGreaterThanOrEqual(0);
            expect(Math.abs(into - out - net)).toBeLessThanOrEqual(1e-9 * (into + out) + 1e-6);
          });
        });
      }),
      { numRuns: 10 },
    );
  });

  it('have a centre and a shift that sum to zero over all places in every block of years', () => {
    const { centre, shift } = baseline.mobilityReference;
    const C = baseline.places.length;
    for (const values of [centre, shift]) {
      expect(values.some((people) => people !== 0)).toBe(true);
      for (let at = 0; at < values.length; at += C)
        expect(values.subarray(at, at + C).reduce((a, b) => a + b, 0)).toBe(0);
    }
  });

  it('what a year adds to the UN medium sums to zero over the world, kind by kind', () => {
    fc.assert(
      fc.property(anyScenario(['WLD', ...FEW_PLACES]), (scenario) => {
        const { C } = few;
        const engine = createBlockEngine(few, jobOn(few, { scenario, until: 2030 }));
        engine.run(0, ({ mobility }) => {
          for (let kind = 0; kind < 2; kind++) {
            const change = mobility.netChange.subarray(kind * C * LANES, (kind + 1) * C * LANES);
            const size = change.reduce((all, people) => all + Math.abs(people), 0);
            // Sums of corridors are Float32.
            for (let lane = 0; lane < LANES; lane++) expect(Math.abs(sum(change, lane))).toBeLessThan(1e-5 * size + 5);
          }
        });
      }),
      { numRuns: 8 },
    );
  });

  it('stocks, returns and remittances are not negative, and returns are not more than immigrants along corridors', () => {
    fc.assert(
      fc.property(anyScenario(['WLD', ...FEW_PLACES]), (scenario) => {
        createBlockEngine(few, jobOn(few, { scenario })).run(0, ({ mobility }) => {
          for (const name of ['migrantStock', 'diaspora', 'remittances', 'returns', 'stranded', 'heldBack'] as const)
            for (const value of mobility[name]) expect(value).toBeGreaterThanOrEqual(-1e-6);
        });
      }),
      { numRuns: 8 },
    );
  });
});

describe('migration policy', () => {
  /** A figure of the places in lane 0..7 in a year. */
  function read(scenario: Scenario, year: number, pick: (state: YearState) => ArrayLike<number>): Float64Array {
    let found = new Float64Array(0);
    createBlockEngine(few, jobOn(few, { scenario, until: year })).run(0, (state) => {
      if (state.year === year) found = Float64Array.from(pick(state));
    });
    return found;
  }
  const USA = few.baseline.places.findIndex(({ iso3 }) => iso3 === 'USA');

  it('closing pathways never raises the moves on any corridor into the place, in any run', () => {
    const memory = few.corridors.memory;
    const flows = (closing: number) =>
      read({ ...REFERENCE, levers: { pathways: { USA: closing } } }, 2030, () => memory.flow);
    const [open, half, shut] = [flows(0), flows(-50), flows(-100)];
    let seen = 0;
    memory.destination.forEach((place, k) => {
      if (place !== USA) return;
      for (let lane = 0; lane < LANES; lane++) {
        const at = k * LANES + lane;
        seen++;
        expect(half[at] as number).toBeLessThanOrEqual((open[at] as number) * (1 + 1e-5));
        expect(shut[at] as number).toBeLessThanOrEqual((half[at] as number) * (1 + 1e-5));
      }
    });
    expect(seen).toBeGreaterThan(40);
  });

  it('closing leaves people who wished to move where they are, and fewer go home', () => {
    const closed = withLever('pathways', -100);
    const held = (scenario: Scenario) => sum(read(scenario, 2030, (state) => state.mobility.heldBack));
    expect(held(REFERENCE)).toBe(0);
    expect(held(closed)).toBeGreaterThan(0);
    const returns = (scenario: Scenario) => sum(read(scenario, 2026, (state) => state.mobility.returns));
    expect(returns(closed)).toBeLessThan(returns(REFERENCE));
  });

  it('tired hosts take fewer people in where arrivals pass the usual', () => {
    const arrivals = (fatigue: number) =>
      sum(
        read(
          { ...REFERENCE, levers: { hostFatigue: fatigue, pathways: 50 } },
          2030,
          (state) => state.mobility.immigrants,
        ),
      );
    expect(arrivals(1)).toBeLessThan(arrivals(0));
  });

  it('a lower fee lets more money arrive: 5.3% more at 3% than at 6.2%', () => {
    const sent = (fee: number) =>
      sum(read(withLever('remittanceFee', fee), 2025, (state) => state.mobility.remittances));
    expect(sent(3) / sent(6.2)).toBeCloseTo(1.053, 3);
  });
});

describe('the reference of the whole world, no noise', () => {
  const world = createWorld(baseline);
  const job = jobOn(world, { hasNoise: false, coefficients: 'central', runs: 1, until: 2036 });
  const years: { share: number; stock: number; refugees: number; returned: number; moved: number; missed: number }[] =
    [];
  createBlockEngine(world, job).run(0, ({ mobility, population, netMigration, unmet, index }) => {
    let missed = 0;
    for (let i = 0; i < world.C; i++) {
      const median = baseline.netMigration.median[i * world.T + index] as number;
      missed = Math.max(missed, Math.abs((netMigration[i * LANES] as number) - median));
    }
    // What the UN takes from cells with too few people is booked, and withdrawn from arrivals elsewhere.
    missed -= sum(unmet);
    const stock = sum(mobility.migrantStock);
    years.push({
      share: stock / sum(population),
      stock,
      refugees: sum(mobility.refugeesHosted),
      returned: sum(mobility.returns),
      moved: sum(mobility.emigrants),
      missed,
    });
  });

  it('is the UN medium: net migration of every place within a person, but for what is booked as unmet', () => {
    for (const { missed } of years) expect(missed).toBeLessThan(1);
  });

  it('lets the migrant share of the world rise from 2024 to 2035, by no more than the record allows', () => {
    const people = baseline.populationBase.reduce((all, n) => all + n, 0);
    const { stock, restStockHere } = baseline.corridors;
    const before = stock.reduce((all, n) => all + n, 0) + restStockHere.reduce((all, n) => all + n, 0);
    // 304 million of 8.2 billion.
    expect(before / people).toBeCloseTo(0.0373, 3);
    expect((years[10] as (typeof years)[number]).share).toBeGreaterThan(before / people);
    const { stock: then, refugees } = years[10] as (typeof years)[number];
    const { hosted } = refugeesByPlace(baseline.peace.refugees, baseline.peace.crossBorder.pairs);
    const newRefugees = refugees - hosted.reduce((all, n) => all + n, 0);
    // UNHCR: 18.1 million at the end of 2015, 44.9 in 2024: 3 million a year.
    expect(newRefugees).toBeLessThan(11 * 3e6);
    // The others: 173 million in 2000, 304 in 2024: at most 8 million a year.
    expect(then - before - newRefugees).toBeLessThan(11 * 8e6);
  });

  it('has 20-25% of the moves go home, once the returns to Ukraine and Sudan of 2025 are over', () => {
    expect((years[0] as (typeof years)[number]).returned / (years[0] as (typeof years)[number]).moved).toBeLessThan(
      0.27,
    );
    for (const { returned, moved } of years.slice(1)) {
      expect(returned / moved).toBeGreaterThan(0.2);
      expect(returned / moved).toBeLessThan(0.25);
    }
  });
});

describe('moves along corridors with noise', () => {
  it('stay near the reference in every run and place to 2050: drawn coefficients and networks multiply no corridor without end', async () => {
    const kernels = await loadKernels(builtKernels());
    const world = createWorld(baseline, kernels);
    const { C } = world;
    let most = 0;
    createBlockEngine(world, jobOn(world, { until: 2050, runs: 16 })).run(8, ({ year, mobility }) => {
      // Before 2030 the UN's returns to places at war stand beside a reference without them.
      if (year % 5 !== 0 || year < 2030) return;
      const { arrivals } = world.corridors.memory;
      const { referenceArrivals } = mobility;
      for (let lane = 0; lane < LANES; lane++) {
        expect(sum(arrivals, lane) / sum(referenceArrivals, lane)).toBeLessThan(1.4);
        expect(sum(arrivals, lane) / sum(referenceArrivals, lane)).toBeGreaterThan(0.7);
      }
      for (let at = 0; at < C * LANES; at++)
        if ((referenceArrivals[at] as number) > 10_000)
          most = Math.max(most, (arrivals[at] as number) / (referenceArrivals[at] as number));
    });
    // Incomes differ by a factor of four between runs, networks follow: the largest factor of a large place.
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThan(3);
  });
});
