import { type Baseline, FIRST_YEAR, type Place, WARMING_PATHS } from '../../src/baseline/baseline.ts';
import { PATH_WIDTH, urbanPath } from '../../src/drivers/urbanization/urban-path.ts';
import { createWorld, resetPeople } from '../../src/engine/world.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import { numberAt, readTable, refuse, type Sources } from '../../workers/node/sources/sources.ts';
import { WARMING_YEARS } from '../../workers/node/sources/warming.ts';
import { type DescribedColumn, describeColumn } from './columns.ts';

const GROUNDSWELL = 'climate/slow_onset.csv';
const PESSIMISTIC = 'pessimistic';
const HIGH_PATH = 'SSP5-8.5';
/** Year whose warming is held in the comparison. */
const HELD_YEAR = FIRST_YEAR - 1;
/** Industry share of jobs from which towns are taken to have work for all who come; below, in proportion. Assumed after Henderson et al. 2017. */
const INDUSTRY_ENOUGH = 0.2;
/** Weight of low-income places, whose people can least afford to move. Assumed after Cattaneo and Peri 2016. */
const LOW_INCOME_WEIGHT = 0.5;
const NO_FIGURE_RULE = 'no published regional figure: rate of North Africa';

/** The one country that the report gives a high end of its own; it is taken out of its region. */
const OWN_FIGURE = { country: 'Bangladesh', region: 'South Asia' } as const;

/** Regions of the report, and the UN subregions that stand for them here; high-income places are in none. */
const SUBREGIONS: Readonly<Record<string, readonly string[]>> = {
  'Sub-Saharan Africa': ['un-eastern-africa', 'un-middle-africa', 'un-southern-africa', 'un-western-africa'],
  'East Asia and Pacific': [
    ...['un-eastern-asia', 'un-south-eastern-asia'],
    ...['un-melanesia', 'un-micronesia', 'un-polynesia'],
  ],
  'South Asia': ['un-southern-asia'],
  'North Africa': ['un-northern-africa'],
  'Latin America': ['un-caribbean', 'un-central-america', 'un-south-america'],
  'Eastern Europe and Central Asia': ['un-eastern-europe', 'un-central-asia', 'un-southern-europe'],
};
/** Places that the report puts elsewhere than their UN subregion; `null`: in no region that has a figure. */
const ELSEWHERE: Readonly<Record<string, string | null>> = {
  BGD: OWN_FIGURE.country,
  SDN: 'Sub-Saharan Africa',
  IRN: null,
  ARM: 'Eastern Europe and Central Asia',
  AZE: 'Eastern Europe and Central Asia',
  GEO: 'Eastern Europe and Central Asia',
  TUR: 'Eastern Europe and Central Asia',
};

/** Region of the report for a place, Bangladesh apart; `null` where it has no figure for the place. */
export function groundswellRegion({ iso3, income, groups }: Pick<Place, 'iso3' | 'income' | 'groups'>): string | null {
  if (income === 'high') return null;
  if (Object.hasOwn(ELSEWHERE, iso3)) return ELSEWHERE[iso3] ?? null;
  const found = Object.entries(SUBREGIONS).find(([, ids]) => ids.some((id) => groups.includes(id)));
  return found?.[0] ?? null;
}

/** Read the published high end of each region, persons, Bangladesh apart from the rest of its region. */
export function readHighEnds(sources: Sources): ReadonlyMap<string, number> {
  const table = readTable(sources, GROUNDSWELL, ['region', 'scenario', 'high_millions']);
  const out = new Map<string, number>();
  for (const row of table.rows) {
    const region = row.text('region');
    const isWanted = Object.hasOwn(SUBREGIONS, region) || region === OWN_FIGURE.country;
    if (row.text('scenario') !== PESSIMISTIC || !isWanted) continue;
    out.set(region, 1e6 * numberAt(sources, table, row, 'high_millions', 0.1, 1_000));
  }
  const own = out.get(OWN_FIGURE.country) ?? 0;
  out.set(OWN_FIGURE.region, (out.get(OWN_FIGURE.region) ?? 0) - own);
  for (const region of [...Object.keys(SUBREGIONS), OWN_FIGURE.country])
    if (!out.has(region))
      refuse(sources, GROUNDSWELL, 0, 'region', `no high end of ${region}`, 'one pessimistic row each');
  return out;
}

/**
 * Fit the rate of slow-onset departures [C], per rural person, degree and year, at the high end.
 *
 * rate = k x farm share of jobs x weight; k of a region is such that departures at SSP5-8.5, cumulated over 2025-2050 along the UN
 * medium population, reach the published high end. Movers leave the rural people, so a second and third pass take them off.
 */
export function fitSlowOnset(baseline: Baseline, highEnds: ReadonlyMap<string, number>) {
  const { places, labour } = baseline;
  const weight = Float64Array.from(places, ({ income }, i) => {
    const work = Math.min(1, (labour.industry[i] as number) / INDUSTRY_ENOUGH);
    return (labour.agriculture[i] as number) * work * (income === 'low' ? LOW_INCOME_WEIGHT : 1);
  });
  const regions = places.map(groundswellRegion);
  const rural = ruralPeople(baseline);
  const warming = warmingSince(baseline);
  const rate = new Float64Array(places.length);
  const k = new Map([...highEnds.keys()].map((region) => [region, 0.01]));
  const imputed: Baseline['imputed'][number][] = [];
  for (let pass = 0; pass < 4; pass++) {
    places.forEach(({ income }, i) => {
      const region = regions[i] ?? (income === 'high' ? null : 'North Africa');
      rate[i] = region === null ? 0 : (k.get(region) as number) * (weight[i] as number);
    });
    for (const [region, target] of highEnds) {
      let sum = 0;
      places.forEach((_, i) => {
        if (regions[i] === region) sum += cumulated(rate[i] as number, rural, i, warming);
      });
      if (sum > 0) k.set(region, ((k.get(region) as number) * target) / sum);
    }
  }
  places.forEach(({ iso3, income }, i) => {
    if (regions[i] === null && income !== 'high')
      imputed.push({ iso3, column: 'slowOnset.rate', rule: NO_FIGURE_RULE });
  });
  return { rate, imputed };
}

/** Movers of a place over the years; those who left are no longer there to leave. */
function cumulated(rate: number, rural: Float64Array, place: number, warming: Float64Array): number {
  let gone = 0;
  for (let t = 0; t < warming.length; t++)
    gone += rate * (warming[t] as number) * Math.max(0, (rural[place * warming.length + t] as number) - gone);
  return gone;
}

/** [C][T] rural people at the start of each year: UN medium population, urban path of WUP 2018. */
function ruralPeople(baseline: Baseline): Float64Array {
  const { C, T, kernel } = createWorld(baseline);
  const { memory } = kernel;
  const path = urbanPath(baseline);
  const out = new Float64Array(C * T);
  resetPeople({ baseline, C, kernel });
  memory.hazardExcess.fill(0);
  const cells = memory.people.length / C;
  for (let index = 0; index < T; index++) {
    for (let i = 0; i < C; i++) {
      let people = 0;
      for (let cell = 0; cell < cells; cell += LANES) people += memory.people[i * cells + cell] as number;
      out[i * T + index] = people * (1 - (path.share[i * PATH_WIDTH + index] as number));
      memory.totalFertility.fill(baseline.totalFertility.median[i * T + index] as number, i * LANES, (i + 1) * LANES);
    }
    kernel.survive(index);
    kernel.leave(index);
    kernel.settle(index);
  }
  return out;
}

/** Degrees over 2024 on the high path, best estimate, 2025-2050. */
function warmingSince(baseline: Baseline): Float64Array {
  const years = WARMING_YEARS.last - WARMING_YEARS.first + 1;
  const row = WARMING_PATHS.indexOf(HIGH_PATH) * years - WARMING_YEARS.first;
  const at = (year: number) => baseline.warming.best[row + year] as number;
  return Float64Array.from({ length: PATH_WIDTH - 1 }, (_, t) => Math.max(0, at(FIRST_YEAR + t) - at(HELD_YEAR)));
}

/** Describe the column; the published figures are not stored. */
export function slowOnsetColumn(rate: Float64Array): DescribedColumn {
  return describeColumn(
    {
      name: 'slowOnset.rate',
      axes: 'place',
      shape: [rate.length],
      unit: 'departures per rural person, degree and year, at the high end',
      scale: 0.000001,
      sources: ['groundswell', 'ilo', 'wpp2024', 'wup2018', 'ipcc-spm8'],
      transformation:
        'own fit to the high ends of six regions, Bangladesh apart, at SSP5-8.5; no source figure is stored',
    },
    rate,
  );
}
