import { describe, expect, it } from 'vitest';
import { createBlockEngine } from '../../src/engine/block.ts';
import { createWorld } from '../../src/engine/world.ts';
import { AGE_GROUPS, LANES, SEXES } from '../../src/kernels/kernels.ts';
import { CHECK_YEARS, checkColumn } from '../support/checks.ts';
import { quantile } from '../support/statistics.ts';
import { baseline, jobOn } from '../support/world.ts';

const C = baseline.places.length;
const LARGE = 100_000;

describe('V1: defaults without noise are the UN medium of WPP 2024', () => {
  const world = createWorld(baseline);
  const { memory } = world.kernel;
  const target = checkColumn('population', [C, CHECK_YEARS.length]);
  const byAgeTarget = checkColumn('populationByAge', [C, 2, SEXES, AGE_GROUPS]);
  const byAgeKnown = checkColumn('populationByAgeKnown', [C]);
  const population = new Map<number, number[]>();
  const dissimilarity: number[] = [];
  createBlockEngine(world, jobOn(world, { hasNoise: false, runs: 1 })).run(0, (state) => {
    const inLane0 = Array.from({ length: C }, (_, i) => state.population[i * LANES] as number);
    population.set(state.year, inLane0);
    if (state.year !== 2049) return;
    const cells = SEXES * AGE_GROUPS;
    for (let i = 0; i < C; i++) {
      if (!byAgeKnown[i] || (inLane0[i] as number) < LARGE) continue;
      let gap = 0;
      for (let cell = 0; cell < cells; cell++)
        gap += Math.abs(
          (memory.byAge[(i * cells + cell) * LANES] as number) - (byAgeTarget[(i * 2 + 1) * cells + cell] as number),
        );
      dissimilarity.push(gap / 2 / (inLane0[i] as number));
    }
  });

  it.each(CHECK_YEARS.map((year, t) => [year, t] as const))('total population at the end of %d', (year, t) => {
    const errors: number[] = [];
    for (let i = 0; i < C; i++) {
      const un = target[i * CHECK_YEARS.length + t] as number;
      if (un >= LARGE) errors.push(Math.abs((population.get(year)?.[i] as number) / un - 1));
    }
    const [median, p95] = [quantile(errors, 0.5), quantile(errors, 0.95)];
    console.log(
      `V1 ${year}: ${errors.length} places above 100,000: median error ${(median * 100).toFixed(3)}%, p95 ${(p95 * 100).toFixed(3)}%`,
    );
    expect(errors.length).toBeGreaterThan(190);
    expect(median).toBeLessThan(0.001);
    expect(p95).toBeLessThan(0.003);
  });

  it('age and sex in 2049', () => {
    console.log(
      `V1 2049: dissimilarity by age and sex, ${dissimilarity.length} places: median ${(quantile(dissimilarity, 0.5) * 100).toFixed(3)}%, p95 ${(quantile(dissimilarity, 0.95) * 100).toFixed(3)}%`,
    );
    expect(dissimilarity.length).toBeGreaterThan(150);
    expect(quantile(dissimilarity, 0.5)).toBeLessThan(0.003);
  });
});
