import type { Baseline } from '../../src/baseline/baseline.ts';
import { URBAN_POINTS } from '../../src/baseline/baseline.ts';
import { readLatest, type Sparse } from '../../workers/node/sources/latest.ts';
import { numberAt, readTable, refuse, type Sources } from '../../workers/node/sources/sources.ts';
import { fillByGroup } from './impute.ts';
import type { PlaceTable } from './places.ts';

/** Years of the urban share that tests compare with. */
export const URBAN_YEARS = [2035, 2050] as const;
const STRESS = 'urbanization/urban_stress.csv';
const SLUM_YEARS = { first: 1990, last: 2024 } as const;
const ALL_LOW = 'more people below 5 m than urban people by the national definition: all of them';
const WUP = 'urbanization/urban_population.csv';

/** The urban shares of WUP 2018, as in the source: 0 where a place is not in it. */
export interface UrbanShares {
  /** [C][2] at URBAN_YEARS, linear where the source has no such year. */
  readonly share: Float64Array;
  /** [C] 1 where the source has the place. */
  readonly known: Float64Array;
  /** [C][7] at URBAN_POINTS. */
  readonly path: Float64Array;
}

/** Read the urban shares that the model follows and those that tests compare with. */
export function readUrban(sources: Sources, table: PlaceTable): UrbanShares {
  const source = readTable(sources, WUP, ['iso3', 'year', 'urban_pct']);
  const rows = new Map(table.places.map((place, i) => [place.iso3, i]));
  const series = table.places.map(() => new Map<number, number>());
  for (const row of source.rows) {
    const iso3 = row.text('iso3');
    const place = rows.get(iso3);
    if (place === undefined && !table.isDropped(iso3)) {
      refuse(
        sources,
        WUP,
        row.number,
        'iso3',
        iso3 || 'nothing',
        'a known place code, or one listed in data/place-codes.csv',
      );
    }
    if (place === undefined) continue;
    series[place]?.set(
      numberAt(sources, source, row, 'year', 1950, 2100),
      numberAt(sources, source, row, 'urban_pct', 0, 100) / 100,
    );
  }
  const share = new Float64Array(table.places.length * URBAN_YEARS.length);
  const path = new Float64Array(table.places.length * URBAN_POINTS.length);
  const known = new Float64Array(table.places.length);
  series.forEach((values, place) => {
    if (values.size === 0) return;
    known[place] = 1;
    URBAN_YEARS.forEach((year, i) => {
      share[place * URBAN_YEARS.length + i] = interpolate(sources, values, year, table.places[place]?.iso3 ?? '');
    });
    URBAN_POINTS.forEach((year, i) => {
      path[place * URBAN_POINTS.length + i] = interpolate(sources, values, year, table.places[place]?.iso3 ?? '');
    });
  });
  return { share, known, path };
}

/** What the urbanization driver starts from. */
export interface UrbanBaseline {
  readonly values: Baseline['urban'];
  readonly imputed: Baseline['imputed'];
}

/**
 * Read slums and low coasts, and fill what is missing: places that WUP lacks take path and level of their group, never a
 * figure of another series.
 */
export function readUrbanBaseline(sources: Sources, table: PlaceTable, { path, known }: UrbanShares): UrbanBaseline {
  const share = path.slice();
  const width = URBAN_POINTS.length;
  const imputed: Baseline['imputed'][number][] = [];
  URBAN_POINTS.forEach((_, i) => {
    const at = { values: path.filter((_value, cell) => cell % width === i), known: Uint8Array.from(known) };
    const filled = fillByGroup(at, table, 'urban.share');
    if (i === 0) imputed.push(...filled);
    at.values.forEach((value, place) => {
      share[place * width + i] = value;
    });
  });
  const slums = withoutRepeats(sources, table);
  const [low] = readLatest(sources, table, STRESS, 'elevation_year', { first: 2015, last: 2015 }, [
    { column: 'urban_pct_below_5m', min: 0, max: 100 },
  ]) as [Sparse];
  const landlocked = new Set(
    readTable(sources, 'geography/countries.csv', ['iso3', 'landlocked'])
      .rows.filter((row) => row.text('landlocked') === '1')
      .map((row) => row.text('iso3')),
  );
  for (let place = 0; place < table.places.length; place++) {
    if (landlocked.has(table.places[place]?.iso3 ?? '')) low.known[place] = 1;
    if (low.known[place] !== 1) continue;
    // The source counts people below 5 m as a share of all people, by a satellite mask of towns; WUP by national definition.
    const urban = share[place * width] as number;
    const ofTowns = urban > 0 ? (low.values[place] as number) / 100 / urban : 0;
    if (ofTowns > 1)
      imputed.push({ iso3: table.places[place]?.iso3 ?? '', column: 'urban.lowCoastShare', rule: ALL_LOW });
    low.values[place] = Math.min(1, ofTowns);
  }
  imputed.push(...fillByGroup(slums, table, 'urban.slumShare'), ...fillByGroup(low, table, 'urban.lowCoastShare'));
  return { values: { share, slumShare: slums.values, lowCoastShare: low.values }, imputed };
}

/** Shares of urban people in slums; a regional average that the source repeats for several countries counts as missing. */
function withoutRepeats(sources: Sources, table: PlaceTable): Sparse {
  const [slums] = readLatest(sources, table, STRESS, 'slum_year', SLUM_YEARS, [
    { column: 'slum_pct_of_urban', min: 0, max: 100 },
  ]) as [Sparse];
  const repeated = new Set(
    readTable(sources, STRESS, ['iso3', 'slum_flag'])
      .rows.filter((row) => row.text('slum_flag') === 'regional_value')
      .map((row) => row.text('iso3')),
  );
  table.places.forEach(({ iso3 }, place) => {
    if (repeated.has(iso3)) slums.known[place] = 0;
    slums.values[place] = slums.known[place] === 1 ? (slums.values[place] as number) / 100 : 0;
  });
  return slums;
}

/** Value in a year, linear between the nearest years on both sides. */
function interpolate(sources: Sources, values: ReadonlyMap<number, number>, year: number, iso3: string): number {
  const years = [...values.keys()].sort((a, b) => a - b);
  const before = years.findLast((known) => known <= year);
  const after = years.find((known) => known >= year);
  if (before === undefined || after === undefined) {
    refuse(sources, WUP, 0, 'year', `no years around ${year} for ${iso3}`, 'years on both sides');
    return 0;
  }
  const low = values.get(before) ?? 0;
  return before === after ? low : low + (((values.get(after) ?? 0) - low) * (year - before)) / (after - before);
}
