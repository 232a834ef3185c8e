import { describe, expect, it } from 'vitest';
import type { DisasterLaw } from '../../src/baseline/baseline.ts';
import { lawRate } from '../../src/baseline/disaster-size.ts';
import type { DisasterRecords } from '../../src/fits/disaster-law.ts';
import { fitSeasonShares } from '../../src/fits/season-shares.ts';
import { normalCdf, normalQuantile } from '../../src/random/normal.ts';
import { philox } from '../../src/random/philox.ts';

const SUBREGIONS = 24;
const MEMBERS = 10;
const YEARS = 8;
const PEOPLE = 5e6;
const places = SUBREGIONS * MEMBERS;
const WINDOW = { firstYear: 2013, lastYear: 2020 } as const;

/** Half of the subregions know storms most, half floods; a third of the places has few years with displacement. */
const law: DisasterLaw = {
  occurrenceLogit: Float64Array.from({ length: places }, (_, i) => (i % 3 === 0 ? -1.5 : 1.5)),
  occurrenceLogitError: new Float64Array(places),
  logRate: new Float64Array(places).fill(-8),
  logRateError: new Float64Array(places),
  logSpread: new Float64Array(places).fill(1.7),
  hasParetoTail: Uint8Array.from({ length: places }, (_, i) => i % 2),
  hazardShares: Float64Array.from({ length: places * 4 }, (_, k) =>
    k % 4 > 1 ? 0.05 : k % 4 === Math.floor(k / 4 / MEMBERS) % 2 ? 0.7 : 0.2,
  ),
  subregionShares: new Float64Array(SUBREGIONS * 4).fill(0.25),
  dryOccurrence: new Float64Array(places).fill(0.1),
  trendPerYear: 0.1,
  trendYear: 2020,
  warmingAtFit: 1.14,
  tailShape: 0.5,
};

/** Records drawn from the law above with seasons of known shares. */
function drawnRecords(storm: number, flood: number, seed: number): DisasterRecords {
  const words = new Uint32Array(4);
  let next = 0;
  const uniform = (): number => {
    if (next % 4 === 0) philox(words, next / 4, 0, 0, 0, seed, 0);
    return ((words[next++ % 4] as number) + 0.5) / 2 ** 32;
  };
  const normal = (): number => normalQuantile(uniform());
  const people = new Float64Array(places * YEARS);
  const peopleByHazard = new Float64Array(places * YEARS * 4);
  for (let t = 0; t < YEARS; t++) {
    const seasons = Array.from({ length: SUBREGIONS }, () => ({ storm: normal(), flood: normal() }));
    for (let i = 0; i < places; i++) {
      const season = seasons[Math.floor(i / MEMBERS)] as (typeof seasons)[number];
      const pick = uniform();
      const floods = law.hazardShares[i * 4] as number;
      const hazard = pick < floods ? 0 : pick < floods + (law.hazardShares[i * 4 + 1] as number) ? 1 : 2;
      const [share, common] = ([[flood, season.flood], [storm, season.storm], [0, 0]] as const)[hazard] ?? [0, 0]; // biome-ignore format: a row for each hazard
      const z = Math.sqrt(share) * common + Math.sqrt(1 - share) * normal();
      const slot = i * YEARS + t;
      people[slot] = PEOPLE * lawRate(law, i, law.trendPerYear * (t + 1 - YEARS), normalCdf(z), PEOPLE, 0, 0);
      peopleByHazard[slot * 4 + hazard] = people[slot] as number;
    }
  }
  return {
    ...{ firstYear: 2013, places, years: YEARS, people, peopleByHazard },
    subregionOf: Array.from({ length: places }, (_, i) => Math.floor(i / MEMBERS)),
    events: new Float64Array(places * YEARS).fill(1),
    population: new Float64Array(places * YEARS).fill(PEOPLE),
  };
}

describe('the fit of season shares', () => {
  it.each([
    [0.3, 0.2],
    [0.15, 0.5],
  ])('recovers %d for storms and %d for floods within three standard errors, which are small', (storm, flood) => {
    const fit = fitSeasonShares(drawnRecords(storm, flood, 11), WINDOW, law);
    // 96 subregion-years of either kind, each with some six places: (2 / 96)^0.5 x (share + (1 - share) / 6), 0.06-0.09.
    for (const [found, truth] of [
      [fit.storm, storm],
      [fit.flood, flood],
    ] as const) {
      expect(found.error).toBeLessThan(0.1);
      expect(Math.abs(found.share - truth)).toBeLessThan(3 * found.error);
    }
  });

  it('finds next to nothing where years are independent', () => {
    const fit = fitSeasonShares(drawnRecords(0, 0, 5), WINDOW, law);
    // At zero the standard error is about (2 / 96)^0.5 / 6 = 0.024; three of these.
    expect(fit.storm.share).toBeLessThan(0.075);
    expect(fit.flood.share).toBeLessThan(0.075);
  });

  it('does not depend on the order of places', () => {
    const records = drawnRecords(0.3, 0.2, 11);
    const order = Array.from({ length: places }, (_, i) => places - 1 - i);
    const turn = (values: Float64Array, width: number): Float64Array =>
      Float64Array.from(
        values,
        (_, k) => values[(order[Math.floor(k / width)] as number) * width + (k % width)] as number,
      );
    const turned: DisasterRecords = {
      ...records,
      people: turn(records.people, YEARS),
      peopleByHazard: turn(records.peopleByHazard, YEARS * 4),
      subregionOf: order.map((i) => records.subregionOf[i] as number),
    };
    const turnedLaw: DisasterLaw = {
      ...law,
      occurrenceLogit: turn(law.occurrenceLogit, 1),
      hasParetoTail: Uint8Array.from(turn(Float64Array.from(law.hasParetoTail), 1)),
      hazardShares: turn(law.hazardShares, 4),
    };
    const here = fitSeasonShares(records, WINDOW, law);
    const there = fitSeasonShares(turned, WINDOW, turnedLaw);
    // Sums in another order: the climb ends within its last step, 1e-5.
    expect(there.storm.share).toBeCloseTo(here.storm.share, 4);
    expect(there.flood.share).toBeCloseTo(here.flood.share, 4);
  });
});
