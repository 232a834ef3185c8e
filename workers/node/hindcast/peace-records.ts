import type { Place } from '../../../src/baseline/baseline.ts';
import type { ConflictStart } from '../../../src/drivers/peace/conflict.ts';
import { type ConflictRecords, pastOf } from '../../../src/fits/conflict-records.ts';
import type { ReadTable } from './forecaster.ts';
import { readKnownPopulation } from './known-population.ts';

type Places = readonly Pick<Place, 'iso3' | 'm49' | 'subregion' | 'income'>[];

/** First year of the conflict displacement records. */
const FIRST_CONFLICT_YEAR = 2009;
/** Last year of the records that any source holds; later origins start from it. */
const LAST_CONFLICT_YEAR = 2020;
/** Political stability of a year is published in the autumn of the next: the newest at the start of a year is two back. */
const PUBLICATION_LAG = 2;
/** Oldest value that stands in for a missing one, years. */
const OLDEST_STABILITY = 10;
/** UCDP books deaths of Gaza and the West Bank under ISR. Assumed: nine in ten of them are PSE's. */
const PALESTINE_SHARE = 0.9;

/** Records of conflict before an origin, and where each place stands. */
export interface ConflictBefore {
  readonly records: ConflictRecords;
  readonly lastYear: number;
  readonly start: ConflictStart;
  /** [C] newest stability at the start of the first year. */
  readonly stability: Float64Array;
}

/** Where the records of conflict are read from, and the first year that they do not hold. */
interface ConflictSources {
  readonly baseline: { readonly places: Places };
  readonly read: ReadTable;
  readonly origin: number;
}

/** Read everything that the conflict law needs from rows before the origin. */
export function readConflictBefore(input: ConflictSources): ConflictBefore {
  const { places } = input.baseline;
  const { read, origin } = input;
  const lastYear = Math.min(origin - 1, LAST_CONFLICT_YEAR);
  const years = lastYear - FIRST_CONFLICT_YEAR + 1;
  const known = readKnownPopulation(read, places);
  const deaths = readDeaths(read, places, lastYear);
  const stabilityAt = readStability(read, places);
  const stability = new Float64Array(places.length * years);
  const population = new Float64Array(places.length * years);
  for (let t = 0; t < years; t++) {
    const values = stabilityAt(FIRST_CONFLICT_YEAR + t);
    for (let i = 0; i < places.length; i++) {
      stability[i * years + t] = values[i] as number;
      population[i * years + t] = known.at(i, FIRST_CONFLICT_YEAR + t + 0.5);
    }
  }
  const records: ConflictRecords = {
    firstYear: FIRST_CONFLICT_YEAR,
    places: places.length,
    years,
    people: readYears(read, places, 'displacement/conflict_displacement.csv', 'new_displacements', years),
    population,
    deaths,
    stability,
    neighbours: readNeighbours(read, places),
  };
  return { records, lastYear, start: startAfter(records, places), stability: stabilityAt(lastYear + 1) };
}

/** Gather the state of every place after the last year of the records. */
function startAfter(records: ConflictRecords, places: readonly Pick<Place, 'm49'>[]): ConflictStart {
  const pasts = places.map((_, i) => pastOf(records, i, records.years));
  return {
    firstYear: records.firstYear + records.years,
    m49: places.map((place) => place.m49),
    neighbours: records.neighbours,
    last: Float64Array.from(pasts, (past) => past.last),
    yearsSince: Float64Array.from(pasts, (past) => past.yearsSince),
    yearsOn: Float64Array.from(pasts, (past) => past.yearsOn),
    deaths: Float64Array.from(pasts, (past) => past.deaths),
  };
}

/** Read one column as [C][Y] from the first conflict year on; an empty cell or absent row is 0 = none recorded. */
function readYears(read: ReadTable, places: Places, file: string, column: string, years: number): Float64Array {
  const out = new Float64Array(places.length * years);
  const index = rowIndex(places);
  for (const row of read(file, ['iso3', 'year', column])) {
    const place = index.get(row.iso3 ?? '');
    const t = Number(row.year) - FIRST_CONFLICT_YEAR;
    if (place !== undefined && t >= 0 && t < years) out[place * years + t] = Number(row[column]);
  }
  return out;
}

/** Read deaths by organized violence [C][Y] from the first conflict year to a last one, PSE's taken out of ISR's. */
export function readDeaths(read: ReadTable, places: Places, lastYear: number): Float64Array {
  const years = lastYear - FIRST_CONFLICT_YEAR + 1;
  const deaths = readYears(read, places, 'displacement/conflict_deaths.csv', 'deaths_best', years);
  shareDeaths(deaths, places, years);
  return deaths;
}

function shareDeaths(deaths: Float64Array, places: Places, years: number): void {
  const from = places.findIndex(({ iso3 }) => iso3 === 'ISR');
  const to = places.findIndex(({ iso3 }) => iso3 === 'PSE');
  if (from < 0 || to < 0) return;
  for (let t = 0; t < years; t++) {
    const all = deaths[from * years + t] as number;
    deaths[to * years + t] = PALESTINE_SHARE * all;
    deaths[from * years + t] = (1 - PALESTINE_SHARE) * all;
  }
}

/** Read political stability; the result gives [C] newest published values at the start of a year, gaps filled by kin. */
export function readStability(read: ReadTable, places: Places): (year: number) => Float64Array {
  const index = rowIndex(places);
  const values = places.map(() => new Map<number, number>());
  for (const row of read('displacement/fragility.csv', ['iso3', 'year', 'pv'])) {
    const place = index.get(row.iso3 ?? '');
    if (place !== undefined && row.pv !== '') values[place]?.set(Number(row.year), Number(row.pv));
  }
  return (year) => {
    const newest = values.map((own) => {
      for (let y = year - PUBLICATION_LAG; y >= year - OLDEST_STABILITY; y--) if (own.has(y)) return own.get(y);
      return undefined;
    });
    const meanOf = (isKin: (other: Places[number]) => boolean): number | undefined => {
      const kin = newest.filter((value, j) => value !== undefined && isKin(places[j] as Places[number])) as number[];
      return kin.length === 0 ? undefined : kin.reduce((sum, value) => sum + value, 0) / kin.length;
    };
    return Float64Array.from(
      places,
      (place, i) =>
        newest[i] ??
        meanOf((other) => other.subregion === place.subregion && other.income === place.income) ??
        meanOf((other) => other.subregion === place.subregion) ??
        0,
    );
  };
}

/** Read which places share a land border. */
function readNeighbours(read: ReadTable, places: Places): readonly (readonly number[])[] {
  const index = rowIndex(places);
  const out: number[][] = places.map(() => []);
  for (const row of read('migration/corridor_traits.csv', ['origin', 'destination', 'contiguous'])) {
    const i = index.get(row.origin ?? '');
    const j = index.get(row.destination ?? '');
    if (i === undefined || j === undefined || row.contiguous !== '1') continue;
    out[i]?.push(j);
    out[j]?.push(i);
  }
  return out;
}

/** Row index of each ISO3 code. */
export function rowIndex(places: Places): ReadonlyMap<string, number> {
  return new Map(places.map(({ iso3 }, i) => [iso3, i]));
}
