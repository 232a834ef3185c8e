import { numberAt, readTable, refuse, type Sources } from '../../workers/node/sources/sources.ts';
import type { PlaceTable } from './places.ts';

/** Years of the urban share that tests compare with. */
export const URBAN_YEARS = [2035, 2050] as const;
const WUP = 'urbanization/urban_population.csv';

/** Read the urban share of URBAN_YEARS, [C][2] with a mask [C]; linear where the source has no such year. */
export function readUrban(
  sources: Sources,
  table: PlaceTable,
): { readonly share: Float64Array; readonly known: Float64Array } {
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
  const known = new Float64Array(table.places.length);
  series.forEach((values, place) => {
    if (values.size === 0) return;
    known[place] = 1;
    URBAN_YEARS.forEach((year, i) => {
      share[place * URBAN_YEARS.length + i] = interpolate(sources, values, year, table.places[place]?.iso3 ?? '');
    });
  });
  return { share, known };
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
