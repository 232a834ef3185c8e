import { describe, expect, it } from 'vitest';
import { HAZARD_GROUPS } from '../../src/baseline/baseline.ts';
import { TRENDLESS_PEOPLE } from '../../src/baseline/disaster-size.ts';
import { createBlockEngine } from '../../src/engine/block.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { type EventKindId, eventKind } from '../../src/params/events.ts';
import { sizeAtReturnPeriod } from '../../src/scenario/return-period.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { baseline, jobOn, smallWorld } from '../support/world.ts';

const RUNS = 4_000;
const H = HAZARD_GROUPS.length;
const DRY = HAZARD_GROUPS.indexOf('drought-heat-fire');
const KINDS = ['cyclone', 'flood', 'earthquake'] as const satisfies readonly EventKindId[];
const PERIODS = [5, 10, 20];
/** Drought answers to warming by its odds, which no lever holds: places where it counts for more are left out. */
const MOST_DRY = 0.07;
const world = smallWorld(['BGD', 'CHN', 'IDN', 'IND', 'JPN', 'MMR', 'NPL', 'PAK', 'PHL', 'USA', 'VNM']);

/** People at the end of 2024 [C]. */
const people = world.baseline.places.map((_, row) => {
  const cells = world.baseline.populationBase.length / world.C;
  return world.baseline.populationBase.subarray(row * cells, (row + 1) * cells).reduce((a, b) => a + b, 0);
});

/** Displaced in 2025 as a share of people, [place][run]: no year of adaptation has passed. */
function ratesOf2025(scenario: Scenario): number[][] {
  const rates: number[][] = world.baseline.places.map(() => []);
  const job = jobOn(world, { scenario, runs: RUNS, until: 2025, coefficients: 'central', seed: 'return periods' });
  const engine = createBlockEngine(world, job);
  for (let first = 0; first < RUNS; first += LANES)
    engine.run(first, ({ disasterDisplacement }) => {
      for (const [row, ofPlace] of rates.entries())
        for (let lane = 0; lane < LANES; lane++)
          ofPlace.push((disasterDisplacement[row * LANES + lane] as number) / (people[row] as number));
    });
  return rates;
}

/**
 * Events of places with enough record: those whose yearly total passes 100,000 people, so that the reporting trend, which adds small
 * years, leaves them alone.
 */
const cases = KINDS.flatMap((id) =>
  world.baseline.places.flatMap(({ iso3 }, row) => {
    const shares = world.baseline.disaster.hazardShares.subarray(row * H, (row + 1) * H);
    const share = shares[HAZARD_GROUPS.indexOf(eventKind(id).record as (typeof HAZARD_GROUPS)[number])] as number;
    return PERIODS.flatMap((years) => {
      const size = sizeAtReturnPeriod(world.baseline, row, eventKind(id), years);
      if (size.kind === 'refused' || (shares[DRY] as number) > MOST_DRY) return [];
      const total = size.share / share;
      return total * (people[row] as number) > 1.1 * TRENDLESS_PEOPLE ? [{ id, iso3, row, years, total }] : [];
    });
  }),
);

describe('a return period of the record in the runs of the engine', () => {
  const levers = { floodResponse: 0, stormResponse: 0 };
  const asInRecord = ratesOf2025({ ...REFERENCE, levers });
  const frequency = (rates: number[][], { row, total }: (typeof cases)[number]) =>
    (rates[row] as number[]).filter((rate) => rate >= total).length / RUNS;

  it('has places with enough record to try, and hazards of each kind', () => {
    expect(cases.length).toBeGreaterThan(20);
    expect(new Set(cases.map(({ id }) => id))).toEqual(new Set(KINDS));
  });

  it('comes about once in its years, warming left out as in the record', () => {
    for (const each of cases) {
      const chance = 1 / each.years;
      // The odds of drought are a tenth above the record in 2025: 0.7% of size, 2% of the chance. Four standard errors: some 60
      // comparisons fail by chance once in 250 seeds; the seed is fixed.
      const error = 0.02 * chance + 4 * Math.sqrt((chance * (1 - chance)) / RUNS);
      const label = `${each.id} ${each.iso3} 1 in ${each.years}`;
      expect(Math.abs(frequency(asInRecord, each) - chance), label).toBeLessThan(error);
    }
  });

  it('comes more often in the reference runs, which hold the warming since the record, never more seldom', () => {
    const warmer = ratesOf2025(REFERENCE);
    let more = 0;
    for (const each of cases) {
      const [now, then] = [frequency(warmer, each), frequency(asInRecord, each)];
      expect(now).toBeGreaterThanOrEqual(then);
      if (now > then) more++;
    }
    expect(more).toBeGreaterThan(cases.length / 2);
  });

  it('is refused where the record cannot support it, with the reason', () => {
    const row = baseline.places.findIndex(({ iso3 }) => iso3 === 'NER');
    expect(sizeAtReturnPeriod(baseline, row, eventKind('cyclone'), 10)).toEqual({
      kind: 'refused',
      reason: 'too few people displaced by storms on record in Niger, 2013-2020',
    });
  });
});
