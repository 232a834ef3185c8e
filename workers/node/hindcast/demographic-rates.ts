import { FERTILITY_KNOTS, MORTALITY_PERIODS } from '../../../src/baseline/baseline.ts';
import { ABRIDGED_AGES, MOTHER_AGES } from '../sources/age-classes.ts';
import { type Axis, readGrid } from '../sources/grid.ts';
import { throwProblems } from '../sources/sources.ts';
import type { HindcastInput } from './forecaster.ts';

const FIRST_RECORD = 1990;
const FIRST_PERIOD = 2000;

/** Rates that an origin can see, UN WPP 2024. */
export interface DemographicRates {
  /** [C] log of total fertility by year, 1990 to the year before the origin. */
  readonly logFertility: readonly Float64Array[];
  /** [C x 2] life expectancy by year, males then females of each place. */
  readonly lifeExpectancy: readonly Float64Array[];
  /** [C][S][P][22] death rates of the last closed period, repeated in every period of the projection. */
  readonly deathRates: Float64Array;
  /** [C][K][9] shares of fertility by age of mother at the last knot, repeated. */
  readonly fertilityAge: Float64Array;
  /** [C] male births per female birth in the last year. */
  readonly sexRatio: Float64Array;
}

/**
 * Read fertility and mortality before an origin.
 *
 * The period table of 2000-2005 runs to 1 July 2005 and is the earliest: origin 2005 takes its age pattern, while the
 * level comes from life expectancy to 2004.
 */
export function readDemographicRates({ baseline, sources, origin }: HindcastInput): DemographicRates {
  const C = baseline.places.length;
  const iso3: Axis = { column: 'iso3', values: baseline.places.map((place) => place.iso3), others: 'refuse' };
  const sex: Axis = { column: 'sex', values: ['M', 'F'], others: 'refuse' };
  const years = Array.from({ length: origin - FIRST_RECORD }, (_, i) => String(FIRST_RECORD + i));
  const year: Axis = { column: 'year', values: years, others: 'skip' };
  const last: Axis = { column: 'year', values: [String(origin - 1)], others: 'skip' };
  const start = FIRST_PERIOD + 5 * Math.floor((origin - 5 - FIRST_PERIOD) / 5);
  const period: Axis = { column: 'period', values: [`${start}-${start + 5}`], others: 'skip' };
  const knot: Axis = { column: 'year', values: [String(5 * Math.floor((origin - 1) / 5))], others: 'skip' };
  const isDropped = () => true;
  const read = (name: string, axes: readonly Axis[], cells: readonly string[], min: number, max: number) =>
    readGrid(sources, `demography/${name}.csv`, axes, cells, { min, max }, isDropped).values;
  const fertility = read('fertility', [iso3, year], ['tfr'], 0.1, 10).map(Math.log);
  const life = read('life_expectancy', [iso3, year], ['e0_m', 'e0_f'], 5, 105);
  const deathRates = read('mortality', [iso3, period, sex], ABRIDGED_AGES, 1e-7, 5);
  const fertilityAge = read('fertility_age', [iso3, knot], MOTHER_AGES, 0, 100).map((percent) => percent / 100);
  const sexRatio = read('sex_ratio_birth', [iso3, last], ['srb'], 0.9, 1.3);
  throwProblems(sources);
  const span = years.length;
  return {
    logFertility: Array.from({ length: C }, (_, i) => fertility.subarray(i * span, (i + 1) * span)),
    lifeExpectancy: Array.from({ length: 2 * C }, (_, i) =>
      Float64Array.from({ length: span }, (_, t) => life[((i >> 1) * span + t) * 2 + (i % 2)] as number),
    ),
    deathRates: repeatBlocks(deathRates, ABRIDGED_AGES.length, MORTALITY_PERIODS.length),
    fertilityAge: repeatBlocks(fertilityAge, MOTHER_AGES.length, FERTILITY_KNOTS.length),
    sexRatio,
  };
}

/** Repeat each block of `width` values `times` times in a row. */
function repeatBlocks(values: Float64Array, width: number, times: number): Float64Array {
  const out = new Float64Array(values.length * times);
  for (let block = 0; block < values.length / width; block++)
    for (let i = 0; i < times; i++)
      out.set(values.subarray(block * width, (block + 1) * width), (block * times + i) * width);
  return out;
}
