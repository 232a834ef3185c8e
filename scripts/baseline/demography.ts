import {
  FERTILITY_KNOTS,
  FIRST_YEAR,
  HISTORY_YEARS,
  LAST_YEAR,
  MIGRATION_HISTORY,
  MORTALITY_PERIODS,
} from '../../src/baseline/baseline.ts';
import { ABRIDGED_AGES, FIVE_YEAR_AGES, MOTHER_AGES, THOUSAND } from '../../workers/node/sources/age-classes.ts';
import { type Axis, readGrid } from '../../workers/node/sources/grid.ts';
import type { Sources } from '../../workers/node/sources/sources.ts';
import type { PlaceTable } from './places.ts';

const range = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
/** Projection years as text. */
export const YEARS = range(FIRST_YEAR, LAST_YEAR);
const SINGLE_AGES = range(0, 100).map((age) => `a${age}`);
const PEOPLE = { min: 0, max: 2e6 } as const;
const NET = { min: -1e5, max: 1e5 } as const;

/** Demographic sources as dense arrays, persons. */
export interface Demography {
  /** [C][S][101] */
  readonly populationBase: Float64Array;
  /** [C][S][P][22] */
  readonly deathRates: Float64Array;
  /** [C][S][T] median, lower and upper 80% */
  readonly lifeExpectancy: readonly Float64Array[];
  /** [C][T] median, lower and upper 80% */
  readonly totalFertility: readonly Float64Array[];
  readonly netMigration: readonly Float64Array[];
  /** [C][K][9] */
  readonly fertilityAge: Float64Array;
  /** [C][T] */
  readonly sexRatio: Float64Array;
  /** [C][T][S][21] */
  readonly netMigrationAge: Float64Array;
  /** [C][6][S][21] */
  readonly populationHistory: Float64Array;
  /** [C][1990..2024] */
  readonly netMigrationHistory: Float64Array;
}

/** Read and check every demographic table. */
export function readDemography(sources: Sources, table: PlaceTable): Demography {
  const iso3: Axis = { column: 'iso3', values: table.places.map((place) => place.iso3), others: 'refuse' };
  const year: Axis = { column: 'year', values: YEARS, others: 'skip' };
  const sex: Axis = { column: 'sex', values: ['M', 'F'], others: 'refuse' };
  const read = (
    name: string,
    axes: readonly Axis[],
    cells: readonly string[],
    bounds: { min: number; max: number },
  ): Float64Array => readGrid(sources, `demography/${name}.csv`, axes, cells, bounds, table.isDropped).values;
  const periods: Axis = {
    column: 'period',
    values: MORTALITY_PERIODS.map((first) => `${first}-${first + 5}`),
    others: 'skip',
  };
  const life = read('life_expectancy', [iso3, year], ['e0_m', 'm_l80', 'm_u80', 'e0_f', 'f_l80', 'f_u80'], {
    min: 15,
    max: 105,
  });
  const fertility = read('fertility', [iso3, year], ['tfr', 'l80', 'u80'], { min: 0.1, max: 10 });
  const net = read('net_migration', [iso3, year], ['net', 'l80', 'u80'], NET);
  const past: Axis = { column: 'year', values: range(MIGRATION_HISTORY.first, MIGRATION_HISTORY.last), others: 'skip' };
  const migrationAge = read('net_migration_age', [iso3, year, sex], FIVE_YEAR_AGES, NET);
  return {
    populationBase: persons(read('population_base', [iso3, sex], SINGLE_AGES, PEOPLE)),
    deathRates: swapInner(
      read('mortality', [iso3, periods, sex], ABRIDGED_AGES, { min: 1e-7, max: 5 }),
      periods.values.length,
      2,
      22,
    ),
    lifeExpectancy: [0, 1, 2].map((bound) => lifeBySex(life, bound)),
    totalFertility: [0, 1, 2].map((bound) => every(fertility, 3, bound)),
    netMigration: [0, 1, 2].map((bound) => persons(every(net, 3, bound))),
    fertilityAge: read(
      'fertility_age',
      [iso3, { column: 'year', values: FERTILITY_KNOTS.map(String), others: 'skip' }],
      MOTHER_AGES,
      { min: 0, max: 100 },
    ).map((percent) => percent / 100),
    sexRatio: read('sex_ratio_birth', [iso3, year], ['srb'], { min: 0.9, max: 1.3 }),
    netMigrationAge: persons(migrationAge),
    populationHistory: persons(
      read(
        'population_history',
        [iso3, { column: 'year', values: HISTORY_YEARS.map(String), others: 'skip' }, sex],
        FIVE_YEAR_AGES,
        PEOPLE,
      ),
    ),
    netMigrationHistory: persons(read('net_migration', [iso3, past], ['net'], NET)),
  };
}

/** Sum the rows of equal length, one per place. */
export function totals(values: Float64Array, places: number): Float64Array {
  const width = values.length / places;
  return Float64Array.from({ length: places }, (_, i) => sum(values.subarray(i * width, (i + 1) * width)));
}

/** Mid-year population [C][Y] of past years, log-linear between the year-end points of the history. */
export function populationByYear(
  history: Float64Array,
  places: number,
  firstYear: number,
  years: number,
): Float64Array {
  const points = HISTORY_YEARS.length;
  const out = new Float64Array(places * years);
  for (let place = 0; place < places; place++) {
    const logTotals = HISTORY_YEARS.map((_, i) => {
      const from = (place * points + i) * 42;
      return Math.log(sum(history.subarray(from, from + 42)));
    });
    for (let t = 0; t < years; t++) {
      // 31 December of Y is Y + 1 on the time axis; mid-year is Y + 0.5.
      const when = firstYear + t - 0.5;
      let i = 0;
      while (i < points - 2 && when > (HISTORY_YEARS[i + 1] as number)) i++;
      const from = HISTORY_YEARS[i] as number;
      const share = (when - from) / ((HISTORY_YEARS[i + 1] as number) - from);
      out[place * years + t] = Math.exp(
        (logTotals[i] as number) + share * ((logTotals[i + 1] as number) - (logTotals[i] as number)),
      );
    }
  }
  return out;
}

function persons(thousands: Float64Array): Float64Array {
  // Three decimals of a thousand are whole persons; rounding removes the binary dust of the product.
  return thousands.map((value) => Math.round(value * THOUSAND));
}

function every(values: Float64Array, width: number, offset: number): Float64Array {
  return Float64Array.from({ length: values.length / width }, (_, i) => values[i * width + offset] as number);
}

/** [C][T][6] (three bounds of males, then of females) to [C][S][T] of one bound. */
function lifeBySex(values: Float64Array, bound: number): Float64Array {
  const years = YEARS.length;
  return Float64Array.from({ length: values.length / 3 }, (_, i) => {
    const place = Math.floor(i / (2 * years));
    const sex = Math.floor(i / years) % 2;
    return values[(place * years + (i % years)) * 6 + sex * 3 + bound] as number;
  });
}

/** [..][A][B][width] to [..][B][A][width]. */
function swapInner(values: Float64Array, a: number, b: number, width: number): Float64Array {
  const out = new Float64Array(values.length);
  const block = a * b * width;
  for (let i = 0; i < values.length; i++) {
    const within = i % block;
    const first = Math.floor(within / (b * width));
    const second = Math.floor(within / width) % b;
    out[i - within + (second * a + first) * width + (within % width)] = values[i] as number;
  }
  return out;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
