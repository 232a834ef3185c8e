import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Text of each source file by its path; a test changes one of them and writes the folder. */
export type SourceFiles = Map<string, string>;

const CODES = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'] as const;
const IOM = [
  ['IOM_AP', 'Asia and the Pacific'],
  ['IOM_EHSA', 'East, Horn and Southern Africa'],
  ['IOM_WCA', 'West and Central Africa'],
  ['IOM_MENA', 'Middle East and North Africa'],
  ['M49_019', 'North America'],
  ['IOM_ECA', 'Europe and Central Asia'],
] as const;
/** Columns of the names in further languages. */
const OTHER_NAMES = ['fr', 'fr_in', 'es', 'es_in', 'ar', 'ar_in'] as const;
const INCOMES = ['low', 'lower_middle', 'upper_middle', 'high'] as const;
const AGES = [...Array.from({ length: 20 }, (_, i) => `${5 * i}-${5 * i + 4}`), '100+'];
const years = (first: number, last: number, step = 1): number[] =>
  Array.from({ length: (last - first) / step + 1 }, (_, i) => first + i * step);

/** Every source file of a made-up world of six places with round numbers; builds without a problem. */
export function madeUpSources(): SourceFiles {
  const files: SourceFiles = new Map();
  const table = (file: string, header: string, rows: readonly (readonly (string | number)[])[]): void => {
    files.set(file, `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`);
  };
  const perYear = (first: number, last: number, cells: readonly number[], step = 1): (string | number)[][] =>
    CODES.flatMap((code) => years(first, last, step).map((year) => [code, year, ...cells]));
  const perSex = (when: readonly (string | number)[], cells: readonly number[]): (string | number)[][] =>
    CODES.flatMap((code) => when.flatMap((key) => ['M', 'F'].map((sex) => [code, key, sex, ...cells])));
  table(
    'geography/countries.csv',
    'iso3,landlocked,name,m49,lat,lon,income_group,income_source,iom_region,un_region,un_subregion',
    CODES.map((code, i) => [
      ...[code, 0, code, 10 + 2 * i, i, i, INCOMES[i % 4] ?? '', 'WB_FY25', `"${IOM[i]?.[1]}"`],
      ...['Northern America', 'Northern America'],
    ]),
  );
  table(
    'terminology/country_names.csv',
    `iso3,m49,en,en_in,${OTHER_NAMES.join(',')}`,
    CODES.map((code, i) => [
      code,
      `0${10 + 2 * i}`,
      code,
      `in ${code}`,
      ...OTHER_NAMES.map((form) => `${code} ${form}`),
    ]),
  );
  const regions: (readonly [id: string, ...rest: string[]])[] = [
    ['M49_001', 'un_world', '001', 'World', 'in the world'],
    ['M49_021', 'un_region', '021', 'Northern America', 'in Northern America'],
    ...IOM.map(
      ([id, name]) => [id, 'iom_region', '', `"${id === 'M49_019' ? 'Americas' : name}"`, 'in the region'] as const,
    ),
    ...INCOMES.map((income) => [`INC_${income}`, 'income_group', '', income, 'in the group'] as const),
  ];
  table(
    'terminology/region_names.csv',
    `id,scheme,m49,en,en_in,${OTHER_NAMES.join(',')}`,
    regions.map((row) => [...row, ...OTHER_NAMES.map((form) => `${row[0]} ${form}`)]),
  );
  table('demography/fertility.csv', 'iso3,year,tfr,l80,u80', perYear(2025, 2050, [2, 1.8, 2.2]));
  table(
    'demography/fertility_age.csv',
    'iso3,year,10-14,15-19,20-24,25-29,30-34,35-39,40-44,45-49,50-54',
    perYear(2025, 2050, [1, 9, 20, 30, 20, 10, 5, 4, 1], 5),
  );
  table(
    'demography/life_expectancy.csv',
    'iso3,year,e0_m,m_l80,m_u80,e0_f,f_l80,f_u80',
    perYear(2025, 2050, [70, 69, 71, 75, 74, 76]),
  );
  const rates = [0.02, 0.001, ...AGES.slice(1).map((_, i) => 0.0005 * 1.45 ** i)];
  table(
    'demography/mortality.csv',
    `iso3,period,sex,0,1-4,${AGES.slice(1).join(',')}`,
    perSex(
      years(2025, 2050, 5).map((first) => `${first}-${first + 5}`),
      rates.map((rate) => Number(Math.min(rate, 0.8).toFixed(6))),
    ),
  );
  table('demography/net_migration.csv', 'iso3,year,net,l80,u80', perYear(1990, 2050, [0, -1, 1]));
  const perAge = `iso3,year,sex,${AGES.join(',')}`;
  const even = AGES.map((_, i) => 50 - 2 * i);
  table(
    'demography/net_migration_age.csv',
    perAge,
    perSex(
      years(2025, 2050),
      AGES.map(() => 0),
    ),
  );
  table('demography/population_history.csv', perAge, perSex([1999, 2004, 2009, 2014, 2019, 2023], even));
  table('demography/projection_check_age.csv', perAge, perSex([2034, 2049], even));
  const single = years(0, 100);
  table(
    'demography/population_base.csv',
    `iso3,sex,${single.map((age) => `a${age}`).join(',')}`,
    CODES.flatMap((code) => ['M', 'F'].map((sex) => [code, sex, ...single.map((age) => 10.5 - age / 10)])),
  );
  table(
    'demography/projection_check.csv',
    'iso3,year,pop,l80,u80,l95,u95,births,deaths',
    perYear(2029, 2049, [1000, 900, 1100, 850, 1150, 20, 10], 5),
  );
  table('demography/sex_ratio_birth.csv', 'iso3,year,srb', perYear(2025, 2050, [1.05]));
  const floods = CODES.slice(0, 4).flatMap((code, i) =>
    years(2013, 2020, i + 1).map((year) => [code, year, 50 * year]),
  );
  table(
    'displacement/disaster_events.csv',
    'iso3,year,start_date,hazard,new_displacements',
    floods.map(
      ([code, year, people], i) =>
        [code, year, `${year}-0${1 + (i % 9)}-15`, i % 3 === 0 ? 'storm' : 'flood', people] as (string | number)[],
    ),
  );
  table(
    'displacement/disaster_displacement.csv',
    'iso3,year,new_displacements,n_events',
    floods.map(([code, year, people]) => [code, year, people, 1] as (string | number)[]),
  );
  table('displacement/wdi_displacement.csv', 'iso3,year,cause,new_displacements', [
    ['AAA', 2015, 'disaster', 1200],
    ['AAA', 2016, 'conflict', 77],
    ['BBB', 2016, 'conflict', 77],
  ]);
  table(
    'climate/warming.csv',
    'scenario,kind,year_start,warming_c,p05_c,p95_c',
    ['SSP1-1.9', 'SSP1-2.6', 'SSP2-4.5', 'SSP3-7.0', 'SSP5-8.5'].flatMap((scenario) =>
      years(2015, 2060).map((year) => [scenario, 'annual', year, ((year - 1960) / 50).toFixed(3), 0.9, 2.5]),
    ),
  );
  table('urbanization/urban_population.csv', 'iso3,year,urban_pct', perYear(2020, 2050, [50], 5));
  table(
    'urbanization/urban_stress.csv',
    'iso3,slum_pct_of_urban,slum_year,slum_flag,urban_pct_below_5m,elevation_year',
    CODES.map((code, i) => [code, 10 * i, 2020, '', 5, 2015]),
  );
  addEconomy(table, perYear);
  table(
    'climate/slow_onset.csv',
    'region,scenario,high_millions',
    [
      ...['Sub-Saharan Africa', 'East Asia and Pacific', 'South Asia', 'North Africa', 'Latin America'],
      ...['Eastern Europe and Central Asia', 'Bangladesh'],
    ].map((region) => [region, 'pessimistic', region === 'Bangladesh' ? 5 : 10]),
  );
  addMigration(table);
  return files;
}

type AddTable = (file: string, header: string, rows: readonly (readonly (string | number)[])[]) => void;

/** Corridors, forced movements and stocks between all pairs: uneven enough for a regression, both ways, small and large. */
function addMigration(table: AddTable): void {
  const pairs = CODES.flatMap((from, i) => CODES.flatMap((to, j) => (i === j ? [] : [[from, to, 7 * i + j] as const])));
  table(
    'migration/corridors.csv',
    'origin,destination,year0,flow',
    pairs.flatMap(([from, to, key]) =>
      years(1990, 2010, 5).map((year) => [from, to, year, (key % 2 === 0 ? 40 : 4000) + ((key * year) % 97)]),
    ),
  );
  table(
    'displacement/refugee_flows.csv',
    'origin,destination,year,refugees,asylum_seekers,refugee_like,oip',
    // Two places know small flows alone: small and large ones are fitted apart.
    pairs.flatMap(([from, to, key]) =>
      years(2000, 2022).map((year) => {
        const small = (key * year) % 9;
        return [from, to, year, from > 'DDD' || to > 'DDD' ? small : 80 * small, 1, 0, 0];
      }),
    ),
  );
  table('displacement/refugee_stocks.csv', 'origin,destination,year,refugees,asylum_seekers,oip', [
    ['AAA', 'BBB', 2024, 60_000, 10, 0],
    ['AAA', 'CCC', 2024, 30_000, 10, 0],
  ]);
  table('displacement/returns.csv', 'iso3,year,returned_refugees', [['AAA', 2024, 1000]]);
  table('migration/free_movement.csv', 'area,iso3,status,year,year_end,note', [
    ['UNION', 'AAA', 'full', 1990, '', ''],
    ['UNION', 'BBB', 'full', 1990, '', ''],
    ['UNION', 'CCC', 'full', 1990, 2010, 'left'],
    ['UNION', 'DDD', 'full', 1990, 2025, 'leaves; kept as a practice'],
    ['UNION', 'EEE', 'partial', 2000, '', 'signature unconfirmed'],
    ['UNION', 'FFF', 'partial', 2000, '', 'joined about then (year unconfirmed)'],
    ['Schengen', 'AAA', 'full', 1995, '', 'travel only'],
    ['Schengen', 'BBB', 'full', 1995, '', 'travel only'],
  ]);
  table('displacement/conflict_deaths.csv', 'iso3,year,deaths_best', [
    ['AAA', 2018, 500],
    ['AAA', 2024, 500],
    ['BBB', 2024, 500],
  ]);
  table('displacement/conflict_displacement.csv', 'iso3,year,new_displacements,idp_stock', [
    ['AAA', 2018, 20_000, 50_000],
    ['AAA', 2019, 30_000, 60_000],
    ['AAA', 2020, 40_000, 70_000],
    ['BBB', 2020, 500, ''],
  ]);
  table(
    'displacement/fragility.csv',
    'iso3,year,pv',
    CODES.flatMap((code, i) => years(2005, 2023).map((year) => [code, year, i - 2])),
  );
  table(
    'migration/corridor_traits.csv',
    'origin,destination,dist_km,contiguous',
    pairs.flatMap(([from, to, key]) => (from < to ? [[from, to, 500 + 40 * key, key % 2]] : [])),
  );
  table(
    'migration/migrant_stock.csv',
    'origin,destination,year,stock',
    pairs.map(([from, to, key]) => [from, to, 2024, 100 * key]),
  );
  table(
    'migration/migrant_stock_other_origin.csv',
    'destination,year,stock_other_origin',
    CODES.map((code) => [code, 2024, 10]),
  );
  table(
    'migration/remittances.csv',
    'iso3,year,received_usd',
    CODES.map((code) => [code, 2023, 1_000_000]),
  );
}

/** Labour markets that do not change and incomes that grow by 2% a year. */
function addEconomy(
  table: (file: string, header: string, rows: readonly (readonly (string | number)[])[]) => void,
  perYear: (first: number, last: number, cells: readonly number[], step?: number) => (string | number)[][],
): void {
  const header = [
    ...['iso3', 'year', 'unemployment_pct', 'youth_unemployment_pct', 'participation_male_pct'],
    ...[
      'participation_female_pct',
      'participation_pct',
      'self_employed_pct',
      'emp_agriculture_pct',
      'emp_industry_pct',
    ],
  ];
  table('economy/labour.csv', header.join(), perYear(2008, 2023, [5, 10, 70, 50, 60, 40, 30, 20]));
  const growing = (first: number, last: number, step = 1) =>
    years(first, last, step).map((year) => [year, (1.02 ** (year - 2025)).toFixed(5)] as const);
  table(
    'economy/gdp_per_capita.csv',
    'iso3,year,gdp_pc,source',
    CODES.flatMap((code) => growing(1999, 2024).map(([year, level]) => [code, year, 10_000 * Number(level), 'WDI'])),
  );
  table(
    'economy/gdp_ssp.csv',
    'iso3,ssp,year,index_2025',
    CODES.flatMap((code) => growing(2020, 2060, 5).map(([year, level]) => [code, 'SSP2', year, level])),
  );
}

/** Write sources to a temporary folder, run, and remove the folder whatever happens. */
export function withFolder<A>(files: SourceFiles, run: (folder: string) => A): A {
  const folder = mkdtempSync(join(tmpdir(), 'sources-'));
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
