import type { Place } from '../../src/baseline/baseline.ts';
import type { HindcastInput } from '../../workers/node/hindcast/forecaster.ts';
import { type KnownPopulation, readKnownPopulation } from '../../workers/node/hindcast/known-population.ts';
import { THOUSAND } from '../../workers/node/sources/age-classes.ts';

/** A metric as it was recorded, place by year. */
export interface Observed {
  readonly firstYear: number;
  readonly lastYear: number;
  /** [C][Y] value; NaN where it is not known. */
  readonly values: Float64Array;
}

/** What happened, by the metric that a hindcast writes; and how many lived where. */
export interface PastRecord {
  readonly metrics: ReadonlyMap<string, Observed>;
  readonly population: KnownPopulation;
}

/** Read everything that hindcasts are scored against. A year without a record counts as none in the flows of people. */
export function readObserved({ baseline, read }: Pick<HindcastInput, 'baseline' | 'read'>): PastRecord {
  const { places } = baseline;
  const population = readKnownPopulation(read, places);
  const table = (
    file: string,
    place: string,
    columns: readonly string[],
    span: readonly [number, number],
    gap: number,
  ) => tabulate(places, read(file, [...new Set([place, 'year', ...columns])]), place, columns, span, gap);
  const flows = ['refugees', 'asylum_seekers', 'refugee_like', 'oip'] as const;
  const refugees = 'displacement/refugee_flows.csv';
  const displaced = ['new_displacements'] as const;
  const net = table('demography/net_migration.csv', 'iso3', ['net'], [1990, 2023], Number.NaN);
  const people = new Float64Array(places.length * 25).fill(Number.NaN);
  for (const year of population.years)
    for (let i = 0; i < places.length; i++) people[i * 25 + year - 1999] = population.at(i, year + 1);
  return {
    population,
    metrics: new Map<string, Observed>([
      ['disasterDisplacement', table('displacement/disaster_displacement.csv', 'iso3', displaced, [2008, 2020], 0)],
      ['conflictDisplacement', table('displacement/conflict_displacement.csv', 'iso3', displaced, [2009, 2020], 0)],
      ['crossBorderOut', table(refugees, 'origin', flows, [2000, 2022], 0)],
      ['crossBorderIn', table(refugees, 'destination', flows, [2000, 2022], 0)],
      ['netMigration', { ...net, values: net.values.map((value) => value * THOUSAND) }],
      ['population', { firstYear: 1999, lastYear: 2023, values: people }],
    ]),
  };
}

/** Sum columns of a table by place and year; `gap` stands where there is no row. */
function tabulate(
  places: readonly Pick<Place, 'iso3'>[],
  rows: readonly Readonly<{ [column: string]: string }>[],
  placeColumn: string,
  columns: readonly string[],
  [firstYear, lastYear]: readonly [number, number],
  gap: number,
): Observed {
  const years = lastYear - firstYear + 1;
  const index = new Map(places.map(({ iso3 }, i) => [iso3, i]));
  const values = new Float64Array(places.length * years).fill(gap);
  for (const row of rows) {
    const place = index.get(row[placeColumn] ?? '');
    const year = Number(row.year);
    if (place === undefined || !(year >= firstYear && year <= lastYear)) continue;
    const at = place * years + year - firstYear;
    const before = values[at] as number;
    values[at] = columns.reduce((sum, column) => sum + Number(row[column]), Number.isNaN(before) ? 0 : before);
  }
  return { firstYear, lastYear, values };
}
