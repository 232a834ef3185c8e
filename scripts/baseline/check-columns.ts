import { type Axis, readGrid } from '../../workers/node/sources/grid.ts';
import type { Sources } from '../../workers/node/sources/sources.ts';
import { type ColumnNotes, type DescribedColumn, describeColumn } from './columns.ts';
import type { PlaceTable } from './places.ts';
import { stepsByPopulation } from './scales.ts';
import { URBAN_YEARS, type UrbanShares } from './urban.ts';

const CHECK_YEARS = ['2029', '2034', '2039', '2044', '2049'] as const;
const AGE_YEARS = ['2034', '2049'] as const;
const AGES = [...Array.from({ length: 20 }, (_, i) => `${5 * i}-${5 * i + 4}`), '100+'];
const BLOCK = AGE_YEARS.length * 2 * AGES.length;
const PEOPLE = { min: 0, max: 2e6 } as const;
/** Cells of the source and the names of their columns; the first five are populations. */
const TOTALS = [
  ['pop', 'population'],
  ['l80', 'populationLower80'],
  ['u80', 'populationUpper80'],
  ['l95', 'populationLower95'],
  ['u95', 'populationUpper95'],
  ['births', 'births'],
  ['deaths', 'deaths'],
] as const;

/** Describe the UN targets that tests compare with; never an input of the model. */
export function checkColumns(
  sources: Sources,
  table: PlaceTable,
  population: Float64Array,
  urban: UrbanShares,
): DescribedColumn[] {
  const places = table.places.length;
  const mask = (name: string, source: string, values: Float64Array): DescribedColumn =>
    describeColumn(
      {
        name: `${name}Known`,
        axes: 'place',
        shape: [places],
        unit: '1 or 0',
        scale: 1,
        sources: [source],
        transformation: `mask of ${name}`,
      },
      values,
    );
  const isEven = Float64Array.from(table.places, (place) => (place.m49 % 2 === 0 ? 1 : 0));
  const byAge: ColumnNotes = {
    name: 'populationByAge',
    axes: 'place, year, sex, age',
    shape: [places, AGE_YEARS.length, 2, AGES.length],
    unit: 'persons at year end',
    scale: stepsByPopulation(population, 2e-6),
    delta: [3],
    sources: ['wpp2024'],
    transformation: 're-arranged, rounded; places without it hold 0 and are masked',
  };
  const urbanShare: ColumnNotes = {
    name: 'urbanShare',
    axes: 'place, year',
    shape: [places, URBAN_YEARS.length],
    unit: 'share of the population',
    scale: 0.0001,
    sources: ['wup2018'],
    transformation: 'percent to share; linear where the source lacks the year; places without it hold 0 and are masked',
  };
  return [
    ...totalColumns(sources, table, population),
    describeColumn(byAge, readByAge(sources, table, isEven)),
    mask('populationByAge', 'wpp2024', isEven),
    describeColumn(urbanShare, urban.share),
    mask('urbanShare', 'wup2018', urban.known),
  ];
}

/** Metadata of the checks file. */
export function checkMeta(table: PlaceTable): unknown {
  return {
    kind: 'checks',
    checksVersion: 1,
    iso3: table.places.map((place) => place.iso3),
    years: CHECK_YEARS.map(Number),
    ageYears: AGE_YEARS.map(Number),
    urbanYears: URBAN_YEARS,
  };
}

function totalColumns(sources: Sources, table: PlaceTable, population: Float64Array): DescribedColumn[] {
  const places = table.places.length;
  const axes: readonly Axis[] = [
    { column: 'iso3', values: table.places.map((place) => place.iso3), others: 'refuse' },
    { column: 'year', values: CHECK_YEARS, others: 'skip' },
  ];
  const cells = TOTALS.map(([cell]) => cell);
  const { values } = readGrid(sources, 'demography/projection_check.csv', axes, cells, PEOPLE, table.isDropped);
  return TOTALS.map(([, name], i) =>
    describeColumn(
      {
        name,
        axes: 'place, year',
        shape: [places, CHECK_YEARS.length],
        unit: i < 5 ? 'persons at year end' : 'persons a year',
        scale: stepsByPopulation(population, i < 5 ? 5e-6 : 5e-7),
        delta: [1],
        sources: ['wpp2024'],
        transformation: 're-arranged, rounded',
      },
      Float64Array.from({ length: places * CHECK_YEARS.length }, (_, slot) =>
        Math.round((values[slot * cells.length + i] as number) * 1000),
      ),
    ),
  );
}

/** Population by age [C][2][S][21] of the places with an even M49 code; the others stay 0. */
function readByAge(sources: Sources, table: PlaceTable, isEven: Float64Array): Float64Array {
  const even = table.places.filter((_, i) => isEven[i] === 1).map((place) => place.iso3);
  const axes: readonly Axis[] = [
    { column: 'iso3', values: even, others: 'refuse' },
    { column: 'year', values: AGE_YEARS, others: 'refuse' },
    { column: 'sex', values: ['M', 'F'], others: 'refuse' },
  ];
  const { values } = readGrid(sources, 'demography/projection_check_age.csv', axes, AGES, PEOPLE, table.isDropped);
  const out = new Float64Array(table.places.length * BLOCK);
  let next = 0;
  isEven.forEach((known, place) => {
    if (known !== 1) return;
    for (let i = 0; i < BLOCK; i++) out[place * BLOCK + i] = Math.round((values[next++] as number) * 1000);
  });
  return out;
}
