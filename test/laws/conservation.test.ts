import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBlockEngine } from '../../src/engine/block.ts';
import { AGE_GROUPS, AGES, LANES, SEXES } from '../../src/kernels/kernels.ts';
import { anyScenario } from '../support/scenarios.ts';
import { FEW_PLACES, jobOn, smallWorld } from '../support/world.ts';

const world = smallWorld();
const { C } = world;
const { memory } = world.kernel;

/** People are stored with 24 bits in 202 cells; a year moves each cell through three such roundings. */
const ROUNDING = 3 * 2 ** -24;

describe('under any levers', () => {
  it('people are conserved: change = births - deaths + net migration, in every place, run and year', () => {
    fc.assert(
      fc.property(anyScenario(['WLD', 'un-western-africa', 'income-high', ...FEW_PLACES]), (scenario) => {
        let before = new Float64Array(C * LANES);
        createBlockEngine(world, jobOn(world, { scenario })).run(0, (state) => {
          if (state.index > 0)
            for (let at = 0; at < C * LANES; at++) {
              const change = (state.population[at] as number) - (before[at] as number);
              const booked =
                (memory.births[at] as number) - (memory.deaths[at] as number) + (state.netMigration[at] as number);
              expect(Math.abs(change - booked)).toBeLessThanOrEqual(ROUNDING * (state.population[at] as number) + 1e-3);
            }
          before = state.population.slice();
        });
      }),
      { numRuns: 15 },
    );
  });

  it('who leaves one place arrives in another at the same sex and age: migration adds to no cell of the world', () => {
    const watched = smallWorld();
    const settle = watched.kernel.settle.bind(watched.kernel);
    const { people, netReference, unmet: cut } = watched.kernel.memory;
    const cells = SEXES * AGES;
    // Double precision sums of single precision cells.
    const worldOf = (values: Float32Array) => {
      const out = new Float64Array(cells * LANES);
      for (let at = 0; at < values.length; at++)
        out[at % out.length] = (out[at % out.length] as number) + (values[at] as number);
      return out;
    };
    let most = 0;
    let moved = 0;
    const settleAndCompare = (year: number) => {
      const before = worldOf(people);
      const start = people.slice();
      settle(year);
      const after = worldOf(people);
      for (let lane = 0; lane < LANES; lane++) {
        let allowed = 1;
        for (let i = 0; i < watched.C; i++) allowed += cut[i * LANES + lane] as number;
        for (let cell = 0; cell < cells; cell++) {
          const age = cell % AGES;
          const group = Math.floor(cell / AGES) * AGE_GROUPS + Math.floor(age / 5);
          let reference = 0;
          for (let i = 0; i < watched.C; i++)
            reference += netReference[(year * watched.C + i) * SEXES * AGE_GROUPS + group] as number;
          if (age < AGES - 1) reference /= 5;
          const at = cell * LANES + lane;
          const change = (after[at] as number) - (before[at] as number) - reference;
          most = Math.max(most, Math.abs(change) - allowed - ROUNDING * (before[at] as number));
        }
      }
      for (let at = 0; at < people.length; at++) moved += Math.abs((people[at] as number) - (start[at] as number));
    };
    const world = { ...watched, kernel: { ...watched.kernel, settle: settleAndCompare } };
    fc.assert(
      fc.property(anyScenario(['WLD', ...FEW_PLACES]), fc.string({ maxLength: 8 }), (scenario, seed) => {
        most = Number.NEGATIVE_INFINITY;
        createBlockEngine(world, jobOn(world, { scenario, seed })).run(0, () => undefined);
        expect(most).toBeLessThanOrEqual(0);
      }),
      { numRuns: 10 },
    );
    expect(moved).toBeGreaterThan(1e6);
  });

  it('world net migration is what the UN leaves over by rounding, and nothing else', () => {
    createBlockEngine(world, jobOn(world)).run(0, (state) => {
      for (let lane = 0; lane < LANES; lane++) {
        let net = 0;
        let lack = 0;
        for (let i = 0; i < C; i++) {
          net += state.netMigration[i * LANES + lane] as number;
          lack += memory.unmet[i * LANES + lane] as number;
        }
        expect(Math.abs(net - lack - (state.rounding[lane] as number))).toBeLessThan(1e-6);
        // A cell that the pool's lack empties: rare, and not above a few people.
        expect(lack).toBeLessThan(100);
      }
    });
  });

  it('what leaves by noise arrives, less what the reference could not take, at the same sex and age', () => {
    createBlockEngine(world, jobOn(world)).run(0, () => {
      for (let lane = 0; lane < LANES; lane++) {
        let pool = 0;
        let leaving = 0;
        let lacking = 0;
        let shares = 0;
        for (let cell = lane; cell < memory.pool.length; cell += LANES) pool += memory.pool[cell] as number;
        for (let i = 0; i < C; i++) {
          leaving += memory.leaving[i * LANES + lane] as number;
          lacking += memory.lacking[i * LANES + lane] as number;
          shares += memory.arrivingShare[i * LANES + lane] as number;
        }
        expect(leaving).toBeGreaterThan(0);
        expect(Math.abs((pool + lacking) / leaving - 1)).toBeLessThan(1e-5);
        expect(Math.abs(shares - 1)).toBeLessThan(1e-6);
      }
    });
  });

  it('every value is finite, and people, births, deaths and displacements are not negative', () => {
    fc.assert(
      fc.property(anyScenario(['WLD', ...FEW_PLACES]), fc.string({ maxLength: 8 }), (scenario, seed) => {
        const failures = createBlockEngine(world, jobOn(world, { scenario, seed })).run(0, (state) => {
          for (const values of [
            state.population,
            memory.births,
            memory.deaths,
            state.disasterDisplacement,
            state.floodDisplacement,
            state.stormDisplacement,
            memory.people,
          ])
            expect(values.every((value) => value >= 0)).toBe(true);
        });
        expect(failures).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a run that fails', () => {
  it('is named with run, place, year and stage, and the other runs hold', () => {
    const broken = smallWorld();
    (broken.baseline.disaster.logRate as Float64Array)[2] = Number.NaN;
    const failures = createBlockEngine(broken, jobOn(broken)).run(8, () => undefined);
    expect(failures.length).toBeGreaterThan(0);
    expect(failures[0]).toMatchObject({ iso3: broken.baseline.places[2]?.iso3, stage: 'climate' });
    expect(failures.every((failure) => failure.run >= 8 && failure.run < 16)).toBe(true);
  });
});
