import { describe, expect, it } from 'vitest';
import { WARMING_PATHS } from '../../src/baseline/baseline.ts';
import { createClimate } from '../../src/drivers/climate/climate.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import type { OutputId } from '../../src/params/outputs.ts';
import { createLuck, luckKey } from '../../src/random/luck.ts';
import { resolveScenario } from '../../src/scenario/resolve.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { createEnsemble } from '../../src/summary/ensemble.ts';
import { withLever } from '../support/scenarios.ts';
import { jobOn, smallWorld } from '../support/world.ts';

const world = smallWorld();
const { baseline, C } = world;
const held = withLever('warmingPath', 'held-2024');
const YEARS = 26;

const valuesOf = (scenario: Scenario, output: OutputId, hasNoise = true) =>
  createEnsemble(world, jobOn(world, { scenario, outputs: [output], places: ['WLD'], hasNoise })).runChunk(0).values;

/** [year][lane] of the climate driver alone. */
function warmings(scenario: Scenario): { readonly warming: number[]; readonly since: number[] } {
  const climate = createClimate({
    ...{ baseline, scenario: resolveScenario(scenario, baseline), coefficients: 'drawn', hasNoise: true },
  });
  const luck = createLuck(luckKey('held'), 0, false);
  const population = new Float64Array(C * LANES).fill(1e6);
  climate.startBlock(luck, population);
  const seen = { warming: [] as number[], since: [] as number[] };
  for (let index = 0; index < YEARS; index++) {
    climate.step({ year: 2025 + index, index, luck, population, urbanShare: new Float64Array(C * LANES) });
    seen.warming.push(...climate.warming);
    seen.since.push(...climate.warmingSince);
  }
  return seen;
}

describe('the warming of 2024 held', () => {
  it('is without noise the best estimate of 2024 on SSP2-4.5, in every year', () => {
    const { best } = baseline.warming;
    const years = best.length / WARMING_PATHS.length;
    const of2024 = best[WARMING_PATHS.indexOf('SSP2-4.5') * years + 2024 - 2015] as number;
    for (const value of valuesOf(held, 'warming', false)) expect(value).toBeCloseTo(of2024, 6);
  });

  it('takes from each run of SSP2-4.5 what that run has warmed since 2024, and leaves its variability', () => {
    const [now, reference] = [warmings(held), warmings(REFERENCE)];
    expect(now.since.every((degrees) => degrees === 0)).toBe(true);
    expect(Math.max(...reference.since)).toBeGreaterThan(0.3);
    now.warming.forEach((degrees, at) => {
      expect(degrees).toBeCloseTo((reference.warming[at] as number) - (reference.since[at] as number), 12);
    });
  });

  it('ends slow onset: nobody leaves for it, and towns grow less than in the reference', () => {
    expect(valuesOf(held, 'slowOnsetMovers').every((people) => people === 0)).toBe(true);
    const [now, reference] = [valuesOf(held, 'urbanShare'), valuesOf(REFERENCE, 'urbanShare')];
    for (let run = 0; run < LANES; run++) {
      const at = (YEARS - 1) * LANES + run;
      expect(now[at] as number).toBeLessThan(reference[at] as number);
    }
  });

  it('costs no income, whatever a degree would cost', () => {
    const levers = { warmingPath: 'held-2024', warmingCost: 6 };
    expect(valuesOf({ ...held, levers }, 'incomePerHead')).toEqual(valuesOf(REFERENCE, 'incomePerHead'));
  });

  it('displaces fewer people by floods and storms than any path', () => {
    for (const output of ['floodDisplacement', 'stormDisplacement'] as const) {
      const last = (scenario: Scenario) => valuesOf(scenario, output, false)[(YEARS - 1) * LANES] as number;
      for (const path of WARMING_PATHS) expect(last(held)).toBeLessThan(last(withLever('warmingPath', path)));
    }
  });
});
