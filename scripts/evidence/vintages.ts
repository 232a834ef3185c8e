import type { HindcastInput } from '../../workers/node/hindcast/forecaster.ts';
import type { KnownPopulation } from '../../workers/node/hindcast/known-population.ts';
import type { Rival } from './rivals.ts';

const WPP2017 = 'demography/vintage/wpp2017_population.csv';
const WPP2017_NET = 'demography/vintage/wpp2017_net_migration.csv';
const WPP2015 = 'demography/vintage/wpp2015bayesmig_population.csv';
/** Base year of both vintages: what they say of later years is projection. */
const BASE = 2015;

/** Forecasts of older revisions; each speaks only for origins from its base on, and for places that it has. */
export interface Vintages {
  /** Net migrants by the WPP 2017 rate of the five-year period, on today's population. */
  readonly netMigration: ReadonlyMap<string, Rival>;
  /** Population at year end: growth of the vintage from mid-2015 on, on today's base. */
  readonly population: ReadonlyMap<string, Rival>;
  /** WPP 2017 net migration per person and year, null where the vintage lacks the place. */
  netRate(place: number, year: number): number | null;
}

/** Read the vintages. Levels were revised since, so growth and rates are compared, not levels. */
export function readVintages(
  { baseline, read }: Pick<HindcastInput, 'baseline' | 'read'>,
  known: KnownPopulation,
): Vintages {
  const index = new Map(baseline.places.map(({ iso3 }, i) => [iso3, i]));
  const totals = (file: string) => {
    const out = new Map<string, number>();
    for (const row of read(file, ['iso3', 'year', 'pop']))
      out.set(`${index.get(row.iso3 ?? '')} ${row.year}`, Number(row.pop));
    /** Persons in thousands at a date, log-linear between 1 July of 2015, 2020, ... */
    return (place: number, time: number): number | null => {
      const from = BASE + 5 * Math.floor((time - 0.5 - BASE) / 5);
      const before = out.get(`${place} ${from}`);
      const after = out.get(`${place} ${from + 5}`);
      if (before === undefined || after === undefined) return null;
      return before * (after / before) ** ((time - 0.5 - from) / 5);
    };
  };
  const wpp2017 = totals(WPP2017);
  const wpp2015 = totals(WPP2015);
  const net = new Map<string, number>();
  for (const row of read(WPP2017_NET, ['iso3', 'period', 'net']))
    net.set(`${index.get(row.iso3 ?? '')} ${row.period}`, Number(row.net));
  const netRate = (place: number, year: number): number | null => {
    // Periods run from 1 July: the calendar year takes half of each where it straddles two.
    const rateOf = (time: number) => {
      const from = BASE + 5 * Math.floor((time - 0.5 - BASE) / 5);
      const moves = net.get(`${place} ${from}-${from + 5}`);
      const people = wpp2017(place, Math.max(BASE + 0.5, from + 3));
      return moves === undefined || people === null ? null : moves / 5 / people;
    };
    const first = rateOf(year + 0.25);
    const second = rateOf(year + 0.75);
    return first === null || second === null ? null : (first + second) / 2;
  };
  const growth =
    (totalAt: (place: number, time: number) => number | null): Rival =>
    (place, origin, year) => {
      if (origin < BASE) return null;
      const before = totalAt(place, Math.max(origin, BASE + 0.5));
      const after = totalAt(place, year + 1);
      if (before === null || after === null) return null;
      // The vintage starts at 1 July 2015; its first half year is carried back at the same growth.
      const span = year + 1 - origin;
      const seen = year + 1 - Math.max(origin, BASE + 0.5);
      return Float64Array.of(known.at(place, origin) * (after / before) ** (span / seen));
    };
  return {
    netRate,
    netMigration: new Map<string, Rival>([
      [
        'un2017',
        (place, origin, year) => {
          const rate = origin < BASE ? null : netRate(place, year);
          return rate === null ? null : Float64Array.of(rate * known.at(place, year + 0.5));
        },
      ],
    ]),
    population: new Map([
      ['un2017', growth(wpp2017)],
      ['un2015WithMigration', growth(wpp2015)],
    ]),
  };
}
