import { describe, expect, it } from 'vitest';
import { type Baseline, FIRST_YEAR, HAZARD_GROUPS } from '../../src/baseline/baseline.ts';
import { expectedRate, LARGEST_DISPLACED_SHARE, lawRate, reportingShift } from '../../src/baseline/disaster-size.ts';
import { type Climate, createClimate } from '../../src/drivers/climate/climate.ts';
import { droughtFrequencyRatio, expectedPeopleFactor, triangularQuantile } from '../../src/drivers/climate/response.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { createLuck, DRAW_GROUPS, drawKeys, drawMixedOf, drawNormalsOf, luckKey } from '../../src/random/luck.ts';
import { normalCdf } from '../../src/random/normal.ts';
import { resolveScenario } from '../../src/scenario/resolve.ts';
import { REFERENCE, type Scenario, type ScenarioEvent } from '../../src/scenario/scenario.ts';
import { withLever } from '../support/scenarios.ts';
import { smallWorld } from '../support/world.ts';

const { baseline } = smallWorld();
const C = baseline.places.length;
const H = HAZARD_GROUPS.length;
const [FLOOD, STORM, OTHER] = [0, 1, 2];
const PEOPLE = 50e6;
const YEARS = 26;
const KEY = luckKey('hazards');

/** What one cell [place][lane] of a year has. */
interface Cell {
  readonly year: number;
  readonly place: number;
  readonly lane: number;
  readonly hazard: number;
  readonly all: number;
  readonly flood: number;
  readonly storm: number;
  readonly warming: number;
}

/** Every cell of some runs of the climate driver on 50 million people everywhere, coefficients central. */
function cells(scenario: Scenario, { runs = 8, hasNoise = true, world = baseline } = {}): readonly Cell[] {
  const climate: Climate = createClimate({
    ...{ baseline: world, scenario: resolveScenario(scenario, world) },
    ...{ coefficients: 'central', hasNoise },
  });
  const population = new Float64Array(C * LANES).fill(PEOPLE);
  const urbanShare = new Float64Array(C * LANES);
  const seen: Cell[] = [];
  for (let firstRun = 0; firstRun < runs; firstRun += LANES) {
    const luck = createLuck(KEY, firstRun, !hasNoise);
    climate.startBlock(luck, population);
    for (let index = 0; index < YEARS; index++) {
      const year = FIRST_YEAR + index;
      climate.step({ year, index, luck, population, urbanShare });
      for (let at = 0; at < C * LANES; at++)
        seen.push({
          year,
          place: Math.floor(at / LANES),
          lane: firstRun + (at % LANES),
          hazard: climate.mainHazard[at] as number,
          all: climate.disasterDisplacement[at] as number,
          flood: climate.floodDisplacement[at] as number,
          storm: climate.stormDisplacement[at] as number,
          warming: climate.warming[at % LANES] as number,
        });
    }
  }
  return seen;
}

const shareOf = (world: Baseline, place: number, hazard: number) =>
  world.disaster.hazardShares[place * H + hazard] as number;
/** Shares of all places: floods, storms, drought with heat and fire, geophysical. */
function withShares(shares: readonly [number, number, number, number]): Baseline {
  const hazardShares = Float64Array.from({ length: C * H }, (_, at) => shares[at % H] as number);
  return { ...baseline, disaster: { ...baseline.disaster, hazardShares } };
}
const event = (kind: ScenarioEvent['kind'], size: number): ScenarioEvent => ({
  ...{ id: kind, kind, where: 'BGD', firstYear: 2030, duration: 1, size },
});
const withEvents = (...events: ScenarioEvent[]): Scenario => ({ ...REFERENCE, id: 'stated', events });
const BGD = baseline.places.findIndex(({ iso3 }) => iso3 === 'BGD');

describe('displacement by hazard without noise', () => {
  it('is expected rate x share x factor of each hazard, and the total is what it was: the rate by the mean factor', () => {
    const { disaster } = baseline;
    for (const { year, place, all, flood, storm, warming } of cells(REFERENCE, { hasNoise: false })) {
      const rate = expectedRate(disaster, place, reportingShift(disaster, year), PEOPLE);
      const isLow = baseline.places[place]?.income === 'low';
      // Levers at their defaults: 50% and 26% a degree; adaptation at the median of its range.
      const adaptation = (1 - triangularQuantile(0.5, isLow ? 0.01 : 0.02, isLow ? 0.03 : 0.05)) ** (year - 2025);
      const growth = warming - disaster.warmingAtFit;
      const dryOdds = droughtFrequencyRatio(warming) / droughtFrequencyRatio(disaster.warmingAtFit);
      const mean = expectedPeopleFactor(disaster.hazardShares, place, disaster.dryOccurrence[place] as number, {
        ...{ floodRise: 0.5, stormRise: 0.26, warming: growth, dryOdds, adaptation },
      });
      const close = (found: number, expected: number) => expect(found / PEOPLE).toBeCloseTo(expected / PEOPLE, 12);
      close(all, Math.min(LARGEST_DISPLACED_SHARE, rate * mean) * PEOPLE);
      if (rate * mean > LARGEST_DISPLACED_SHARE) continue;
      close(flood, rate * shareOf(baseline, place, FLOOD) * 1.5 ** growth * adaptation * PEOPLE);
      close(storm, rate * shareOf(baseline, place, STORM) * 1.26 ** growth * adaptation * PEOPLE);
    }
  });
});

describe('displacement by hazard in a run', () => {
  it('is all of a flood or storm year and nothing of the others', () => {
    const met = [0, 0, 0];
    for (const { hazard, all, flood, storm } of cells(REFERENCE)) {
      expect(flood).toBe(hazard === FLOOD ? all : 0);
      expect(storm).toBe(hazard === STORM ? all : 0);
      if (all > 0) met[hazard] = (met[hazard] as number) + 1;
    }
    expect(Math.min(...met)).toBeGreaterThan(100);
  });

  it('has over many runs the mean of a run without noise', () => {
    const mean = (hasNoise: boolean, runs: number) => {
      const ofYear = cells(REFERENCE, { runs, hasNoise }).filter(({ place, year }) => place === BGD && year === 2026);
      const of = (pick: (cell: Cell) => number) => ofYear.reduce((sum, cell) => sum + pick(cell), 0) / ofYear.length;
      return [of(({ flood }) => flood), of(({ storm }) => storm), of(({ all }) => all)] as const;
    };
    const expected = mean(false, 8);
    // 4,000 runs; a year of Bangladesh has a coefficient of variation of about 2 by hazard: standard error 3%; four of these.
    for (const [k, found] of mean(true, 4000).entries())
      expect(Math.abs(found / (expected[k] as number) - 1)).toBeLessThan(0.13);
  });

  it('comes from the draws of the year alone: hazard and size are those that the keys give', () => {
    // No response to warming, no adaptation and no drought: the factor is 1, and what is displaced is the drawn rate.
    const world = withShares([0.5, 0.3, 0, 0.2]);
    const still: Scenario = { ...REFERENCE, levers: { floodResponse: 0, stormResponse: 0, adaptation: 0 } };
    const places = drawKeys(world.places);
    const own = new Float64Array(C * 2 * LANES);
    const season = new Float64Array(world.subregions.length * 2 * LANES);
    const luck = createLuck(KEY, 0, false);
    let displaced = 0;
    for (const { year, place, lane, hazard, all } of cells(still, { world })) {
      if (place === 0 && lane === 0) {
        drawNormalsOf(luck, drawKeys(world.subregions), year, DRAW_GROUPS.disasterSeason, 2, season);
        drawMixedOf(luck, places, year, DRAW_GROUPS.disaster, 2, 1, own);
      }
      const u = own[(2 * place + 1) * LANES + lane] as number;
      expect(hazard).toBe(u < 0.5 ? FLOOD : u < 0.8 ? STORM : OTHER);
      const { storm, flood } = world.seasonShares;
      const share = [flood, storm, 0][hazard] as number;
      const subregion = world.places[place]?.subregion as number;
      const common = season[(2 * subregion + (hazard === FLOOD ? 1 : 0)) * LANES + lane] as number;
      const z = Math.sqrt(share) * common + Math.sqrt(1 - share) * (own[2 * place * LANES + lane] as number);
      const rate = lawRate(world.disaster, place, reportingShift(world.disaster, year), normalCdf(z), PEOPLE, 0, 0);
      expect(all / PEOPLE).toBeCloseTo(Math.min(LARGEST_DISPLACED_SHARE, rate), 12);
      if (rate > 0) displaced++;
    }
    expect(displaced).toBeGreaterThan(500);
  });

  it('grows under SSP5-8.5 by the flood factor in flood years, by the storm factor in storm years, and not in others', () => {
    const world = withShares([0.4, 0.3, 0, 0.3]);
    const before = cells(REFERENCE, { world });
    const met = [0, 0, 0];
    for (const [k, now] of cells(withLever('warmingPath', 'SSP5-8.5'), { world }).entries()) {
      const then = before[k] as Cell;
      if (then.all === 0 || now.all >= LARGEST_DISPLACED_SHARE * PEOPLE) continue;
      // The variability of the year is the same in both, so the difference is that of the forced warming.
      const factor = [1.5, 1.26, 1][now.hazard] as number;
      expect(now.all / then.all).toBeCloseTo(factor ** (now.warming - then.warming), 9);
      met[now.hazard] = (met[now.hazard] as number) + 1;
    }
    expect(Math.min(...met)).toBeGreaterThan(100);
  });

  it('keeps floods and storms together within the total, stated events and the cut at the largest share included', () => {
    const stated = withEvents(event('flood', 20), event('cyclone', 25), event('drought', 5));
    let cut = 0;
    for (const { all, flood, storm } of cells(stated)) {
      // Sums of three numbers of at most 15 million: rounding stays far below a millionth of a person.
      expect(flood + storm).toBeLessThanOrEqual(all + 1e-6);
      expect(all).toBeLessThanOrEqual(LARGEST_DISPLACED_SHARE * PEOPLE + 1e-6);
      if (flood > 0 && storm > 0) cut++;
    }
    expect(cut).toBe(LANES);
  });
});

describe('stated hazards', () => {
  it.each([
    ['flood', 1, 0],
    ['cyclone', 0, 1],
    ['earthquake', 0, 0],
  ] as const)('%s adds %d%% of people to floods and %d%% to storms', (kind, floods, storms) => {
    const before = cells(REFERENCE);
    for (const [k, { year, place, all, flood, storm }] of cells(withEvents(event(kind, 1))).entries()) {
      const then = before[k] as Cell;
      const there = place === BGD && year === 2030 ? PEOPLE / 100 : 0;
      if (then.all + there > LARGEST_DISPLACED_SHARE * PEOPLE) continue;
      expect(all - then.all).toBeCloseTo(there, 5);
      expect(flood - then.flood).toBeCloseTo(floods * there, 5);
      expect(storm - then.storm).toBeCloseTo(storms * there, 5);
    }
  });
});
