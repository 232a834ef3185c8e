import { describe, expect, it } from 'vitest';
import { createBlockEngine } from '../../src/engine/block.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { createEnsemble } from '../../src/summary/ensemble.ts';
import { historyOf } from '../../src/summary/history.ts';
import { baseline, FEW_PLACES, jobOn, smallWorld } from '../support/world.ts';

const UNTIL = 2027;
const YEARS = UNTIL - 2024;
const world = smallWorld();
const job = jobOn(world, { until: UNTIL, outputs: ['netImmigrationPlaces'], places: ['WLD', 'NGA'] });

describe('countries and areas with net immigration', () => {
  it('are counted run by run, the same for every place that is asked for', () => {
    const counts = new Float64Array(YEARS * LANES);
    createBlockEngine(world, job).run(0, ({ index, netMigration }) => {
      for (let lane = 0; lane < LANES; lane++)
        counts[index * LANES + lane] = FEW_PLACES.filter(
          (_, i) => (netMigration[i * LANES + lane] as number) > 0,
        ).length;
    });
    const { values } = createEnsemble(world, job).runChunk(0);
    expect(values.subarray(0, YEARS * LANES)).toEqual(counts);
    expect(values.subarray(YEARS * LANES)).toEqual(counts);
    expect(new Set(counts).size).toBeGreaterThan(1);
    expect(Math.max(...counts)).toBeLessThan(FEW_PLACES.length);
  });

  it('have a history in every year of the net migration of all places', () => {
    const everybody = { id: 'WLD', members: baseline.places.map((_, i) => i), isGroup: true };
    const { points, gap } = historyOf(baseline, everybody, 'netImmigrationPlaces');
    expect(gap).toBe('none');
    expect(points.map(({ year }) => year)).toEqual(Array.from({ length: 35 }, (_, t) => 1990 + t));
    for (const { year, value } of points) {
      const receiving = everybody.members.filter((i) => {
        const own = historyOf(baseline, { id: '', members: [i], isGroup: false }, 'netMigration');
        return (own.points.find((point) => point.year === year)?.value ?? 0) > 0;
      });
      expect(value).toBe(receiving.length);
      expect(value).toBeGreaterThan(60);
      expect(value).toBeLessThan(160);
    }
  });
});
