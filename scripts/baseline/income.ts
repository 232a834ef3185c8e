import { type Baseline, GROWTH_PERIODS, INCOME_GROUPS } from '../../src/baseline/baseline.ts';
import { readLatest, type Sparse } from '../../workers/node/sources/latest.ts';
import { numberAt, readTable, refuse, type Sources } from '../../workers/node/sources/sources.ts';
import { fillByGroup } from './impute.ts';
import type { PlaceTable } from './places.ts';

const LEVELS = 'economy/gdp_per_capita.csv';
const SSP = 'economy/gdp_ssp.csv';
const DEATHS = 'displacement/conflict_deaths.csv';
/** Years of growth to which the spread is fitted. */
const SPREAD_YEARS = { first: 2000, last: 2019 } as const;
const FEWEST_YEARS = 10;
/** Deaths in conflict of a year from which its growth is left out: the loss belongs to the conflict. Assumed. */
const CONFLICT_DEATHS = 1_000;
/** Spread of a year's own growth, points: no place is calmer or wilder (facts: the middle of countries lies in 2.0-4.1). */
const SPREAD_BOUNDS = { min: 1.5, max: 6 } as const;
/** Spread of the world's growth, points, over 2000-2019. */
const WORLD_SPREAD = 1.25;
/** How much the world's growth moves a place's growth, by income group. Source: regression on the world mean, 2000-2019. */
const LOADING = { low: 0.3, 'lower-middle': 0.3, 'upper-middle': 1.1, high: 1.2 } as const;

/** What the income process starts from. */
export interface IncomeBaseline {
  readonly values: Baseline['income'];
  readonly imputed: Baseline['imputed'];
}

/** Read levels, growth by income group and the place's own spread of growth. */
export function readIncome(sources: Sources, table: PlaceTable): IncomeBaseline {
  const [level] = readLatest(sources, table, LEVELS, 'year', { first: 1990, last: 2024 }, [
    { column: 'gdp_pc', min: 100, max: 1e6 },
  ]) as [Sparse];
  for (let i = 0; i < level.values.length; i++)
    if (level.known[i]) level.values[i] = Math.log(level.values[i] as number);
  const spread = readSpread(sources, table);
  const imputed = [...fillByGroup(level, table, 'income.level'), ...fillByGroup(spread, table, 'income.spread')];
  const values = { level: level.values.map(Math.exp), spread: spread.values, growth: readGrowth(sources, table) };
  return { values, imputed };
}

/** [4][5] mean over the places of an income group of the yearly log growth of SSP2 in each period. */
function readGrowth(sources: Sources, table: PlaceTable): Float64Array {
  const source = readTable(sources, SSP, ['iso3', 'ssp', 'year', 'index_2025']);
  const series = new Map<string, Map<number, number>>();
  for (const row of source.rows) {
    if (row.text('ssp') !== 'SSP2') continue;
    const iso3 = row.text('iso3');
    const years = series.get(iso3) ?? new Map<number, number>();
    years.set(
      numberAt(sources, source, row, 'year', 2000, 2100),
      Math.log(numberAt(sources, source, row, 'index_2025', 0.01, 100)),
    );
    series.set(iso3, years);
  }
  return Float64Array.from({ length: INCOME_GROUPS.length * GROWTH_PERIODS.length }, (_, cell) => {
    const income = INCOME_GROUPS[Math.floor(cell / GROWTH_PERIODS.length)] as string;
    const first = GROWTH_PERIODS[cell % GROWTH_PERIODS.length] as number;
    const growths = table.places.flatMap((place) => {
      const years = place.income === income ? series.get(place.iso3) : undefined;
      const [from, to] = [years?.get(first), years?.get(first + 5)];
      return from === undefined || to === undefined ? [] : [(to - from) / 5];
    });
    if (growths.length === 0)
      refuse(sources, SSP, 0, 'iso3', `no SSP2 place of income group ${income}`, 'one at least');
    return growths.reduce((a, b) => a + b, 0) / Math.max(1, growths.length);
  });
}

/** Spread of a place's own growth, points: what is left of its spread outside conflict without the world's part. */
function readSpread(sources: Sources, table: PlaceTable): Sparse {
  const deaths = new Map<string, number>();
  const conflicts = readTable(sources, DEATHS, ['iso3', 'year', 'deaths_best']);
  for (const row of conflicts.rows)
    deaths.set(`${row.text('iso3')} ${row.text('year')}`, numberAt(sources, conflicts, row, 'deaths_best', 0, 1e7));
  const levels = new Map<string, number>();
  const source = readTable(sources, LEVELS, ['iso3', 'year', 'gdp_pc', 'source']);
  // Only the World Bank's own figures: growth carried over from another source is not this place's.
  for (const row of source.rows)
    if (row.text('source') === 'WDI')
      levels.set(`${row.text('iso3')} ${row.text('year')}`, numberAt(sources, source, row, 'gdp_pc', 100, 1e6));
  const known = new Uint8Array(table.places.length);
  const values = Float64Array.from(table.places, ({ iso3, income }, i) => {
    const all: number[] = [];
    const peaceful: number[] = [];
    for (let year = SPREAD_YEARS.first; year <= SPREAD_YEARS.last; year++) {
      const [before, now] = [levels.get(`${iso3} ${year - 1}`), levels.get(`${iso3} ${year}`)];
      if (before === undefined || now === undefined) continue;
      all.push(100 * Math.log(now / before));
      if ((deaths.get(`${iso3} ${year}`) ?? 0) < CONFLICT_DEATHS) peaceful.push(100 * Math.log(now / before));
    }
    // Where conflict is the rule, all years: their spread is what the place is used to.
    const growth = peaceful.length < FEWEST_YEARS ? all : peaceful;
    if (growth.length < FEWEST_YEARS) return 0;
    known[i] = 1;
    const mean = growth.reduce((a, b) => a + b, 0) / growth.length;
    const variance = growth.reduce((sum, g) => sum + (g - mean) ** 2, 0) / (growth.length - 1);
    const own = Math.sqrt(Math.max(SPREAD_BOUNDS.min ** 2, variance - (WORLD_SPREAD * LOADING[income]) ** 2));
    return Math.min(SPREAD_BOUNDS.max, own);
  });
  return { values, known };
}
