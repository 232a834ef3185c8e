import type { DisasterRecords } from '../../src/fits/disaster-law.ts';
import { philox } from '../../src/random/philox.ts';
import { crpsSorted, randomisedPit } from '../../src/summary/scores.ts';
import type { Sampler } from './disaster-samplers.ts';

/** Draws of each place-year. */
const DRAWS = 400;
/** Smallest population in 2015 of the places that are scored. */
const SMALLEST_POPULATION = 100_000;
/** Key of the words that break ties of the PIT. */
const PIT_KEY = 0x9173;

/** Scores of a sampler; lower CRPS is better. */
export interface Score {
  readonly crpsLog: number;
  readonly crpsRate: number;
  /** Share of rows inside the central 80% of draws: all rows, and rows with at least 10,000 people. */
  readonly covered: number;
  readonly coveredLarge: number;
  /** Share of randomised PIT values in 0.1-0.9. */
  readonly pit: number;
  readonly rows: number;
}

/** Score a sampler on test years over the places with at least 100,000 people. */
export function scoreSampler(records: DisasterRecords, sampler: Sampler, firstYear: number, lastYear: number): Score {
  const draws = new Float64Array(DRAWS);
  const totals = { log: 0, rate: 0, covered: 0, large: 0, coveredLarge: 0, pit: 0, rows: 0 };
  const words = new Uint32Array(4);
  for (let place = 0; place < records.places; place++) {
    if ((records.population[place * records.years + 2015 - records.firstYear] as number) < SMALLEST_POPULATION)
      continue;
    for (let year = firstYear; year <= lastYear; year++) {
      const slot = place * records.years + year - records.firstYear;
      const seen = records.people[slot] as number;
      const population = records.population[slot] as number;
      sampler.fill(place, year, population, draws);
      draws.sort();
      totals.rows++;
      totals.log += crpsSorted(draws.map(Math.log1p), Math.log1p(seen));
      totals.rate += crpsSorted(
        draws.map((people) => (1000 * people) / population),
        (1000 * seen) / population,
      );
      philox(words, place, year, 0, 0, PIT_KEY, 0);
      const pit = randomisedPit(draws, seen, ((words[0] as number) + 0.5) / 2 ** 32);
      if (pit >= 0.1 && pit <= 0.9) totals.pit++;
      const inside = seen >= (draws[DRAWS * 0.1] as number) && seen <= (draws[DRAWS * 0.9 - 1] as number);
      if (inside) totals.covered++;
      if (seen < 10_000) continue;
      totals.large++;
      if (inside) totals.coveredLarge++;
    }
  }
  const { rows } = totals;
  return {
    crpsLog: totals.log / rows,
    crpsRate: totals.rate / rows,
    covered: totals.covered / rows,
    coveredLarge: totals.coveredLarge / totals.large,
    pit: totals.pit / rows,
    rows,
  };
}
